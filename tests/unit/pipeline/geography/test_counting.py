"""Counting deals by country and by place."""

import datetime as dt

from jalin.model import DealState
from jalin.pipeline.catalogue.building import catalogue_deals
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.geography import NamedCount, count_countries, count_places, place_deals
from jalin.pipeline.show.moment import Moment
from jalin.text.directory import load_directory
from jalin.text.geography.gazetteer import build_gazetteer
from jalin.text.geography.regions import load_regions
from view_factory import party_row, summary

PLACES = ("Karawang", None, "Banjar", "Nowhere at all", "Karawang", "Jawa Barat", "Seoul")
DEALS = tuple(
    summary(
        id=f"{at}",
        place=place,
        state=DealState.QUIET if at == 4 else DealState.MOVING,
        parties=(party_row("a", "ID"), party_row("b", "ID"), party_row("c", "KR" if at else None)),
    )
    for at, place in enumerate(PLACES)
)
CATALOGUE = catalogue_deals(Moment(day=dt.date(2026, 6, 30)), DEALS, {})
PLACING = place_deals(DEALS, build_gazetteer(load_regions(), load_directory().countries))


def test_a_deal_counts_once_in_each_country() -> None:
    """However many of its parties are from there."""
    assert count_countries(CATALOGUE.find()) == {"ID": 7, "KR": 6}


def test_deals_are_counted_by_the_finest_place_that_is_known() -> None:
    """A province has those of its regencies too; a name that fits several provinces has none."""
    counts = count_places(CATALOGUE.find(), PLACING)
    assert (counts.total, counts.placed, counts.found) == (7, 6, 5)
    assert {spot.code: count for spot, count in counts.inside} == {"32.15": 2, "32": 1}
    assert counts.provinces == {"32": 3}
    assert counts.country_only == 1
    assert [(spot.code, count) for spot, count in counts.abroad] == [("KR", 1)]
    assert counts.unknown == (NamedCount(name="Nowhere at all", count=1),)


def test_only_the_selected_deals_count() -> None:
    """A filter narrows the map."""
    counts = count_places(CATALOGUE.find(Filter(state=("quiet",))), PLACING)
    assert (counts.total, counts.placed) == (1, 1)
    assert [spot.code for spot, _ in counts.spots] == ["32.15"]
