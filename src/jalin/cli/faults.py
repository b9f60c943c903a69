"""Bugs of the reader go to stderr with their traceback, each once."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jalin.cli.output import print_note


@contextmanager
def tell_faults() -> Iterator[None]:
    """Print the tracebacks that Jalin logs, as long as the context lasts."""
    logger = logging.getLogger("jalin")
    handler = _FaultTeller(level=logging.ERROR)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _FaultTeller(logging.Handler):
    """A handler that knows a bug by its kind and the line that raised it."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self._told: set[tuple[type[BaseException], str, int | None]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record with its traceback, unless the same bug was printed before."""
        _, error, _ = record.exc_info or (None, None, None)
        if error is None:
            print_note(record.getMessage())
            return
        place = traceback.extract_tb(error.__traceback__)[-1]
        bug = (type(error), place.filename, place.lineno)
        if bug not in self._told:
            self._told.add(bug)
            told = "".join(traceback.format_exception(error)).rstrip()
            print_note(f"{record.getMessage()}; the bug is told once:\n{told}")
