"""How far the reading of files has come, in bytes as they lie on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO


class Meter:
    """Follows the files of a run, one after another; compressed ones by their compressed bytes."""

    def __init__(self) -> None:
        self._before = 0
        self._within = 0
        self._file: BinaryIO | None = None

    @contextmanager
    def follow(self, file: BinaryIO) -> Iterator[None]:
        """Follow a file that can tell its position, for the time of a with-block."""
        self._file = file
        try:
            yield
        finally:
            self._before = self.position
            self._file, self._within = None, 0

    @property
    def position(self) -> int:
        """Give how many bytes have been read; of a file that is closed already, what was known."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                self._within = self._file.tell()
        return self._before + self._within
