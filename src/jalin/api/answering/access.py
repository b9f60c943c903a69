"""Who may ask: by a token in the header; the cookie of a page counts for reading alone."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from jalin.api.answering.faults import ApiRequest, NotAllowedError, TokenNeededError, TooManyError
from jalin.pipeline.accounts import (
    NOBODY,
    Access,
    Act,
    Visitor,
    find_neighbourhood,
    find_session,
    may,
)

_SCHEME = "bearer "
# Who tries tokens that nobody has is made to wait: so many in a minute are a slip.
_MOST_WRONG = 30
_MOST_WRITTEN = 120
_WINDOW_S = 60.0
_MOST_CLIENTS = 10_000


class Doorkeeper(Protocol):
    """Knows people by their secrets, and whether everybody may read."""

    def recognise(self, *, session: str | None = None, token: str | None = None) -> Visitor:
        """Find who shows a secret, nobody where it is none."""
        ...

    def access(self) -> Access:
        """Tell who may read."""
        ...


class Gate:
    """Lets questions in. `clock` counts seconds, as `time.monotonic` does."""

    def __init__(self, keeper: Doorkeeper, clock: Callable[[], float]) -> None:
        self._keeper = keeper
        self._wrong = _Counter(clock, _MOST_WRONG)
        self._written = _Counter(clock, _MOST_WRITTEN)

    def needs_secret(self, request: ApiRequest) -> bool:
        """Tell whether it must be looked up who asks, which takes a look into the accounts."""
        return "authorization" in request.headers or self._keeper.access() is not Access.OPEN

    def admit(self, request: ApiRequest, act: Act) -> Visitor:
        """Let a request in, and tell who asks.

        Raises TokenNeededError, NotAllowedError, TooManyError.
        """
        access = self._keeper.access()
        visitor = self._recognise(request, act)
        if not may(visitor, act, access):
            if visitor is NOBODY:
                raise TokenNeededError(is_unknown=False)
            raise NotAllowedError(act)
        if act is not Act.READ:
            self._written.count(visitor.name or "")
        return visitor

    def _recognise(self, request: ApiRequest, act: Act) -> Visitor:
        told = request.headers.get("authorization")
        if told is None:
            session = find_session(request.cookies, request.url.scheme)
            # A browser sends its cookie wherever a page sends it: it must not be able to write.
            if session and act is Act.READ:
                return self._keeper.recognise(session=session)
            return NOBODY
        client = find_neighbourhood(request.client.host) if request.client is not None else ""
        self._wrong.check(client)
        visitor = NOBODY
        if told[: len(_SCHEME)].lower() == _SCHEME:
            visitor = self._keeper.recognise(token=told[len(_SCHEME) :].strip())
        if visitor.name is None:
            self._wrong.count(client)
            raise TokenNeededError(is_unknown=True)
        return visitor


class _Counter:
    """How often each client did something within a window of time."""

    def __init__(self, clock: Callable[[], float], most: int) -> None:
        self._clock = clock
        self._most = most
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, client: str) -> None:
        """Raise TooManyError where a client did it too often."""
        since, count = self._counts.get(client, (0.0, 0))
        left = since + _WINDOW_S - self._clock()
        if count >= self._most and left > 0:
            raise TooManyError(max(1, round(left)))

    def count(self, client: str) -> None:
        """Count once more. Raises TooManyError."""
        self.check(client)
        with self._lock:
            now = self._clock()
            since, count = self._counts.pop(client, (now, 0))
            is_over = now - since >= _WINDOW_S
            self._counts[client] = (now, 1) if is_over else (since, count + 1)
            while len(self._counts) > _MOST_CLIENTS:
                self._counts.popitem(last=False)
