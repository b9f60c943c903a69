"""Opened sources: their bytes from the start, and a look at the first of them."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from jalin.model import SkipError
from jalin.source.finding import show_path

# Enough to see what a file is; a line of JSON may be longer.
_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """An opened source. `file` gives all bytes, those of `head` again included.

    `stem` is the file name without its `ending`.
    """

    file: BinaryIO
    head: bytes
    source: str
    stem: str
    ending: str

    def read(self, limit: int) -> bytes:
        """Read the whole source. Raises SkipError "too_large" beyond the limit of bytes."""
        content = self.file.read(limit + 1)
        if len(content) > limit:
            raise SkipError(self.source, "too_large", f"over {limit} bytes")
        return content


@contextmanager
def open_file(path: Path) -> Iterator[Stream]:
    """Open a file for the time of a with-block. Raises OSError."""
    source = show_path(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        file.seek(0)
        stem = Path(source).stem
        yield Stream(file=file, head=head, source=source, stem=stem, ending=path.suffix)


def open_standard_input(stdin: BinaryIO | None) -> Stream:
    """Take a look at standard input, or at what stands for it, without losing a byte."""
    file = sys.stdin.buffer if stdin is None else stdin
    head = file.read(_HEAD_BYTES)
    rejoined = io.BufferedReader(_Rejoined(head, file))
    return Stream(file=rejoined, head=head, source="stdin", stem="stdin", ending="")


class _Rejoined(io.RawIOBase):
    """Bytes already taken from a stream, followed by the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    # The type of a buffer has a name from Python 3.12 on.
    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401
        """Fill a buffer, from the head while it lasts."""
        view = memoryview(buffer)
        content = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(content)] = content
        return len(content)
