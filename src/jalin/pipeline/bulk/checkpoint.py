"""What a bulk run has done, beside its output: enough to go on where it was killed.

Invariant: what the file of progress says is on the disk is on the disk. The output is synced first,
then the file is replaced as a whole. Bytes of the output beyond it are dropped and made again.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import msgspec

from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.pool import Share
from jalin.source import find_sources

STANDARD_INPUT = "-"
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a run reads and how. Only the same command may go on with an output.

    `digest` is that of the names, sizes and times of change of the files.
    """

    paths: tuple[str, ...]
    files: int
    bytes: int
    digest: str
    today: dt.date
    fields: Mapping[str, str]
    encoding: str | None
    keep_all: bool
    reader: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many items of a run are done, and how they ended; `seconds` over all its sessions."""

    items: int = 0
    read: int = 0
    relevant: int = 0
    heard: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, share: Share) -> None:
        """Count a share."""
        self.items += share.items
        self.read += share.read
        self.relevant += share.relevant
        self.heard += share.heard
        for skipped in share.skipped:
            self.skipped[skipped.reason] = self.skipped.get(skipped.reason, 0) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How far a run has come: the items done, and the `bytes` of output that are theirs."""

    command: Command
    tally: Tally = field(default_factory=Tally)
    bytes: int = 0
    is_finished: bool = False
    version: int = _VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The files that some paths mean: how many, of how many bytes, and their digest."""

    files: int
    bytes: int
    digest: str


def measure_sources(paths: Sequence[Path]) -> Measured:
    """Measure the files of the given paths. What cannot be found counts by its name."""
    digest = hashlib.sha256()
    n_files = n_bytes = 0
    for found in find_sources(paths):
        if isinstance(found, Skipped):
            digest.update(f"{found.source}\0{found.reason}\n".encode())
            continue
        try:
            state = found.path.stat()
        except OSError:
            # Standard input, or a file that has just gone: reading tells.
            state = None
        n_files += 1
        size, changed = (state.st_size, state.st_mtime_ns) if state is not None else (0, 0)
        n_bytes += size
        digest.update(os.fsencode(found.path) + f"\0{size}\0{changed}\n".encode())
    return Measured(files=n_files, bytes=n_bytes, digest=digest.hexdigest())


def find_progress(output: Path) -> Path:
    """Name the file beside an output that tells how far it has come."""
    return output.parent / f"{output.name}.progress"


def load_checkpoint(output: Path) -> Checkpoint | None:
    """Load what is known of an output; None where nothing is. Raises AbortError."""
    path = find_progress(output)
    try:
        found = _DECODER.decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror})") from err
    except (msgspec.DecodeError, UnicodeDecodeError) as err:
        raise AbortError(f"{path}: no progress of a run: {err}; begin anew with --restart") from err
    if found.version != _VERSION:
        raise AbortError(f"{path}: of another version of Jalin; begin anew with --restart")
    return found


def save_checkpoint(checkpoint: Checkpoint, output: Path) -> None:
    """Put a checkpoint in the place of the one before, whole or not at all."""
    path = find_progress(output)
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(msgspec.json.format(_ENCODER.encode(checkpoint), indent=1) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_folder(path.parent)


def check_same(begun: Command, asked: Command, output: Path) -> None:
    """Raise AbortError, naming what differs, where an output was begun by another command."""
    names = [it.name for it in fields(Command) if it.name not in {"files", "bytes"}]
    other = [_WORDS[it] for it in names if getattr(begun, it) != getattr(asked, it)]
    if other:
        raise AbortError(
            f"{output}: begun by another command: it differs in {', '.join(other)};"
            " name another output, or begin anew with --restart"
        )


_WORDS = {
    "paths": "the paths",
    "digest": "the files, which are others or have changed",
    "today": "--today",
    "fields": "--map",
    "encoding": "--encoding",
    "keep_all": "--keep-all",
    "reader": "the version of the reader",
}


def _sync_folder(folder: Path) -> None:
    """Sync the names in a folder: a file that was replaced is otherwise not safely replaced."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Checkpoint)
