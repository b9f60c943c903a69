"""What a person hears of a run on stderr: what was left out and, on a terminal, a moving line."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from jalin.cli.output import print_note
from jalin.cli.pages.tables import write_skipped
from jalin.model import Skipped
from jalin.pipeline.observer import Observer

COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description}"),
    TextColumn("{task.completed:,.0f}"),
    TimeElapsedColumn(),
    TextColumn("{task.fields[name]}", style="dim", markup=False),
)
_WORDS = {"read": "reading", "derive": "weaving the register"}
# A table with a wrong column would fill the screen; the report counts them all.
_TOLD_SKIPS = 20


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


class _Teller:
    """An observer that keeps one moving line for each step and a note for each skip."""

    def __init__(self, progress: Progress, most: float) -> None:
        self._progress = progress
        self._most = most
        self._tasks: dict[str, TaskID] = {}
        self._n_skipped = 0

    def started(self, step: str) -> None:
        words = _WORDS.get(step, step)
        self._tasks[step] = self._progress.add_task(words, total=None, name="")

    def advanced(self, step: str, name: str) -> None:
        self._progress.update(self._tasks[step], advance=1, name=name[-40:])

    def skipped(self, skipped: Skipped) -> None:
        self._n_skipped += 1
        if self._n_skipped <= self._most:
            print_note(write_skipped(skipped))

    def finished(self, step: str) -> None:
        self._progress.remove_task(self._tasks.pop(step))

    def tell_rest(self) -> None:
        if self._n_skipped > self._most:
            print_note(f"skipped {self._n_skipped - self._most:.0f} more; --all-skips names them")
