"""The keys of a table of TOML: each is taken once and checked; what is left is unknown.

A check gives the value or raises ValueError with what is wrong. Faults are collected, not raised.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")
Check = Callable[[object], _Value]

_DURATION = re.compile(r"(\d{1,6}) ?([smhd])")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_LONGEST_TEXT = 300


class Keys:
    """One table. `path` is where it stands, `faults` are those of the whole file."""

    def __init__(self, table: Mapping[str, object], path: str, faults: list[str]) -> None:
        self._left = dict(table)
        self._path = path
        self._faults = faults

    def take(self, name: str, check: Check[_Value], default: _Value) -> _Value:
        """Take a key that may be missing; the default stands in for one that is wrong too."""
        if name not in self._left:
            return default
        try:
            return check(self._left.pop(name))
        except ValueError as err:
            self.tell(name, str(err))
            return default

    def require(self, name: str, check: Check[str]) -> str:
        """Take a key that must be there; the empty text stands in for one that is wrong."""
        if name not in self._left:
            self.tell(name, "is missing")
        return self.take(name, check, "")

    def take_table(self, name: str) -> "Keys":
        """Take a table that may be missing."""
        table = self._left.pop(name, {})
        if not isinstance(table, dict):
            self.tell(name, f"not a table `[{name}]`")
            table = {}
        return Keys(table, self._name(name), self._faults)

    def take_tables(self, name: str) -> Iterator["Keys"]:
        """Take a list of tables; there must be one at least."""
        tables = self._left.pop(name, [])
        if not isinstance(tables, list) or not tables:
            self.tell(name, f"there is no `[[{name}]]`")
            return
        for number, table in enumerate(tables, start=1):
            path = f"{self._name(name)}[{number}]"
            if isinstance(table, dict):
                yield Keys(table, path, self._faults)
            else:
                self._faults.append(f"{path}: not a table `[[{name}]]`")

    def close(self) -> None:
        """Tell every key that was not taken."""
        for name in self._left:
            self.tell(name, "no such key")

    def tell(self, name: str, fault: str) -> None:
        """Keep a fault of a key."""
        self._faults.append(f"{self._name(name)}: {fault}")

    def _name(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def check_text(value: object) -> str:
    """Check a text on one line."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(f"not a text on one line: {value!r}")
    if len(value) > _LONGEST_TEXT:
        raise ValueError(f"longer than {_LONGEST_TEXT} characters")
    return value.strip()


def check_texts(value: object) -> tuple[str, ...]:
    """Check a list of texts."""
    if not isinstance(value, list):
        raise ValueError(f'not a list of texts such as ["/nasional/"]: {value!r}')  # noqa: TRY004
    return tuple(map(check_text, value))


def check_duration(shortest: float, longest: float) -> Check[float]:
    """Give the check of a duration such as "30m" within these seconds."""

    def check(value: object) -> float:
        match = _DURATION.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise ValueError(f'not a duration such as "90s", "30m", "6h" or "1d": {value!r}')
        seconds = int(match[1]) * _SECONDS[match[2]]
        if not shortest <= seconds <= longest:
            raise ValueError(f"not between {shortest:.0f} and {longest:.0f} seconds: {value!r}")
        return seconds

    return check


def check_number(least: int, most: int) -> Check[int]:
    """Give the check of a whole number within these."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"not a number from {least} to {most}: {value!r}")
        return value

    return check
