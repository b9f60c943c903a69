"""A dataset as JSON Lines."""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dataset_factory import (
    HOSTILE,
    dataset,
    exported_party,
    hostile_dataset,
    join,
    small_dataset,
)
from jalin.export.dataset.columns import list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset_files.json_lines import describe_json_lines, write_json_lines


@pytest.mark.parametrize("table", TableName)
def test_a_row_is_an_object(table: TableName) -> None:
    """One object a line, its keys as the columns are called, in their order."""
    content = join(write_json_lines(small_dataset(), table))
    assert content.endswith(b"\n")
    (line,) = content.splitlines()
    assert list(json.loads(line)) == [column.name for column in list_columns(table)]


def test_values_keep_their_types() -> None:
    """Nothing said is null, a date a text at its precision, several texts are a list."""
    row = json.loads(join(write_json_lines(small_dataset(), TableName.DEALS)))
    said = {name: row[name] for name in ("place", "date", "sectors", "objects", "binding")}
    assert said == {
        "place": None,
        "date": "2026-02",
        "sectors": ["defence", "maritime"],
        "objects": [],
        "binding": False,
    }


@pytest.mark.parametrize("table", TableName)
def test_an_empty_table_is_an_empty_file(table: TableName) -> None:
    """No rows, no lines."""
    assert join(write_json_lines(dataset(), table)) == b""


def test_hostile_texts_come_back_as_they_are() -> None:
    """Line breaks and control characters break no line."""
    lines = join(write_json_lines(hostile_dataset(), TableName.EVIDENCE)).split(b"\n")
    assert [json.loads(line)["quote"] for line in lines[:-1]] == list(HOSTILE)
    assert lines[-1] == b""


def test_many_rows_come_piece_by_piece() -> None:
    """No table is held in memory as a whole, and none of its rows is lost."""
    rows = [exported_party(id=str(number)) for number in range(2_500)]
    pieces = list(write_json_lines(dataset(*rows), TableName.PARTIES))
    assert [piece.count(b"\n") for piece in pieces] == [1_000, 1_000, 500]
    ids = [json.loads(line)["id"] for line in join(pieces).splitlines()]
    assert ids == [row.id for row in rows]


def test_equal_datasets_are_equal_files() -> None:
    """The moment of writing leaves no trace."""
    first, second = (
        [join(write_json_lines(hostile_dataset(), table)) for table in TableName] for _ in range(2)
    )
    assert first == second


def test_what_the_dataset_is_stands_beside_it() -> None:
    """A file tells of which day and question the tables are."""
    files = dict(describe_json_lines(small_dataset()))
    assert list(files) == ["about.json", "schema.json"]
    assert json.loads(files["about.json"])["revision"] == "0f1e2d"


@pytest.mark.parametrize("table", TableName)
@pytest.mark.parametrize("build", [small_dataset, hostile_dataset])
def test_rows_are_as_the_schema_says(table: TableName, build: Callable[[], Dataset]) -> None:
    """JSON Schema holds for every row, and for no row with a key more or less."""
    schema = json.loads(dict(describe_json_lines(build()))["schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{table}"})
    for line in join(write_json_lines(build(), table)).splitlines():
        row = json.loads(line)
        validator.validate(row)
        assert not validator.is_valid({**row, "more": 1})
        assert not validator.is_valid(dict(list(row.items())[1:]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stage", "somewhere"),
        ("stage", None),
        ("date", "2026-2"),
        ("documents", "1"),
        ("parties", "x"),
    ],
)
def test_other_values_are_not_as_the_schema_says(name: str, value: object) -> None:
    """Vocabularies are closed, dates have their form, and types are kept."""
    schema = json.loads(dict(describe_json_lines(small_dataset()))["schema.json"])
    validator = Draft202012Validator({**schema, "$ref": "#/$defs/deals"})
    row = json.loads(join(write_json_lines(small_dataset(), TableName.DEALS)))
    assert validator.is_valid(row)
    assert not validator.is_valid({**row, name: value})
