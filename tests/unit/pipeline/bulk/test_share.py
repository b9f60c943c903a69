"""In one process, too, an item that takes too long costs only itself."""

import time
from collections.abc import Callable

from jalin.model import Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.bulk.pool import Item, PoolPlan, limit_work, work_here
from jalin.pipeline.time_limit import DOCUMENT_SECONDS

ITEMS = [Skipped(source=f"a:{number}", reason="x") for number in range(3)]


def _dawdle(item: Item) -> Outcome:
    """Catch every error, as a reader does, and take for ever with the second item."""
    while item.source == "a:1":
        try:
            time.sleep(0.01)
        except Exception:  # noqa: BLE001, S112 (this is what must not swallow the alarm)
            continue
    return Outcome(kind=OutcomeKind.HEARD, source=item.source)


def _prepare() -> Callable[[Item], Outcome]:
    return _dawdle


def test_what_takes_too_long_is_told_and_the_next_item_is_read() -> None:
    """Only the late item is lost."""
    outcomes = [*map(limit_work(_dawdle, 0.1), ITEMS)]
    assert [it.kind for it in outcomes] == [
        OutcomeKind.HEARD,
        OutcomeKind.SKIPPED,
        OutcomeKind.HEARD,
    ]
    assert (outcomes[1].source, outcomes[1].reason) == ("a:1", "timed_out")
    assert outcomes[1].detail == "over 0.1 s"


def test_a_run_without_a_pool_gives_the_late_item_up() -> None:
    """One process alone keeps to the time of the plan."""
    plan = PoolPlan(jobs=1, prepare=_prepare, encode=encode_outcome, item_seconds=0.1)
    shares = list(work_here(ITEMS, plan))
    assert [it.heard for it in shares] == [1, 0, 1]
    assert [it.reason for share in shares for it in share.skipped] == ["timed_out"]


def test_the_limit_is_the_same_everywhere() -> None:
    """A pool, a cluster and a single process give up the same documents."""
    plan = PoolPlan(jobs=1, prepare=_prepare, encode=encode_outcome)
    assert plan.item_seconds == DOCUMENT_SECONDS
