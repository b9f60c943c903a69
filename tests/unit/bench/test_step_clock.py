"""The clock of steps counts each step for itself and leaves everything as it was."""

import time
from collections.abc import Iterator

import pytest

from jalin.text import clean, lexicon
from step_clock import StepClock, clock_steps


def _work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def _list_slowly() -> Iterator[int]:
    for number in range(3):
        _work(0.01)
        yield number


def test_an_inner_step_counts_for_itself_only() -> None:
    """What the outer one waits for is not its own time."""
    clock = StepClock()
    inner = clock.wrap("inner", lambda: _work(0.03))
    clock.wrap("outer", inner)()
    assert clock.seconds["inner"] >= 0.03 > clock.seconds["outer"]


def test_a_lazy_result_works_inside_its_step() -> None:
    """The time of a generator is that of its step, and its items come all the same."""
    clock = StepClock()
    numbers = clock.wrap("lazy", _list_slowly)
    assert list(numbers()) == [0, 1, 2]
    assert clock.seconds["lazy"] >= 0.03


def test_a_step_that_fails_is_counted() -> None:
    """The clock stays whole when a text strikes a bug."""
    clock = StepClock()
    with pytest.raises(ZeroDivisionError):
        clock.wrap("broken", lambda: 1 // 0)()
    assert clock.calls == {"broken": 1}


def test_functions_are_themselves_again_afterwards() -> None:
    """Inside the block calls are counted, after it nothing is left of the clock."""
    original = clean.clean_text
    with clock_steps({"clean": ("jalin.text.clean:clean_text",)}) as clock:
        clean.clean_text("Satu kalimat.", lexicon.load_lexicon())
    assert clock.calls == {"clean": 1}
    assert clean.clean_text is original


def test_a_function_that_is_gone_is_told() -> None:
    """A renamed step fails the measurement instead of leaving it."""
    with pytest.raises(AttributeError), clock_steps({"x": ("jalin.text.clean:no_such",)}):
        pass
