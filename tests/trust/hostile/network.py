"""A network in which every way out is watched: who was looked up, and whom a socket went to.

One address is public: what goes there comes to a site of the test. The resolver reads numbers as
those of systems do, in every spelling.
"""

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from local_site import Names, Site

PUBLIC = "93.184.216.34"
# By the names of `destinations.yml`.
HOSTS: Mapping[str, Sequence[str]] = {
    "news.example": [PUBLIC],
    "localhost": ["127.0.0.1", "::1"],
    "inside.example": ["192.168.1.7"],
    "first.example": ["10.0.0.1", PUBLIC],
    "second.example": [PUBLIC, "169.254.169.254"],
    "mapped.example": [PUBLIC, "::ffff:127.0.0.1"],
    "zone.example": ["fe80::1%eth0"],
}
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@dataclass(slots=True, kw_only=True)
class Network:
    """The site behind the public address, and the addresses to which sockets went."""

    site: Site
    names: Names
    reached: list[str] = field(default_factory=list)

    @property
    def strangers(self) -> set[str]:
        """Tell who was reached that may not be."""
        return set(self.reached) - {PUBLIC}


def build_names(**more: Sequence[Sequence[str]]) -> Names:
    """Build a resolver that knows our hosts, and others by what they answer in turn."""
    known = {name.replace(".", "_"): [answer] for name, answer in HOSTS.items()}
    return Names(**{**known, **more})


def watch_network(monkeypatch: pytest.MonkeyPatch, site: Site) -> Network:
    """Watch all sockets of this process; the environment names a proxy for everything."""
    network = Network(site=site, names=build_names())
    connect = socket.socket.connect

    def reach(self: socket.socket, address: Any) -> None:  # noqa: ANN401 (differs by family)
        network.reached.append(str(address[0]))
        if address[0] != PUBLIC:
            raise ConnectionRefusedError("watched")
        connect(self, ("127.0.0.1", site.port))

    def look_up(host: str, *_: object, **__: object) -> list[tuple[Any, ...]]:
        return [(0, 0, 0, "", (address, 0)) for address in _resolve(network.names, host)]

    monkeypatch.setattr(socket.socket, "connect", reach)
    monkeypatch.setattr(socket.socket, "connect_ex", reach)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in _PROXIES:
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    return network


def _resolve(names: Names, host: str) -> Sequence[str]:
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return names(host)
