"""The names of places in the language of a page."""

import pytest

from jalin.pipeline.geography import Spot
from jalin.text.geography.gazetteer import Whereabouts
from jalin.text.geography.regions import load_regions
from jalin.web.drawing.place_names import PlaceNames
from jalin.web.frame.preferences import Language
from jalin.web.frame.rendering import build_wording


def names(language: str) -> PlaceNames:
    """Name places in a language."""
    return PlaceNames(wording=build_wording(Language(language)), regions=load_regions())


@pytest.mark.parametrize(
    ("code", "english", "indonesian"),
    [
        ("KR", "South Korea", "Korea Selatan"),
        ("32", "West Java", "Jawa Barat"),
        ("32.15", "Karawang Regency", "Kabupaten Karawang"),
        ("32.73", "City of Bandung", "Kota Bandung"),
        ("32.04+32.73", "Bandung, city or regency", "Bandung, kota atau kabupaten"),
        ("32.15+32.73", "Karawang Regency / City of Bandung", "Kabupaten Karawang / Kota Bandung"),
        ("no such code", "no such code", "no such code"),
    ],
)
def test_a_code_has_a_name(code: str, english: str, indonesian: str) -> None:
    """Regencies and cities are told apart; an unknown code stands as it is."""
    assert (names("en").code(code), names("id").code(code)) == (english, indonesian)


def test_a_province_of_which_no_more_is_known_says_so() -> None:
    """A deal lies somewhere in it."""
    where = Spot(where=Whereabouts(country="ID", province="32"))
    assert names("en").spot(where) == "somewhere in West Java"
