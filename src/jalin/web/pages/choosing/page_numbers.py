"""Which page of a list is asked for, and what stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from jalin.web.choosing.paging import read_page
from jalin.web.frame.frame import Frame

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A page of a list: its number from 1 on, of how many, and how many items stand on each.

    A snapshot has one page with all: then `size` is None.
    """

    number: int
    pages: int
    size: int | None

    def cut(self, items: Sequence[_Item]) -> tuple[_Item, ...]:
        """Cut the items of the page out of all."""
        if self.size is None:
            return tuple(items)
        start = (self.number - 1) * self.size
        return tuple(items[start : start + self.size])


def find_page(frame: Frame, total: int, size: int) -> PageNumber:
    """Find the page that is asked for; beyond the last one is the last.

    Raises QuestionError for what is no number from 1 on.
    """
    if not frame.is_live:
        return PageNumber(number=1, pages=1, size=None)
    number = read_page(frame.asked)
    pages = max(1, -(-total // size))
    return PageNumber(number=min(number, pages), pages=pages, size=size)
