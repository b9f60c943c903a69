"""Opened sources: their bytes from the start, and a look at the first of them."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from jalin.model import SkipError
from jalin.source.files.finding import show_path
from jalin.source.files.kinds import split_name

# Enough to see what a file is; a line of JSON may be longer.
_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """An opened source. `file` gives all bytes, those of `head` again included.

    `stem` is the file name without its `ending`. `packed_bytes` is how many bytes the source takes
    inside an archive, where it lies in one.
    """

    file: BinaryIO
    head: bytes
    source: str
    stem: str
    ending: str
    packed_bytes: int | None = None

    def read(self, limit: int) -> bytes:
        """Read the whole source. Raises SkipError "too_large" beyond the limit of bytes."""
        content = self.file.read(limit + 1)
        if len(content) > limit:
            raise SkipError(self.source, "too_large", f"over {limit} bytes")
        return content

    def open_seekable(self, limit: int) -> BinaryIO:
        """Give a file in which one may go back and forth: read whole where it is none.

        Raises SkipError "too_large" for a whole beyond the limit of bytes.
        """
        return self.file if self.file.seekable() else io.BytesIO(self.read(limit))


@contextmanager
def open_file(path: Path) -> Iterator[Stream]:
    """Open a file for the time of a with-block. Raises OSError."""
    source = show_path(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        file.seek(0)
        stem, ending = split_name(show_path(path.name))
        yield Stream(file=file, head=head, source=source, stem=stem, ending=ending)


def open_standard_input(stdin: BinaryIO | None) -> Stream:
    """Take a look at standard input, or at what stands for it, without losing a byte."""
    file = sys.stdin.buffer if stdin is None else stdin
    return begin_stream(file, source="stdin", stem="stdin", ending="")


def begin_stream(
    file: BinaryIO | io.RawIOBase, *, source: str, stem: str, ending: str, packed: int | None = None
) -> Stream:
    """Take a look at a file that is read only forwards, without losing a byte.

    A SkipError that breaks the look off is raised when reading comes to that place: at once where
    nothing stands before it.
    """
    head = bytearray()
    fault = None
    try:
        while len(head) < _HEAD_BYTES and (part := file.read(_HEAD_BYTES - len(head))):
            head += part
    except SkipError as err:
        if not head:
            raise
        fault = err
    rejoined = io.BufferedReader(_Rejoined(bytes(head), fault, file), _HEAD_BYTES)
    return Stream(
        file=rejoined,
        head=bytes(head),
        source=source,
        stem=stem,
        ending=ending,
        packed_bytes=packed,
    )


class _Rejoined(io.RawIOBase):
    """Bytes already taken from a file, the fault met behind them, and the rest of the file."""

    def __init__(self, head: bytes, fault: SkipError | None, rest: BinaryIO | io.RawIOBase) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._fault = fault
        self._rest = rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    # The type of a buffer has a name from Python 3.12 on.
    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401
        """Fill a buffer, from the head while it lasts."""
        view = memoryview(buffer)
        content = self._head.read(len(view))
        if not content and self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault
        content = content or self._rest.read(len(view)) or b""
        view[: len(content)] = content
        return len(content)
