"""What the measuring of exports rests on: bare libraries write the same as we do."""

from pathlib import Path

import msgspec

from bare_writing import (
    encode_bare,
    list_plain_cells,
    make_plain,
    write_bare_workbook,
)
from dataset_factory import exported_deal, join, small_dataset
from exports import Comparison, compare_lines, compare_workbooks, hold, write_lines
from jalin.export.dataset.dataset import TableName
from jalin.export.dataset_files.json_lines import write_json_lines
from jalin.model import PartialDate
from jalin.store.register import Register
from web_register import fill_register


def test_bare_lines_are_the_same_lines() -> None:
    """A row whose dates are texts is encoded to the same bytes."""
    written = small_dataset()
    for table in TableName:
        rows = [make_plain(row) for row in written.table(table)]
        lines = join(write_json_lines(written, table))
        assert b"".join(msgspec.json.encode(row) + b"\n" for row in rows) == lines
        assert encode_bare(rows) == len(lines)


def test_bare_cells_are_the_same_cells() -> None:
    """Days are days, several texts one, nothing nothing; equal rows share their cells."""
    row = exported_deal(date=PartialDate.parse("2026-02"), sectors=("rail", "defence"))
    cells, again = list_plain_cells(TableName.DEALS, [row, row])
    assert cells is again
    assert cells[1] == "PT Pindad; Ashok Leyland"
    assert cells[10] == "2026-02"
    assert cells.count(None) > 5
    assert write_bare_workbook({TableName.DEALS: [cells]}) > 1_000


def test_rows_of_a_register_are_held_and_repeated(tmp_path: Path) -> None:
    """The measured dataset has all rows so many times, and both ways are timed."""
    with Register.open(tmp_path / "a.db") as register:
        fill_register(register, 5, 20, seed=1)
    held = hold(tmp_path / "a.db")
    n_rows = {table: len(rows) for table, rows in held.rows.items()}
    assert min(n_rows.values()) > 0
    repeated = held.repeat(3)
    assert {table: len(list(repeated.table(table))) for table in TableName} == {
        table: 3 * n for table, n in n_rows.items()
    }
    for found in (compare_lines(held, 1), compare_workbooks(held.repeat(1), 1)):
        assert found.ours > 0
        assert found.bare > 0


def test_a_target_that_is_missed_is_told(tmp_path: Path) -> None:
    """The report says how much, and whether it suffices."""
    with Register.open(tmp_path / "a.db") as register:
        fill_register(register, 2, 4, seed=1)
    held = hold(tmp_path / "a.db")
    slow = "\n".join(write_lines(held, Comparison(ours=2.0, bare=1.0)))
    assert "0.50 of bare msgspec; target: 0.6, MISSED" in slow
    assert "0.6, met" in "\n".join(write_lines(held, Comparison(ours=1.5, bare=1.0)))
