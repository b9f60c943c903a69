"""Requests as bytes, for what no client would send, and answers as they come over the wire."""

import re
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

# Longer than the server waits for a request that does not come whole.
_PATIENCE_S = 45
HOST = b"Host: 127.0.0.1\r\n"
CLOSE = b"Connection: close\r\n"
_HEAD = re.compile(rb"HTTP/1\.1 (\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n")
_HEADER = re.compile(rb"([a-z-]+): ([\x20-\x7e]*)\r\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: `n_heads` is how many answers begin in it."""

    whole: bytes
    status: int | None
    headers: dict[str, str]
    body: bytes
    n_heads: int


def exchange(port: int, *pieces: bytes) -> Answer:
    """Send bytes, and read until the server closes. Raises TimeoutError where it hangs."""
    told = b""
    with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE_S) as asking:
        # Who is refused in the middle of what they say may find the connection gone.
        with suppress(ConnectionError):
            for piece in pieces:
                asking.sendall(piece)
        with suppress(ConnectionError):
            while piece := asking.recv(65536):
                told += piece
    return read_answer(told)


def read_answer(told: bytes) -> Answer:
    """Take an answer apart. Raises AssertionError for a head that is none."""
    if not told:
        return Answer(whole=b"", status=None, headers={}, body=b"", n_heads=0)
    head = _HEAD.match(told)
    assert head is not None, told[:300]
    headers = _HEADER.findall(head[2].lower())
    assert b"".join(b"%s: %s\r\n" % it for it in headers) == head[2].lower()
    return Answer(
        whole=told,
        status=int(head[1]),
        headers={name.decode(): value.decode() for name, value in headers},
        body=told[head.end() :],
        n_heads=len(re.findall(rb"HTTP/1\.1 \d{3}", told)),
    )


def get(port: int, target: str | bytes, headers: Sequence[bytes] = ()) -> Answer:
    """Ask for an address as it is written; a Host among the headers stands for the usual one."""
    raw = target if isinstance(target, bytes) else target.encode("latin-1")
    lines = [*headers] if any(it.lower().startswith(b"host:") for it in headers) else [HOST[:-2]]
    lines += [it for it in headers if it not in lines]
    head = b"\r\n".join(lines)
    return exchange(port, b"GET " + raw + b" HTTP/1.1\r\n" + head + b"\r\n" + CLOSE + b"\r\n")
