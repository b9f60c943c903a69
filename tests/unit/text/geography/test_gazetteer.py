"""Looking up places by the names that texts give them."""

import pytest

from jalin.text.geography.gazetteer import Gazetteer, Whereabouts


@pytest.mark.parametrize(
    ("text", "country", "province", "regencies"),
    [
        ("Karawang", "ID", "32", ("32.15",)),
        ("Cikarang, Jawa Barat", "ID", "32", ("32.16",)),
        ("Solo", "ID", "33", ("33.72",)),
        ("Weda", "ID", "82", ("82.02",)),
        ("Kota Bandung", "ID", "32", ("32.73",)),
        ("Kabupaten Bandung", "ID", "32", ("32.04",)),
        ("Karawang Regency, West Java", "ID", "32", ("32.15",)),
        ("Istana Merdeka, Jakarta", "ID", "31", ()),
        ("Sumsel", "ID", "16", ()),
        ("Provinsi Jambi", "ID", "15", ()),
        ("Abu Dhabi", "AE", None, ()),
        ("Seoul, Korea Selatan", "KR", None, ()),
        ("Prancis", "FR", None, ()),
    ],
)
def test_a_place_is_found(
    gazetteer: Gazetteer, text: str, country: str, province: str | None, regencies: tuple[str, ...]
) -> None:
    """By its name, its seat, a place inside it, or the larger one that stands behind it."""
    found = gazetteer.find(text)
    assert found == Whereabouts(country=country, province=province, regencies=regencies)


@pytest.mark.parametrize(
    ("text", "province", "regencies"),
    [
        ("Bandung", "32", ("32.04", "32.73")),
        ("Jambi", "15", ()),
        ("Banjar", None, ()),
        ("Banjar, Kalimantan Selatan", "63", ("63.03",)),
    ],
)
def test_what_a_name_leaves_open_stays_open(
    gazetteer: Gazetteer, text: str, province: str | None, regencies: tuple[str, ...]
) -> None:
    """Only what is true of every place of that name is said of it."""
    found = gazetteer.find(text)
    assert found == Whereabouts(country="ID", province=province, regencies=regencies)


@pytest.mark.parametrize(
    "text", ["", ",", "Gedung Serbaguna", "Bandung, Jawa Timur", "Paris, Jepang", "us", "kota"]
)
def test_what_is_not_known_is_not_guessed(gazetteer: Gazetteer, text: str) -> None:
    """Unknown names, names that gainsay each other, and words that are no names."""
    assert gazetteer.find(text) is None
