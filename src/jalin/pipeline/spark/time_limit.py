"""No document holds a task up: after a time it is given up, as in the pool of processes."""

import contextlib
import signal
from collections.abc import Callable, Iterator

from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from jalin.pipeline.bulk.pool import Item

ITEM_SECONDS = 300.0
# While an object is being finalised Python hears no alarm: it rings until it is heard.
_AGAIN_SECONDS = 1.0


@contextlib.contextmanager
def limit_time(
    work: Callable[[Item], Outcome], seconds: float = ITEM_SECONDS
) -> Iterator[Callable[[Item], Outcome]]:
    """Give work whose items take so many seconds at most; what takes longer is "timed_out".

    It uses the alarm of this process, whose main thread has to call it. A library is interrupted
    only when it comes back to Python.
    """
    alarm = _Alarm()
    before = signal.signal(signal.SIGALRM, alarm.ring)

    def work_limited(item: Item) -> Outcome:
        try:
            alarm.is_set = True
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
            outcome = work(item)
            alarm.is_set = False
        except _TimedOut:
            alarm.is_set = False
            detail = f"over {seconds:g} s"
            outcome = Outcome(
                kind=OutcomeKind.SKIPPED, source=item.source, reason="timed_out", detail=detail
            )
        finally:
            alarm.is_set = False
            signal.setitimer(signal.ITIMER_REAL, 0)
        return outcome

    try:
        yield work_limited
    finally:
        signal.signal(signal.SIGALRM, before)


class _TimedOut(BaseException):
    """No error: nothing that catches errors may catch it."""


class _Alarm:
    """An alarm that rings only while it is set: one that comes late is not heard."""

    def __init__(self) -> None:
        self.is_set = False

    def ring(self, *_: object) -> None:
        """Break off the work."""
        if self.is_set:
            raise _TimedOut
