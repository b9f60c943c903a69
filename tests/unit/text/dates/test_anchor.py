"""The day from which the relative dates of a text count."""

import datetime as dt

import pytest

from jalin.model import PartialDate
from jalin.text.dates import find_anchor
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()
TODAY = dt.date(2026, 2, 5)
ANCHOR = PartialDate.parse("2022-01-20")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Kedua pihak bertemu kemarin.", None),
        ("Jakarta, 4 Februari 2022 - Dua perusahaan bersepakat.", "2022-02-04"),
        ("BANDUNG (4/2/2022) – Dua perusahaan bersepakat.", "2022-02-04"),
        ("Rabu, 4 Februari 2026 10:15 WIB\nDua perusahaan bersepakat.", "2026-02-04"),
        ("Kontrak itu dari 3 Maret 2019. Ia berkata, Kamis (13/12/2018).", "2018-12-13"),
        ("Ia berkata di Jakarta (24/7/2023).", "2023-07-24"),
        ("Ia berkata, Kamis kemarin (20/01).", "2022-01-20"),
        ("Rapat digelar Senin (17/1). Ia berkata, Kamis (20/01).", "2022-01-20"),
        ("Ia berkata, Senin.\nCopyright © Kantor Berita 2020", "2020"),
        ("Ia berkata, Senin (20/1).\nCopyright © Kantor Berita 2020", "2020-01-20"),
        ("Ia berkata, Kamis (20/1).\nCopyright © Kantor Berita 2026", "2022-01-20"),
        ("Ia berkata, Kamis (20/1).\nCopyright © Kantor Berita 2020", "2020"),
        ("Ia berkata, Senin (2/3/2030).", None),
    ],
)
def test_anchor_is_inferred_where_the_source_has_none(text: str, anchor: str | None) -> None:
    """Dateline, told day, fitting weekday and copyright line give the day, never a future one."""
    found = find_anchor(text, LEXICON, published=None, today=TODAY)
    assert (found and str(found)) == anchor


def test_publication_date_is_the_anchor() -> None:
    """The source's own date goes before anything that the text says."""
    found = find_anchor("Kamis (13/12/2018)", LEXICON, published=ANCHOR, today=TODAY)
    assert found == ANCHOR


def test_dateline_with_its_outlet_is_the_anchor() -> None:
    """A wire service signs between the day of a dateline and its dash."""
    text = "Jakarta, Jan. 19, 2022 (Kabar) - Both sides met on Monday."
    assert find_anchor(text, LEXICON, published=None, today=TODAY) == PartialDate.parse(
        "2022-01-19"
    )
