"""What a person asks for that is not there is told with what could be meant."""

import pytest

from jalin.model import JalinError
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], "deal 'ab' is none; `jalin deals` lists all"),
        (iter(["abc", "abd"]), "deal 'ab' fits 2 deals: abc, abd; `jalin deals` lists all"),
    ],
)
def test_a_deal_is_none_or_one_of_several(found: list[str], told: str) -> None:
    """The prefix that was asked and the deals that it fits are told and kept."""
    error = DealNotFoundError("ab", found)
    assert isinstance(error, JalinError)
    assert str(error) == told
    assert (error.prefix, len(error.found)) == ("ab", 2 if "fits" in told else 0)


@pytest.mark.parametrize(
    ("n_choices", "hint"),
    [
        (0, ""),
        (2, "; there are 0, 1"),
        (8, "; there are 0, 1, 2, 3, 4, 5, 6, 7"),
        (9, "; there are 0, 1, 2, 3, 4, 5, 6, 7 and 1 more"),
        (20, "; there are 0, 1, 2, 3, 4, 5, 6, 7 and 12 more"),
    ],
)
def test_what_may_have_been_meant_is_named(n_choices: int, hint: str) -> None:
    """So many choices are named that a person reads them; all are kept."""
    error = TargetNotFoundError("party", "pindat", (str(number) for number in range(n_choices)))
    assert str(error) == f"party 'pindat' is not one that is known{hint}"
    assert (error.asked, len(error.choices)) == ("pindat", n_choices)
