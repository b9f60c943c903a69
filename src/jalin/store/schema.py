"""The schema: truth by migrations, derived tables from the classes of their rows, and views.

Truth (documents, readings, skipped, judgements, what was heard) is only ever added to. The states
of watched feeds and pages are working notes. Everything else is derived from the truth and may be
dropped and written anew; the index of words is derived too, but in the form of each engine, and so
it is made by a migration. Each migration is one transaction with its own record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalin.store.engine.database import Content, Database, RegisterError
from jalin.store.tables import TABLES, digest_tables, write_creation
from jalin.store.vectors.vectors import create_vectors
from jalin.store.views.view import digest_views, write_view_creation
from jalin.store.views.views import VIEWS
from jalin.store.word_index.index import create_title_index, create_word_index

# Tables that a register of an earlier schema derived; those that point at others come first.
_DERIVED_BEFORE = (
    *("deal_promises", "promises", "statements", "relations", "people", "claims"),
    *("step_evidence", "steps", "deal_roles", "deal_parties", "deal_joins", "deal_mentions"),
    *("deals", "party_names", "parties"),
)
# How a view is marked in the list of what is derived.
_VIEW = "view:"
# What stands between the names of what is derived, and between the digests of its declarations.
_GAP = " "


class NewerSchemaError(RegisterError):
    """A register, or accounts, of a newer Jalin."""

    def __init__(self, address: Path | str, found: int, known: int) -> None:
        self.found = found
        fault = f"has schema {found}, this Jalin knows {known}; use a newer Jalin"
        super().__init__(address, fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema. `apply` runs inside a transaction that the caller holds."""

    version: int
    name: str
    apply: Callable[[Database], None]


def create_truth(database: Database) -> None:
    """Create what is kept for ever.

    Of the readings of a document the one with the highest `sequence`, added last, is current.
    """
    run_statements(
        database,
        """
        CREATE TABLE documents (
            id {text} PRIMARY KEY, name {text} NOT NULL, text {text} NOT NULL, title {text},
            outlet {text}, author {text}, published {text}, url {text}, source {text}
        ) {keyed};
        CREATE TABLE readings (
            sequence {counted}, document_id {text} NOT NULL REFERENCES documents (id),
            reader {text} NOT NULL, json {text} NOT NULL, UNIQUE (document_id, reader)
        ) {rows};
        CREATE TABLE skipped (
            source {text} NOT NULL, reason {text} NOT NULL, detail {text} NOT NULL, {skipped_key}
        ) {keyed}
        """,
    )


def leave_as_it_is(_: Database) -> None:
    """Do nothing: this step created derived tables, which now come from the row classes."""


def create_judgements_and_backlog(database: Database) -> None:
    """Create what people decide, and the list of documents whose derived rows are behind.

    The derived tables of earlier schemas go, and every document is on that list.
    """
    for table in (*_DERIVED_BEFORE, "derived_from"):
        database.fetch(f"DROP TABLE IF EXISTS {table}")
    run_statements(
        database,
        """
        CREATE TABLE judgements (
            id {text} PRIMARY KEY, made {text} NOT NULL, json {text} NOT NULL
        ) {keyed};
        CREATE TABLE pending (
            sequence {counted_once}, document_id {text} NOT NULL
        ) {rows};
        CREATE TABLE derived_from (
            deriver {text} NOT NULL, declarations {text} NOT NULL, tables {text} NOT NULL
        ) {rows};
        INSERT INTO derived_from VALUES ('', '', '');
        INSERT INTO pending (document_id) SELECT id FROM documents ORDER BY id;
        CREATE INDEX readings_in_order ON readings (document_id, sequence);
        CREATE INDEX documents_by_month ON documents ({outlet_key}, published)
        """,
    )


def create_listening(database: Database) -> None:
    """Create the record of what was listened to, and the states of watched feeds and pages.

    Times are ISO 8601 in UTC. A document says from now on where its date was found.
    """
    run_statements(
        database,
        """
        ALTER TABLE documents ADD COLUMN evidence {text};
        CREATE TABLE heard (
            outlet {text} NOT NULL, day {text} NOT NULL, source {text} NOT NULL,
            documents {integer} NOT NULL, PRIMARY KEY (outlet, day, source)
        ) {keyed};
        CREATE TABLE watched_feeds (
            url {text} PRIMARY KEY, etag {text}, modified {text}, failures {integer} NOT NULL,
            due {text}, visited {text}, fault {text}
        ) {keyed};
        CREATE TABLE watched_pages (
            url {text} PRIMARY KEY, feed {text} NOT NULL, outlet {text}, title {text},
            published {text}, state {text} NOT NULL, tries {integer} NOT NULL, due {text},
            reason {text}
        ) {keyed};
        CREATE INDEX watched_pages_by_state ON watched_pages (state, due)
        """,
    )


