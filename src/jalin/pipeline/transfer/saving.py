"""The truth of a register is written to files: JSON Lines, or a folder of Parquet."""

import importlib.metadata
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jalin.export.truth.lines import write_truth_lines
from jalin.export.truth.tables import FILES, MANIFEST, write_truth_tables
from jalin.model.truth import TruthEntry
from jalin.pipeline.exporting.writing import ExportError, write_file
from jalin.pipeline.observer import Observer
from jalin.store.register import Register

# A name with this ending is a file of lines, any other a folder.
LINES_SUFFIX = ".jsonl"
_STEP = "write"


def save_lines(address: Path, observer: Observer) -> Iterator[bytes]:
    """Give the truth of a register as JSON Lines, piece by piece, as of one moment."""
    with Register.open(address, create=False) as register, register.reading():
        yield from write_truth_lines(list_entries(register, observer), _name_version())


def save_truth(address: Path, out: Path, observer: Observer, *, replace: bool) -> tuple[Path, ...]:
    """Write the truth of a register to a file of lines or a folder; give what was written.

    Whole or not at all. Raises ExportError where something is there that may not be replaced.
    """
    if out.suffix == LINES_SUFFIX:
        write_file(out, save_lines(address, observer), replace=replace)
        return (out,)
    if LINES_SUFFIX in out.suffixes:
        raise ExportError(out, "lines are packed by another program: write them to - for it")
    _check_folder(out, replace=replace)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # Beside what a link leads to: files are put in their place at once only on the same disk.
        place = out.resolve()
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=place.parent) as aside:
            with Register.open(address, create=False) as register, register.reading():
                entries = list_entries(register, observer)
                write_truth_tables(entries, Path(aside), _name_version())
            _put_in_place(Path(aside), place)
    except OSError as err:
        raise ExportError(out, f"cannot be written: {err.strerror or err}") from err
    return tuple(out / name for name in FILES)


def list_entries(register: Register, observer: Observer) -> Iterator[TruthEntry]:
    """Give everything that a register keeps, document by document, then the rest."""
    observer.started(_STEP)
    for entry in register.kept_documents():
        yield entry
        observer.advanced(_STEP, entry.document.name)
    yield from register.kept_rest()
    observer.finished(_STEP)


def _check_folder(out: Path, *, replace: bool) -> None:
    """Refuse a folder with anything else in it, and older truth that may not be replaced."""
    if not out.exists():
        return
    if not out.is_dir():
        raise ExportError(out, f"is a file; name a folder, or a file called {LINES_SUFFIX}")
    found = {path.name for path in out.iterdir()}
    if found - set(FILES):
        raise ExportError(out, "is a folder with other files in it; name another")
    if found and not replace:
        raise ExportError(out, "is there already; replace it with --replace")


def _put_in_place(aside: Path, out: Path) -> None:
    """Move finished files to their folder; without a manifest it is known to be unfinished."""
    out.mkdir(exist_ok=True)
    (out / MANIFEST).unlink(missing_ok=True)
    for name in FILES:
        shutil.move(aside / name, out / name)


def _name_version() -> str:
    return importlib.metadata.version("jalin")
