"""Turns: so many at once, and nobody waits."""

import pytest

from jalin.pipeline.serving.keeper import BusyError
from jalin.pipeline.serving.turns import Turns


def test_turns_are_few() -> None:
    """Whoever comes while all are taken is sent away, and comes in after."""
    turns = Turns(1)
    with turns.take(), pytest.raises(BusyError), turns.take():
        pytest.fail("two had the one turn")
    with turns.take():
        pass


def test_a_failed_turn_is_given_back() -> None:
    """What goes wrong in a turn keeps nobody out."""
    turns = Turns(1)
    with pytest.raises(RuntimeError), turns.take():
        raise RuntimeError
    with turns.take():
        pass
