"""Cursors: where a list goes on, by the order of its entries and not by a number.

A list that grew or shrank meanwhile goes on after the entry that was given last, were it gone. A
cursor is opaque; its sum tells one that was cut short, or that belongs to another question.
"""

import base64
import binascii
import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import total_ordering
from typing import Generic, TypeVar

from jalin.api.answering.parameters import Question
from jalin.pipeline.catalogue.filter import Fault, QuestionError

_Entry = TypeVar("_Entry")
Key = tuple[str | int, ...]
_SUM_LENGTH = 12
# The largest number that a database holds.
_LARGEST = 2**63 - 1
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_FAULT = "not a cursor that was given for these parameters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[_Entry]):
    """How a list is ordered. `falling` tells for each part of a key whether the greatest is first.

    Invariant: no two entries of a list have the same key.
    """

    key: Callable[[_Entry], Key]
    falling: tuple[bool, ...]

    def place(self, key: Key) -> "_Place":
        """Make a key comparable."""
        return _Place(key, self.falling)


@total_ordering
class _Place:
    __slots__ = ("falling", "key")

    def __init__(self, key: Key, falling: tuple[bool, ...]) -> None:
        self.key = key
        self.falling = falling

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Place) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: "_Place") -> bool:
        for mine, its, falls in zip(self.key, other.key, self.falling, strict=True):
            if mine != its:
                is_less: bool = mine < its  # type: ignore[operator]
                return is_less is not falls
        return False


def cut(
    entries: Sequence[_Entry], order: Order[_Entry], question: Question
) -> tuple[tuple[_Entry, ...], str | None]:
    """Cut out the entries that are asked for, and give the cursor of the next ones.

    Raises QuestionError for a cursor that was not given for the same question.
    """
    start = 0
    told = question.one("cursor")
    if told is not None:
        key = read_cursor(told, question.purpose, order.falling)
        check_kinds(key, entries, order)
        after = order.place(key)
        start = bisect_right(entries, after, key=lambda entry: order.place(order.key(entry)))
    shown = tuple(entries[start : start + question.limit])
    is_last = start + question.limit >= len(entries)
    return shown, None if is_last else write_cursor(order.key(shown[-1]), question.purpose)


def check_kinds(key: Key, entries: Sequence[_Entry], order: Order[_Entry]) -> None:
    """Tell whether a key can be compared with those of a list. Raises QuestionError."""
    if entries and list(map(type, key)) != list(map(type, order.key(entries[0]))):
        raise QuestionError([Fault(where="cursor", what=_FAULT)])


def write_cursor(key: Key, purpose: str) -> str:
    """Write a cursor."""
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    packed = base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")
    return _sum(text, purpose) + packed


def read_cursor(cursor: str, purpose: str, falling: tuple[bool, ...]) -> Key:
    """Read what `write_cursor` wrote for the same purpose. Raises QuestionError."""
    head, packed = cursor[:_SUM_LENGTH], cursor[_SUM_LENGTH:]
    try:
        text = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode(
            "utf-8", "surrogatepass"
        )
        key = json.loads(text) if head == _sum(text, purpose) else None
    except (binascii.Error, ValueError, RecursionError) as err:
        raise QuestionError([Fault(where="cursor", what=_FAULT)]) from err
    if not isinstance(key, list) or len(key) != len(falling) or not all(map(_is_part, key)):
        raise QuestionError([Fault(where="cursor", what=_FAULT)])
    return tuple(key)


def read_place(part: str | int) -> int:
    """Read a part of a key that is a place in a list, counted from 0. Raises QuestionError.

    Anybody can make the sum of a cursor: what is behind it is checked like any other question.
    """
    if not isinstance(part, int) or not 0 <= part <= _LARGEST:
        raise QuestionError([Fault(where="cursor", what=_FAULT)])
    return part


def _is_part(part: object) -> bool:
    """Tell whether a value can be a part of a key: text that can be asked for, or a number."""
    if isinstance(part, str):
        return _HALF_CHARACTERS.search(part) is None
    return isinstance(part, int) and not isinstance(part, bool)


def _sum(text: str, purpose: str) -> str:
    told = f"{purpose}\x1f{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:_SUM_LENGTH]
