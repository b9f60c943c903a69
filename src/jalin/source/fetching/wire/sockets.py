"""Connections to checked addresses that end in time, however slowly a server speaks."""

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any


class TooMuchError(OSError):
    """A server sent more bytes than any honest answer has."""


@dataclass(slots=True, kw_only=True)
class Budget:
    """What a request may still cost: it ends at `ends_at` by the clock, and after `n_bytes`.

    It stands at the socket, since the parsers of answers can be made to read on for ever: by a
    byte a second, or by a piece of negative length.
    """

    ends_at: float
    timeout_s: float
    n_bytes: int
    clock: Callable[[], float]

    def left_s(self) -> float:
        """Give the seconds to wait for the next bytes. Raises TimeoutError if none are left."""
        left_s = self.ends_at - self.clock()
        if left_s <= 0:
            raise TimeoutError("the whole answer took too long")
        return min(left_s, self.timeout_s)

    def spend(self, n_bytes: int) -> int:
        """Count received bytes, and give their number. Raises TooMuchError if too many."""
        self.n_bytes -= n_bytes
        if self.n_bytes < 0:
            raise TooMuchError("the server sends without end")
        return n_bytes


class _FrugalSocket(socket.socket):
    """A socket that keeps to a budget: a timeout alone begins anew with each byte."""

    budget: Budget

    # The types of buffers have names from Python 3.12 on.
    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:  # noqa: ANN401
        """Read what has come, waiting no longer than the budget allows."""
        self.settimeout(self.budget.left_s())
        return self.budget.spend(super().recv_into(buffer, nbytes, flags))


class _FrugalTlsSocket(ssl.SSLSocket):
    """The same for an encrypted connection."""

    budget: Budget

    def recv_into(
        self,
        buffer: Any,  # noqa: ANN401
        nbytes: int | None = None,
        flags: int = 0,
    ) -> int:
        """Read what has come, waiting no longer than the budget allows."""
        self.settimeout(self.budget.left_s())
        return self.budget.spend(super().recv_into(buffer, nbytes, flags))


def build_tls_context() -> ssl.SSLContext:
    """Build the rules of encrypted connections: certificates of the system, names checked."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = _FrugalTlsSocket
    return context


def open_socket(addresses: Sequence[str], port: int, budget: Budget) -> socket.socket:
    """Connect to the first address that answers; no name is looked up.

    Raises OSError, which is that of the last address, and TimeoutError.
    """
    for address in addresses[:-1]:
        try:
            return _connect(address, port, budget)
        except OSError:
            continue
    return _connect(addresses[-1], port, budget)


def encrypt(
    plain: socket.socket, context: ssl.SSLContext, host: str, budget: Budget
) -> socket.socket:
    """Encrypt a connection, whose server must prove to be the host. Raises OSError."""
    plain.settimeout(budget.left_s())
    encrypted = context.wrap_socket(plain, server_hostname=host)
    assert isinstance(encrypted, _FrugalTlsSocket)
    encrypted.budget = budget
    return encrypted


def close_socket(sock: socket.socket) -> None:
    """Close a connection for good.

    A plain close waits until the answer is closed, too, and of an answer that contradicts itself
    nobody has hold any more.
    """
    number = sock.detach()
    if number >= 0:
        socket.close(number)


def _connect(address: str, port: int, budget: Budget) -> socket.socket:
    version = ip_address(address).version
    family = socket.AF_INET if version == 4 else socket.AF_INET6  # noqa: PLR2004 a version of IP
    plain = _FrugalSocket(family, socket.SOCK_STREAM)
    plain.budget = budget
    try:
        plain.settimeout(budget.left_s())
        plain.connect((address, port))
    except OSError:
        plain.close()
        raise
    return plain
