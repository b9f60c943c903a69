"""Which files the given paths mean."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalin.model import Skipped
from jalin.source.files.kinds import is_known

STANDARD_INPUT = "-"

# Bytes that are no UTF-8, as Python writes them in a path, and what would steer a terminal.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00-\x1f\x7f-\x9f]")


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
            yield from _find_all(path)


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
    """Write a path as text that can be stored and shown: what no text may hold is replaced."""
    return _UNWRITABLE.sub("\ufffd", str(path))


def _find_all(root: str) -> Iterator[Found | Skipped]:
    # A stack in place of recursion: directories nest deeper than calls may.
    todo = [(root, True)]
    while todo:
        path, named = todo.pop()
        inside: list[str] = []
        try:
            found = _find(path, named=named)
            if found is None:
                inside = _list_directory(path)
        except (OSError, ValueError) as err:
            found = skip_for(err, show_path(path))
        if found is not None:
            yield found
        todo.extend((entry, False) for entry in reversed(inside))


def _find(path: str, *, named: bool) -> Found | Skipped | None:
    """Tell what a path means; None for a directory to walk. Raises OSError or ValueError."""
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        # A link inside a directory is judged by what it is, so that no ring of links is walked.
        is_link = not named and Path(path).is_symlink()
        return _unsupported(path, "a link to a directory") if is_link else None
    if not stat.S_ISREG(mode):
        return _unsupported(path, "not a regular file")
    if not named and not is_known(Path(path).name):
        return _unsupported(path, f"unknown ending {Path(path).suffix!r}")
    return Found(path=Path(path), named=named)


def _list_directory(path: str) -> list[str]:
    with os.scandir(path) as entries:
        return sorted(entry.path for entry in entries if not entry.name.startswith("."))


def _unsupported(path: str, detail: str) -> Skipped:
    return Skipped(source=show_path(path), reason="unsupported", detail=detail)
