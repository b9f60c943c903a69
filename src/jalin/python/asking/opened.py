"""A register that Python has open, shared by all values that came out of it."""

import datetime as dt
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn

from jalin.model import Skipped
from jalin.pipeline.jobs import Intake, add_intake
from jalin.pipeline.report import RunReport
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.moment import Moment
from jalin.python.asking.errors import ClosedError
from jalin.store.engine.opening import show_address
from jalin.store.register import Register


class Opened:
    """An open register, of which several threads may ask at once.

    Raises RegisterError where there is none and none is made. One that nobody holds any more closes
    by itself.
    """

    def __init__(
        self, address: Path | str, today: Callable[[], dt.date], *, create: bool = False
    ) -> None:
        self.address = show_address(address)
        self._place = address
        if create:
            Register.open(address).close()
        self._library = Library(address, today)
        # This finds out at once whether there is a register, and looks at nothing in it.
        self._library.find_revision()
        # A library turns away who asks for days of the past beside too many others, as a server
        # must. Here threads wait for one another.
        self._past = threading.RLock()
        self._close = weakref.finalize(self, self._library.close)

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "what an open register gave cannot be copied deeply or pickled; take its to_dict()"
        )

    @property
    def is_closed(self) -> bool:
        """Tell whether it was closed."""
        return not self._close.alive

    @property
    def today(self) -> dt.date:
        """Give the day that it is."""
        return self._library.today

    def close(self) -> None:
        """Let go of the register; closing it twice does no harm."""
        self._close()

    @contextmanager
    def visit(self, as_of: dt.date | None) -> Iterator[Visit]:
        """See one state of the register. Raises ClosedError, and AbortError as a library does."""
        self._check()
        turn = nullcontext() if as_of is None else self._past
        with turn, self._library.visit(as_of) as visit:
            yield visit

    @contextmanager
    def visit_again(self, moment: Moment) -> Iterator[Visit]:
        """See the register as of the day of a moment, or at present. Raises as `visit` does."""
        with self.visit(find_past(moment)) as visit:
            yield visit

    def add(self, intake: Intake) -> RunReport:
        """Read documents into the register. Raises ClosedError and AbortError."""
        self._check()
        return add_intake(Path(self._place), intake, _Deaf())

    def _check(self) -> None:
        if self.is_closed:
            raise ClosedError(self.address)


def find_past(moment: Moment) -> dt.date | None:
    """Give the day of a moment that is past, None for the present."""
    return moment.day if moment.is_past else None


class _Deaf:
    """An observer that tells nobody: whoever adds from Python waits for the report."""

    def started(self, step: str) -> None:
        """Pass over that a step begins."""

    def advanced(self, step: str, name: str) -> None:
        """Pass over that a step is done with one more thing."""

    def skipped(self, skipped: Skipped) -> None:
        """Pass over what was left out: the report has it."""

    def finished(self, step: str) -> None:
        """Pass over that a step is done."""
