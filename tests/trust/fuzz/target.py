"""What is fuzzed: a function of bytes, samples to begin with, and what it may say against them."""

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from jalin.model import JalinError

# Nothing of this size may take longer, in seconds of the processor.
MOST_BYTES = 65_536
MOST_SECONDS = 5.0


class HangError(BaseException):
    """An input took too long. No `except Exception` on the way swallows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that takes bytes from outside.

    `build` loads what it needs, once, and gives the function, which raises what is foreseen or
    AssertionError where a promise is broken. `words` are pieces that mean something to it.
    `is_slow`: one input takes some tens of milliseconds, so that fewer are tried.
    """

    name: str
    build: Callable[[], Callable[[bytes], None]]
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...] = ()
    foreseen: tuple[type[Exception], ...] = (JalinError,)
    is_slow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An input that broke something: how, in words, and the last place of our code it was in."""

    what: str
    place: str


def attempt(
    run: Callable[[bytes], None], content: bytes, target: Target, *, seconds: float = MOST_SECONDS
) -> Finding | None:
    """Try an input; None where it was taken, or refused as foreseen."""
    begun = time.process_time()
    try:
        with _alarm(seconds):
            run(content)
    except target.foreseen:
        pass
    except HangError as err:
        return Finding(what=f"HangError: over {seconds} s of {target.name}", place=_place_of(err))
    except Exception as err:  # noqa: BLE001 (whatever it is, it is a finding)
        return Finding(what=f"{type(err).__name__}: {str(err)[:300]}", place=_place_of(err))
    spent = time.process_time() - begun
    if spent > seconds and len(content) <= MOST_BYTES:
        return Finding(what=f"HangError: {spent:.1f} s of {target.name}", place="")
    return None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise HangError in what is run after some seconds of the processor; only a main thread can.

    Code in C is interrupted when it comes back: what never does is ended from outside.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place_of(error: BaseException) -> str:
    """Name the innermost place in our own code, where findings that are one meet."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "jalin" in code.co_filename or "/fuzz/targets/" in code.co_filename:
            place = f"{code.co_filename.rpartition('/')[2]}:{code.co_name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
