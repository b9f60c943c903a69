"""The filter of deals as one bar of choices, the same on every page of many deals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jalin.pipeline.catalogue.catalogue import Selection
from jalin.pipeline.catalogue.filter import VOCABULARIES, Facet, Filter, write_filter
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.serving.visit import Visit
from jalin.store.rows import PartyRow
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.links import Parameter
from jalin.web.frame.wording.wording import Wording

# The facets that are offered; parties are too many, and chosen ones stay as they are.
OFFERED = (
    *(Facet.COUNTRY, Facet.SECTOR, Facet.INSTRUMENT, Facet.ACTIVITY),
    *(Facet.STAGE, Facet.STATE, Facet.YEAR, Facet.OUTLET),
)
_MOST_CHOICES = 60

Parameters = Mapping[str, Parameter]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet with its word, and how many deals have it."""

    value: str
    word: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """A facet with its choices, which are alternatives."""

    facet: Facet
    choices: tuple[Choice, ...]

    @property
    def n_chosen(self) -> int:
        """Count the chosen ones."""
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that is chosen, and the address of the page without it; no facet means words."""

    facet: Facet | None
    word: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What can be chosen, what is, and how many deals that leaves.

    `kept` is sent along unseen; `clear` leads to the page with all deals. `corrections` are names
    in the words that were read otherwise than they are written.
    """

    words: str
    groups: tuple[ChoiceGroup, ...]
    chips: tuple[Chip, ...]
    kept: tuple[tuple[str, str], ...]
    total: int
    clear: str | None
    corrections: tuple[Correction, ...]


def build_filters(
    visit: Visit,
    frame: Frame,
    selection: Selection,
    asked: Filter,
    link: Callable[[Filter], str | None],
) -> Filters:
    """Build the bar of a page. `asked` stands in its address; `link` leads to it otherwise."""
    return Filters(
        words=asked.words or "",
        groups=tuple(_build_group(selection, facet, frame.wording) for facet in OFFERED),
        chips=tuple(
            Chip(
                facet=facet,
                word=_name_chosen(visit, frame.wording, facet, value),
                address=link(_leave_out(asked, facet, value)),
            )
            for facet, value in _list_chosen(asked)
        ),
        kept=tuple(
            (facet.value, value)
            for facet in Facet
            if facet not in OFFERED
            for value in asked.chosen(facet)
        ),
        total=selection.total,
        clear=link(Filter()),
        corrections=visit.list_corrections(asked),
    )


def list_parameters(wanted: Filter, **others: Parameter) -> Parameters:
    """List a filter and other parameters as links want them: several values as a tuple."""
    return {**group_parameters(write_filter(wanted)), **others}


def group_parameters(pairs: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Bring the values of each parameter of an address together."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return found


def choose(wanted: Filter, facet: Facet, *values: str) -> Filter:
    """Give a filter with other values of a facet."""
    changes: dict[str, Any] = {str(facet): values}
    return replace(wanted, **changes)


def write_value(facet: Facet, value: str, wording: Wording) -> str:
    """Write a value of a facet in words; a party's id stays what it is."""
    if facet is Facet.COUNTRY:
        return wording.country(value)
    return wording.word(value, facet.value) if facet in VOCABULARIES else value


def _build_group(selection: Selection, facet: Facet, wording: Wording) -> ChoiceGroup:
    choices = [
        Choice(
            value=it.value,
            word=write_value(facet, it.value, wording),
            count=it.count,
            chosen=it.chosen,
        )
        for it in selection.count(facet, _MOST_CHOICES)
    ]
    if facet is Facet.YEAR:
        choices.sort(key=lambda it: it.value, reverse=True)
    return ChoiceGroup(facet=facet, choices=tuple(choices))


def _list_chosen(asked: Filter) -> list[tuple[Facet | None, str]]:
    words = [] if asked.words is None else [(None, asked.words)]
    return [*words, *((facet, value) for facet in Facet for value in asked.chosen(facet))]


def _leave_out(asked: Filter, facet: Facet | None, value: str) -> Filter:
    if facet is None:
        return replace(asked, words=None)
    return choose(asked, facet, *(it for it in asked.chosen(facet) if it != value))


def _name_chosen(visit: Visit, wording: Wording, facet: Facet | None, value: str) -> str:
    if facet is Facet.PARTY:
        rows = visit.register.find(PartyRow, id=value)
        return rows[0].name if rows else value
    return value if facet is None else write_value(facet, value, wording)
