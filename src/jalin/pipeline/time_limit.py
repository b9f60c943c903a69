"""No document holds a run up: what takes too long is given up.

In the main thread the system's own alarm breaks the work off. It reaches Python code and regular
expressions of `re`, which look for signals as they go; no other library is reached before it comes
back to Python. In any other thread, where no signal is heard, a second thread asks the first to
break off, which it does between two steps of Python: there `re` has to come back too. Only a pool
of processes can end what never comes back, by ending the process.

The limit stands around decoding and reading alone. Nothing that writes a register is ever broken
off, so that no transaction can be.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from jalin.model import Skipped

# The longest text that is read, 300 000 characters, takes half of this where it is made to hold
# nothing but sentences of one letter, on a processor of 2020.
DOCUMENT_SECONDS = 60.0
# The reason of a document that was given up.
TIMED_OUT = "timed_out"
# While an object is being finalised Python hears no alarm: it rings until it is heard.
_AGAIN_SECONDS = 1.0
# An alarm that is over already rings as soon as it can.
_AT_ONCE_SECONDS = 1e-6

_Result = TypeVar("_Result")


def keep_to_time(
    work: Callable[[], _Result], source: str, seconds: float | None
) -> _Result | Skipped:
    """Do the work on one document; after so many seconds break it off and tell it as skipped.

    None sets no limit. Limits may stand in one another: an alarm that was set before goes on, and
    rings when it would have rung. Raises what the work raises.
    """
    if seconds is None:
        return work()
    hears_signals = threading.current_thread() is threading.main_thread()
    try:
        if hears_signals and hasattr(signal, "setitimer"):
            return _work_with_alarm(work, seconds)
        return _work_watched(work, seconds)
    except _TimedOut:
        return skip_late(source, seconds)


def skip_late(source: str, seconds: float) -> Skipped:
    """Tell a document that was given up."""
    return Skipped(source=source, reason=TIMED_OUT, detail=f"over {seconds:g} s")


class _TimedOut(BaseException):
    """The work took too long. No error: nothing that catches errors may catch it."""


class _Alarm:
    """An alarm that rings only while it is set: one that comes late is not heard."""

    def __init__(self) -> None:
        self.is_set = False

    def ring(self, *_: object) -> None:
        """Break off the work."""
        if self.is_set:
            raise _TimedOut


def _work_with_alarm(work: Callable[[], _Result], seconds: float) -> _Result:
    alarm = _Alarm()
    start = time.monotonic()
    # Of a handler that is not Python's, Python knows nothing and can put nothing back.
    before = signal.signal(signal.SIGALRM, alarm.ring) or signal.SIG_DFL
    left, again = signal.getitimer(signal.ITIMER_REAL)
    try:
        alarm.is_set = True
        first = min(seconds, left) if left else seconds
        signal.setitimer(signal.ITIMER_REAL, first, _AGAIN_SECONDS)
        result = work()
        alarm.is_set = False
    finally:
        # Python looks for signals where something is called: nothing may come before this.
        alarm.is_set = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            still = left - (time.monotonic() - start)
            signal.setitimer(signal.ITIMER_REAL, max(still, _AT_ONCE_SECONDS), again)
    return result


class _Watch:
    """A thread that asks another one to break off, again and again until it is done."""

    def __init__(self, seconds: float) -> None:
        self.is_done = False
        self._seconds = seconds
        self._woken = threading.Event()
        self._worker = ctypes.c_ulong(threading.get_ident())
        self._thread = threading.Thread(target=self._run, name="jalin-time-limit", daemon=True)

    def start(self) -> None:
        """Begin to count the seconds."""
        self._thread.start()

    def end(self) -> None:
        """Wait until nothing more is asked, and take back what was asked and not yet heard."""
        self._woken.set()
        self._thread.join()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(self._worker, None)

    def _run(self) -> None:
        wait_s = self._seconds
        while not self._woken.wait(wait_s) and not self.is_done:
            raised = ctypes.py_object(_TimedOut)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(self._worker, raised)
            wait_s = _AGAIN_SECONDS


def _work_watched(work: Callable[[], _Result], seconds: float) -> _Result:
    watch = _Watch(seconds)
    try:
        watch.start()
        result = work()
    finally:
        watch.is_done = True
        while True:
            try:
                watch.end()
            except _TimedOut:
                # It was asked as the work ended: what is done is done.
                continue
            break
    return result
