"""The client: one URL is fetched, past guard, robots.txt and limits."""

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from jalin.source.fetching.guard import Guard, Resolve, Url, parse_url, resolve_by_system
from jalin.source.fetching.policy import FetchError, FetchPolicy, Purpose
from jalin.source.fetching.redirects import follow_redirects
from jalin.source.fetching.robots import Robots
from jalin.source.fetching.turns import Turns
from jalin.source.fetching.wire import Request, Response, Wire, is_sendable

_UNCHANGED = 304
_ANSWERED = frozenset({200, 203})
# Of a robots.txt half a megabyte is read, but a larger one is no reason to leave a host alone.
_MAX_ROBOTS_BYTES = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a URL gave. `content` is unpacked; `charset` is what the server says, unchecked.

    `etag` and `last_modified` are to be given back at the next fetch. `content_type` is None where
    the server names none; it is then up to the reader what the bytes are.
    """

    url: str
    final_url: str
    status: int
    content: bytes
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that nothing changed since the last fetch."""

    url: str


class Fetcher:
    """Fetches one URL after another; for use by one thread.

    Remembers what hosts ask of robots and when they were visited until the with-block is left.
    No cookie, connection or other trace of a server is kept.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        resolve: Resolve = resolve_by_system,
    ) -> None:
        """`clock` gives seconds that never go back, such as `time.monotonic`."""
        self._policy = policy
        self._guard = Guard(policy, resolve=resolve, clock=clock)
        self._robots = Robots(policy, clock=clock, ask=self._ask_robots)
        self._turns = Turns(policy, clock=clock, sleep=sleep)
        self._wire = Wire(policy, clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._guard.forget()
        self._robots.forget()
        self._turns.forget()

    def fetch(
        self,
        url: str,
        *,
        purpose: Purpose,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched | Unchanged:
        """Fetch a URL, following redirects; with a mark of an earlier fetch, only if it changed.

        Raises FetchError with the reasons of docs/reference/fetching.md, and nothing else.
        """
        marks = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: mark for name, mark in marks.items() if mark and is_sendable(mark)}
        accepted = ", ".join(sorted(self._policy.content_types[purpose]))
        headers = {"Accept": f"{accepted}, */*;q=0.1", **known}
        limit = self._policy.find_limit(purpose)
        final, response = self._follow(url, headers, max_bytes=limit)
        if response.status == _UNCHANGED and known:
            return Unchanged(url=url)
        self._check(response, purpose, url)
        return Fetched(
            url=url,
            final_url=final.text,
            status=response.status,
            content=response.content,
            content_type=response.content_type,
            charset=response.charset,
            etag=response.etag,
            last_modified=response.last_modified,
        )

    def _follow(self, url: str, headers: dict[str, str], *, max_bytes: int) -> tuple[Url, Response]:
        hosts: set[str] = set()

        def visit(hop: Url) -> Response:
            self._wait_for_page(hop, url, is_first=hop.host not in hosts)
            hosts.add(hop.host)
            return self._ask(hop, url, headers, max_bytes=max_bytes)

        limit = self._policy.max_redirects
        return follow_redirects(parse_url(url, source=url), visit, limit=limit, source=url)

    def _wait_for_page(self, hop: Url, source: str, *, is_first: bool) -> None:
        """Wait for the turn of a page, if guard and robots.txt let it pass.

        The hops of one page within a host are one page: were the host's own delay kept between
        them, a page that has moved could never be had from a slow host.
        """
        self._guard.find_addresses(hop, source=source)
        delay_s = self._robots.check(hop, source=source)
        if is_first:
            self._turns.wait_for_page(hop.host, delay_s=delay_s, source=source)
        else:
            self._turns.wait_for_more(hop.host)

    def _ask_robots(self, robots: Url) -> Response:
        def visit(hop: Url) -> Response:
            self._guard.find_addresses(hop, source=robots.text)
            self._turns.wait_for_more(hop.host)
            return self._ask(hop, robots.text, {}, max_bytes=_MAX_ROBOTS_BYTES)

        limit = self._policy.max_redirects
        return follow_redirects(robots, visit, limit=limit, source=robots.text)[1]

    def _ask(self, hop: Url, source: str, headers: dict[str, str], *, max_bytes: int) -> Response:
        request = Request(
            url=hop,
            # The wait may have been long: what was checked before it is checked anew.
            addresses=self._guard.find_addresses(hop, source=source),
            source=source,
            max_bytes=max_bytes,
            headers=headers,
        )
        return self._wire.ask(request)

    def _check(self, response: Response, purpose: Purpose, source: str) -> None:
        if response.status not in _ANSWERED:
            reason = f"http_{response.status}"
            raise FetchError(source, reason, retry_after_s=response.retry_after_s)
        content_type = response.content_type
        if content_type is None or content_type in self._policy.content_types[purpose]:
            return
        raise FetchError(source, "content_type", f"{content_type} is no {purpose}")
