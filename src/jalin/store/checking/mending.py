"""What can be made anew is dropped and made anew, whatever state it is in. Truth is not touched."""

from jalin.store.engine.database import Database, Engine
from jalin.store.schema import create_derived
from jalin.store.tables import TABLES
from jalin.store.vectors.vectors import create_vectors
from jalin.store.views.views import VIEWS
from jalin.store.word_index.index import create_title_index, create_word_index

_WORDS = ("words", "title_words", "worded_documents", "word_index")
# What FTS5 notes of an index without words: no level, no segment.
_EMPTY = "x'00000000000000'"
_VECTORS = ("vectors", "vector_index")


def renew_derived(database: Database) -> None:
    """Make the derived tables and the views anew, empty; every document is then behind."""
    with database.transaction():
        for view in VIEWS:
            database.fetch(f"DROP VIEW IF EXISTS {view.name}")
        for name in (*(table.name for table in TABLES), "derived_from"):
            database.fetch(f"DROP TABLE IF EXISTS {name}")
        database.fetch(
            """
            CREATE TABLE derived_from (
                deriver {text} NOT NULL, declarations {text} NOT NULL, tables {text} NOT NULL
            ) {rows}
            """.format_map(database.words)
        )
        database.fetch("INSERT INTO derived_from VALUES ('', '', '')")
        create_derived(database)


def renew_words(database: Database) -> None:
    """Make the index of words anew, empty."""
    with database.transaction():
        if database.engine is Engine.SQLITE:
            _open_shut(database)
        for name in _WORDS:
            database.fetch(f"DROP TABLE IF EXISTS {name}")
        create_word_index(database)
        create_title_index(database)


def _open_shut(database: Database) -> None:
    """Give tables of FTS5 an empty index where theirs is lost: else they cannot be dropped."""
    found = database.fetch("SELECT name FROM sqlite_schema WHERE name LIKE '%words_data'")
    for (name,) in found:
        database.fetch(f"INSERT OR REPLACE INTO {name} VALUES (1, x''), (10, {_EMPTY})")  # noqa: S608 (own names)


def renew_vectors(database: Database) -> None:
    """Make the table of vectors anew, empty."""
    with database.transaction():
        for name in _VECTORS:
            database.fetch(f"DROP TABLE IF EXISTS {name}")
        create_vectors(database)
