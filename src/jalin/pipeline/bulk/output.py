"""The output of a bulk run: lines in the order of the input, and checkpoints of what is safe."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from jalin.model import AbortError
from jalin.pipeline.bulk.checkpoint import (
    STANDARD_INPUT,
    Checkpoint,
    Command,
    check_same,
    find_progress,
    load_checkpoint,
    save_checkpoint,
)
from jalin.pipeline.bulk.pool import Share

# A killed run does again what it did since its last checkpoint. Syncing takes some hundredths of a
# second on a slow disk.
CHECKPOINT_SECONDS = 3.0


class Output:
    """An output at work. `tally` counts all that it holds, that of earlier sessions included."""

    def __init__(self, path: Path, file: BinaryIO, begun: Checkpoint, every_s: float) -> None:
        self._path = path
        self._file = file
        self._every_s = every_s
        self.command = begun.command
        self._bytes = begun.bytes
        self._begun_s = begun.tally.seconds
        self._start = self._saved = time.monotonic()
        self.tally = begun.tally
        self.is_finished = begun.is_finished

    def write(self, share: Share) -> None:
        """Write a share, and from time to time a checkpoint."""
        self._file.write(share.lines)
        self._bytes += len(share.lines)
        self.tally.add(share)
        if time.monotonic() - self._saved >= self._every_s:
            self.save()

    def save(self, *, is_finished: bool = False) -> None:
        """Make safe what was written, and note how far it goes."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._saved = time.monotonic()
        self.tally.seconds = round(self._begun_s + self._saved - self._start, 3)
        self.is_finished = is_finished
        checkpoint = Checkpoint(
            command=self.command, tally=self.tally, bytes=self._bytes, is_finished=is_finished
        )
        save_checkpoint(checkpoint, self._path)


@contextmanager
def open_output(
    path: Path, command: Command, *, restart: bool, every_s: float = CHECKPOINT_SECONDS
) -> Iterator[Output]:
    """Open an output to begin it, or to go on behind its last checkpoint.

    A checkpoint is made every `every_s` seconds. Raises AbortError where it is no output of this
    command, lies in what is read, is written by another process, or cannot be written.
    """
    try:
        _check_place(path, command)
        with path.open("ab") as file:
            _lock(file, path)
            begun = _find_begin(path, command, restart=restart)
            if not begun.is_finished:
                # Of a new output the progress stands before its first byte does.
                save_checkpoint(begun, path)
                file.truncate(begun.bytes)
            yield Output(path, file, begun, every_s)
    except OSError as err:
        raise AbortError(f"{path}: cannot be written ({err.strerror})") from err


def _check_place(path: Path, command: Command) -> None:
    """Refuse what nobody can go on with, and an output that would be read while it is written."""
    if path.exists() and not path.is_file():
        raise AbortError(f"{path}: no plain file, so that no run could go on; name another output")
    place = Path(os.path.realpath(path))
    for source in command.paths:
        if source != STANDARD_INPUT and place.is_relative_to(os.path.realpath(source)):
            raise AbortError(f"{path}: lies in {source}, which is read; name an output elsewhere")


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as err:
        raise AbortError(f"{path}: another run is writing it") from err


def _find_begin(path: Path, command: Command, *, restart: bool) -> Checkpoint:
    if restart and find_progress(path).is_file():
        # Whatever it says: it may be broken, or of another version.
        return Checkpoint(command=command)
    begun = load_checkpoint(path)
    size = path.stat().st_size
    if begun is None:
        if size:
            raise AbortError(f"{path}: is there, and no run made it; name another output")
        return Checkpoint(command=command)
    check_same(begun.command, command, path)
    if size < begun.bytes:
        fault = f"has {size} bytes of the {begun.bytes} that were written"
        raise AbortError(f"{path}: {fault}; begin anew with --restart")
    if begun.is_finished and size > begun.bytes:
        fault = f"has {size} bytes, the finished run wrote {begun.bytes}"
        raise AbortError(f"{path}: {fault}; begin anew with --restart")
    return begun
