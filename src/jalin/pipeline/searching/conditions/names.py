"""Which deals have what is called so: parties, outlets, places, objects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from jalin.pipeline.catalogue.columns import FacetColumn
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.searching.asking.condition import Condition
from jalin.pipeline.searching.conditions.columns import keep_column
from jalin.pipeline.searching.conditions.spelling import Spellings
from jalin.pipeline.searching.searched import Searched
from jalin.store.rows import PartyRow
from jalin.text.words.fold import fold, fold_name

# Fields of which a name may be misspelt; places and things are words, and words are as they are.
_SPELT = ("party", "outlet")
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A name that nothing has as it is asked: what is shown instead, by what is spelt alike.

    `field` is the name of the field, `shown` the names of what was found, the one with the most
    deals first, and `more` how many others there are. Nothing is shown where nothing is alike.
    """

    field: str
    asked: str
    shown: tuple[str, ...]
    more: int = 0

    def __str__(self) -> str:
        """Say what was read otherwise than it is written."""
        told = f"no {self.field} is called {self.asked!r}"
        if not self.shown:
            return f"{told}, and none is spelt like it"
        more = f" and {self.more} more" if self.more else ""
        return f"{told}; shown for {', '.join(self.shown)}{more}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The values of a column that are called as a condition asks, and what was corrected."""

    values: tuple[str, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """The values of a column, each folded with a blank before every word."""

    forms: tuple[tuple[str, str], ...]

    def find(self, start: str) -> list[str]:
        """Find the values of which some word starts like this."""
        wanted = f" {fold(start)}"
        return [value for form, value in self.forms if wanted in form]


def find_named(visit: Searched, condition: Condition) -> Named:
    """Find what is called by one of the names of a condition."""
    column = condition.field.column
    values: list[str] = []
    corrections: list[Correction] = []
    for asked in condition.names:
        called = _find_called(visit, column, asked)
        if not called and column in _SPELT:
            called = keep_spellings(visit, column).find(asked)
            corrections.append(_correct(visit, condition, asked, called))
        values.extend(called)
    return Named(values=tuple(dict.fromkeys(values)), corrections=tuple(corrections))


def keep_spellings(visit: Searched, column: str) -> Spellings:
    """Give the names of the parties or outlets that have deals, to find what is spelt alike."""
    return visit.keep(f"spellings: {column}", lambda: _build_spellings(visit, column))


def _find_called(visit: Searched, column: str, asked: str) -> tuple[str, ...]:
    known = keep_column(visit, column)
    if column != "party":
        folded = visit.keep(f"folded: {column}", lambda: _fold_values(known.values))
        return tuple(folded.find(asked))
    if known.has(asked):
        return (asked,)
    # "PT Pindad (Persero)" is called so, though no name has all these words one behind another.
    called = visit.party_names.find(asked) or visit.party_names.find(fold_name(asked))
    return tuple(sorted(it for it in called if known.has(it)))


def _fold_values(values: Iterable[str]) -> _Folded:
    return _Folded(forms=tuple((f" {fold(value)}", value) for value in values))


def _build_spellings(visit: Searched, column: str) -> Spellings:
    known = keep_column(visit, column)
    counts = _count(known, visit.catalogue.size)
    if column == "party":
        forms = ((form, key) for form, key in visit.party_names.forms if key in counts)
    else:
        forms = ((value, value) for value in known.values)
    return Spellings(
        names=tuple(sorted({(fold_name(form), key) for form, key in forms})), counts=counts
    )


def _count(column: FacetColumn, size: int) -> dict[str, int]:
    counts = column.count(np.ones(size, dtype=bool))
    return dict(zip(column.values, counts.tolist(), strict=True))


def _correct(
    visit: Searched, condition: Condition, asked: str, found: tuple[str, ...]
) -> Correction:
    return Correction(
        field=condition.field.name,
        asked=asked,
        shown=tuple(_name(visit, condition.field.column, found[:_MOST_SHOWN])),
        more=max(0, len(found) - _MOST_SHOWN),
    )


def _name(visit: Searched, column: str, values: tuple[str, ...]) -> Iterator[str]:
    if column != Facet.PARTY:
        yield from values
        return
    rows = {row.id: row.name for row in visit.register.find_any(PartyRow, "id", values)}
    yield from (rows[value] for value in values)
