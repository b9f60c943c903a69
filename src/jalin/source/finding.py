"""Which files the given paths mean."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalin.model import Skipped
from jalin.source.kinds import ENDINGS

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read. A file `named` by hand is read whatever its ending."""

    path: Path
    named: bool


def find_sources(paths: Sequence[str | Path]) -> Iterator[Found | Skipped]:
    """Find the files of the given paths, lazily: directories are walked in sorted order.

    Hidden files and directories inside a directory are passed over in silence; anything else that
    cannot be read is a Skipped. "-" is found as the path "-". Raises nothing.
    """
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            yield Found(path=Path(path), named=True)
        else:
            yield from _find(path, named=True)


def skip_for(error: OSError | ValueError, source: str) -> Skipped:
    """Word a failure of the file system as a Skipped."""
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "not_found",
        NotADirectoryError: "not_found",
        PermissionError: "no_permission",
    }
    detail = getattr(error, "strerror", None) or str(error)
    return Skipped(source=source, reason=reasons.get(type(error), "unreadable"), detail=detail)


def show_path(path: str | Path) -> str:
    """Write a path as text that can be stored: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _find(path: str, *, named: bool) -> Iterator[Found | Skipped]:
    try:
        # A link inside a directory is judged by what it is, so that no ring of links is walked.
        mode = Path(path).stat().st_mode
        is_linked_directory = not named and Path(path).is_symlink() and stat.S_ISDIR(mode)
    except (OSError, ValueError) as err:
        yield skip_for(err, show_path(path))
        return
    if is_linked_directory:
        yield _unsupported(path, "a link to a directory")
    elif stat.S_ISDIR(mode):
        yield from _walk(path)
    elif not stat.S_ISREG(mode):
        yield _unsupported(path, "not a regular file")
    elif not named and Path(path).suffix.lower() not in ENDINGS:
        yield _unsupported(path, f"unknown ending {Path(path).suffix!r}")
    else:
        yield Found(path=Path(path), named=named)


def _walk(path: str) -> Iterator[Found | Skipped]:
    try:
        with os.scandir(path) as entries:
            inside = sorted(entry.path for entry in entries if not entry.name.startswith("."))
    except OSError as err:
        yield skip_for(err, show_path(path))
        return
    for entry in inside:
        yield from _find(entry, named=False)


def _unsupported(path: str, detail: str) -> Skipped:
    return Skipped(source=show_path(path), reason="unsupported", detail=detail)
