"""Parameters of an address that several pages read: one of some words, a number, a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from jalin.pipeline.catalogue.filter import Fault, QuestionError

_Choice = TypeVar("_Choice", bound=StrEnum)
_Asked = Mapping[str, Sequence[str]]
_MOST_DIGITS = 7


def parse_choice(asked: _Asked, name: str, usual: _Choice) -> _Choice:
    """Read a parameter that is one of the words of a vocabulary. Raises QuestionError."""
    choices = type(usual)
    text = asked.get(name, (usual.value,))[-1]
    if text not in set(choices):
        raise _refuse(name, f"no such value: {text!r}; one of {', '.join(choices)}")
    return choices(text)


def parse_number(asked: _Asked, name: str, usual: int) -> int:
    """Read a parameter that counts from 1. Raises QuestionError."""
    text = asked.get(name, (str(usual),))[-1]
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    if not is_number or not int(text):
        raise _refuse(name, f"not a number from 1 on: {text!r}")
    return int(text)


def parse_size(asked: _Asked, sizes: Sequence[int]) -> int:
    """Read the size of a page, the first one unless it is said. Raises QuestionError."""
    size = parse_number(asked, "size", sizes[0])
    if size not in sizes:
        raise _refuse("size", f"no such size: {size}; one of {', '.join(map(str, sizes))}")
    return size


def parse_day(asked: _Asked, name: str, usual: dt.date) -> dt.date:
    """Read a parameter that is a day. Raises QuestionError."""
    text = asked.get(name, (usual.isoformat(),))[-1]
    try:
        return dt.date.fromisoformat(text)
    except ValueError as err:
        raise _refuse(name, f"not a day such as 2026-02-04: {text!r}") from err


def _refuse(name: str, what: str) -> QuestionError:
    return QuestionError([Fault(where=name, what=what)])
