"""What costs much to answer, and how much of it is answered at once.

Anybody can think of questions that nobody asked before. Answers that take long leave room for those
that do not: they wait for a turn of theirs, without a thread, and no longer than a person would.
Files are a matter of their own: they are made, kept, and sent to whoever reads slowly.
"""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from jalin.cli.serving.guarding.crowd import find_asker
from jalin.cli.serving.guarding.refusing import refuse

# Half of the registers that are open at once stay with those who ask for little.
_MOST_FIGURES = 3
_MOST_WAITING = 40
_PATIENCE_S = 8.0
_MOST_FILES = 8
_MOST_FILES_FOR_ONE = 3
# A file may take this long to be sent, and a second more for each so many bytes of it.
_SENDING_S = 600.0
_BYTES_A_SECOND = 20_000
_UNAVAILABLE, _TOO_MANY = 503, 429
_WAIT_S = 3
_FIGURES = re.compile(
    r"/(?:search|statistics|network|map|compare|deals/facets/[^/]*|deals/[^/]*/card\.[a-z]*)/?"
    r"|/api/v1/(?:search|statistics|network|map|compare|changes|facets"
    r"|(?:deals|documents)/[^/]*/similar)/?"
)
# Words may stand in any filter, and the deals of which they are told have to be found.
_WORDS = re.compile(rb"(?:.*&)?q=.+")
_FILES = re.compile(r"/api/v1/exports/.*|/(?!static/|api/|feeds/).*\.[a-z]{2,4}/?")


class Sort(StrEnum):
    """What an answer costs: little, time of the processor, or also room until it is sent."""

    CHEAP = "cheap"
    FIGURES = "figures"
    FILE = "file"


def find_sort(path: str, query: bytes = b"") -> Sort:
    """Tell what the answer of an address costs."""
    if _FIGURES.fullmatch(path):
        return Sort.FIGURES
    if _FILES.fullmatch(path):
        return Sort.FILE
    return Sort.FIGURES if _WORDS.fullmatch(query) else Sort.CHEAP


class Costly:
    """An ASGI application that lets few requests for what is costly through to another one."""

    def __init__(
        self, app: ASGIApp, *, patience_s: float = _PATIENCE_S, sending_s: float = _SENDING_S
    ) -> None:
        self._app = app
        self._patience_s = patience_s
        self._sending_s = sending_s
        self._figures = asyncio.Semaphore(_MOST_FIGURES)
        self._waiting = 0
        self._files: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on at its turn, or tell when to come again."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        sort = find_sort(scope["path"], scope["query_string"])
        if sort is Sort.FIGURES:
            await self._answer_figures(scope, receive, send)
        elif sort is Sort.FILE:
            await self._answer_file(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer_figures(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Answer at a turn; what is ready and only has to be sent gives the turn back."""
        async with self._stand() as is_turn:
            if not is_turn:
                await refuse(scope, send, _UNAVAILABLE, "Too much is looked up at once.", _WAIT_S)
                return
            is_kept = True

            async def send_ready(message: Message) -> None:
                nonlocal is_kept
                if is_kept:
                    is_kept = False
                    self._figures.release()
                await send(message)

            try:
                await self._app(scope, receive, send_ready)
            finally:
                if is_kept:
                    self._figures.release()

    @asynccontextmanager
    async def _stand(self) -> AsyncIterator[bool]:
        """Wait for a turn; False where too many wait already, or it takes too long."""
        if self._waiting >= _MOST_WAITING:
            yield False
            return
        self._waiting += 1
        is_turn = False
        try:
            async with asyncio.timeout(self._patience_s):
                is_turn = await self._figures.acquire()
        except TimeoutError:
            pass
        finally:
            self._waiting -= 1
        yield is_turn

    async def _answer_file(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        asker = find_asker(scope)
        if self._files.total() >= _MOST_FILES:
            await refuse(scope, send, _UNAVAILABLE, "Too many files are being sent.", _WAIT_S)
            return
        if asker and self._files[asker] >= _MOST_FILES_FOR_ONE:
            await refuse(scope, send, _TOO_MANY, "Files are being sent to you already.", _WAIT_S)
            return
        self._files[asker] += 1
        try:
            await self._send_in_time(scope, receive, send)
        finally:
            self._files[asker] -= 1
            if not self._files[asker]:
                del self._files[asker]

    async def _send_in_time(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Send a file; whoever reads it too slowly does not get the end of it."""
        try:
            async with asyncio.timeout(None) as limit:
                end = 0.0

                async def send_timed(message: Message) -> None:
                    nonlocal end
                    if message["type"] == "http.response.start":
                        end = asyncio.get_running_loop().time() + self._sending_s
                    elif message["type"] == "http.response.body":
                        end += len(message["body"]) / _BYTES_A_SECOND
                    limit.reschedule(end)
                    await send(message)

                await self._app(scope, receive, send_timed)
        except TimeoutError:
            # The server closes the connection of an answer that is not whole.
            return
