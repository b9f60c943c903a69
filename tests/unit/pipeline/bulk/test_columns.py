"""Outcomes go to columns of Parquet and come back."""

import dataclasses
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from jalin.model import AbortError, Amount, DateEvidence, DatePlace, Document
from jalin.pipeline.bulk.columns import COLUMNS, build_schema, read_outcomes, to_batch
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from register_factory import date, deal, doc, reading

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

EVIDENCE = DateEvidence(place=DatePlace.RECORD, quote="4 Feb 2026")
DOCUMENT = dataclasses.replace(
    doc(published="2026-02-04"), evidence=EVIDENCE, source="a:1", author="S. Penulis", url="x://y"
)
BARE = Document(name="b", text="Isi \U0001f600", source="a:5")
DEAL = dataclasses.replace(deal(), amounts=(Amount(text="Rp 1,5 miliar", value=Decimal("1.5e9")),))
OUTCOMES = (
    Outcome(
        kind=OutcomeKind.READ, source="a:1", document=DOCUMENT, reading=reading(DOCUMENT, DEAL)
    ),
    Outcome(kind=OutcomeKind.HEARD, source="a:2", outlet="Kabar", published=date("2026-02")),
    Outcome(kind=OutcomeKind.HEARD, source="a:3"),
    Outcome(kind=OutcomeKind.SKIPPED, source="a:4", reason="no_text", detail='a\n"b"'),
    Outcome(kind=OutcomeKind.READ, source="a:5", document=BARE, reading=reading(BARE)),
)
ROWS: list[dict[str, object]] = to_batch(OUTCOMES).to_pylist()


def _write(path: Path, rows: list[dict[str, object]]) -> Path:
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=build_schema()), path)
    return path


def _write_outcomes(path: Path, *outcomes: Outcome) -> Path:
    return _write(path, to_batch(outcomes).to_pylist())


def test_outcomes_come_back(tmp_path: Path) -> None:
    """Written and read again, outcomes are the same and in their order."""
    path = _write_outcomes(tmp_path / "out.parquet", *OUTCOMES)
    assert tuple(read_outcomes(path)) == OUTCOMES


def test_rows_carry_their_place_in_the_run() -> None:
    """Part and position order the rows of all files."""
    rows = to_batch(OUTCOMES[:2], part=3, position=7).to_pylist()
    assert [(row["part"], row["position"]) for row in rows] == [(3, 7), (3, 8)]


def test_columns_are_those_of_a_table() -> None:
    """What a document says stands in columns; the whole reading is JSON beside them."""
    row = to_batch(OUTCOMES[:1]).to_pylist()[0]
    assert list(row) == list(COLUMNS)
    assert (row["published"], row["evidence"]) == ("2026-02-04", "record: 4 Feb 2026")
    assert row["document_id"] == DOCUMENT.id
    assert (row["relevant"], row["reader"]) == (True, "test/1")


def test_a_folder_is_read_in_the_order_of_its_parts(tmp_path: Path) -> None:
    """Part files come by number, not by letter; what is not data is passed over."""
    names = ("part-99999-x-c000", "part-100000-x-c000", "part-00000-x-c001", "part-00000-x-c000")
    for outcome, name in zip((*OUTCOMES[2:4], *OUTCOMES[1::-1]), names, strict=True):
        _write_outcomes(tmp_path / f"{name}.snappy.parquet", outcome)
    (tmp_path / "_SUCCESS").touch()
    (tmp_path / ".part-00000.parquet.crc").touch()
    (tmp_path / "_metadata.parquet").touch()
    assert tuple(read_outcomes(tmp_path)) == OUTCOMES[:4]


def test_a_folder_of_a_job_that_has_not_ended_is_refused(tmp_path: Path) -> None:
    """What is half written is not the half of a run, but none."""
    _write_outcomes(tmp_path / "part-00000.parquet", *OUTCOMES)
    (tmp_path / "_temporary").mkdir()
    with pytest.raises(AbortError, match=r"has not ended"):
        list(read_outcomes(tmp_path))


def test_a_folder_without_parquet_is_refused(tmp_path: Path) -> None:
    """A wrong path does not read as an empty run."""
    with pytest.raises(AbortError, match=r"no Parquet files"):
        list(read_outcomes(tmp_path))


def test_a_run_of_nothing_has_no_outcomes(tmp_path: Path) -> None:
    """A file without rows is sound."""
    assert not list(read_outcomes(_write(tmp_path / "out.parquet", [])))


@pytest.mark.parametrize("content", [b"", b"PAR1" + b"\x00" * 40 + b"PAR1", b"{}\n"])
def test_what_is_no_parquet_is_told(tmp_path: Path, content: bytes) -> None:
    """A broken file ends with its name."""
    path = tmp_path / "out.parquet"
    path.write_bytes(content)
    with pytest.raises(AbortError, match=re.escape(str(path))):
        list(read_outcomes(path))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """An absent file ends with its name."""
    with pytest.raises(AbortError, match=r"absent\.parquet"):
        list(read_outcomes(tmp_path / "absent.parquet"))


def test_other_columns_are_no_run(tmp_path: Path) -> None:
    """Parquet of something else is told by the columns it lacks."""
    path = tmp_path / "news.parquet"
    parquet.write_table(pyarrow.table({"text": ["x"]}), path)
    with pytest.raises(AbortError, match=r"no columns kind, source"):
        list(read_outcomes(path))


def test_further_columns_are_passed_over(tmp_path: Path) -> None:
    """Another engine may add columns, such as those of its partitions."""
    path = tmp_path / "out.parquet"
    table = pyarrow.Table.from_pylist(ROWS, schema=build_schema())
    parquet.write_table(table.append_column("day", [["x"] * len(ROWS)]), path)
    assert tuple(read_outcomes(path)) == OUTCOMES


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "lost"),
        ("kind", None),
        ("source", None),
        ("name", None),
        ("text", None),
        ("published", "2026-02-30"),
        ("evidence", "dream: 4 Feb"),
        ("reading", None),
        ("reading", "{"),
    ],
)
def test_a_broken_row_is_told_with_its_place(
    tmp_path: Path, column: str, value: str | None
) -> None:
    """A row that is no outcome ends with its file and number."""
    path = _write(tmp_path / "out.parquet", [ROWS[1], ROWS[0] | {column: value}])
    with pytest.raises(AbortError, match=r"out\.parquet, (row|line) 2"):
        list(read_outcomes(path))


def test_the_extra_is_named_where_it_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without pyarrow nothing of this works, and the error tells what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AbortError, match=r"jalin\[parquet\]"):
        list(read_outcomes(tmp_path / "out.parquet"))
