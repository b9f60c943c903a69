"""How a run tells its progress: to an observer that the caller passes in."""

from dataclasses import dataclass
from typing import Protocol

from jalin.model import Skipped


class Observer(Protocol):
    """Hears of a run. The command line makes it a moving line, a test a list."""

    def started(self, step: str) -> None:
        """Hear that a step begins; how much lies before it is not known."""

    def advanced(self, step: str, name: str) -> None:
        """Hear that a step is done with one more thing, and what that is called."""

    def skipped(self, skipped: Skipped) -> None:
        """Hear that something was left out, and why."""

    def finished(self, step: str) -> None:
        """Hear that a step is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a bulk run has come: items done, those skipped among them, and bytes of its files.

    `done` and `skipped` count earlier sessions too. `position` of `total` bytes have been read.
    """

    done: int
    skipped: int
    position: int
    total: int


class BulkObserver(Protocol):
    """Hears of a bulk run, which knows how much lies before it."""

    def started(self, step: str) -> None:
        """Hear that a step begins."""

    def moved(self, standing: Standing) -> None:
        """Hear how far the run has come."""

    def skipped(self, skipped: Skipped) -> None:
        """Hear that something was left out, and why."""

    def finished(self, step: str) -> None:
        """Hear that a step is done."""
