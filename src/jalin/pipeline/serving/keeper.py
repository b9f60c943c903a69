"""What was built of a register, kept until the register or the day changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Built = TypeVar("_Built")


class Keeper:
    """Values by name on shelves; a shelf is for one state of a register and one moment.

    The shelves used last are kept. A value is built once, while others who want one of the same
    shelf wait; building it may ask for others of that shelf.
    """

    def __init__(self, shelves: int) -> None:
        self._most = shelves
        self._shelves: OrderedDict[Hashable, _Shelf] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, key: Hashable, name: str, build: Callable[[], _Built]) -> _Built:
        """Give the value of a name on the shelf of a key, built where it is not there yet."""
        shelf = self._find_shelf(key)
        # Looking a name up needs no lock: a value is put there whole, and never replaced.
        if name not in shelf.values:
            with shelf.lock:
                if name not in shelf.values:
                    shelf.values[name] = build()
        built: _Built = shelf.values[name]
        return built

    def has(self, key: Hashable, name: str) -> bool:
        """Tell whether a value is there already."""
        return name in self._find_shelf(key).values

    def _find_shelf(self, key: Hashable) -> "_Shelf":
        with self._lock:
            shelf = self._shelves.pop(key, None) or _Shelf()
            self._shelves[key] = shelf
            while len(self._shelves) > self._most:
                self._shelves.popitem(last=False)
            return shelf


class _Shelf:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.values: dict[str, Any] = {}
