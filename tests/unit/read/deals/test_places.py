"""Where a step happened."""

import pytest

from factory import analysis
from jalin.read.deals.places import find_step_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mereka menandatangani kontrak di Bandung.", "Bandung"),
        ("Mereka menandatangani kontrak di Bandung, Jawa Barat.", "Bandung, Jawa Barat"),
        ("Mereka menandatangani kontrak di Istana Negara, Jakarta.", "Jakarta"),
        ("Mereka menandatangani kontrak di Bandung dan Jawa Barat.", "Bandung"),
        ("They signed a contract in Paris.", "Paris"),
        ("Mereka menandatangani kontrak, lalu pulang ke Bandung.", None),
        ("Wali kota dari Bandung menandatangani kontrak.", None),
        ("Mereka menandatangani kontrak.", None),
    ],
)
def test_place_stands_behind_a_word_of_place(text: str, place: str | None) -> None:
    """A city is where it happened only behind "di"; a larger place in commas belongs to it."""
    found = analysis(text)
    assert find_step_place(found, found.sentences[0]) == place
