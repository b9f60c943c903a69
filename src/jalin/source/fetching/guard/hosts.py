"""A host is connected to by addresses that were checked."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from jalin.source.fetching.guard.addresses import find_refusal
from jalin.source.fetching.guard.urls import Url
from jalin.source.fetching.policy import FetchError, FetchPolicy

# Gives all addresses of a host. Raises OSError where there are none.
Resolve = Callable[[str], Sequence[str]]

# Long enough for robots.txt and the page after it, short enough to follow a host that moves.
_KNOWN_FOR_S = 60.0
_MAX_KNOWN = 1_000


class Guard:
    """Checks hosts.

    Remembers checked addresses for a minute, so that no name changes its meaning between the
    asking for its robots.txt and for its page.
    """

    def __init__(
        self, policy: FetchPolicy, *, resolve: Resolve, clock: Callable[[], float]
    ) -> None:
        self._policy = policy
        self._resolve = resolve
        self._clock = clock
        self._known: dict[str, tuple[float, tuple[str, ...]]] = {}

    def find_addresses(self, url: Url, *, source: str) -> tuple[str, ...]:
        """Find the addresses to connect to; there is at least one, and every one is checked.

        One refused address among several refuses the host.
        Raises FetchError "dns", "refused_address" or "refused_port".
        """
        known = self._known.get(url.host)
        if known is None or self._clock() - known[0] > _KNOWN_FOR_S:
            known = self._clock(), self._check(url.host, source)
            self._known.pop(url.host, None)
            self._known[url.host] = known
            if len(self._known) > _MAX_KNOWN:
                del self._known[next(iter(self._known))]
        addresses = known[1]
        # Servers of tests take any port; `allow_loopback` let their addresses pass.
        is_local = all(find_refusal(address) == "loopback" for address in addresses)
        if url.port not in self._policy.ports and not is_local:
            raise FetchError(source, "refused_port", f"{url.authority}: no port of web pages")
        return addresses

    def forget(self) -> None:
        """Ask again for every host."""
        self._known.clear()

    def _check(self, host: str, source: str) -> tuple[str, ...]:
        addresses = (host,) if _is_address(host) else self._ask(host, source)
        for address in addresses:
            refusal = find_refusal(address, allow_loopback=self._policy.allow_loopback)
            if refusal is not None:
                detail = f"{host} leads to {address}: {refusal}"
                raise FetchError(source, "refused_address", detail)
        return addresses

    def _ask(self, host: str, source: str) -> tuple[str, ...]:
        try:
            addresses = tuple(dict.fromkeys(self._resolve(host)))
        except OSError as err:
            raise FetchError(source, "dns", f"{host}: {err}") from err
        if not addresses:
            raise FetchError(source, "dns", f"{host} has no address")
        return addresses


def resolve_by_system(host: str) -> tuple[str, ...]:
    """Ask the resolver of the system for every address of a host. Raises OSError."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(str(answer[4][0]) for answer in answers)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
