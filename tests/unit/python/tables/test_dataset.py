"""A part of a register with all that is known of it, in Python."""

from pathlib import Path

import pytest

import jalin
from jalin.export.dataset.dataset import TableName

TABLES = [str(name) for name in TableName]


def test_a_dataset_has_five_tables(reg: jalin.Register) -> None:
    """Each is given by its name, as values, dictionaries and tables of both libraries."""
    dataset = reg.dataset()
    plain, pandas, polars = dataset.to_dicts(), dataset.to_pandas(), dataset.to_polars()
    assert [*plain] == [*pandas] == [*polars] == TABLES
    for name in TABLES:
        counts = {len(it) for it in (plain[name], pandas[name], polars[name], dataset.rows(name))}
        assert len(counts) == 1
        assert counts != {0}


def test_a_dataset_is_of_a_question(reg: jalin.Register) -> None:
    """A question and keywords narrow all of its tables."""
    dataset = reg.dataset("patungan", party="thales")
    assert {len(it) for name, it in dataset.to_dicts().items() if name == "deals"} == {1}
    assert {row["deal_id"] for row in dataset.to_dicts()["steps"]} == {reg.deals()[1].id}
    assert repr(dataset) == "<Dataset of q=patungan, party=thales>"
    assert repr(reg.dataset()) == "<Dataset of all deals>"


def test_a_dataset_is_of_a_day(reg: jalin.Register) -> None:
    """What was known later is not in it."""
    past = reg.as_of("2026-02-04").dataset()
    assert "Jakarta" not in {row["value"] for row in past.to_dicts()["evidence"]}
    with past.open() as opened:
        assert opened.about.is_past


def test_a_name_that_is_no_table_is_told(reg: jalin.Register) -> None:
    """The tables are named."""
    with pytest.raises(jalin.QuestionError, match="no such table: 'people'; one of deals, steps"):
        reg.dataset().rows("people")


def test_a_dataset_is_written_to_files(reg: jalin.Register, tmp_path: Path) -> None:
    """A workbook is one file, a table is one, and a folder has all tables."""
    dataset = reg.dataset()
    assert dataset.export(tmp_path / "all.xlsx") == (tmp_path / "all.xlsx",)
    assert dataset.export(tmp_path / "some.csv", table="steps") == (tmp_path / "some.csv",)
    written = dataset.export(tmp_path / "folder", format="csv")
    assert {path.stem for path in written} >= set(TABLES)
    assert (tmp_path / "folder" / "steps.csv").read_bytes() == (tmp_path / "some.csv").read_bytes()
