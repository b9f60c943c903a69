"""Texts made to hold a regular expression up, from the expression itself.

Where an expression repeats something, a text of that thing over and over, led in by what the
expression wants before it and ended by what it cannot want, makes it try every way of dividing the
text, or of beginning anew. Beside these stand the runs that hold up careless expressions of any
kind: blanks, digits, letters, marks.
"""

import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What the standard library makes of a pattern before it compiles it; it has no public name.
code: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")

RUNS = (
    *(" ", "\n", " \n", "\t", "1", "1 ", "1.", "1,", "a", "A", "a ", "A ", "a-", "a,", "A."),
    *(
        "Aa ",
        "A. ",
        "PT ",
        '"',
        '"a',
        "'",
        ".",
        ",",
        "(",
        ")",
        "[",
        "<",
        "<a ",
        "/",
        "&",
        "-",
        "- ",
    ),
    *("\u0301", "dan ", "Rp1 ", "a\n", "A\n"),
)
# What no pattern wants: a text that ends with it fails where a text without might match.
_ENDS = ("\x00", "", " ", "a")
_ANY = "aA1 .,\n\"'-(:;/<"
_OF_CATEGORY = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_NOT_DIGIT: "a.",
    code.CATEGORY_SPACE: " \n",
    code.CATEGORY_NOT_SPACE: 'a."',
    code.CATEGORY_WORD: "a1A",
    code.CATEGORY_NOT_WORD: ".-",
}
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
# A repeat of no more than this does no harm by itself.
_HARMLESS = 8
_WAYS = 6
# A repeat of more than this is as good as one without an end.
_FAR = 150

Parts = Sequence[tuple[Any, Any]]


@dataclass(frozen=True, slots=True, order=True)
class Attack:
    """A text of any length: something, something else again and again, an end."""

    first: str
    again: str
    last: str

    def write(self, size: int) -> str:
        """Write the text, so many characters long and what is before and behind."""
        return self.first + (self.again * (size // len(self.again) + 1))[:size] + self.last


def list_attacks(pattern: re.Pattern[Any]) -> tuple[Attack, ...]:
    """List the texts that might hold a pattern up."""
    source = pattern.pattern
    tree = list(parser.parse(source, pattern.flags if isinstance(source, str) else 0))
    found = {Attack("", run, end) for run in RUNS for end in ("", "\x00")}
    for whole in (_write(tree, way, {}) for way in range(4)):
        found |= {Attack("", whole, ""), Attack("", f"{whole} ", "\x00")}
    for before, body in _find_repeats(tree, ()):
        for way in range(_WAYS):
            again = _write(body, way, {})
            for first in (_write(before, 0, {}), _write(before, 1, {}), _write(before, way, {})):
                found |= {Attack(first, again, end) for end in _ENDS}
                found |= {Attack("", first + again, "\x00"), Attack("", f"{first}{again} ", "\x00")}
                found |= {Attack("", first, "\x00"), Attack("", f"{first} ", "")}
    return tuple(sorted(it for it in found if it.again))


def is_bounded(pattern: re.Pattern[Any]) -> bool:
    """Tell that a pattern repeats nothing without an end: it looks only so far from any place."""
    source = pattern.pattern
    tree = list(parser.parse(source, pattern.flags if isinstance(source, str) else 0))
    return all(most < _FAR for most in _list_bounds(tree))


def _list_bounds(parts: Parts) -> Iterator[int]:
    for kind, value in parts:
        if kind in _REPEATS:
            yield value[1]
            yield from _list_bounds(value[2])
        elif kind in (code.SUBPATTERN, code.ASSERT, code.ASSERT_NOT):
            yield from _list_bounds(value[-1])
        elif kind is code.ATOMIC_GROUP:
            yield from _list_bounds(value)
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from _list_bounds(branch)


def _find_repeats(parts: Parts, before: Parts) -> Iterator[tuple[Parts, Parts]]:
    """Give what each repeat repeats, with all that stands before it."""
    for index, (kind, value) in enumerate(parts):
        here = (*before, *parts[:index])
        if kind in _REPEATS:
            if value[1] >= _HARMLESS:
                yield here, value[2]
            yield from _find_repeats(value[2], here)
        elif kind is code.SUBPATTERN:
            yield from _find_repeats(value[3], here)
        elif kind is code.ATOMIC_GROUP:
            yield from _find_repeats(value, here)
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from _find_repeats(branch, here)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from _find_repeats(value[1], here if value[0] > 0 else before)


def _write(parts: Parts, way: int, groups: dict[int, str]) -> str:
    """Write a text that some parts of a pattern match; `way` chooses among several."""
    return "".join(_write_part(kind, value, way, groups) for kind, value in parts)


def _write_part(kind: Any, value: Any, way: int, groups: dict[int, str]) -> str:  # noqa: ANN401, PLR0911 - one return a kind of part
    if kind is code.LITERAL:
        return chr(value)
    if kind in (code.NOT_LITERAL, code.ANY, code.IN):
        letters = _list_letters(kind, value)
        return letters[way % len(letters)]
    if kind is code.BRANCH:
        return _write(value[1][way % len(value[1])], way, groups)
    if kind is code.SUBPATTERN:
        groups[value[0] or 0] = _write(value[3], way, groups)
        return groups[value[0] or 0]
    if kind in _REPEATS:
        return _write(value[2], way, groups) * (min(value[0], 64) or way % 2)
    if kind is code.ATOMIC_GROUP:
        return _write(value, way, groups)
    return groups.get(value, "") if kind is code.GROUPREF else ""


def _list_letters(kind: Any, value: Any) -> str:  # noqa: ANN401
    """List some characters that a part matches which is one character."""
    if kind is code.ANY:
        return "aA1"
    if kind is code.NOT_LITERAL:
        return "".join(it for it in _ANY if it != chr(value))[:4]
    within = "".join(_list_members(*item) for item in value if item[0] is not code.NEGATE)
    if value[0][0] is not code.NEGATE:
        return within[:5]
    return "".join(it for it in _ANY if not any(_holds(item, it) for item in value))[:4] or "\x01"


def _list_members(kind: Any, value: Any) -> str:  # noqa: ANN401
    if kind is code.LITERAL:
        return chr(value)
    return chr(value[0]) + chr(value[1]) if kind is code.RANGE else _OF_CATEGORY[value]


def _holds(item: tuple[Any, Any], letter: str) -> bool:
    kind, value = item
    if kind is code.LITERAL:
        return letter == chr(value)
    if kind is code.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    return kind is code.CATEGORY and _TESTS[value](letter)


_TESTS: Mapping[Any, Callable[[str], bool]] = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_NOT_DIGIT: lambda it: not it.isdigit(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda it: not it.isspace(),
    code.CATEGORY_WORD: lambda it: it.isalnum() or it == "_",
    code.CATEGORY_NOT_WORD: lambda it: not (it.isalnum() or it == "_"),
}
