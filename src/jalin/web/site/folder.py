"""The folder of a snapshot: filled aside, then put in its place at once, or not at all."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jalin.model import AbortError
from jalin.web.site.manifest import MANIFEST, read_manifest

_SHOWN = 3
# Folders made by `mkdtemp` are for their owner alone; a web server has to read these.
_READABLE = 0o755


class FolderError(AbortError):
    """A snapshot cannot be put where it was wanted."""

    def __init__(self, folder: Path, fault: str) -> None:
        super().__init__(f"{folder}: {fault}")


def check_folder(folder: Path, *, replace: bool) -> None:
    """Check that a snapshot may be put here. Raises FolderError.

    What is there is only replaced if it is an older snapshot and nothing beside.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FolderError(folder, "is no folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    manifest = read_manifest(folder)
    if manifest is None:
        raise FolderError(folder, "is not empty, and no older snapshot; name another folder")
    if not replace:
        raise FolderError(folder, "holds a snapshot already; replace it with --replace")
    known = {MANIFEST, *(entry.path for entry in manifest.files)}
    own = {it.relative_to(folder).as_posix() for it in folder.rglob("*") if not it.is_dir()}
    if strange := sorted(own - known):
        names = ", ".join(strange[:_SHOWN])
        raise FolderError(folder, f"holds what is no part of its snapshot: {names}")


@contextlib.contextmanager
def fill_aside(folder: Path, *, replace: bool) -> Iterator[Path]:
    """Give an empty folder to fill, which takes the place of another if all went well.

    Raises FolderError. Whatever fails, what was there before is still there.
    """
    check_folder(folder, replace=replace)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            aside.chmod(_READABLE)
            yield aside
            check_folder(folder, replace=replace)
            _put_in_place(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as err:
        raise FolderError(folder, f"cannot be written: {err.strerror or err}") from err


def _put_in_place(aside: Path, folder: Path) -> None:
    if not folder.exists():
        aside.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old)
    try:
        aside.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)
