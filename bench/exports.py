"""Measure what exports cost beside the bare libraries that write the same.

    bench/exports.py [REGISTER] [--deals 20000] [--small] [--rounds 3] [--check]

The rows of the register's dataset are held in memory and repeated until there are so many deals,
each with its steps, promises, parties and all its evidence. (a) JSON Lines against `msgspec`, which
encodes each row by itself, its dates being texts already. (b) The workbook against `xlsxwriter`,
which writes the same cells, its values being made already, in the same mode. Both take turns, by
CPU time of this process, and the fastest round of each counts. (c) What the rows themselves cost
when they come from the register, for one time. Without a register a small one is made. --check
gives 1 where a target is missed.
"""

import argparse
import datetime as dt
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bare_writing import encode_bare, list_plain_cells, make_plain, write_bare_workbook
from jalin.export.dataset.dataset import Dataset, Rows, TableName
from jalin.export.dataset.rows import ExportedRow
from jalin.export.dataset_files.json_lines import write_json_lines
from jalin.export.dataset_files.xlsx_file import write_workbook
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from report import write_table
from web_register import fill_register

TARGET_SHARE = 0.60
TARGET_RATIO = 1.5
TODAY = dt.date(2026, 6, 30)
_MADE = (500, 2_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Seconds of ours and of the bare library, the fastest round of each."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Give how much longer ours takes."""
        return self.ours / self.bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The rows of a dataset in memory, and how long each table took to come from the register."""

    dataset: Dataset
    rows: dict[TableName, list[ExportedRow]]
    seconds: dict[TableName, float]

    def repeat(self, times: int) -> Dataset:
        """Give the same dataset with each row so many times."""
        repeated: dict[str, Any] = {
            str(table): _repeat(rows, times) for table, rows in self.rows.items()
        }
        return replace(self.dataset, **repeated)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where a target is asked for and missed."""
    options = _parse_arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or _make_small(Path(folder))
        held = hold(path)
    times = max(1, options.deals // len(held.rows[TableName.DEALS]))
    lines = compare_lines(held, options.rounds)
    print("\n".join(write_lines(held, lines)), flush=True)
    workbook = compare_workbooks(held.repeat(times), options.rounds)
    deals = times * len(held.rows[TableName.DEALS])
    evidence = times * len(held.rows[TableName.EVIDENCE])
    print("\n".join(write_workbooks(workbook, deals, evidence)))
    missed = 1 / lines.ratio < TARGET_SHARE or workbook.ratio > TARGET_RATIO
    return int(options.check and missed)


def hold(path: Path) -> Held:
    """Read all rows of a register, and tell how long that took."""
    rows: dict[TableName, list[ExportedRow]] = {}
    seconds: dict[TableName, float] = {}
    with Library(path, lambda: TODAY) as library, library.visit() as visit:
        dataset = build_dataset(visit)
        for table in TableName:
            start = time.process_time()
            rows[table] = list(dataset.table(table))
            seconds[table] = time.process_time() - start
    return Held(dataset=dataset, rows=rows, seconds=seconds)


def compare_lines(held: Held, rounds: int) -> Comparison:
    """Write all tables as JSON Lines, ours and bare by turns."""
    dataset = held.repeat(1)
    plain = [make_plain(row) for rows in held.rows.values() for row in rows]
    return _take_turns(
        lambda: [_spend(write_json_lines(dataset, table)) for table in TableName],
        lambda: encode_bare(plain),
        rounds,
    )


def compare_workbooks(dataset: Dataset, rounds: int) -> Comparison:
    """Write a workbook, ours and bare by turns."""
    cells = {table: list_plain_cells(table, dataset.table(table)) for table in TableName}
    return _take_turns(
        lambda: _spend(write_workbook(dataset)), lambda: write_bare_workbook(cells), rounds
    )


def write_lines(held: Held, found: Comparison) -> Iterator[str]:
    """Write what the rows cost, and JSON Lines of them."""
    yield "Rows from the register, CPU seconds"
    rows = [(table, len(held.rows[table]), f"{held.seconds[table]:.3f}") for table in held.rows]
    yield from write_table(("table", "rows", "seconds"), rows)
    from_register = sum(held.seconds.values())
    share = 1 / found.ratio
    word = "met" if share >= TARGET_SHARE else "MISSED"
    yield ""
    yield f"JSON Lines: {found.ours:.3f} s, bare msgspec {found.bare:.3f} s"
    yield f"Speed: {share:.2f} of bare msgspec; target: {TARGET_SHARE}, {word}"
    yield f"With the rows from the register: {from_register + found.ours:.3f} s"


def write_workbooks(found: Comparison, deals: int, evidence: int) -> Iterator[str]:
    """Write what a workbook costs."""
    word = "met" if found.ratio <= TARGET_RATIO else "MISSED"
    yield ""
    yield f"Workbook of {deals:,} deals with {evidence:,} rows of evidence"
    yield f"{found.ours:.1f} s, bare xlsxwriter {found.bare:.1f} s"
    yield f"Ratio: {found.ratio:.2f}; target: {TARGET_RATIO}, {word}"


def _take_turns(ours: Callable[[], object], bare: Callable[[], object], rounds: int) -> Comparison:
    """Let both work by turns; who goes first takes turns too."""
    spent: dict[str, list[float]] = {"ours": [], "bare": []}
    work = {"ours": ours, "bare": bare}
    for number in range(rounds):
        for name in sorted(work, reverse=bool(number % 2)):
            start = time.process_time()
            work[name]()
            spent[name].append(time.process_time() - start)
    return Comparison(ours=min(spent["ours"]), bare=min(spent["bare"]))


def _spend(pieces: Iterator[bytes]) -> int:
    return sum(map(len, pieces))


def _repeat(rows: Sequence[ExportedRow], times: int) -> Rows[ExportedRow]:
    return Rows(lambda: itertools.chain.from_iterable(itertools.repeat(rows, times)))


def _make_small(folder: Path) -> Path:
    path = folder / "small.db"
    with Register.open(path) as register:
        fill_register(register, *_MADE, seed=1)
    return path


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure exports beside bare libraries.")
    parser.add_argument("register", type=Path, nargs="?", help="made by bench/web_register.py")
    parser.add_argument("--deals", type=int, default=20_000, help="of the workbook")
    parser.add_argument("--small", action="store_true", help="a workbook of 1,000 deals")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="fail where a target is missed")
    options = parser.parse_args(arguments)
    if options.small:
        options.deals = 1_000
    return options


if __name__ == "__main__":
    sys.exit(main())
