"""What the evidence of a dataset tells of, gone through once: it is the largest table."""

from collections.abc import Hashable, Iterable


class Seen:
    """What was seen already, so that each document and each place is written once."""

    def __init__(self) -> None:
        self._keys: set[Hashable] = set()

    def add(self, key: Hashable) -> bool:
        """Add a key; tell whether it is new."""
        if key in self._keys:
            return False
        self._keys.add(key)
        return True


class Sources:
    """What each thing rests on, in the order in which it was told."""

    def __init__(self) -> None:
        # Dictionaries keep the order; their values mean nothing.
        self._sources: dict[Hashable, dict[str, None]] = {}

    def add(self, key: Hashable, source: str) -> None:
        """Add what a thing rests on."""
        self._sources.setdefault(key, {})[source] = None

    def of(self, keys: Iterable[Hashable]) -> tuple[str, ...]:
        """Give what any of some things rests on, each once."""
        return tuple(dict.fromkeys(it for key in keys for it in self._sources.get(key, ())))
