"""The pages of a long list: which one is asked for, and where the others are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from jalin.pipeline.catalogue.filter import Fault, QuestionError

_MOST_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of a list. `address` links to another one by its number, from 1 on."""

    page: int
    pages: int
    total: int
    start: int
    address: Callable[[int], str | None]

    @classmethod
    def of(cls, page: int, total: int, size: int, address: Callable[[int], str | None]) -> Self:
        """Cut a list of so many into pages of a size; beyond the last page lies the last."""
        pages = max(1, -(-total // size))
        held = min(page, pages)
        return cls(page=held, pages=pages, total=total, start=(held - 1) * size, address=address)


def read_page(asked: Mapping[str, Sequence[str]]) -> int:
    """Read the number of the page that is asked for. Raises QuestionError."""
    text = (asked.get("page") or ("1",))[-1]
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) > 0):
        raise QuestionError([Fault(where="page", what=f"not the number of a page: {text!r}")])
    return int(text)
