"""Names too weak to link over documents, and initials that spell a name."""

import pytest

from jalin.resolve.parties.names import is_description, is_initials, spells


@pytest.mark.parametrize(
    ("name", "initials"),
    [("MAZ", True), ("B2W", True), ("Pindad", False), ("PT LEN", False), ("DEFEND", False)],
)
def test_short_runs_of_capitals_are_initials(name: str, *, initials: bool) -> None:
    """A name is initials when it is one short word of capitals and digits."""
    assert is_initials(name) is initials


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("perusahaan komponen otomotif Indonesia", True),
        ("sejumlah kampus", True),
        ("Sejumlah investor", True),
        ("50 investor", True),
        ("50 Hertz", False),
        ("PT Pindad", False),
        ("eBay", False),
        ("3M", False),
    ],
)
def test_a_lower_case_start_is_a_description(name: str, *, description: bool) -> None:
    """A party whose first word has neither capital nor digit is described, not named."""
    assert is_description(name) is description


@pytest.mark.parametrize(
    ("initials", "name", "spelt"),
    [
        ("BSSN", "Badan Siber dan Sandi Negara", True),
        ("PTDI", "PT Dirgantara Indonesia", True),
        ("MAB", "PT Mobil Anak Bangsa", True),
        ("MAZ", "Borisov Plant", False),
        ("BSSN", "National Cyber and Crypto Agency", False),
        ("Bakamla", "Badan Keamanan Laut", False),
        ("MAB", "MAB", False),
    ],
)
def test_initials_spell_a_longer_name(initials: str, name: str, *, spelt: bool) -> None:
    """Initials spell a name of several words by its letters in order, the first to begin with."""
    assert spells(initials, name) is spelt
