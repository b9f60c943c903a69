"""What takes too long is given up, wherever it runs, and nothing else is."""

import re
import signal
import threading
import time
from collections.abc import Callable

import pytest

from jalin.model import Skipped
from jalin.pipeline.time_limit import keep_to_time

LATE = Skipped(source="a", reason="timed_out", detail="over 0.1 s")
# Far longer than any of these tests takes.
_LONG_S = 60.0


def _dawdle() -> None:
    """Take for ever, and catch every error on the way, as a reader does."""
    while True:
        try:
            time.sleep(0.01)
        except Exception:  # noqa: BLE001, S112 (this is what must not swallow the alarm)
            continue


def _search() -> object:
    """Ask a question of `re` that takes longer than the world has been there."""
    return re.fullmatch("(?:a|aa)+", "a" * 5_000 + "b")


def _in_a_thread(work: Callable[[], object]) -> object:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join(_LONG_S)
    assert not thread.is_alive(), "the work goes on"
    return found[0]


@pytest.mark.parametrize("work", [_dawdle, _search], ids=["python", "re"])
def test_what_takes_too_long_is_told(work: Callable[[], object]) -> None:
    """The main thread is broken off in Python and in `re`."""
    assert keep_to_time(work, "a", 0.1) == LATE


def test_another_thread_is_broken_off_too() -> None:
    """No signal reaches it: another thread asks it to stop."""
    assert _in_a_thread(lambda: keep_to_time(_dawdle, "a", 0.1)) == LATE


def test_a_thread_that_was_broken_off_goes_on_with_the_next_document() -> None:
    """Nothing that was asked of it is left over."""

    def work() -> list[object]:
        first = keep_to_time(_dawdle, "a", 0.1)
        return [first, *(keep_to_time(lambda n=n: n, "b", 0.1) for n in range(50))]  # type: ignore[misc]

    assert _in_a_thread(work) == [LATE, *range(50)]
    assert not [it for it in threading.enumerate() if it.name == "jalin-time-limit"]


@pytest.mark.parametrize("place", ["main", "thread"])
def test_work_that_ends_as_its_time_does_is_whole_or_given_up(place: str) -> None:
    """The alarm comes at any moment around the end, and none breaks into what follows."""

    def work() -> list[object]:
        return [keep_to_time(lambda: _spin(0.002), "a", 0.002) for _ in range(50)]

    found = work() if place == "main" else _in_a_thread(work)
    assert isinstance(found, list)
    assert all(it == "done" or isinstance(it, Skipped) for it in found)
    assert _spin(0.02) == "done"


def _spin(seconds: float) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return "done"


@pytest.mark.parametrize("place", ["main", "thread"])
def test_an_error_is_not_the_alarm(place: str) -> None:
    """A bug in the work goes on to who called it, and leaves no alarm behind."""

    def fail() -> object:
        raise KeyError("a bug")

    def work() -> object:
        with pytest.raises(KeyError, match="a bug"):
            keep_to_time(fail, "a", _LONG_S)
        return "told"

    before = signal.getsignal(signal.SIGALRM)
    assert (work() if place == "main" else _in_a_thread(work)) == "told"
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_an_interrupt_is_not_held_back() -> None:
    """Ctrl-C ends the work at once, as it does without a limit."""

    def interrupt() -> None:
        signal.raise_signal(signal.SIGINT)
        _dawdle()

    # A shell lets what it starts in the background ignore the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            keep_to_time(interrupt, "a", _LONG_S)
    finally:
        signal.signal(signal.SIGINT, before)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_no_limit_is_none() -> None:
    """Without a limit nothing is set."""
    assert keep_to_time(lambda: signal.getitimer(signal.ITIMER_REAL), "a", None) == (0.0, 0.0)


def test_an_alarm_that_was_set_before_rings_when_it_would_have_rung() -> None:
    """A limit within a limit does not make the outer one longer."""
    heard: list[float] = []
    before = signal.signal(signal.SIGALRM, lambda *_: heard.append(time.monotonic()))
    start = time.monotonic()
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        inner = keep_to_time(_dawdle, "a", 0.1)
        assert not heard
        still = keep_to_time(_dawdle, "b", _LONG_S)
        _spin(0.01)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert inner == LATE
    assert isinstance(still, Skipped), "the outer alarm ends what is within it"
    assert len(heard) == 1
    assert heard[0] - start < _LONG_S / 2
