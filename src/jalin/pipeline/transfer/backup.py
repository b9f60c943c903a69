"""A copy of a register for bad days, made while others write: whole, checked, or not there.

An SQLite file is copied page by page as of one moment, of whatever schema it is: a backup is what
one makes before a newer Jalin opens the register. What is on PostgreSQL is written as an SQLite
register, of one moment too; its derived tables follow when it is first opened.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jalin.pipeline.exporting.writing import ExportError
from jalin.pipeline.observer import Observer
from jalin.pipeline.transfer.loading import keep_entries
from jalin.pipeline.transfer.saving import list_entries
from jalin.store.accounts.places import AccountsPlace, find_place
from jalin.store.accounts.schema import ACCOUNTS
from jalin.store.accounts.schema import MIGRATIONS as ACCOUNTS_MIGRATIONS
from jalin.store.checking.copying import check_file, copy_file, settle_file
from jalin.store.engine.address import is_postgres
from jalin.store.engine.database import REGISTER, Purpose
from jalin.store.engine.opening import show_address
from jalin.store.register import Register
from jalin.store.schema import NEWEST_VERSION

_ACCOUNTS_VERSION = ACCOUNTS_MIGRATIONS[-1].version


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that was made, and that of the accounts where it was wanted.

    `left_out` are accounts that are in no copy, None where there are none.
    """

    file: Path
    accounts: Path | None
    left_out: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOptions:
    """How a copy is made. `named` is where somebody wants the accounts to be."""

    replace: bool = False
    accounts: bool = False
    named: str | None = None


def back_up(register: Path, out: Path, observer: Observer, options: BackupOptions) -> Backup:
    """Copy a register to a file, and its accounts beside it where that is wanted.

    Raises ExportError where something is there that may not be replaced, RegisterError where the
    register cannot be read.
    """
    place = find_place(register, options.named)
    is_there = not isinstance(place, Path) or place.exists()
    accounts, beside = None, find_place(out)
    assert isinstance(beside, Path), "beside a file is a file"
    _check(register, out, REGISTER, replace=options.replace)
    if options.accounts:
        accounts = _find_accounts(place)
        _check(accounts, beside, ACCOUNTS, replace=options.replace)
        with _open_aside(beside) as aside:
            copy_file(accounts, aside, purpose=ACCOUNTS, newest=_ACCOUNTS_VERSION)
    with _open_aside(out) as aside:
        if is_postgres(register):
            _write_register(register, aside, observer)
        else:
            copy_file(register, aside, purpose=REGISTER, newest=NEWEST_VERSION)
    left_out = str(place) if is_there and accounts is None else None
    return Backup(file=out, accounts=beside if accounts else None, left_out=left_out)


def _find_accounts(place: AccountsPlace) -> Path:
    if not isinstance(place, Path):
        raise ExportError(str(place), "accounts on PostgreSQL are backed up by pg_dump")
    if not place.exists():
        raise ExportError(place, "there are no accounts; leave --accounts out")
    return place


def _check(source: Path, out: Path, purpose: Purpose, *, replace: bool) -> None:
    """Refuse what may not be replaced."""
    if is_postgres(out):
        raise ExportError(show_address(out), "a backup is a file; name one")
    if not out.exists():
        # A log without its file would be taken for that of the copy.
        for beside in (out.with_name(f"{out.name}{ending}") for ending in ("-wal", "-journal")):
            if beside.exists():
                raise ExportError(beside, "is left of another file; move it away")
        return
    if not out.is_file():
        raise ExportError(out, "is no file that can be replaced; name another")
    if not is_postgres(source) and source.exists() and out.samefile(source):
        raise ExportError(out, "is the register itself; name another file")
    if not replace:
        raise ExportError(out, "is there already; replace it with --replace")
    check_file(out, purpose=purpose)


def _write_register(register: Path, aside: Path, observer: Observer) -> None:
    """Write what is on PostgreSQL as a register in a file. It is derived when it is opened."""
    with (
        Register.open(register, create=False) as source,
        source.reading(),
        Register.open(aside) as copy,
    ):
        keep_entries(copy, list_entries(source, observer), observer)


@contextlib.contextmanager
def _open_aside(path: Path) -> Iterator[Path]:
    """Give an empty file beside another, for its owner alone, which takes its place in the end.

    It is on the disk before it has the name, so that a power cut leaves the old file or the new.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
        os.close(number)
    except OSError as err:
        raise ExportError(path, f"cannot be written: {err.strerror or err}") from err
    aside = Path(name)
    try:
        yield aside
        _sync(aside)
        if path.exists():
            settle_file(path)
        aside.replace(path)
        _sync(path.parent)
    except OSError as err:
        raise ExportError(path, f"cannot be written: {err.strerror or err}") from err
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            aside.with_name(f"{aside.name}{ending}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have a file or a folder written to the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
