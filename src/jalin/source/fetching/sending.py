"""Sending to an address that somebody named: past the same guard as fetching.

Nothing is looked up twice, no redirect is followed, and of the answer only its head is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jalin.source.fetching.guard import Guard, Resolve, Url, parse_url, resolve_by_system
from jalin.source.fetching.policy import FetchError, FetchPolicy
from jalin.source.fetching.wire import Request, Wire

# What is sent is small: more than this is a fault of ours.
MAX_SENT_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a server answered. `retry_after_s` is how long it asks to be left alone."""

    status: int
    retry_after_s: float | None = None

    @property
    def is_accepted(self) -> bool:
        """Tell whether the server took what was sent."""
        return 200 <= self.status < 300  # noqa: PLR2004 (statuses of success)


class Sender:
    """Sends one message after another; for use by one thread."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Callable[[], float],
        resolve: Resolve = resolve_by_system,
    ) -> None:
        """`clock` gives seconds that never go back, such as `time.monotonic`."""
        self._guard = Guard(policy, resolve=resolve, clock=clock)
        self._wire = Wire(policy, clock=clock)

    def check(self, url: str) -> Url:
        """Check whether an address may be sent to at all.

        Raises FetchError "refused_scheme", "refused_url", "refused_address", "refused_port", "dns".
        """
        parsed = parse_url(url, source=url)
        self._guard.find_addresses(parsed, source=url)
        return parsed

    def send(self, url: str, content: bytes, headers: Mapping[str, str]) -> Sent:
        """Send a message by POST.

        Raises FetchError as `check` does, and "too_large", "connection", "tls", "timeout".
        """
        if len(content) > MAX_SENT_BYTES:
            raise FetchError(url, "too_large", f"a message of over {MAX_SENT_BYTES} bytes")
        parsed = parse_url(url, source=url)
        # Asked anew for each message: an address that moves to a private network is found out.
        self._guard.forget()
        response = self._wire.ask(
            Request(
                url=parsed,
                addresses=self._guard.find_addresses(parsed, source=url),
                source=url,
                max_bytes=MAX_SENT_BYTES,
                headers=headers,
                content=content,
            )
        )
        return Sent(status=response.status, retry_after_s=response.retry_after_s)