MIGRATIONS = (
    Migration(version=1, name="truth", apply=create_truth),
    Migration(version=2, name="derived deals", apply=leave_as_it_is),
    Migration(version=3, name="derived sayings", apply=leave_as_it_is),
    Migration(version=4, name="judgements and backlog", apply=create_judgements_and_backlog),
    Migration(version=5, name="listening", apply=create_listening),
    Migration(version=6, name="index of words", apply=create_word_index),
    Migration(version=7, name="vectors", apply=create_vectors),
    Migration(version=8, name="index of titles", apply=create_title_index),
)
NEWEST_VERSION = MIGRATIONS[-1].version


def prepare(database: Database, *, create: bool) -> None:
    """Bring what was opened to this schema, and make a register where `create` allows.

    Nothing is written to a database that is not a register. Raises RegisterError.
    """
    content = database.inspect()
    if content is Content.FOREIGN:
        raise RegisterError(database.address, "is another program's database; name another")
    if content is Content.NOTHING and not create:
        raise RegisterError(database.address, "there is none yet; make one with `jalin add PATH`")
    migrate(database)
    create_derived(database)


def migrate(database: Database, migrations: Sequence[Migration] = ()) -> None:
    """Bring a database to its newest version, each step whole or not at all; a register as it is.

    Another process may do the same at this moment: what it has done is not done again.
    """
    if database.inspect() is Content.NOTHING:
        database.share()
        with database.transaction():
            if database.inspect() is Content.NOTHING:
                _write_purpose(database)
    found = _find_version(database)
    steps = migrations or MIGRATIONS
    newest = steps[-1].version
    if found > newest:
        raise NewerSchemaError(database.address, found, newest)
    # What a newer Jalin made is left as it is, to the byte.
    database.share()
    for migration in steps[found:]:
        with database.transaction():
            if _find_version(database) < migration.version:
                migration.apply(database)
                record = (migration.version, migration.name)
                database.fetch("INSERT INTO schema_version VALUES (?, ?)", record)


def create_derived(database: Database) -> None:
    """Create the derived tables and the views, anew where they were declared otherwise.

    Every document is then behind, unless only views are others.
    """
    if _find_declarations(database) == _digest_declarations():
        return
    with database.deriving():
        before = _find_declarations(database)
        if before == _digest_declarations():
            return
        _drop_views(database)
        if before.split(_GAP)[0] != digest_tables(TABLES):
            _renew_tables(database)
        for view in VIEWS:
            database.fetch(write_view_creation(view, database.words))
        names = [*(f"{_VIEW}{view.name}" for view in VIEWS), *(table.name for table in TABLES)]
        database.fetch(
            "UPDATE derived_from SET declarations = ?, tables = ?",
            (_digest_declarations(), _GAP.join(names)),
        )


def _drop_views(database: Database) -> None:
    for name in _list_derived(database):
        if name.startswith(_VIEW):
            database.fetch(f"DROP VIEW {name.removeprefix(_VIEW)}")


def _renew_tables(database: Database) -> None:
    for name in _list_derived(database):
        if not name.startswith(_VIEW):
            database.fetch(f"DROP TABLE {name}")
    for table in TABLES:
        for statement in write_creation(table, database.words):
            database.fetch(statement)
    database.fetch("DELETE FROM pending")
    database.fetch("INSERT INTO pending (document_id) SELECT id FROM documents ORDER BY id")
    database.fetch("UPDATE derived_from SET deriver = ''")


def _list_derived(database: Database) -> list[str]:
    ((names,),) = database.fetch("SELECT tables FROM derived_from")
    return str(names).split()


def _write_purpose(database: Database) -> None:
    run_statements(
        database,
        "CREATE TABLE schema_version (version {integer} PRIMARY KEY, name {text} NOT NULL) {rows}",
    )
    database.mark()


def _find_version(database: Database) -> int:
    ((version,),) = database.fetch("SELECT coalesce(max(version), 0) FROM schema_version")
    return int(version)


def _digest_declarations() -> str:
    return f"{digest_tables(TABLES)}{_GAP}{digest_views(VIEWS)}"


def _find_declarations(database: Database) -> str:
    ((digest,),) = database.fetch("SELECT declarations FROM derived_from")
    return str(digest)


def run_statements(database: Database, statements: str) -> None:
    """Run statements that stand one behind another, with the words of the database put in."""
    for statement in statements.format_map(database.words).split(";"):
        database.fetch(statement)
