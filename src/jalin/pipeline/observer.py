"""How a run tells its progress: to an observer that the caller passes in."""

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
