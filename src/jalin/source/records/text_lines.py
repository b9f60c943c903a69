"""The decoded lines from which records are read."""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Self, TextIO

from jalin.model import SkipError, Skipped
from jalin.source.files.finding import show_path

_BLOCK = 65_536
_UNDECODED = re.compile("[\ud800-\udfff]")
_MARK = "\udcff"


def _mark_undecoded(error: UnicodeError) -> tuple[str, int]:
    """Put a mark, which no encoding decodes to, in the place of units that do not decode."""
    if isinstance(error, UnicodeDecodeError):
        return _MARK, error.end
    raise error


# Python's own handler, surrogateescape, marks single bytes and thus fails for UTF-16 and UTF-32.
codecs.register_error("jalin.mark", _mark_undecoded)


class BoundedLines:
    """The lines of a stream, none of which is ever held in memory beyond a limit.

    Iterating raises SkipError for a line that is too long ("too_large") or not in the encoding
    ("encoding"), and goes on with the next line when asked again; after a fault that the encoding
    cannot pass over, or one of the stream itself, there is no next line. `number` is the
    line given last.
    """

    def __init__(self, file: TextIO, *, source: str, limit: int) -> None:
        self._file = file
        self.source = source
        self._limit = limit
        self._is_lost = False
        self.number = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self._is_lost:
            raise StopIteration
        self.number += 1
        line = self._read(self._limit + 1)
        if not line:
            self.number -= 1
            raise StopIteration
        if len(line) > self._limit and not line.endswith("\n"):
            self._pass_rest()
            raise SkipError(self.place, "too_large", f"a line of over {self._limit} characters")
        if _UNDECODED.search(line):
            raise SkipError(self.place, "encoding", "bytes that are not in the file's encoding")
        return line

    @property
    def place(self) -> str:
        """Name the line given last."""
        return f"{self.source}:{self.number}"

    def _pass_rest(self) -> None:
        while (part := self._read(_BLOCK)) and not part.endswith("\n"):
            pass

    def _read(self, size: int) -> str:
        try:
            return self._file.readline(size)
        except SkipError:
            # What the stream gave of the line before it broke is no line.
            self._is_lost = True
            raise
        except UnicodeError as err:
            # A few encodings ask no handler of errors, and tell no place to go on from.
            self._is_lost = True
            raise SkipError(self.place, "encoding", str(err)) from err


@contextmanager
def open_lines(
    stream: BinaryIO, *, encoding: str, source: str, limit: int
) -> Iterator[BoundedLines]:
    """Decode a stream line by line; bytes that do not decode mark their line alone.

    In UTF-16 and UTF-32 a missing byte shifts all bytes after it, so that the line of the fault
    may run on to the end. The stream stays open, and belongs to the caller again after the
    with-block.
    """
    # The marks of undecodable bytes are found again by BoundedLines.
    file = io.TextIOWrapper(stream, encoding=encoding, errors="jalin.mark", newline="\n")
    try:
        yield BoundedLines(file, source=source, limit=limit)
    finally:
        file.detach()


def as_skipped(error: SkipError) -> Skipped:
    """Give a failure the form of a result.

    What a library says of a fault may hold a piece of the source: what no text may hold goes.
    """
    return Skipped(
        source=show_path(error.source), reason=error.reason, detail=show_path(error.detail)
    )
