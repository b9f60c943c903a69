"""A long run ends in good order when it is told to: from the keyboard, or by whoever runs it."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# What a shell gives for a command that was ended by a signal.
_SIGNALLED = 128


class Stop:
    """Whether the run is to end. `code` is the exit code that says by which signal, or None."""

    def __init__(self) -> None:
        self.code: int | None = None

    def is_wanted(self) -> bool:
        """Tell whether the run is to end."""
        return self.code is not None


@contextmanager
def stop_on_signals() -> Iterator[Stop]:
    """Turn the first SIGINT or SIGTERM into a wish; a second one ends the process at once."""
    stop = Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def hear(number: int, _: FrameType | None) -> None:
        stop.code = _SIGNALLED + number
        restore()

    for number in before:
        signal.signal(number, hear)
    try:
        yield stop
    finally:
        restore()


@contextmanager
def leave_on_term() -> Iterator[None]:
    """Leave by SystemExit on SIGTERM, by which services are stopped: what is open is closed.

    Whoever waits for signals meanwhile, as a web server does, must hand them on when it is done.
    """

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(_SIGNALLED + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
