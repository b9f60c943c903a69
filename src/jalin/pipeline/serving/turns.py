"""Turns for what takes long and anybody may ask for: so many at once, the others come again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jalin.pipeline.serving.keeper import BusyError


class Turns:
    """So many turns at once, for all threads of an application."""

    def __init__(self, most: int) -> None:
        self._places = threading.BoundedSemaphore(most)

    @contextmanager
    def take(self) -> Iterator[None]:
        """Take a turn. Raises BusyError where all are taken: who waited would keep others out."""
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            yield
        finally:
            self._places.release()
