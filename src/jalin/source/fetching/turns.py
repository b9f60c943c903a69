"""Visits to one host take turns, with time between them."""

from collections.abc import Callable

from jalin.source.fetching.policy import FetchError, FetchPolicy

_NEVER = float("-inf")
# Of so many hosts, the one that was not visited for longest is long due.
_MAX_HOSTS = 10_000


class Turns:
    """When each host was last visited. Waiting is done by the `sleep` that the caller gives."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._visits: dict[str, float] = {}
        self._pages: dict[str, float] = {}

    def wait_for_page(self, host: str, *, delay_s: float, source: str) -> None:
        """Wait until the host may be asked for a page.

        That is the gap of the policy after any visit, and its own delay after the last page.
        Raises FetchError "robots_delay" where that is longer than a run should sleep.
        """
        due = max(self._find_due(host), self._pages.get(host, _NEVER) + delay_s)
        wait_s = due - self._clock()
        if wait_s > self._policy.max_delay_s:
            detail = f"{host} asks for {delay_s:g} s between pages"
            raise FetchError(source, "robots_delay", detail, retry_after_s=wait_s)
        self._wait(wait_s)
        self._note(self._pages, host)
        self._note(self._visits, host)

    def wait_for_more(self, host: str) -> None:
        """Wait until the host may be asked for its robots.txt, or for where a page has moved."""
        self._wait(self._find_due(host) - self._clock())
        self._note(self._visits, host)

    def forget(self) -> None:
        """Forget every visit."""
        self._visits.clear()
        self._pages.clear()

    def _find_due(self, host: str) -> float:
        return self._visits.get(host, _NEVER) + self._policy.host_gap_s

    def _note(self, times: dict[str, float], host: str) -> None:
        times.pop(host, None)
        times[host] = self._clock()
        if len(times) > _MAX_HOSTS:
            del times[next(iter(times))]

    def _wait(self, wait_s: float) -> None:
        if wait_s > 0:
            self._sleep(wait_s)
