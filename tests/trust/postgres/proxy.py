"""A way to a server that cuts, swallows, cuts short and delays what goes through it."""

import contextlib
import random
import socket
import struct
import threading
import time
from typing import Self

_CHUNK = 65536
_PIECE = 700
_LONGEST_DELAY_S = 0.002
# Closing a socket with this resets its connection.
_ABRUPTLY = struct.pack("ii", 1, 0)


class Proxy:
    """Listens at `port` and passes all on to a server. A context manager: leaving it ends all.

    `answered` counts the bytes that the server said. Of them no more than `most` go through: what
    is beyond is cut off, and the connection with it. With `delays` everything comes in small
    pieces, each a moment late.
    """

    def __init__(self, target: int) -> None:
        self.answered = 0
        self.most: int | None = None
        self.delays: random.Random | None = None
        self._target = target
        self._open: set[socket.socket] = set()
        self._flowing = threading.Event()
        self._flowing.set()
        self._held: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        self._flowing.set()

    def reset(self) -> None:
        """Pass everything on again, and count anew."""
        self.cut()
        self.answered, self.most, self.delays = 0, None, None
        self._held.clear()
        self._flowing.set()

    def cut(self, *, abruptly: bool = False) -> None:
        """End every connection: in good order, or by a reset."""
        with self._lock:
            ended, self._open = self._open, set()
        for each in ended:
            _end(each, abruptly=abruptly)

    def stall(self, *, all_ways: bool) -> None:
        """Say nothing more, and keep everything open: `all_ways` also on connections to come."""
        with self._lock:
            self._held = set(self._open)
        if all_ways:
            self._flowing.clear()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                if self._listening.fileno() < 0:
                    return
                client.close()
                continue
            for each in (client, server):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open |= {client, server}
            for ends in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._pump, args=ends, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, is_answer: bool) -> None:  # noqa: FBT001 (a thread's)
        with contextlib.suppress(OSError):
            while said := source.recv(_CHUNK):
                self._flowing.wait()
                if source in self._held:
                    continue
                self._pass_on(said, sink, is_answer=is_answer)
        with self._lock:
            self._open -= {source, sink}
        for each in (source, sink):
            _end(each, abruptly=False)

    def _pass_on(self, said: bytes, sink: socket.socket, *, is_answer: bool) -> None:
        if is_answer:
            left = len(said) if self.most is None else max(0, self.most - self.answered)
            self.answered += len(said)
            if left < len(said):
                sink.sendall(said[:left])
                raise ConnectionAbortedError
        if self.delays is None:
            sink.sendall(said)
            return
        for start in range(0, len(said), _PIECE):
            time.sleep(self.delays.uniform(0, _LONGEST_DELAY_S))
            sink.sendall(said[start : start + _PIECE])


def _end(ended: socket.socket, *, abruptly: bool) -> None:
    with contextlib.suppress(OSError):
        if abruptly:
            ended.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABRUPTLY)
        else:
            ended.shutdown(socket.SHUT_RDWR)
    ended.close()
