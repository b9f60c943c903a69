"""A public body acts for its state."""

import pytest

from factory import knowledge
from jalin.resolve.parties.states import find_state_of

DIRECTORY = knowledge().directory


@pytest.mark.parametrize(
    ("identity", "state"),
    [
        ("kemenperin", "ID"),
        ("mod-fr", "FR"),
        ("tni-au", "ID"),
        ("ministry:perindustrian.by", "BY"),
        ("pindad", None),
        ("FR", None),
        ("ministry:perindustrian.zz", None),
        ("~kementerian.public.ID", None),
    ],
)
def test_a_public_body_acts_for_its_state(identity: str, state: str | None) -> None:
    """Ministries, agencies and forces have a state, in the directory or made by rule."""
    assert find_state_of(identity, DIRECTORY) == state
