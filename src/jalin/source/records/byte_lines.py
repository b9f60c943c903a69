"""Lines of bytes, none of which is ever held in memory beyond a limit."""

from typing import BinaryIO, Self

from jalin.model import SkipError

_MARK = b"\xef\xbb\xbf"
_BLOCK = 65_536


class ByteLines:
    """The lines of a stream of UTF-8, without the mark at its beginning.

    Iterating raises SkipError "too_large" for a line that is too long, and goes on with the next
    one when asked again; after a fault of the stream itself there is none. `number` is the line
    given last; counting goes on from `before`.
    """

    def __init__(self, file: BinaryIO, *, source: str, limit: int, before: int = 0) -> None:
        self._file = file
        self._source = source
        self._limit = limit
        self._is_lost = False
        self.number = before

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        line = self._read(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit and not line.endswith(b"\n"):
            self._pass_rest()
            raise SkipError(self.place, "too_large", f"a line of over {self._limit} bytes")
        return line.removeprefix(_MARK) if self.number == 1 else line

    @property
    def place(self) -> str:
        """Name the line given last."""
        return f"{self._source}:{self.number}"

    def _pass_rest(self) -> None:
        while (part := self._read(_BLOCK)) and not part.endswith(b"\n"):
            pass

    def _read(self, size: int) -> bytes:
        if self._is_lost:
            return b""
        try:
            return self._file.readline(size)
        except SkipError:
            # What the stream gave of the line before it broke is no line.
            self._is_lost = True
            raise
