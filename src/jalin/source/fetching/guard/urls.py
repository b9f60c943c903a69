"""A URL taken apart once, so that what is checked is what is asked."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from jalin.source.fetching.policy import FetchError

_PORTS = {"http": 80, "https": 443}
_MAX_LENGTH = 8_000
_MAX_HOST = 253
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(
    r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
# An address of IPv6 and its port: parsers differ on what else stands in brackets, or behind them.
_BRACKETED = re.compile(r"\[[^\[\]]*:[^\[\]]*\](:[0-9]*)?")
# Resolvers read a host that ends in a number as an IPv4 address, in many spellings.
_NUMBER = re.compile(r"(.*\.)?(0x[0-9a-f]*|[0-9]+)")
# What may stand unencoded in a path or query.
_KEPT = "%/:?@!$&'()*+,;=~[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Url:
    """A checked URL. `host` is in small ASCII letters, an IPv6 address without its brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def text(self) -> str:
        """The URL in its one spelling."""
        return self.origin + self.target


def parse_url(text: str, *, source: str) -> Url:
    """Take a URL apart; the fragment is dropped, what a request cannot carry is encoded.

    Raises FetchError "refused_scheme", "refused_url" or, for a host that is a number in an unusual
    spelling, "refused_address".
    """
    try:
        text = text.strip(" \t\r\n")
        parts = urlsplit(text)
        port = parts.port
        _check_form(text, parts, source)
        host = _parse_host(parts.hostname or "", source)
        target = _build_target(parts)
    except ValueError as err:
        raise FetchError(source, "refused_url", str(err)) from err
    scheme = parts.scheme.lower()
    return Url(scheme=scheme, host=host, port=port or _PORTS[scheme], target=target)


def join_url(start: Url, location: str, *, source: str) -> Url:
    """Find where a redirect leads. Raises FetchError as `parse_url` does."""
    try:
        joined = urljoin(start.text, location.strip(" \t\r\n"))
    except ValueError as err:
        raise FetchError(source, "refused_url", str(err)) from err
    return parse_url(joined, source=source)


def _check_form(text: str, parts: SplitResult, source: str) -> None:
    if parts.scheme.lower() not in _PORTS:
        raise FetchError(source, "refused_scheme", f"{parts.scheme[:20]!r} is not http or https")
    if len(text) > _MAX_LENGTH:
        raise ValueError(f"longer than {_MAX_LENGTH} characters")
    if _CONTROL.search(text):
        raise ValueError("control characters in a URL")
    if "@" in parts.netloc:
        raise ValueError("a URL must not name a user")
    if "[" in parts.netloc and not _BRACKETED.fullmatch(parts.netloc):
        raise ValueError("brackets around what is no address")
    if parts.port == 0:
        raise ValueError("no such port: 0")


def _parse_host(host: str, source: str) -> str:
    """Write a host in ASCII. Raises ValueError for what is no host."""
    if ":" in host:
        # A bracketed host; an address of a zone is refused when it is judged.
        return str(IPv6Address(host))
    if len(host) > _MAX_HOST:
        raise ValueError("a host name longer than the network knows")
    name = host if host.isascii() else host.encode("idna").decode("ascii")
    name = name.lower().removesuffix(".")
    if not _HOST.fullmatch(name):
        raise ValueError(f"no host name: {host[:80]!r}")
    if _NUMBER.fullmatch(name):
        _check_number(name, source)
    return name


def _check_number(name: str, source: str) -> None:
    try:
        IPv4Address(name)
    except AddressValueError as err:
        detail = f"{name[:80]} is an address in an unusual spelling"
        raise FetchError(source, "refused_address", detail) from err


def _build_target(parts: SplitResult) -> str:
    """Encode path and query. Raises ValueError for halves of characters."""
    path = _resolve_dots(quote(parts.path or "/", safe=_KEPT))
    return path + ("?" + quote(parts.query, safe=_KEPT) if parts.query else "")


def _resolve_dots(path: str) -> str:
    """Leave out "." and "..", which would hide a path from the rules of robots.txt."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        plain = segment.replace("%2e", ".").replace("%2E", ".")
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(segment)
    if segments[-1].replace("%2e", ".").replace("%2E", ".") in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
