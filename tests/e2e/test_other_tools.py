"""The register of the sample in the tools of others: SQLite, Datasette, DuckDB."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import duckdb_extension_sqlite_scanner  # type: ignore[import-untyped]
import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from jalin.store.views.views import VIEWS

NAMES = [view.name for view in VIEWS]
(EXTENSION,) = Path(duckdb_extension_sqlite_scanner.__path__[0]).rglob("*.duckdb_extension")


@pytest.fixture
def opened(sample_register: Path) -> Iterator[sqlite3.Connection]:
    """Open the register with SQLite alone."""
    with closing(sqlite3.connect(f"file:{sample_register}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.fixture
def duck(sample_register: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the register with DuckDB, which may fetch nothing from elsewhere."""
    with duckdb.connect() as connection:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute(f"LOAD '{EXTENSION}'")
        connection.execute(f"ATTACH '{sample_register}' AS register (TYPE sqlite, READ_ONLY)")
        connection.execute("USE register")
        yield connection


def ask_datasette(register: Path, *pages: str) -> list[tuple[int, str]]:
    """Ask Datasette for pages of a register, in this process."""

    async def ask() -> list[tuple[int, str]]:
        served = Datasette([], immutables=[str(register)])
        answers = [await served.client.get(f"/{register.stem}{page}") for page in pages]
        served.executor.shutdown()
        for database in served.databases.values():
            for connection in database._all_file_connections:  # noqa: SLF001 (nothing else closes them)
                connection.close()
        return [(answer.status_code, answer.text) for answer in answers]

    return asyncio.run(ask())


@pytest.mark.parametrize("name", NAMES)
def test_a_view_has_the_columns_that_it_declares(opened: sqlite3.Connection, name: str) -> None:
    """Columns come in the order in which they are described, and there are rows."""
    (view,) = (it for it in VIEWS if it.name == name)
    found = opened.execute(f"SELECT * FROM {name}")  # noqa: S608 (own names)
    assert [column[0] for column in found.description] == [it.name for it in view.columns]
    assert len(found.fetchall()) > 20


def test_every_quote_is_the_slice_of_its_text(opened: sqlite3.Connection) -> None:
    """SQLite cuts the quote of every row of evidence, step and promise out of the document."""
    for name in ("evidence", "steps", "promises"):
        query = f"""
            SELECT count(*), sum(substr(text, span_start + 1, span_end - span_start) = quote)
            FROM {name} JOIN documents ON documents.id = {name}.document_id
        """  # noqa: S608 (own names)
        total, same = opened.execute(query).fetchone()
        assert total == same > 20


@pytest.mark.parametrize("name", NAMES)
def test_duckdb_gives_the_same_rows(
    opened: sqlite3.Connection, duck: duckdb.DuckDBPyConnection, name: str
) -> None:
    """DuckDB answers the question of a view itself; its answer is that of SQLite."""
    query = f"SELECT * FROM {name}"  # noqa: S608 (own names)
    assert sorted(map(repr, duck.execute(query).fetchall())) == sorted(
        map(repr, opened.execute(query).fetchall())
    )


def test_duckdb_counts_over_joined_views(duck: duckdb.DuckDBPyConnection) -> None:
    """A question over two views: each binding deal has evidence of its stage."""
    ((deals, told),) = duck.execute("""
        SELECT count(DISTINCT deals.id), count(DISTINCT evidence.deal_id)
        FROM deals LEFT JOIN evidence ON evidence.deal_id = deals.id AND evidence.field = 'stage'
        WHERE deals.binding = 1
    """).fetchall()
    assert deals == told > 3


def test_datasette_opens_every_view(sample_register: Path) -> None:
    """Each view is listed and has a page; a page of deals can be narrowed to a party."""
    pages = [f"/{name}.json?_shape=array&_size=5" for name in NAMES]
    narrowed = "/deals.json?_shape=array&parties__contains=PT+Pindad"
    listed, *answers, found = ask_datasette(sample_register, ".json", *pages, narrowed)
    assert [code for code, _ in (listed, *answers, found)] == [200] * (len(NAMES) + 2)
    assert all(f'"name": "{name}"' in listed[1] for name in NAMES)
    assert "Ashok Leyland" in found[1]
    assert "Thales" not in found[1]


def test_datasette_shows_a_view_as_a_page(sample_register: Path) -> None:
    """The page of the evidence of a value shows the words, with counts by outlet."""
    ((code, page),) = ask_datasette(sample_register, "/evidence?_facet=outlet&about=contradiction")
    assert code == 200
    assert "Warta" in page
