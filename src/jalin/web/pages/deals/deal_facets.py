"""The facets beside a list of deals: their values in words, and the choice that each leads to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from jalin.model import DealState, Stage
from jalin.pipeline.catalogue.catalogue import FacetCount, Selection
from jalin.pipeline.catalogue.filter import Facet, Filter, parse_filter, write_filter
from jalin.pipeline.serving.visit import Visit
from jalin.store.rows import PartyRow
from jalin.web.choosing.filters import write_value
from jalin.web.frame.wording.wording import Wording

# In the order in which they stand beside the list.
ORDER = (
    *(Facet.STAGE, Facet.STATE, Facet.PARTY, Facet.COUNTRY, Facet.SECTOR, Facet.INSTRUMENT),
    *(Facet.ACTIVITY, Facet.YEAR, Facet.OUTLET),
)
# Values that are shown at once; the others are on a page of their own.
MOST_SHOWN = 12
_LADDER = {value.value: place for place, value in enumerate((*Stage, *DealState))}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetEntry:
    """A value of a facet in words, the deals that have it, and what is wanted if it is followed."""

    value: str
    label: str
    count: int
    chosen: bool
    wanted: Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """A facet. `is_cut`: it has more values than these."""

    facet: Facet
    entries: tuple[FacetEntry, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenValue:
    """One thing that is chosen, and what is wanted without it. The words have no facet."""

    facet: Facet | None
    label: str
    wanted: Filter


def view_facets(
    visit: Visit, selection: Selection, asked: Filter, wording: Wording
) -> tuple[FacetView, ...]:
    """View all facets, each cut to the values that most deals have."""
    counts = {facet: selection.count(facet, MOST_SHOWN + 1) for facet in ORDER}
    shown = {facet: _choose_shown(facet, counts[facet], asked) for facet in ORDER}
    names = name_values(visit, shown, wording)
    return tuple(
        FacetView(
            facet=facet,
            entries=_arrange(facet, [_build_entry(facet, it, asked, names) for it in values]),
            is_cut=len(values) < len(counts[facet]),
        )
        for facet, values in shown.items()
        if values
    )


def view_entries(
    visit: Visit, facet: Facet, counts: Iterable[FacetCount], asked: Filter, wording: Wording
) -> tuple[FacetEntry, ...]:
    """View some values of a facet."""
    found = tuple(counts)
    names = name_values(visit, {facet: found}, wording)
    return tuple(_build_entry(facet, it, asked, names) for it in found)


def view_chosen(visit: Visit, asked: Filter, wording: Wording) -> tuple[ChosenValue, ...]:
    """View all that is chosen, as it stands in the address."""
    counts = {
        facet: [FacetCount(value=it, count=0, chosen=True) for it in asked.chosen(facet)]
        for facet in ORDER
    }
    names = name_values(visit, counts, wording)
    words = () if asked.words is None else (asked.words,)
    return (
        *(
            ChosenValue(facet=None, label=f"“{it}”", wanted=replace(asked, words=None))
            for it in words
        ),
        *(
            ChosenValue(facet=facet, label=names[facet, it], wanted=_toggle(asked, facet, it))
            for facet in ORDER
            for it in asked.chosen(facet)
        ),
    )


def name_values(
    visit: Visit, counts: Mapping[Facet, Iterable[FacetCount]], wording: Wording
) -> Mapping[tuple[Facet, str], str]:
    """Give the words for values of facets; of a party its name, or what was asked for."""
    ids = [it.value for it in counts.get(Facet.PARTY, ())]
    parties = {row.id: row.name for row in visit.register.find_any(PartyRow, "id", ids)}
    found: dict[tuple[Facet, str], str] = {}
    for facet, values in counts.items():
        for it in values:
            if facet is Facet.PARTY:
                found[facet, it.value] = parties.get(it.value, it.value)
            else:
                found[facet, it.value] = write_value(facet, it.value, wording)
    return found


def _choose_shown(
    facet: Facet, counts: Sequence[FacetCount], asked: Filter
) -> tuple[FacetCount, ...]:
    """Choose what is shown: what is chosen, by a part of a name only some, and some others."""
    named = asked.chosen(facet)
    chosen = [it for it in counts if it.chosen and (it.count or it.value in named)]
    others = [it for it in counts if not it.chosen]
    return (*chosen[: max(MOST_SHOWN, len(named))], *others[:MOST_SHOWN])


def _arrange(facet: Facet, entries: list[FacetEntry]) -> tuple[FacetEntry, ...]:
    """Keep what has an order of its own in it: the ladder, the states, the years."""
    if facet in (Facet.STAGE, Facet.STATE):
        return tuple(sorted(entries, key=lambda it: _LADDER[it.value]))
    if facet is Facet.YEAR:
        return tuple(sorted(entries, key=lambda it: it.value, reverse=True))
    return tuple(entries)


def _build_entry(
    facet: Facet, count: FacetCount, asked: Filter, names: Mapping[tuple[Facet, str], str]
) -> FacetEntry:
    return FacetEntry(
        value=count.value,
        label=names[facet, count.value],
        count=count.count,
        chosen=count.chosen,
        wanted=_toggle(asked, facet, count.value, is_chosen=count.chosen),
    )


def _list_values(asked: Filter) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in write_filter(asked):
        found[name] = (*found.get(name, ()), value)
    return found


def _toggle(asked: Filter, facet: Facet, value: str, *, is_chosen: bool = False) -> Filter:
    """Choose a value, or no longer; one that a part of its name chose is then chosen alone."""
    chosen = asked.chosen(facet)
    if value in chosen:
        kept = tuple(it for it in chosen if it != value)
    else:
        kept = (value,) if is_chosen else (*chosen, value)
    return parse_filter({**_list_values(asked), facet.value: kept})
