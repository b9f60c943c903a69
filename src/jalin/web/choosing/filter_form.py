"""The form by which a page is narrowed to some deals: the same choices wherever it stands."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from jalin.pipeline.catalogue.catalogue import Selection
from jalin.pipeline.catalogue.filter import Facet, Filter, write_filter
from jalin.web.frame.links.links import Parameter
from jalin.web.frame.wording.wording import Wording

# The facets that are offered; what is chosen of the others stays as it is.
_OFFERED = (
    *(Facet.COUNTRY, Facet.SECTOR, Facet.INSTRUMENT, Facet.ACTIVITY),
    *(Facet.STAGE, Facet.STATE, Facet.YEAR),
)
_MOST_CHOICES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be chosen, and how many deals have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """The values of a facet; `name` is the parameter."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def n_chosen(self) -> int:
        """Count the chosen ones."""
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterForm:
    """All choices, the words, and what is sent along unseen."""

    groups: tuple[ChoiceGroup, ...]
    words: str
    kept: tuple[tuple[str, str], ...]
    is_empty: bool


def build_filter_form(
    selection: Selection, asked: Filter, wording: Wording, offered: Collection[Facet] = _OFFERED
) -> FilterForm:
    """Build the form of a selection; `asked` is its filter as it stands in the address."""
    kept = (
        (facet.value, value)
        for facet in Facet
        if facet not in offered
        for value in asked.chosen(facet)
    )
    return FilterForm(
        groups=tuple(_build_group(selection, facet, wording) for facet in offered),
        words=asked.words or "",
        kept=tuple(kept),
        is_empty=asked.is_empty,
    )


def list_parameters(wanted: Filter, **others: Parameter) -> Mapping[str, Parameter]:
    """List a filter and other parameters as links want them: several values as a tuple."""
    found: dict[str, Parameter] = {}
    values: dict[str, tuple[str, ...]] = {}
    for name, value in write_filter(wanted):
        values[name] = (*values.get(name, ()), value)
    found.update(values)
    found.update(others)
    return found


def _build_group(selection: Selection, facet: Facet, wording: Wording) -> ChoiceGroup:
    write = _find_writer(facet, wording)
    return ChoiceGroup(
        name=facet.value,
        choices=tuple(
            Choice(value=it.value, label=write(it.value), count=it.count, chosen=it.chosen)
            for it in selection.count(facet, _MOST_CHOICES)
        ),
    )


def _find_writer(facet: Facet, wording: Wording) -> Callable[[str], str]:
    if facet is Facet.COUNTRY:
        return wording.country
    if facet in (Facet.YEAR, Facet.OUTLET, Facet.PARTY):
        return str
    return lambda value: wording.word(value, facet.value)
