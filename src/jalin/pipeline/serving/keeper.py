"""What was built of a register, kept until the register or the day changes.

Anybody may ask for any day of the past. What is built for such days is therefore kept apart from
what is built for the present, few days at a time, and is built for one after another.
"""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from jalin.model import JalinError
from jalin.pipeline.serving.recent import Recent

_Built = TypeVar("_Built")
# Of questions that anybody can make up, so many answers of one sort are kept on a shelf.
_MOST_RECALLED = 8
# One builds for a day of the past, so many wait: more would keep visitors of the present out.
_MOST_BUILDING = 3


class BusyError(JalinError):
    """What takes long is under way, and `why` says what. After `wait_s` it may be tried again."""

    def __init__(self, wait_s: int = 3, why: str = "too much is looked up at once") -> None:
        self.wait_s = wait_s
        super().__init__(f"{why}; try again in {wait_s} seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfKey:
    """For which state of a register, and for which moment, something is kept.

    Without a day it is for all of them.
    """

    revision: str
    day: dt.date | None
    is_past: bool = False


class Keeper:
    """Values by name on shelves; a shelf is for one state of a register and one moment.

    Of shelves for the present, and of those for all days, `present` are kept, of those for days of
    the past `past`, each time those used last. A value is built once, while others who want one of
    the same shelf wait; building it may ask for others of that shelf.
    """

    def __init__(self, *, present: int, past: int) -> None:
        self._present = _Shelves(present)
        self._past = _Shelves(past)
        self._dayless = _Shelves(present)
        self._queue = _Queue(_MOST_BUILDING)

    def keep(self, key: ShelfKey, name: str, build: Callable[[], _Built]) -> _Built:
        """Give the value of a name on the shelf of a key, built where it is not there yet.

        Raises BusyError where too much is built for days of the past.
        """
        shelf = self._find_shelf(key)
        # Looking a name up needs no lock: a value is put there whole, and never replaced.
        if name not in shelf.values:
            with self._queue.stand() if key.is_past else shelf.lock:
                if name not in shelf.values:
                    shelf.values[name] = build()
        built: _Built = shelf.values[name]
        return built

    def recall(
        self, key: ShelfKey, name: str, question: Hashable, build: Callable[[], _Built]
    ) -> _Built:
        """Give the answer to a question that anybody can make up: only the last ones are kept.

        Raises BusyError as `keep` does.
        """
        recent = self.keep(key, name, lambda: Recent[Any](_MOST_RECALLED))
        if not key.is_past:
            answer: _Built = recent.find(question, build)
            return answer

        def build_in_turn() -> _Built:
            with self._queue.stand():
                return build()

        found: _Built = recent.find(question, build_in_turn)
        return found

    def has(self, key: ShelfKey, name: str) -> bool:
        """Tell whether a value is there already."""
        return name in self._choose(key).look(key)

    def _find_shelf(self, key: ShelfKey) -> "_Shelf":
        return self._choose(key).find(key)

    def _choose(self, key: ShelfKey) -> "_Shelves":
        if key.day is None:
            return self._dayless
        return self._past if key.is_past else self._present


class _Shelf:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.values: dict[str, Any] = {}


class _Shelves:
    """Shelves by key, the least used of them forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._shelves: OrderedDict[ShelfKey, _Shelf] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: ShelfKey) -> _Shelf:
        """Find the shelf of a key, or put up a new one."""
        with self._lock:
            shelf = self._shelves.pop(key, None) or _Shelf()
            self._shelves[key] = shelf
            while len(self._shelves) > self._most:
                self._shelves.popitem(last=False)
            return shelf

    def look(self, key: ShelfKey) -> Mapping[str, Any]:
        """Look at what is on the shelf of a key; looking puts up none."""
        with self._lock:
            shelf = self._shelves.get(key)
            return {} if shelf is None else shelf.values


class _Queue:
    """Lets one thread at a time build, and no more than a few wait for that.

    Who builds already may build something else that it needs.
    """

    def __init__(self, most: int) -> None:
        self._places = threading.BoundedSemaphore(most)
        self._turn = threading.Lock()
        self._builder: int | None = None

    @contextmanager
    def stand(self) -> Iterator[None]:
        """Wait for the turn to build. Raises BusyError where too many wait already."""
        here = threading.get_ident()
        if self._builder == here:
            yield
            return
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            with self._turn:
                self._builder = here
                try:
                    yield
                finally:
                    self._builder = None
        finally:
            self._places.release()
