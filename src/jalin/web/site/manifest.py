"""The manifest of a snapshot: which files it has, with the hash of each, and of what it is one.

The hash of a snapshot stands on each of its pages, and so it cannot be that of their bytes. It is
the SHA-256 of a line for each file (its SHA-256, two blanks, its path), in order of path, of which
the pages have `BLANK` where the hash stands. Whoever puts `BLANK` there again can compute it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jalin.model import AbortError

MANIFEST = "manifest.json"
FORM = "jalin snapshot 1"
BLANK = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """A file of a snapshot, by its path with `/` between folders."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot is of, and what it consists of.

    `day` is that on which everything is judged, `as_of` is given where only what was known then is
    in it. `files` are all but the manifest itself, in order of path.
    """

    form: str
    hash: str
    revision: str
    day: str
    as_of: str | None
    language: str
    documents: int
    deals: int
    parties: int
    files: tuple[FileEntry, ...]


def hash_snapshot(entries: Iterable[FileEntry]) -> str:
    """Hash the files of a snapshot, as they are with `BLANK` in the place of the hash."""
    digest = hashlib.sha256()
    for entry in sorted(entries, key=lambda it: it.path):
        digest.update(f"{entry.sha256}  {entry.path}\n".encode())
    return digest.hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Write a manifest as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None where it is none of a snapshot.

    Raises AbortError where the folder cannot be read.
    """
    try:
        content = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as err:
        raise AbortError(f"{folder}: cannot be read ({err.strerror})") from err
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except msgspec.MsgspecError:
        return None
    return found if found.form == FORM else None
