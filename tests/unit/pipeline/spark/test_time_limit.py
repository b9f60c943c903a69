"""What takes too long is given up, and nothing else is."""

import signal
import time

import pytest

pytest.importorskip("pyspark", reason="needs the extra: pip install 'jalin[spark]'")

from jalin.model import Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.bulk.pool import Item, PoolPlan
from jalin.pipeline.spark.time_limit import ITEM_SECONDS, limit_time

ITEMS = [Skipped(source=f"a:{number}", reason="x") for number in range(3)]


def _dawdle(item: Item) -> Outcome:
    """Catch every error, as a reader does, and take for ever with the second item."""
    while item.source == "a:1":
        try:
            time.sleep(0.01)
        except Exception:  # noqa: BLE001, S112 (this is what must not swallow the alarm)
            continue
    return Outcome(kind=OutcomeKind.HEARD, source=item.source)


def test_what_takes_too_long_is_told_and_the_next_item_is_read() -> None:
    """Only the late item is lost."""
    with limit_time(_dawdle, 0.1) as work:
        outcomes = [work(item) for item in ITEMS]
    assert [it.kind for it in outcomes] == [
        OutcomeKind.HEARD,
        OutcomeKind.SKIPPED,
        OutcomeKind.HEARD,
    ]
    assert (outcomes[1].source, outcomes[1].reason) == ("a:1", "timed_out")
    assert outcomes[1].detail == "over 0.1 s"


def test_an_error_is_not_the_alarm() -> None:
    """A bug in the work goes on to who called it, and leaves no alarm behind."""

    def fail(item: Item) -> Outcome:
        raise KeyError(item.source)

    before = signal.getsignal(signal.SIGALRM)
    with limit_time(fail, 60.0) as work, pytest.raises(KeyError, match=r"a:0"):
        work(ITEMS[0])
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_an_alarm_between_two_items_is_not_heard() -> None:
    """One that comes when the work is done takes nothing away."""
    with limit_time(_dawdle, 60.0) as work:
        work(ITEMS[0])
        signal.raise_signal(signal.SIGALRM)
        assert work(ITEMS[2]).kind is OutcomeKind.HEARD


def test_the_limit_is_that_of_the_pool() -> None:
    """Both give up the same documents."""
    plan = PoolPlan(jobs=1, prepare=lambda: _dawdle, encode=encode_outcome)
    assert plan.item_seconds == ITEM_SECONDS
