"""Short names set in brackets behind a name."""

import pytest

from factory import knowledge, organisations
from jalin.read.parties.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PT Maju Terus (MTR) tiba.", ["MTR"]),
        ("PT Maju Terus (Maju) tiba.", ["Maju"]),
        ("PT Maju Terus (disingkat MTR) tiba.", ["MTR"]),
        ("PT Maju Terus (MTR Nusa) tiba.", ["MTR Nusa"]),
        ("PT Maju Terus (20/1) tiba.", []),
        ("PT Maju Terus (pabrik ban) tiba.", []),
        ("PT Maju Terus tiba (MTR).", []),
        ("PT Maju Terus (IV) tiba.", []),
        ("Menteri Perindustrian (Menperin) tiba.", []),
    ],
)
def test_short_name_stands_in_brackets_right_behind(text: str, found: list[str]) -> None:
    """Dates, descriptions, legal words, numerals and what follows an office are no short names."""
    assert [
        acronym.text for acronym in find_acronyms(text, organisations(text), knowledge())
    ] == found
