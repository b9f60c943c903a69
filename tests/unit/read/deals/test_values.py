"""Network and grammar are weighed together, value by value."""

import pytest

from jalin.read.deals.weighing import agree, choose, favour, keep, raise_shares


def test_a_favoured_value_counts_more_often() -> None:
    """What the grammar says too may overtake what the network alone prefers."""
    shares = favour({"talks": 0.5, "intent": 0.4, "committed": 0.1}, "intent", 2.0)
    assert choose(shares) == "intent"
    assert sum(shares.values()) == pytest.approx(1.0, abs=0.001)


def test_without_favour_the_likeliest_stays() -> None:
    """A factor of one changes nothing; a favoured value that no share has does neither."""
    assert choose(favour({"talks": 0.5, "intent": 0.4}, "intent", 1.0)) == "talks"
    assert choose(favour({"talks": 0.5, "intent": 0.4}, "completed", 9.0)) == "talks"


def test_of_equal_values_the_first_is_chosen() -> None:
    """Ties end in the order of the labels, never by chance."""
    assert choose({"talks": 0.4, "intent": 0.4}) == "talks"


def test_fields_speak_for_each_other() -> None:
    """A stage that goes with an instrument raises it, by a power that may be none."""
    instruments, stages = {"talks": 0.4, "equity": 0.6}, {"talks": 0.9, "completed": 0.1}
    together = {"talks": {"talks": 4.0}, "equity": {"talks": 0.2}}
    assert choose(agree(instruments, stages, together, 1.0)[0]) == "talks"
    assert agree(instruments, stages, together, 0.0) == (instruments, stages)


def test_values_found_by_rules_are_raised() -> None:
    """A share never rises above one."""
    raised = raise_shares({"supply": 0.3, "training": 0.95}, ["supply", "training"], 0.2)
    assert raised == {"supply": 0.5, "training": 1.0}


@pytest.mark.parametrize(
    ("shares", "kept"),
    [
        ({"a": 0.2, "b": 0.6, "c": 0.5}, ("b", "c")),
        ({"a": 0.2, "b": 0.1}, ("a",)),
        ({}, ()),
    ],
)
def test_the_surest_stays_in_any_case(shares: dict[str, float], kept: tuple[str, ...]) -> None:
    """A deal has some activity and some sector, however unsure."""
    assert keep(shares, 0.5) == kept
