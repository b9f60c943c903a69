"""A client for measuring: little work for each request, so that it does not become the limit."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

_LENGTH = b"content-length:"
_CHUNKED = b"transfer-encoding: chunked"
# Such an answer is the last one on its connection.
_OLD, _CLOSING = b"http/1.0", b"connection: close"
_FINE = 200
# A request that takes longer than this is a fault.
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back: the status, the bytes of the body, the seconds until the last of them."""

    status: int
    size: int
    seconds: float


@dataclass(slots=True)
class Load:
    """What several clients together saw."""

    seconds: float = 0.0
    replies: list[Reply] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Give the rate of good replies."""
        return len(self.replies) / self.seconds if self.seconds else 0.0


class Connection:
    """A connection that is kept from one request to the next. A context manager."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._close()

    async def ask(self, target: str) -> Reply:
        """Ask for a page and read it whole. Raises OSError, ValueError, TimeoutError."""
        begin = time.perf_counter()
        try:
            status, size = await asyncio.wait_for(self._exchange(target), _TIMEOUT_S)
        except BaseException:
            await self._close()
            raise
        return Reply(status=status, size=size, seconds=time.perf_counter() - begin)

    async def _exchange(self, target: str) -> tuple[int, int]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)
        reader, writer = self._streams
        writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = await _read_body(reader, head)
        if head.startswith(_OLD) or _CLOSING in head:
            await self._close()
        return int(head[9:12]), size

    async def _close(self) -> None:
        if self._streams is not None:
            writer = self._streams[1]
            self._streams = None
            writer.close()


async def _read_body(reader: asyncio.StreamReader, head: bytes) -> int:
    if _CHUNKED in head:
        return await _read_chunks(reader)
    at = head.find(_LENGTH)
    if at < 0:
        raise ValueError("an answer that does not say how long it is")
    length = int(head[at + len(_LENGTH) : head.index(b"\r\n", at)])
    await reader.readexactly(length)
    return length


async def _read_chunks(reader: asyncio.StreamReader) -> int:
    size = 0
    while length := int((await reader.readline()).split(b";")[0], 16):
        await reader.readexactly(length + 2)
        size += length
    await reader.readline()
    return size


def ask_in_turn(port: int, targets: Sequence[str]) -> list[Reply]:
    """Ask for pages one after another over one connection. Raises ValueError for a failed one."""

    async def ask_all() -> list[Reply]:
        found = []
        async with Connection(port) as connection:
            for target in targets:
                reply = await connection.ask(target)
                if reply.status != _FINE:
                    raise ValueError(f"{target} answered {reply.status}")
                found.append(reply)
        return found

    return asyncio.run(ask_all())


def ask_for(port: int, targets: Iterator[str], *, clients: int, seconds: float) -> Load:
    """Let so many clients ask for so long, each as fast as it is answered."""
    load = Load()

    async def ask_on(end: float) -> None:
        async with Connection(port) as connection:
            while time.perf_counter() < end:
                target = next(targets)
                try:
                    reply = await connection.ask(target)
                except (OSError, ValueError, asyncio.IncompleteReadError, TimeoutError) as err:
                    load.faults.append(f"{target}: {type(err).__name__}: {err}")
                    continue
                if reply.status == _FINE:
                    load.replies.append(reply)
                else:
                    load.faults.append(f"{target} answered {reply.status}")

    async def ask_all() -> None:
        begin = time.perf_counter()
        await asyncio.gather(*(ask_on(begin + seconds) for _ in range(clients)))
        load.seconds = time.perf_counter() - begin

    asyncio.run(ask_all())
    return load


def find_percentile(seconds: Sequence[float], share: float) -> float:
    """Find the time under which a share of requests stayed: the nearest rank, from above."""
    ranked = sorted(seconds)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
