"""Names too weak to link over documents."""

import pytest

from jalin.resolve.names import is_description, is_initials


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
        ("PT Pindad", False),
        ("eBay", False),
        ("3M", False),
    ],
)
def test_a_lower_case_start_is_a_description(name: str, *, description: bool) -> None:
    """A party whose first word has neither capital nor digit is described, not named."""
    assert is_description(name) is description
