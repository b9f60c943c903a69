"""A dataset as CSV, and the package that describes it."""

import csv
import io
import json
import re

import pytest

from dataset_factory import HOSTILE, dataset, hostile_dataset, join, small_dataset
from jalin.export.dataset.columns import list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset_files.csv_files import describe_csv, write_table_csv

_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")


def read(written: Dataset, table: TableName) -> list[dict[str, str]]:
    """Write a table and read it again."""
    text = join(write_table_csv(written, table)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def describe(written: Dataset) -> dict[str, dict[str, object]]:
    """Read the files that describe a dataset."""
    return {name: json.loads(content) for name, content in describe_csv(written)}


@pytest.mark.parametrize("table", TableName)
def test_every_column_has_its_heading(table: TableName) -> None:
    """Columns are called as the fields are, in their order."""
    (row,) = read(small_dataset(), table)
    assert list(row) == [column.name for column in list_columns(table)]


def test_cells_say_what_the_row_says() -> None:
    """Several texts are one, dates as precise as told, truth a word, and nothing is empty."""
    (row,) = read(small_dataset(), TableName.DEALS)
    said = {name: row[name] for name in ("sectors", "date", "binding", "documents", "place")}
    assert said == {
        "sectors": "defence; maritime",
        "date": "2026-02",
        "binding": "false",
        "documents": "1",
        "place": "",
    }


@pytest.mark.parametrize("table", TableName)
def test_an_empty_table_has_its_headings(table: TableName) -> None:
    """A table of no rows is a table all the same."""
    content = join(write_table_csv(dataset(), table)).decode("utf-8-sig")
    assert content == ",".join(column.name for column in list_columns(table)) + "\r\n"


def test_no_cell_is_a_formula_and_none_breaks_the_table() -> None:
    """Hostile texts come back as they are, with an apostrophe before what would be reckoned."""
    rows = read(hostile_dataset(), TableName.EVIDENCE)
    assert [it["quote"].replace("'", "") for it in rows] == [it.replace("'", "") for it in HOSTILE]
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if _FORMULA.match(cell)] == []


def test_equal_datasets_are_equal_files() -> None:
    """The moment of writing leaves no trace."""
    first, second = (
        [join(write_table_csv(hostile_dataset(), table)) for table in TableName] for _ in range(2)
    )
    assert first == second
    assert describe_csv(small_dataset()) == describe_csv(small_dataset())


def test_the_dataset_is_told_beside_its_tables() -> None:
    """Day, question, state of the register and program stand in a file of their own."""
    assert describe(small_dataset())["about.json"] == {
        "day": "2026-06-30",
        "is_past": False,
        "question": [["party", "pindad"], ["stage_min", "intent"]],
        "revision": "0f1e2d",
        "program": "Jalin 0.1.0",
    }


def test_the_package_describes_every_column() -> None:
    """Each column has its type and what it says, in the words of Frictionless Data."""
    package = describe(small_dataset())["datapackage.json"]
    resources = package["resources"]
    assert isinstance(resources, list)
    assert [it["path"] for it in resources] == [f"{table}.csv" for table in TableName]
    deals = resources[0]["schema"]
    fields = {field["name"]: field for field in deals["fields"]}
    assert fields["documents"]["type"] == "integer"
    assert fields["binding"] == {
        "name": "binding",
        "type": "boolean",
        "description": "Whether it binds its parties where it stands.",
        "constraints": {"required": True},
    }
    assert "proposed" in fields["stage"]["constraints"]["enum"]
    assert re.match(fields["date"]["constraints"]["pattern"], "2026-02")
    assert deals["primaryKey"] == ["id"]
    reference = {"resource": "deals", "fields": ["id"]}
    assert resources[1]["schema"]["foreignKeys"] == [
        {"fields": ["deal_id"], "reference": reference}
    ]
