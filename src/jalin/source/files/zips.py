"""Archives of the form ZIP, opened with care: their directory is never believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from jalin.model import SkipError, Skipped
from jalin.source.files.finding import show_path
from jalin.source.files.inflating import FREE_BYTES, MOST_INFLATION
from jalin.source.files.kinds import is_known, split_name
from jalin.source.files.stream import Stream, begin_stream

# Room for some 200,000 members; each takes about ten times its entry in memory.
_MAX_DIRECTORY_BYTES = 16_000_000
# The end of an archive: its fixed part, and the longest note that may stand behind it.
_END = struct.Struct("<4s4H2LH")
_BEGIN_SIGN = b"PK\x03\x04"
_END_SIGN = b"PK\x05\x06"
_LONGEST_NOTE = 65_535
_LARGE = 0xFFFF_FFFF

_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@contextmanager
def open_zip(file: BinaryIO, source: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive for the time of a with-block.

    Raises SkipError "broken", "truncated", "too_large" for a directory of too many members, "bomb"
    where its members are far larger than it, or lie over one another.
    """
    size = _check_directory(file, source)
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as err:
        raise SkipError(source, "broken", f"no readable zip: {err}") from err
    with archive:
        members = archive.infolist()
        inflated = sum(member.file_size for member in members)
        is_bomb = inflated > FREE_BYTES + MOST_INFLATION * size
        if is_bomb or sum(member.compress_size for member in members) > size:
            raise SkipError(source, "bomb", f"{inflated} bytes in {size} of a zip")
        yield archive


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> io.RawIOBase:
    """Open a member. Never more bytes come out than its entry says.

    Raises SkipError "encrypted", "unsupported", "bomb" or "broken"; reading may raise "broken".
    """
    if member.flag_bits & _ENCRYPTED:
        raise SkipError(source, "encrypted", "a member under a password")
    if member.compress_type not in _METHODS:
        raise SkipError(source, "unsupported", f"compression method {member.compress_type}")
    if member.file_size > FREE_BYTES + MOST_INFLATION * member.compress_size:
        raise SkipError(source, "bomb", f"{member.file_size} bytes in {member.compress_size}")
    try:
        return _Member(archive.open(member), source)
    except _FAULTS as err:
        raise SkipError(source, "broken", str(err)) from err


def open_members(stream: Stream, *, limit: int) -> Iterator[Stream | Skipped]:
    """Open the members of an archive one after another, in the order of its directory.

    Each is open until the next is asked for. Hidden ones are passed over in silence; those of an
    unknown ending, archives in archives among them, and those that cannot be opened are Skipped.
    Raises SkipError as `open_zip` does, "too_large" where an archive that is no file of its own is
    larger than the limit.
    """
    with open_zip(stream.open_seekable(limit), stream.source) as archive:
        for member in archive.infolist():
            name = member.filename.replace("\\", "/")
            # Asked itself, a member without a name breaks.
            if name.endswith("/") or _is_hidden(name):
                continue
            source = show_path(f"{stream.source}/{name}")
            ending = split_name(name)[1]
            if not is_known(name) or ending.lower() == ".zip":
                detail = f"a file of the ending {ending!r} in an archive"
                yield Skipped(source=source, reason="unsupported", detail=show_path(detail))
                continue
            try:
                yield from _open_stream(archive, member, source)
            except SkipError as err:
                yield Skipped(source=err.source, reason=err.reason, detail=err.detail)


def _open_stream(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str
) -> Iterator[Stream]:
    stem, ending = split_name(PurePosixPath(source).name)
    with open_member(archive, member, source) as file:
        yield begin_stream(
            file, source=source, stem=stem, ending=ending, packed=member.compress_size
        )


def _check_directory(file: BinaryIO, source: str) -> int:
    """Tell the size of an archive whose directory fits into memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END.size - _LONGEST_NOTE))
    tail = file.read()
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) < at + _END.size:
        file.seek(0)
        is_cut = file.read(len(_BEGIN_SIGN)) == _BEGIN_SIGN
        detail = "a zip without its end"
        raise SkipError(source, "truncated" if is_cut else "broken", detail)
    directory = _END.unpack_from(tail, at)[5]
    # Beyond four gigabytes the end refers to another one; what lies between is the directory.
    if directory == _LARGE:
        directory = _find_large_directory(tail[:at])
    if directory > _MAX_DIRECTORY_BYTES:
        raise SkipError(source, "too_large", f"a zip's directory of over {_MAX_DIRECTORY_BYTES}")
    file.seek(0)
    return size


def _find_large_directory(tail: bytes) -> int:
    at = tail.rfind(b"PK\x06\x06")
    found = tail[at + 40 : at + 48] if at >= 0 else b""
    return int.from_bytes(found, "little") if found else _LARGE


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)


class _Member(io.RawIOBase):
    """The bytes of a member; its faults are worded as ours. After a fault there are none."""

    def __init__(self, file: Any, source: str) -> None:  # noqa: ANN401 (differs by version)
        super().__init__()
        self._file = file
        self._source = source
        self._is_over = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the member too."""
        self._file.close()
        super().close()

    # The type of a buffer has a name from Python 3.12 on.
    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401
        """Fill a buffer. Raises SkipError "truncated" or "broken"."""
        if self._is_over:
            return 0
        view = memoryview(buffer)
        try:
            content: bytes = self._file.read1(len(view))
        except _FAULTS as err:
            self._is_over = True
            reason = "truncated" if isinstance(err, EOFError) else "broken"
            raise SkipError(self._source, reason, str(err)) from err
        view[: len(content)] = content
        return len(content)
