"""Rows as tables of pandas and polars."""

import sys
from dataclasses import dataclass

import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest

from jalin.model import PartialDate, Stage
from jalin.python.asking.errors import MissingLibraryError
from jalin.python.tables.frames import (
    CellKind,
    build_pandas,
    build_polars,
    list_kinds,
    write_dicts,
    write_plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row with a column of each kind."""

    name: str
    stage: Stage | None
    date: PartialDate | None
    parties: tuple[str, ...]
    documents: int
    start: int | None
    shown: bool


FULL = Line(
    name="=a",
    stage=Stage.INTENT,
    date=PartialDate.parse("2026-02"),
    parties=("PT Len", "Thales"),
    documents=2,
    start=0,
    shown=True,
)
BARE = Line(name="", stage=None, date=None, parties=(), documents=0, start=None, shown=False)


def test_the_kinds_are_those_of_the_fields() -> None:
    """Words and dates are text, and what may lack is of its kind all the same."""
    text, number = CellKind.TEXT, CellKind.NUMBER
    assert list_kinds(Line) == {
        "name": text,
        "stage": text,
        "date": text,
        "parties": CellKind.TEXTS,
        "documents": number,
        "start": number,
        "shown": CellKind.TRUTH,
    }


def test_rows_are_plain() -> None:
    """A date keeps its precision, several texts are a list, nothing stays nothing."""
    full, bare = write_dicts([FULL, BARE])
    assert full == {
        "name": "=a",
        "stage": "intent",
        "date": "2026-02",
        "parties": ["PT Len", "Thales"],
        "documents": 2,
        "start": 0,
        "shown": True,
    }
    assert (bare["date"], bare["start"], bare["parties"]) == (None, None, [])


def test_what_has_no_plain_form_is_a_bug() -> None:
    """A value of another program is not written as something that it is not."""
    with pytest.raises(NotImplementedError, match="no plain form"):
        write_plain(object())


def test_pandas_has_typed_columns() -> None:
    """Numbers stay whole where some are missing, and text is text."""
    frame = build_pandas(Line, [FULL, BARE])
    assert isinstance(frame, pd.DataFrame)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "name": "string",
        "stage": "string",
        "date": "string",
        "parties": "object",
        "documents": "Int64",
        "start": "Int64",
        "shown": "boolean",
    }
    assert frame["start"].isna().tolist() == [False, True]
    assert frame.explode("parties")["parties"].tolist()[:2] == ["PT Len", "Thales"]


def test_polars_has_typed_columns() -> None:
    """The types are the same for any rows."""
    frame = build_polars(Line, [FULL, BARE])
    assert isinstance(frame, pl.DataFrame)
    assert frame.schema == {
        "name": pl.String,
        "stage": pl.String,
        "date": pl.String,
        "parties": pl.List(pl.String),
        "documents": pl.Int64,
        "start": pl.Int64,
        "shown": pl.Boolean,
    }
    assert frame["parties"].to_list() == [["PT Len", "Thales"], []]


def test_a_table_of_no_rows_has_its_columns() -> None:
    """An empty list is an empty table of the same types."""
    assert build_polars(Line, []).schema == build_polars(Line, [FULL]).schema
    assert build_pandas(Line, []).dtypes.equals(build_pandas(Line, [FULL]).dtypes)


@pytest.mark.parametrize(("library", "build"), [("pandas", build_pandas), ("polars", build_polars)])
def test_a_library_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, library: str, build: object
) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    assert callable(build)
    with pytest.raises(MissingLibraryError, match=rf"pip install 'jalin\[{library}\]'"):
        build(Line, [FULL])
