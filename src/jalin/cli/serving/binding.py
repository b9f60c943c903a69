"""Where a server listens, and whether it may: a register is not shown to strangers by mistake."""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import closing

from jalin.model import AbortError
from jalin.pipeline.accounts import Access, Desk

# So many ports after a taken one are tried to suggest another.
_MOST_TRIED = 20
_BACKLOG = 128
_LAST_PORT = 65535


class PublicAddressError(AbortError):
    """The register would be shown to others, and nothing says that they may see it."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} can be reached from other machines, and nothing keeps strangers from this "
            "register: make an account (`jalin user add`) and close reading (`jalin user access "
            "closed`), or say --read-only-public to show it to everybody, without sign-in"
        )


class ClosedRegisterError(AbortError):
    """A register that only some may read is asked to be shown to everybody."""

    def __init__(self) -> None:
        super().__init__(
            "reading is closed, and --read-only-public would show the register to everybody: "
            "leave the option out, or open reading first (`jalin user access open`)"
        )


class PortTakenError(AbortError):
    """Another program listens at a port already. `other` is a port that is free."""

    def __init__(self, port: int, other: int | None) -> None:
        self.port = port
        self.other = other
        hint = f"; port {other} is free: --port {other}" if other else ""
        super().__init__(f"port {port} is taken by another program{hint}")


def is_local(host: str) -> bool:
    """Tell whether only this machine reaches an address; a name but `localhost` may mean any."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_exposure(host: str, desk: Desk, *, is_read_only_public: bool) -> None:
    """Raise an AbortError where strangers would reach what nobody allowed them to see."""
    if is_read_only_public:
        if desk.access() is Access.CLOSED:
            raise ClosedRegisterError
        return
    if not is_local(host) and not (desk.has_users() and desk.access() is Access.CLOSED):
        raise PublicAddressError(host)


def open_socket(host: str, port: int) -> socket.socket:
    """Listen at an address. Raises PortTakenError, AbortError where it cannot be used."""
    try:
        return _listen(host, port)
    except OSError as err:
        if err.errno == errno.EADDRINUSE:
            raise PortTakenError(port, _find_free(host, port)) from err
        raise AbortError(f"cannot listen at {host}, port {port}: {err.strerror or err}") from err


def write_address(host: str, port: int) -> str:
    """Write the address that a browser opens; for all addresses of a machine that of its own."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host)  # noqa: S104 (told, not bound)
    return f"http://{shown or (f'[{host}]' if ':' in host else host)}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # asyncio sends at once only where the socket tells the number of its protocol.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def _find_free(host: str, port: int) -> int | None:
    return next((it for it in _list_next(port) if _is_free(host, it)), None)


def _list_next(port: int) -> Iterator[int]:
    yield from range(port + 1, min(port + _MOST_TRIED, _LAST_PORT) + 1)


def _is_free(host: str, port: int) -> bool:
    try:
        with closing(_listen(host, port)):
            return True
    except OSError:
        return False
