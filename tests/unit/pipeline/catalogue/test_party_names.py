"""Finding parties by the start of a word of a name."""

import pytest

from jalin.pipeline.catalogue.party_names import PartyNames

NAMES = PartyNames(
    forms=(
        (" ashok leyland", "al"),
        (" len industri", "len"),
        (" pindad", "pindad"),
        (" pt len industri", "len"),
        (" pt pindad", "pindad"),
    )
)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("pin", {"pindad"}),
        ("PT", {"len", "pindad"}),
        ("len ind", {"len"}),
        ("ley", {"al"}),
        ("eyland", set()),
        ("leyland len", set()),
        ("l.*", {"al", "len"}),
        ("", {"al", "len", "pindad"}),
    ],
)
def test_a_party_is_called_by_how_words_of_its_name_start(start: str, found: set[str]) -> None:
    """Words side by side in one name, in any letter case; no sign means anything."""
    assert NAMES.find(start) == found


def test_no_names_are_found_among_none() -> None:
    """An empty register has no parties."""
    assert PartyNames(forms=()).find("pt") == frozenset()
