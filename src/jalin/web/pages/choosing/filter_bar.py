"""The filter of deals as a bar of choices, for pages that show one picture of many deals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jalin.pipeline.catalogue.catalogue import FacetCount, Selection
from jalin.pipeline.catalogue.filter import VOCABULARIES, Facet, Filter, write_filter
from jalin.pipeline.serving.visit import Visit
from jalin.store.rows import PartyRow
from jalin.web.frame.frame import Frame

FACETS = (
    *(Facet.COUNTRY, Facet.SECTOR, Facet.INSTRUMENT, Facet.ACTIVITY),
    *(Facet.STAGE, Facet.STATE, Facet.YEAR, Facet.OUTLET),
)
_MOST_CHOICES = 80

Parameters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet with its word, and how many deals have it."""

    value: str
    word: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterField:
    """A facet with its choices. `more` are values chosen beside the first one."""

    facet: Facet
    choices: tuple[Choice, ...]
    more: tuple[str, ...]

    @property
    def is_chosen(self) -> bool:
        """Tell whether a value is chosen."""
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that is chosen, and the address of the page without it."""

    facet: Facet | None
    word: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterBar:
    """The filter of a page: what can be chosen, what is, and how many deals that leaves.

    `parties` are the parties that are chosen, which stay so; `clear` leads to all deals.
    """

    wanted: Filter
    fields: tuple[FilterField, ...]
    chips: tuple[Chip, ...]
    total: int
    parties: tuple[str, ...]
    clear: str | None


def build_filter_bar(
    visit: Visit,
    frame: Frame,
    selection: Selection,
    wanted: Filter,
    address: Callable[[Filter], str | None],
) -> FilterBar:
    """Build the bar of a page, whose `address` with another filter is made by a function."""
    return FilterBar(
        wanted=wanted,
        fields=tuple(_build_field(frame, selection, facet) for facet in FACETS),
        chips=tuple(
            Chip(
                facet=facet,
                word=_write_value(visit, frame, facet, value),
                address=address(_leave_out(wanted, facet, value)),
            )
            for facet, value in _list_chosen(wanted)
        ),
        total=selection.total,
        parties=wanted.party,
        clear=address(Filter()),
    )


def group_parameters(pairs: Sequence[tuple[str, str]]) -> Parameters:
    """Bring the values of each parameter of an address together."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return found


def write_parameters(wanted: Filter) -> Parameters:
    """Write a filter as the parameters of an address, the values of each together."""
    return group_parameters(write_filter(wanted))


def choose(wanted: Filter, facet: Facet, *values: str) -> Filter:
    """Give a filter with other values of a facet."""
    changes: dict[str, Any] = {str(facet): values}
    return replace(wanted, **changes)


def write_value(frame: Frame, facet: Facet, value: str) -> str:
    """Write a value of a facet in words; parties stand as they are."""
    if facet is Facet.COUNTRY:
        return frame.wording.country(value)
    if facet in VOCABULARIES:
        return frame.wording.word(value, str(facet))
    return value


def _build_field(frame: Frame, selection: Selection, facet: Facet) -> FilterField:
    counts = selection.count(facet, _MOST_CHOICES)
    chosen = tuple(it.value for it in counts if it.chosen)
    choices = [_build_choice(frame, facet, it) for it in counts]
    if facet is Facet.YEAR:
        choices.sort(key=lambda it: it.value, reverse=True)
    return FilterField(facet=facet, choices=tuple(choices), more=chosen[1:])


def _build_choice(frame: Frame, facet: Facet, count: FacetCount) -> Choice:
    return Choice(
        value=count.value,
        word=write_value(frame, facet, count.value),
        count=count.count,
        chosen=count.chosen,
    )


def _list_chosen(wanted: Filter) -> list[tuple[Facet | None, str]]:
    words = [] if wanted.words is None else [(None, wanted.words)]
    return [*words, *((facet, value) for facet in Facet for value in wanted.chosen(facet))]


def _leave_out(wanted: Filter, facet: Facet | None, value: str) -> Filter:
    if facet is None:
        return replace(wanted, words=None)
    return choose(wanted, facet, *(it for it in wanted.chosen(facet) if it != value))


def _write_value(visit: Visit, frame: Frame, facet: Facet | None, value: str) -> str:
    if facet is Facet.PARTY:
        rows = visit.register.find(PartyRow, id=value)
        return rows[0].name if rows else value
    return value if facet is None else write_value(frame, facet, value)
