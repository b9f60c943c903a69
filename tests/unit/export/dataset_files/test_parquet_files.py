"""A dataset as Parquet: its schema, and that the tools of analysts open it."""

import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest
from pyarrow import parquet  # type: ignore[import-untyped]

from dataset_factory import (
    HOSTILE,
    dataset,
    exported_deal,
    exported_party,
    hostile_dataset,
    join,
    small_dataset,
)
from jalin.export.dataset.columns import list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset_files.parquet_files import write_parquet
from jalin.model import AbortError, PartialDate, Stage

DEALS = dataset(
    exported_deal(id="a", date=PartialDate.parse("2026-02"), sectors=("rail", "defence")),
    exported_deal(id="b", stage=Stage.COMMITTED, binding=True),
)


def read(written: Dataset, table: TableName = TableName.DEALS) -> Any:  # noqa: ANN401 (without types)
    """Write a table and read it with the library that wrote it."""
    return parquet.read_table(io.BytesIO(join(write_parquet(written, table))))


def keep(written: Dataset, folder: Path) -> str:
    """Write the deals to a file; give its path."""
    path = folder / "deals.parquet"
    path.write_bytes(join(write_parquet(written, TableName.DEALS)))
    return str(path)


def test_columns_have_types() -> None:
    """Texts, lists, dictionaries, numbers, truth values, and days beside each date."""
    types = {field.name: str(field.type) for field in read(DEALS).schema}
    assert types["id"] == "string"
    assert types["sectors"] == "list<element: string not null>"
    assert types["stage"] == "dictionary<values=string, indices=int8, ordered=0>"
    assert types["documents"] == "int64"
    assert types["binding"] == "bool"
    assert [types[name] for name in ("date", "date_first", "date_last")] == [
        *("string", "date32[day]", "date32[day]")
    ]


def test_a_month_has_its_first_and_last_day() -> None:
    """The date stays as it is told; the days beside it are those that it can mean."""
    row, other = read(DEALS).to_pylist()
    assert row["date"] == "2026-02"
    assert (row["date_first"], row["date_last"]) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    assert (other["date"], other["date_first"], other["date_last"]) == (None, None, None)


@pytest.mark.parametrize("table", TableName)
def test_columns_carry_what_they_say(table: TableName) -> None:
    """Each column has its description, the file what the dataset is."""
    schema = read(small_dataset(), table).schema
    assert json.loads(schema.metadata[b"jalin"])["revision"] == "0f1e2d"
    for column in list_columns(table):
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable == column.may_lack
    assert all(field.metadata[b"description"] for field in schema)


@pytest.mark.parametrize("table", TableName)
def test_an_empty_table_has_its_schema(table: TableName) -> None:
    """No rows, and the same columns."""
    assert read(dataset(), table).num_rows == 0
    assert read(dataset(), table).schema.equals(read(small_dataset(), table).schema)


def test_hostile_texts_come_back_as_they_are() -> None:
    """Nothing is escaped, and nothing lost."""
    rows = read(hostile_dataset(), TableName.EVIDENCE).to_pylist()
    assert [row["quote"] for row in rows] == list(HOSTILE)


def test_many_rows_come_group_by_group() -> None:
    """No table is held in memory as a whole, and none of its rows is lost."""
    rows = [exported_party(id=str(number)) for number in range(20_001)]
    pieces = list(write_parquet(dataset(*rows), TableName.PARTIES))
    assert min(len(piece) for piece in pieces) > 0
    opened = parquet.ParquetFile(io.BytesIO(join(pieces)))
    assert opened.metadata.num_row_groups == 2
    assert opened.read(["id"])["id"].to_pylist() == [row.id for row in rows]


@pytest.mark.parametrize("table", TableName)
def test_equal_datasets_are_equal_files(table: TableName) -> None:
    """The moment of writing leaves no trace."""
    first, second = (join(write_parquet(hostile_dataset(), table)) for _ in range(2))
    assert first == second


def test_duckdb_opens_it(tmp_path: Path) -> None:
    """Lists, days and words can be asked for in SQL."""
    path = keep(DEALS, tmp_path)
    with duckdb.connect() as connection:
        asked = "SELECT id, stage, sectors FROM read_parquet(?) WHERE date_last < DATE '2026-03-01'"
        assert connection.execute(asked, [path]).fetchall() == [
            ("a", "intent", ["rail", "defence"])
        ]


def test_pandas_opens_it(tmp_path: Path) -> None:
    """A vocabulary is a category."""
    frame = pd.read_parquet(keep(DEALS, tmp_path))
    assert list(frame["stage"]) == ["intent", "committed"]
    assert isinstance(frame["stage"].dtype, pd.CategoricalDtype)
    assert list(frame["binding"]) == [False, True]


def test_polars_opens_it(tmp_path: Path) -> None:
    """Days are days, lists are lists."""
    frame = pl.read_parquet(keep(DEALS, tmp_path))
    assert frame.schema["date_first"] == pl.Date
    assert frame["sectors"].to_list() == [["rail", "defence"], []]
    assert frame["stage"].cast(pl.String).to_list() == ["intent", "committed"]


def test_without_the_library_it_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AbortError, match=r"pip install 'jalin\[parquet\]'"):
        join(write_parquet(DEALS, TableName.DEALS))
