"""A list of values that can become a table: parties, promises, contradictions, answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar, overload

from jalin.python.cards.listing_table import draw_listing
from jalin.python.tables.frames import (
    Frame,
    build_pandas,
    build_polars,
    list_kinds,
    write_dicts,
)

_Value = TypeVar("_Value")
_Value_co = TypeVar("_Value_co", covariant=True)
# So many values are named where a list is printed, and so many rows are drawn.
_MOST_PRINTED = 3
_MOST_DRAWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[_Value]):
    """How values of a kind are listed.

    `noun` names one of them, `plural` several. As a table a value is the rows that `flatten` gives,
    each a `row_type`, a dataclass; `tell` tells it in few words.
    """

    noun: str
    plural: str
    row_type: type
    flatten: Callable[[_Value], Iterable[object]]
    tell: Callable[[_Value], str]


class Listing(Sequence[_Value_co], Generic[_Value_co]):
    """Values in order, which do not change with the register. As a table each is a row or several.

    The columns are those of `docs/reference/python.md`.
    """

    def __init__(self, values: Iterable[_Value_co], shape: Shape[Any]) -> None:
        self._values = tuple(values)
        self._shape = shape

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> _Value_co: ...
    @overload
    def __getitem__(self, place: slice) -> "Listing[_Value_co]": ...
    def __getitem__(self, place: int | slice) -> "_Value_co | Listing[_Value_co]":
        if isinstance(place, slice):
            return Listing(self._values[place], self._shape)
        return self._values[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        told = [self._shape.tell(value) for value in self._values[:_MOST_PRINTED]]
        more = ["…"] if len(self) > _MOST_PRINTED else []
        return f"<{'; '.join([self._count(), *told, *more])}>"

    def _repr_html_(self) -> str:
        rows = [tuple(row.values()) for row in write_dicts(islice(self._rows(), _MOST_DRAWN))]
        more = sum(1 for _ in self._rows()) - len(rows)
        return draw_listing(self._count(), tuple(list_kinds(self._shape.row_type)), rows, more)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary by its columns, in the types of JSON."""
        return write_dicts(self._rows())

    def to_pandas(self) -> Frame:
        """Give the rows as a `pandas.DataFrame`. Raises MissingLibraryError."""
        return build_pandas(self._shape.row_type, self._rows())

    def to_polars(self) -> Frame:
        """Give the rows as a `polars.DataFrame`. Raises MissingLibraryError."""
        return build_polars(self._shape.row_type, self._rows())

    def _rows(self) -> Iterator[object]:
        return (row for value in self._values for row in self._shape.flatten(value))

    def _count(self) -> str:
        return f"{len(self)} {self._shape.noun if len(self) == 1 else self._shape.plural}"
