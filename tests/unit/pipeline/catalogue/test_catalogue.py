"""Deals in columns: filtered, counted, sorted, cut into pages."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import DealState, Stage
from jalin.pipeline.catalogue.building import build_catalogue, catalogue_deals
from jalin.pipeline.catalogue.catalogue import Catalogue, FacetCount, Sort
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.show.views import DealSummary
from jalin.store.register import Register
from register_factory import SENTENCE, date, deal, doc, fill, parties, reading, step
from view_factory import party_row, summary

NOW = Moment.of(dt.date(2026, 7, 1))
PINDAD = party_row("PT Pindad")
LEN = party_row("PT Len")
THALES = party_row("Thales", "FR")
DEALS = (
    summary(id="a", parties=(PINDAD, THALES), sectors=("defence",), outlets=("Antara",)),
    summary(
        id="b",
        parties=(LEN, THALES),
        sectors=("defence", "electronics"),
        stage=Stage.COMMITTED,
        reached=Stage.COMMITTED,
        date=date("2024-05"),
        outlets=("Antara", "Kompas"),
        sources=3,
    ),
    summary(id="c", parties=(LEN, PINDAD), date=None, state=DealState.UNKNOWN, instrument=None),
)
FIRST_TOLD = {"a": "2020-01-05", "b": "2024-05-17", "c": ""}


def catalogue(deals: Sequence[DealSummary] = DEALS) -> Catalogue:
    """Put deals into columns."""
    return catalogue_deals(NOW, deals, FIRST_TOLD)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (EVERY, "bac"),
        (Filter(party=("pt-pindad",)), "ac"),
        (Filter(party=("pt-pindad", "thales")), "bac"),
        (Filter(country=("FR",)), "ba"),
        (Filter(country=("FR",), party=("pt-len",)), "b"),
        (Filter(sector=("electronics",)), "b"),
        (Filter(stage=("intent",), state=("moving",)), "a"),
        (Filter(year=("2024", "2020")), "ba"),
        (Filter(outlet=("Kompas",)), "b"),
        (Filter(instrument=("memorandum",)), "ba"),
        (Filter(party=("nobody",)), ""),
        (Filter(activity=("supply",)), ""),
    ],
)
def test_facets_add_up_and_their_values_are_alternatives(wanted: Filter, ids: str) -> None:
    """A deal is wanted if it has a chosen value of every facet that has one."""
    found = catalogue().find(wanted)
    assert "".join(found.deal_ids) == ids
    assert found.total == len(ids)


def test_what_is_asked_narrows_what_is_found() -> None:
    """Only marked deals are wanted; one that is not known here is passed over."""
    known = catalogue()
    assert known.find(EVERY, known.mark({"c", "b", "zz"})).deal_ids == ("b", "c")
    assert known.find(EVERY, known.mark(())).total == 0


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.DATE, "bac"),
        (Sort.TOLD, "bac"),
        (Sort.STAGE, "bac"),
        (Sort.SOURCES, "bac"),
        (Sort.NEWS, "bac"),
        (Sort.PARTY, "bca"),
    ],
)
def test_deals_are_sorted(sort: Sort, ids: str) -> None:
    """Equal deals come by the latest step, those without a date last."""
    assert "".join(catalogue().find(sort=sort).deal_ids) == ids


def test_a_facet_is_counted_without_its_own_choice() -> None:
    """What else could be chosen of a facet is counted under all other choices."""
    found = catalogue().find(Filter(stage=("committed",), country=("FR",)))
    assert found.count(Facet.STAGE) == (
        FacetCount(value="committed", count=1, chosen=True),
        FacetCount(value="intent", count=1, chosen=False),
    )
    assert found.count(Facet.COUNTRY) == (
        FacetCount(value="FR", count=1, chosen=True),
        FacetCount(value="ID", count=1, chosen=False),
    )
    assert found.count(Facet.OUTLET, limit=1) == (
        FacetCount(value="Antara", count=1, chosen=False),
    )


def test_a_chosen_value_is_counted_though_no_deal_has_it() -> None:
    """What is chosen can be taken back."""
    assert catalogue().find(Filter(sector=("textiles",))).count(Facet.SECTOR, limit=0) == (
        FacetCount(value="textiles", count=0, chosen=True),
    )


def test_pages_are_cut_from_the_order() -> None:
    """A page begins at a place and has at most so many deals."""
    found = catalogue().find()
    assert [deal.id for deal in found.page(1, 1)] == ["a"]
    assert [deal.id for deal in found.page(2, 10)] == ["c"]
    assert found.page(3, 10) == ()
    assert [deal.id for deal in found.page()] == ["b", "a", "c"]


def test_no_deal_is_a_catalogue_too() -> None:
    """An empty register has every facet, each without values."""
    found = catalogue(()).find(Filter(country=("ID",)))
    assert (found.total, found.page(0, 5)) == (0, ())
    assert found.facets(5)[Facet.PARTY] == ()


_COUNTRIES = st.lists(st.sampled_from(["ID", "FR", "IN", "KR"]), unique=True, max_size=3)


@given(st.lists(st.tuples(_COUNTRIES, st.sampled_from(list(Stage))), max_size=12), _COUNTRIES)
def test_counts_are_those_of_counting_one_by_one(
    made: list[tuple[list[str], Stage]], asked: list[str]
) -> None:
    """Arrays count what a loop over the deals counts."""
    deals = [
        summary(
            id=f"{number:02}", parties=tuple(party_row(it, it) for it in countries), stage=stage
        )
        for number, (countries, stage) in enumerate(made)
    ]
    found = catalogue(deals).find(Filter(country=tuple(asked)))
    wanted = [
        deal
        for deal in deals
        if not asked or {party.country for party in deal.parties} & set(asked)
    ]
    assert set(found.deal_ids) == {deal.id for deal in wanted}
    stages = {it.value: it.count for it in found.count(Facet.STAGE)}
    assert stages == {stage: n for stage in Stage if (n := sum(it.stage is stage for it in wanted))}


def test_a_registers_catalogue_lists_what_the_list_of_deals_lists(register: Register) -> None:
    """The same deals in the same order, now and on a day before one of them was told."""
    early, late = doc(name="a", published="2020-02-04"), doc(f"{SENTENCE} Lagi.", name="b")
    other = deal(*parties("PT Len", "Thales"), steps=[step(Stage.COMMITTED, "2026-01-01")])
    fill(register, (early, reading(early, deal())), (late, reading(late, other)))
    for moment in (NOW, Moment.of(NOW.day, dt.date(2021, 1, 1))):
        found = build_catalogue(register, moment).find().page()
        assert found == list_deals(register, moment)
