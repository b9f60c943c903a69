"""Numbers, shares and sums as people write them."""

import pytest

from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.numbers import write_amount, write_number, write_share

EN, ID = Language.ENGLISH, Language.INDONESIAN


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("USD 9800000000", EN, "USD 9.8 billion"),
        ("USD 9800000000", ID, "USD 9,8 miliar"),
        ("IDR 1200000000000", ID, "IDR 1,2 triliun"),
        ("EUR 450000", EN, "EUR 450,000"),
        ("EUR 450000", ID, "EUR 450.000"),
        ("USD 130.5 per kWh", EN, "USD 130.5 per kWh"),
        ("130 electric buses", EN, "130 electric buses"),
        ("25000 unit per tahun", ID, "25.000 unit per tahun"),
        ("5 MWh", EN, "5 MWh"),
        ("hampir semua", ID, "hampir semua"),
        ("USD x", EN, "USD x"),
    ],
)
def test_amounts_are_written_for_people(value: str, language: Language, written: str) -> None:
    """Large sums are written in words, long counts with separators, all else as it stands."""
    assert write_amount(value, language) == written


def test_numbers_have_the_separators_of_the_language() -> None:
    """A thousand is parted by a comma in English, by a full stop in Indonesian."""
    assert (write_number(50_000, EN), write_number(50_000, ID)) == ("50,000", "50.000")


@pytest.mark.parametrize(("share", "written"), [(0.425, "42%"), (1, "100%"), (None, "–")])
def test_shares_are_whole_per_cents(share: float | None, written: str) -> None:
    """A share of a few deals is not told more exactly than it is."""
    assert write_share(share, EN) == written
