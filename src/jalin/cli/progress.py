"""What a person hears of a run on stderr: what was left out and, on a terminal, a moving line."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from jalin.cli.output import print_note
from jalin.cli.pages.bulk_page import Pace, write_pace
from jalin.cli.pages.tables import write_skipped
from jalin.cli.terminal import make_line
from jalin.model import Skipped
from jalin.pipeline.observer import BulkObserver, Observer, Standing

COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description}"),
    TextColumn("{task.completed:,.0f}"),
    TimeElapsedColumn(),
    TextColumn("{task.fields[name]}", style="dim", markup=False),
)
BULK_COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description}"),
    TextColumn("{task.fields[told]}", markup=False),
    TimeElapsedColumn(),
)
_WORDS = {
    "read": "reading",
    "load": "loading",
    "derive": "weaving the register",
    "meaning": "finding out what documents mean",
    "write": "writing",
}
# A table with a wrong column would fill the screen; the report counts them all.
_TOLD_SKIPS = 20
# The first batches of several processes come together: a pace told from them would be far too fast.
_SETTLING_SECONDS = 1.0


@contextmanager
def observe(*, all_skips: bool = False) -> Iterator[Observer]:
    """Give an observer that tells on stderr what goes on, as long as the context lasts.

    Of what is left out it names the first, or everything.
    """
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*COLUMNS, console=console, transient=True, disable=hidden) as progress:
        teller = _Teller(progress, math.inf if all_skips else _TOLD_SKIPS)
        yield teller
    teller.tell_rest()


@contextmanager
def observe_bulk(
    *, all_skips: bool = False, clock: Callable[[], float] = time.monotonic
) -> Iterator[BulkObserver]:
    """Give an observer of a bulk run: on a terminal it tells the rate and the time left."""
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*BULK_COLUMNS, console=console, transient=True, disable=hidden) as progress:
        teller = _BulkTeller(progress, math.inf if all_skips else _TOLD_SKIPS, clock)
        yield teller
    teller.tell_rest()


class _SkipTeller:
    """Tells the first of what is skipped, and how many more there were."""

    def __init__(self, progress: Progress, most: float) -> None:
        self._progress = progress
        self._most = most
        self._tasks: dict[str, TaskID] = {}
        self._n_skipped = 0

    def skipped(self, skipped: Skipped) -> None:
        self._n_skipped += 1
        if self._n_skipped <= self._most:
            print_note(write_skipped(skipped))

    def finished(self, step: str) -> None:
        self._progress.remove_task(self._tasks.pop(step))

    def tell_rest(self) -> None:
        if self._n_skipped > self._most:
            print_note(f"skipped {self._n_skipped - self._most:.0f} more; --all-skips names them")


class _Teller(_SkipTeller):
    """An observer that keeps one moving line for each step and a note for each skip."""

    def started(self, step: str) -> None:
        words = _WORDS.get(step, step)
        self._tasks[step] = self._progress.add_task(words, total=None, name="")

    def advanced(self, step: str, name: str) -> None:
        self._progress.update(self._tasks[step], advance=1, name=make_line(name[-40:]))


class _BulkTeller(_SkipTeller):
    """An observer of a bulk run: its pace counts from the first that is heard of it."""

    def __init__(self, progress: Progress, most: float, clock: Callable[[], float]) -> None:
        super().__init__(progress, most)
        self._clock = clock
        self._first: Standing | None = None
        self._start = 0.0

    def started(self, step: str) -> None:
        words = _WORDS.get(step, step)
        self._tasks[step] = self._progress.add_task(words, total=None, told="")

    def moved(self, standing: Standing) -> None:
        if self._first is None:
            self._first, self._start = standing, self._clock()
        seconds = self._clock() - self._start
        known_s = seconds if seconds >= _SETTLING_SECONDS else 0.0
        pace = Pace(first=self._first, now=standing, seconds=known_s)
        for task in self._tasks.values():
            self._progress.update(task, told=write_pace(pace))
