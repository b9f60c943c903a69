"""The doctor: everything that must be true of a register is looked at, nothing is written.

First the database itself is looked at, before any of its tables is believed; where that is damaged
the rest is left. Then all is asked of one state of the register, whatever others write meanwhile.
A register of an earlier schema is brought to the newest one first, as by every command.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jalin.pipeline.checking.derived import look_at_rebuild, look_at_rows
from jalin.pipeline.checking.documents import look_at_documents, look_at_words
from jalin.pipeline.checking.finding import (
    REPAIR,
    RESTORE,
    Finding,
    Mending,
    Severity,
    Tally,
)
from jalin.pipeline.checking.places import look_at_places
from jalin.pipeline.checking.records import (
    look_at_aims,
    look_at_backlog,
    look_at_judgements,
    look_at_notes,
)
from jalin.pipeline.derive import name_deriver
from jalin.store.checking.soundness import (
    find_damage,
    find_missing,
    find_not_single,
    find_schema,
    tells_damage,
)
from jalin.store.engine.database import Content, Database, RegisterError
from jalin.store.engine.opening import open_database
from jalin.store.register import Register
from jalin.store.schema import NEWEST_VERSION, NewerSchemaError

# The checks of what cannot be made anew, and of which everything else is made.
_TRUTH = frozenset({"engine", "schema", "documents", "readings", "judgements"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What is to be looked at.

    `accounts` is where somebody wants the accounts. `deep` also compares every index with its
    table, every indexed word with its text, and every derived row with what a rebuild would write:
    that takes as long and as much memory as a rebuild.
    """

    register: Path
    accounts: str | None = None
    deep: bool = False


def examine(examination: Examination) -> Iterator[Finding]:
    """Look a register through, one finding for each check as it is done.

    Raises RegisterError for what is no register, or one of a newer Jalin.
    """
    sound = _look_at_soundness(examination)
    yield from look_at_places(examination.register, examination.accounts)
    yield from sound
    if any(it.severity is Severity.FAULT for it in sound):
        told = "the rest is not looked at before that is mended"
        yield Finding(check="content", severity=Severity.NOTE, told=told)
        return
    with Register.open(examination.register, create=False) as register, register.reading():
        yield from _look_at_content(register, deep=examination.deep)


def _look_at_soundness(examination: Examination) -> tuple[Finding, ...]:
    """Look at the database before its tables are believed."""
    try:
        with closing(open_database(examination.register, create=False)) as database:
            _refuse_foreign(database)
            return tuple(_look_at_database(database, deep=examination.deep))
    except RegisterError as err:
        if not tells_damage(examination.register, err):
            raise
        return (_tell_damage(examination.register, [err.fault]),)


def has_lost_truth(findings: Iterable[Finding]) -> bool:
    """Tell whether something is wrong with what is kept, so that nothing can be made of it."""
    return any(it.severity is Severity.FAULT and it.check in _TRUTH for it in findings)


def _refuse_foreign(database: Database) -> None:
    if database.inspect() is not Content.REGISTER:
        raise RegisterError(database.address, "is no register; name another")


def _look_at_database(database: Database, *, deep: bool) -> Iterator[Finding]:
    damage = _tell_damage(database.address, find_damage(database, deep=deep))
    yield damage
    if damage.severity is not Severity.FAULT:
        yield from _look_at_schema(database)


def _look_at_schema(database: Database) -> Iterator[Finding]:
    found = find_schema(database)
    if found > NEWEST_VERSION:
        raise NewerSchemaError(database.address, found, NEWEST_VERSION)
    if found < NEWEST_VERSION:
        told = f"it had schema {found} and is brought to {NEWEST_VERSION}, as by every command"
        yield Finding(check="schema", severity=Severity.NOTE, told=told)
        return
    missing = find_missing(database)
    kept = Tally(check="schema", fault="{} tables that are kept are missing", remedy=RESTORE)
    kept.add_all(missing.kept)
    yield kept.close(f"schema {found}, the newest")
    single = find_not_single(database)
    for names, mending, own in (
        (missing.derived, Mending.TABLES, ("derived_from",)),
        (missing.words, Mending.WORDS, ("word_index",)),
        (missing.vectors, Mending.VECTORS, ("vector_index",)),
    ):
        tally = Tally(
            check=f"tables of {_WHAT[mending]}",
            fault="{} tables, indexes or views are missing or have other columns",
            remedy=REPAIR,
            mending=mending,
        )
        tally.add_all((*names, *(name for name in own if name in single)))
        yield tally.close("they are all there")


_WHAT = {
    Mending.TABLES: "what is derived",
    Mending.WORDS: "the index of words",
    Mending.VECTORS: "the vectors",
}


def _look_at_content(register: Register, *, deep: bool) -> Iterator[Finding]:
    kept = (*look_at_documents(register), *look_at_judgements(register))
    yield from kept
    yield look_at_notes(register)
    yield look_at_backlog(register, name_deriver())
    yield from look_at_rows(register)
    if has_lost_truth(kept):
        told = "nothing is derived, to be compared or to be repaired, from what cannot be read"
        yield Finding(check="rebuild", severity=Severity.NOTE, told=told)
        return
    yield look_at_aims(register)
    if deep:
        yield look_at_words(register)
        yield look_at_rebuild(register)


def _tell_damage(address: Path | str, faults: Iterable[str]) -> Finding:
    tally = Tally(
        check="engine",
        fault="the database has {} faults of its own",
        remedy=f"make a copy of {address} first; then {RESTORE}",
    )
    tally.add_all(faults)
    return tally.close("the database finds no fault in itself")
