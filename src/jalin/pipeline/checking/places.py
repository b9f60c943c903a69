"""What lies around a register's file: who may write it, the room beside it, the accounts."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from jalin.model import AbortError
from jalin.pipeline.checking.finding import Finding, Severity, Tally
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import find_place
from jalin.store.engine.address import is_postgres

# A rebuild writes what is derived once more before the old goes, and a backup takes the whole.
_ROOM = 2
_OTHERS_WRITE = stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def look_at_places(register: Path, accounts: str | None) -> Iterator[Finding]:
    """Look at the file of a register, at the disk and at the accounts beside it.

    `accounts` is where somebody wants them.
    """
    if not is_postgres(register):
        yield _look_at_file(register)
        yield _look_at_room(register)
    yield _look_at_accounts(register, accounts)


def _look_at_file(register: Path) -> Finding:
    tally = Tally(
        check="file", fault="everybody may write the file", remedy=f"chmod o-w {register}"
    )
    if register.stat().st_mode & _OTHERS_WRITE:
        tally.add(str(register))
    if not os.access(register, os.W_OK):
        told = "the file may not be written: it can be read, and nothing can be added"
        return Finding(check="file", severity=Severity.NOTE, told=told)
    return tally.close("nobody else may write the file")


def _look_at_room(register: Path) -> Finding:
    size = register.stat().st_size
    free = shutil.disk_usage(register.resolve().parent).free
    tally = Tally(
        check="disk",
        fault="less is free on the disk than a rebuild and a backup take",
        remedy="make room on the disk, or move the register",
        severity=Severity.NOTE,
    )
    if free < _ROOM * size:
        tally.add(f"{free:,} bytes are free, the register has {size:,}")
    return tally.close(f"{free:,} bytes are free, the register has {size:,}")


def _look_at_accounts(register: Path, named: str | None) -> Finding:
    place = find_place(register, named)
    tally = Tally(
        check="accounts",
        fault="others than their owner may read the accounts",
        remedy=f"chmod 600 {place}",
    )
    if isinstance(place, Path) and not place.exists():
        return tally.close("there are none: nobody signs in")
    if isinstance(place, Path) and stat.S_IMODE(place.stat().st_mode) & _OTHERS:
        tally.add(str(place))
        return tally.close("")
    try:
        count = _count_users(place) if isinstance(place, Path) else None
    except AbortError as err:
        broken = Tally(check="accounts", fault="the accounts cannot be opened", remedy=_REMEDY)
        broken.add(str(err))
        return broken.close("")
    if count is None:
        return tally.close("they are in a schema of their own and are not looked at")
    return tally.close(f"{count:,} accounts, readable by their owner alone")


_REMEDY = "bring back a backup of them, or move them away and make them anew: jalin user add"


def _count_users(place: Path) -> int:
    with Accounts.open(place) as accounts:
        return len(accounts.users())
