"""Lists of deals in Python."""

import copy
import csv
import dataclasses
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import jalin
from jalin.export.dataset.rows import ExportedDeal


def test_a_list_is_a_sequence(reg: jalin.Register) -> None:
    """Length, places from either end, slices and going through it."""
    deals = reg.deals()
    assert len(deals) == 2
    assert deals[-1] == deals[1]
    assert [*deals[1:]] == [deals[1]]
    assert deals[0] in deals
    assert deals.ids == (deals[0].id, deals[1].id)
    assert deals[:0] == deals[2:]
    assert hash(deals[:1]) == hash(reg.deals(limit=1))
    with pytest.raises(IndexError):
        deals[2]


def test_a_list_is_told_in_a_line(reg: jalin.Register) -> None:
    """The first ones are named."""
    deals = reg.deals()
    assert repr(deals).startswith(f"<2 deals; {deals[0].id} PT Pindad, Ashok Leyland: intent")
    assert repr(deals[1:]).startswith("<1 deal; ")
    assert repr(deals[:0]) == "<0 deals>"


def test_a_list_is_plain_json(reg: jalin.Register) -> None:
    """Each deal is a row of the sheet of an export, in the order of the list."""
    first, second = reg.deals(sort="stage").to_dicts()
    assert (first["parties"], first["date"]) == (["PT Len Industri", "Thales Group"], "2024-05")
    assert (second["binding"], second["documents"], second["place"] is None) == (False, 2, False)


def test_a_list_is_a_table(reg: jalin.Register) -> None:
    """Rows and columns are those of an export, in both libraries, and of no deals too."""
    deals = reg.deals()
    names = [field.name for field in dataclasses.fields(ExportedDeal)]
    for found in (deals, deals[1:], deals[:0]):
        pandas, polars = found.to_pandas(), found.to_polars()
        assert [*pandas.columns] == [*polars.columns] == names
        assert pandas["id"].tolist() == polars["id"].to_list() == [*found.ids]


def test_a_list_backwards_is_a_table_backwards(reg: jalin.Register) -> None:
    """Rows come in the order of the list, also where that is not the order of the question."""
    back = reg.deals()[::-1]
    assert back.ids != reg.deals().ids
    assert tuple(row["id"] for row in back.to_dicts()) == back.ids
    assert tuple(back.to_polars()["id"]) == back.ids


@pytest.mark.parametrize("take", [pickle.dumps, copy.deepcopy])
def test_what_hangs_on_a_register_is_not_copied(
    reg: jalin.Register, take: Callable[[object], object]
) -> None:
    """An open register cannot go elsewhere; the error says what can."""
    for held in (reg, reg.deals(), reg.deals()[0]):
        with pytest.raises(TypeError, match=r"take its to_dict\(\)"):
            take(held)
    assert copy.copy(reg.deals()[0]) == reg.deals()[0]


def test_a_list_of_a_day_is_a_table_of_that_day(reg: jalin.Register) -> None:
    """What is looked up later is looked up for the same day."""
    (row,) = reg.as_of("2026-02-04").deals(party="pindad").to_dicts()
    assert (row["documents"], row["place"]) == (1, "Bandung")


def test_a_part_of_a_list_is_written_alone(reg: jalin.Register, tmp_path: Path) -> None:
    """A slice is exported as that slice; a format of several tables gives the deals."""
    (written,) = reg.deals()[1:].export(tmp_path / "part.csv")
    with written.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["parties"] == "PT Len Industri; Thales Group"


def test_what_is_there_is_not_replaced_unless_it_is_said(
    reg: jalin.Register, tmp_path: Path
) -> None:
    """An export never destroys a file by itself."""
    out = tmp_path / "deals.xlsx"
    reg.deals().export(str(out))
    with pytest.raises(jalin.ExportError, match="is there already"):
        reg.deals().export(out)
    assert reg.deals().export(out, replace=True) == (out,)


def test_a_dataset_of_a_part_has_only_what_belongs_to_it(reg: jalin.Register) -> None:
    """Steps, promises and evidence are those of the deals that are left."""
    part = reg.deals()[1:].dataset()
    assert len(part.rows("steps")) == 1
    assert part.rows("promises") == ()
    assert {row.name for row in part.rows("parties")} == {"PT Len Industri", "Thales Group"}  # type: ignore[union-attr]
    assert repr(part) == "<Dataset of all deals, 1 of them>"
