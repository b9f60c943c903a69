"""The places that deals name, in columns beside a catalogue."""

import pytest

from jalin.pipeline.geography import place_deals
from jalin.text.directory import load_directory
from jalin.text.geography.gazetteer import build_gazetteer
from jalin.text.geography.regions import load_regions
from view_factory import summary

GAZETTEER = build_gazetteer(load_regions(), load_directory().countries)
PLACES = ("Karawang", None, "Bandung", "Nowhere at all", "Karawang", "Jawa Barat", "Seoul")
PLACING = place_deals([summary(place=place) for place in PLACES], GAZETTEER)


def test_each_name_is_looked_up_once() -> None:
    """A deal points at its name; one without a place points at none."""
    assert PLACING.names == ("Karawang", "Bandung", "Nowhere at all", "Jawa Barat", "Seoul")
    assert PLACING.codes.tolist() == [0, -1, 1, 2, 0, 3, 4]


@pytest.mark.parametrize(
    ("code", "deals"),
    [
        ("32.15", [0, 4]),
        ("32", [0, 2, 4, 5]),
        ("32.04+32.73", [2]),
        ("ID", [0, 2, 4, 5]),
        ("KR", [6]),
        ("99", []),
    ],
)
def test_a_place_has_its_deals(code: str, deals: list[int]) -> None:
    """Those of a province are also those of its regencies; a deal without a place is in none."""
    assert PLACING.mark(code).nonzero()[0].tolist() == deals
