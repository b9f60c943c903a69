"""The stage ladder, what binds, and the order of instruments."""

import pytest

from jalin.model import Instrument, Stage

LADDER = ("proposed", "talks", "intent", "committed", "implementing", "operating", "completed")


@pytest.mark.parametrize(("rung", "name"), list(enumerate(LADDER)))
def test_ladder_climbs_in_the_order_of_the_codebook(rung: int, name: str) -> None:
    """Each of the seven stages stands one rung above the one before it."""
    assert Stage(name).rung == rung


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.TERMINATED])
def test_way_off_the_ladder_has_no_rung(stage: Stage) -> None:
    """A halted or ended deal stands on no rung."""
    assert stage.rung is None


@pytest.mark.parametrize(
    ("stage", "binding"),
    [
        (Stage.PROPOSED, False),
        (Stage.TALKS, False),
        (Stage.INTENT, False),
        (Stage.COMMITTED, True),
        (Stage.IMPLEMENTING, True),
        (Stage.OPERATING, True),
        (Stage.COMPLETED, True),
        (Stage.SUSPENDED, False),
        (Stage.TERMINATED, False),
    ],
)
def test_deal_binds_from_committed_on(stage: Stage, binding: bool) -> None:  # noqa: FBT001
    """A deal binds its parties from `committed` on, and no longer once it is off the ladder."""
    assert stage.binding is binding


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (Instrument.UNSPECIFIED, Instrument.TALKS),
        (Instrument.TALKS, Instrument.LETTER_OF_INTENT),
        (Instrument.LETTER_OF_INTENT, Instrument.MEMORANDUM),
        (Instrument.MEMORANDUM, Instrument.AGREEMENT),
        (Instrument.AGREEMENT, Instrument.CONTRACT),
        (Instrument.CONTRACT, Instrument.JOINT_VENTURE),
    ],
)
def test_instruments_are_ordered_by_strength(weaker: Instrument, stronger: Instrument) -> None:
    """The form that binds more is the stronger one."""
    assert weaker.strength < stronger.strength
