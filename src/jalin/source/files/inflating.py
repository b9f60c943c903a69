"""Compressed sources, read as streams: gzip and Zstandard, in bounded memory, bombs told."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from fastwarc.stream_io import ZstdReader
from isal import isal_zlib

from jalin.model import SkipError
from jalin.source.files.stream import Stream, begin_stream

# Text shrinks to a tenth, the same article over and over to some two-hundredth by gzip, zeros to a
# thousandth; Zstandard does ten and thirty times better on those. Below the floor nothing can do
# harm.
MOST_INFLATION = 400
FREE_BYTES = 16_000_000
_MOST_INFLATION_ZSTANDARD = 4_000

_BLOCK = 32_768
# Of a gzip stream, with its header and its checksum.
_GZIP = 31
_GZIP_SIGN = b"\x1f\x8b"
# The library declares its exception as an instance of one.
_GzipError = cast("type[Exception]", isal_zlib.error)


class _Reader(Protocol):
    """Gives inflated bytes, at most as many as asked for; none at the end."""

    def read(self, size: int = ..., /) -> bytes:
        """Give the next bytes. Raises OSError, EOFError or what the engine calls a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Engine:
    """How a compression begins, is read, and how much it can make of a text at most."""

    signs: tuple[bytes, ...]
    open: Callable[["_Counted"], _Reader]
    most_inflation: int


def inflate(stream: Stream) -> Stream:
    """Open what a compressed source holds; any other is given back as it is.

    Reading raises SkipError "truncated" at a break, "broken" at a fault and "bomb" where far more
    comes out than any text shrinks to, each once and after all that stands before it.
    Raises the same at once where nothing stands before it.
    """
    engine = next((each for each in _ENGINES if stream.head.startswith(each.signs)), None)
    if engine is None:
        return stream
    inflated = _Inflated(engine, stream)
    return begin_stream(inflated, source=stream.source, stem=stream.stem, ending=stream.ending)


class _Counted:
    """A file of which is known how much has been read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        """Give what one reading of the file gives, so that no fault behind it costs it."""
        content = self._file.read1(size) if hasattr(self._file, "read1") else self._file.read(size)
        self.count += len(content)
        return content

    def tell(self) -> int:
        """Tell the place, for readers that ask for one."""
        return self.count


class _Inflated(io.RawIOBase):
    """The inflated bytes of a stream. After a fault has been raised there are none."""

    def __init__(self, engine: _Engine, stream: Stream) -> None:
        super().__init__()
        self._counted = _Counted(stream.file)
        self._reader = engine.open(self._counted)
        self._most_inflation = engine.most_inflation
        self._source = stream.source
        self._packed_bytes = stream.packed_bytes
        self._count = 0
        self._is_over = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    # The type of a buffer has a name from Python 3.12 on.
    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401
        """Fill a buffer. Raises SkipError as `inflate` says."""
        if self._is_over:
            return 0
        view = memoryview(buffer)
        try:
            content = self._reader.read(len(view))
            self._check_count(len(content))
        except SkipError:
            self._is_over = True
            raise
        except (OSError, EOFError, _GzipError) as err:
            self._is_over = True
            if isinstance(err, OSError) and err.errno is not None:
                raise
            raise SkipError(self._source, _tell_fault(err), str(err)) from err
        view[: len(content)] = content
        return len(content)

    def _check_count(self, n_bytes: int) -> None:
        self._count += n_bytes
        packed = self._counted.count if self._packed_bytes is None else self._packed_bytes
        if self._count > FREE_BYTES + self._most_inflation * packed:
            detail = f"over {self._most_inflation} times as large as it is compressed"
            raise SkipError(self._source, "bomb", detail)


class _Gunzip:
    """Inflates gzip. Unlike faster readers it tells a stream that is cut off from a whole one."""

    def __init__(self, file: _Counted) -> None:
        self._file = file
        self._inflater = isal_zlib.decompressobj(_GZIP)
        self._rest = b""

    def read(self, size: int = _BLOCK, /) -> bytes:
        """Give the next bytes, of one member after another. Raises EOFError at a break."""
        while True:
            if self._inflater.eof and not self._begin_next():
                return b""
            block = self._rest or self._file.read(_BLOCK)
            if not block:
                raise EOFError("the compressed data are cut off")
            content = self._inflater.decompress(block, size)
            self._rest = self._inflater.unconsumed_tail
            if content:
                return content

    def _begin_next(self) -> bool:
        """Begin the next member; some writers fill up with zeros behind the last."""
        rest = self._inflater.unused_data.lstrip(b"\x00")
        while not rest:
            block = self._file.read(_BLOCK)
            if not block:
                return False
            rest = block.lstrip(b"\x00")
        if not rest.startswith(_GZIP_SIGN[: len(rest)]):
            raise _GzipError("what stands behind the end is no gzip")
        self._rest = rest
        self._inflater = isal_zlib.decompressobj(_GZIP)
        return True


def _open_zstandard(file: _Counted) -> _Reader:
    # Any object with `read` and `tell` does; the declared types know fewer.
    readable: Any = file
    return ZstdReader(readable, fsspec_args=False)


def _tell_fault(error: Exception) -> str:
    is_cut = isinstance(error, EOFError) or "incomplete" in str(error)
    return "truncated" if is_cut else "broken"


_ENGINES = (
    _Engine(signs=(b"\x1f\x8b",), open=_Gunzip, most_inflation=MOST_INFLATION),
    _Engine(
        # Frames of data, and frames to pass over or with a dictionary.
        signs=(
            b"\x28\xb5\x2f\xfd",
            *(bytes((low, 0x2A, 0x4D, 0x18)) for low in range(0x50, 0x60)),
        ),
        open=_open_zstandard,
        most_inflation=_MOST_INFLATION_ZSTANDARD,
    ),
)
