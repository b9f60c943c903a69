"""The registers of earlier programs, unpacked for a test, and the truth in them row by row."""

import contextlib
import hashlib
import lzma
import sqlite3
from pathlib import Path

from jalin.pipeline.checking.doctor import Examination, examine
from jalin.pipeline.checking.finding import Severity
from jalin.pipeline.derive import ensure_derived
from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.database import Database
from jalin.store.engine.opening import open_database
from jalin.store.engine.postgresql import open_postgres
from jalin.store.register import Register
from register_factory import insight
from trust.upgrade.make_fixture import DUMPED, REGISTERS, RELEASES

# Everything that is kept, and the working notes; older registers lack some of it.
KEPT = (
    *("documents", "readings", "skipped", "judgements", "heard", "watched_feeds", "watched_pages"),
)
FILES = tuple(it.name for it in RELEASES)
DUMPS = tuple(it.name for it in RELEASES if it.on_postgres)

Rows = dict[str, tuple[str, list[tuple[object, ...]]]]


def unpack_file(name: str, folder: Path) -> Path:
    """Put the SQLite register of a release into a folder."""
    path = folder / f"{name}.db"
    path.write_bytes(lzma.decompress((REGISTERS / f"{name}.db.xz").read_bytes()))
    return path


def unpack_dump(name: str, url: str) -> str:
    """Put the PostgreSQL register of a release into the schema of a URL."""
    address = PostgresAddress.parse(url)
    told = lzma.decompress((REGISTERS / f"{name}.sql.xz").read_bytes()).decode()
    database = open_postgres(address, create=False)
    try:
        database.fetch(told.replace(DUMPED, address.schema))
    finally:
        database.close()
    return url


def read_truth(address: Path | str, columns: Rows | None = None) -> Rows:
    """Read the rows of everything that is kept: of each table its columns, and all rows sorted.

    `columns` are those of an earlier reading, so that later columns are left out.
    """
    with contextlib.closing(open_database(address, create=False)) as database:
        tables = KEPT if columns is None else tuple(columns)
        found: Rows = {}
        for table in tables:
            names = _list_columns(database, table) if columns is None else columns[table][0]
            if names:
                rows = database.fetch(f"SELECT {names} FROM {table}")  # noqa: S608 (own names)
                found[table] = (names, sorted(rows, key=repr))
        return found


def find_schema(address: Path | str) -> int:
    """Give the number of the schema that a register has."""
    with contextlib.closing(open_database(address, create=False)) as database:
        return int(database.fetch("SELECT max(version) FROM schema_version")[0][0])


def add_schema(path: Path, *, journal: str = "WAL") -> None:
    """Make a register one of the next schema, as a newer program would leave it."""
    with contextlib.closing(sqlite3.connect(path)) as opened:
        opened.execute(
            "INSERT INTO schema_version SELECT max(version) + 1, 'later' FROM schema_version"
        )
        opened.execute("CREATE TABLE later (word TEXT)")
        opened.commit()
        opened.execute(f"PRAGMA journal_mode = {journal}")


def open_whole(address: Path | str) -> None:
    """Open a register and derive what is behind, as every command does."""
    with Register.open(address, create=False) as register:
        ensure_derived(register, insight())


def find_faults(address: Path | str) -> list[str]:
    """Let the doctor look a register through, deep; what is wrong is listed."""
    found = examine(Examination(register=Path(str(address)), deep=True))
    return [f"{it.check}: {it.told}" for it in found if it.severity is Severity.FAULT]


def digest(path: Path) -> str:
    """Digest a file, and the names of what lies beside it."""
    beside = sorted(it.name for it in path.parent.iterdir())
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()} {beside}"


def _list_columns(database: Database, table: str) -> str:
    query = f"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"  # noqa: S608 (own names)
    if database.engine.value == "postgresql":
        query = f"""
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = '{table}'
            AND is_generated = 'NEVER' ORDER BY ordinal_position
        """  # noqa: S608 (own names)
    return ", ".join(str(row[0]) for row in database.fetch(query))
