"""The columns of a dataset: their kinds, and that each is described."""

import dataclasses

import pytest

from dataset_factory import exported_deal
from jalin.export.dataset.columns import ColumnKind, list_cells, list_columns
from jalin.export.dataset.dataset import ROW_TYPES, TableName
from jalin.export.dataset.descriptions import DESCRIPTIONS, TABLES
from jalin.model import Stage


@pytest.mark.parametrize("table", TableName)
def test_every_field_is_described(table: TableName) -> None:
    """Each field has a sentence, and there is none for a field that is not there."""
    fields = [field.name for field in dataclasses.fields(ROW_TYPES[table])]
    assert sorted(DESCRIPTIONS[table]) == sorted(fields)
    assert [column.name for column in list_columns(table)] == fields
    assert all(it.endswith(".") for it in (TABLES[table], *DESCRIPTIONS[table].values()))


def test_kinds_follow_the_fields() -> None:
    """A column knows what it holds, its vocabulary, and whether nothing may be said."""
    columns = {column.name: column for column in list_columns(TableName.DEALS)}
    kinds = {name: (column.kind, column.may_lack) for name, column in columns.items()}
    assert kinds["id"] == (ColumnKind.TEXT, False)
    assert kinds["place"] == (ColumnKind.TEXT, True)
    assert kinds["parties"] == (ColumnKind.TEXTS, False)
    assert kinds["stage"] == (ColumnKind.WORD, False)
    assert kinds["instrument"] == (ColumnKind.WORD, True)
    assert kinds["date"] == (ColumnKind.DATE, True)
    assert kinds["documents"] == (ColumnKind.NUMBER, False)
    assert kinds["binding"] == (ColumnKind.TRUTH, False)
    assert columns["stage"].words == tuple(Stage)
    assert columns["place"].words == ()


def test_cells_join_several_texts() -> None:
    """Where a cell holds one thing, several texts are one."""
    row = exported_deal(sectors=("defence", "maritime"))
    (cells,) = list_cells(TableName.DEALS, [row])
    found = dict(zip(DESCRIPTIONS[TableName.DEALS], cells, strict=True))
    assert found["sectors"] == "defence; maritime"
    assert found["objects"] == ""
    assert found["binding"] is False
    assert found["place"] is None
