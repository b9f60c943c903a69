"""Files of lines are cut by bytes, so that several processes can read one file.

A file is cut anywhere into pieces. Where the first line of each piece begins, and its number, is
known once the line breaks of all pieces are counted; this can be done in any order and anywhere.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from jalin.model import AbortError
from jalin.source.files.finding import show_path
from jalin.source.files.kinds import split_name
from jalin.source.files.stream import Stream

_BLOCK = 1 << 20
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The bytes of a file from `start` to before `end`."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """What is counted in a piece.

    `first` is the place of its first line break in the file. `is_blank`: it holds blanks alone.
    """

    n: int
    first: int | None
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRange:
    """Whole lines of a file: the bytes from `start`, where the line `first_line` begins."""

    path: str
    start: int
    end: int
    first_line: int


def cut_file(path: str, size: int, step: int) -> tuple[Piece, ...]:
    """Cut a file of `size` bytes into pieces of `step` bytes; the last one may be shorter."""
    starts = range(0, size, step)
    return tuple(Piece(path=path, start=it, end=min(it + step, size)) for it in starts)


def count_breaks(piece: Piece) -> Breaks:
    """Count the line breaks of a piece. Raises AbortError where it cannot be read."""
    n, first, is_blank, place = 0, None, True, piece.start
    with _open_bounded(piece) as file:
        while block := file.read(_BLOCK):
            if first is None and (found := block.find(b"\n")) >= 0:
                first = place + found
            n += block.count(b"\n")
            content = block.removeprefix(_MARK) if place == 0 else block
            is_blank = is_blank and (not content or content.isspace())
            place += len(block)
    if place != piece.end:
        raise AbortError(f"{show_path(piece.path)} has changed: it ends before byte {piece.end}")
    return Breaks(n=n, first=first, is_blank=is_blank)


def align_pieces(pieces: Sequence[Piece], counted: Sequence[Breaks]) -> tuple[LineRange, ...]:
    """Move the cuts of one file to where lines begin; a piece in which none begins is joined."""
    starts, n_before = [(0, 1)], 0
    for piece, breaks in zip(pieces, counted, strict=True):
        if piece.start and breaks.first is not None and breaks.first + 1 < pieces[-1].end:
            starts.append((breaks.first + 1, n_before + 2))
        n_before += breaks.n
    ends = [start for start, _ in starts[1:]] + [pieces[-1].end]
    return tuple(
        LineRange(path=pieces[0].path, start=start, end=end, first_line=number)
        for (start, number), end in zip(starts, ends, strict=True)
    )


@contextmanager
def open_range(lines: LineRange) -> Iterator[Stream]:
    """Open a range of lines as if they were a file. Raises AbortError where that cannot be."""
    source = show_path(lines.path)
    with _open_bounded(lines) as file:
        stem, ending = split_name(Path(source).name)
        yield Stream(file=file, head=b"", source=source, stem=stem, ending=ending)


@contextmanager
def _open_bounded(part: Piece | LineRange) -> Iterator[BinaryIO]:
    """Open the bytes of a file from the start to the end of a part.

    The file was there when it was cut: that it is not is a fault of the run, not of a document.
    """
    try:
        raw = Path(part.path).open("rb", buffering=0)  # noqa: SIM115 (closed below)
    except OSError as err:
        fault = f"{show_path(part.path)} was found, but cannot be opened here: {err.strerror}"
        raise AbortError(f"{fault}; every machine must see the same files") from err
    with raw:
        raw.seek(part.start)
        yield io.BufferedReader(_Bounded(raw, part.end - part.start), _BLOCK)


class _Bounded(io.RawIOBase):
    """So many bytes of a file, from where it stands."""

    def __init__(self, file: io.RawIOBase, left: int) -> None:
        super().__init__()
        self._file = file
        self._left = left

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    # The type of a buffer has a name from Python 3.12 on.
    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401
        """Fill a buffer, up to the end of the part."""
        view = memoryview(buffer)
        content = self._file.read(min(len(view), self._left)) or b""
        view[: len(content)] = content
        self._left -= len(content)
        return len(content)
