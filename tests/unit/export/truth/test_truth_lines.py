"""The truth of a register as lines and as files."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from jalin.export.truth import lines
from jalin.export.truth.lines import write_truth_lines
from jalin.export.truth.rows import COLUMNS
from jalin.export.truth.tables import FILES, write_truth_tables
from jalin.model import Heard, PartialDate, Skipped
from jalin.model.truth import KeptDocument, KeptJudgement, KeptText, TruthEntry
from register_factory import doc

KEPT = '{"doc_id":"a",  "deals":[]}'
ENTRIES: tuple[TruthEntry, ...] = (
    KeptDocument(
        document=doc("Nota “kesepahaman”\n", published="2026-02"),
        readings=(KeptText(reader="r/1", json=KEPT), KeptText(reader="r/2", json="{}")),
    ),
    KeptJudgement(id="j", made="2026-03-01T08:00:00Z", json='{"kind":"note"}'),
    Skipped(source="b", reason="empty"),
    Heard(outlet="Warta", day=dt.date(2026, 2, 4), source="feed", documents=3),
)


def read(content: bytes) -> list[dict[str, object]]:
    """Read lines."""
    return [json.loads(line) for line in content.splitlines()]


def test_each_entry_has_its_line() -> None:
    """The head, a document before its readings, judgements, notes, and the end."""
    found = read(b"".join(write_truth_lines(ENTRIES, "0.1")))
    assert [it["kind"] for it in found] == [
        "jalin_truth",
        "document",
        *("reading", "reading", "judgement", "skipped", "heard"),
        "end",
    ]
    assert found[0] == {"kind": "jalin_truth", "format": 1, "jalin": "0.1"}
    assert found[1]["published"] == str(PartialDate.parse("2026-02"))
    assert found[1]["text"] == "Nota “kesepahaman”\n"
    assert "author" not in found[1]
    assert found[6]["documents"] == 3


def test_what_is_kept_as_json_stays_as_it_is() -> None:
    """To the letter, blanks included."""
    assert b'"reading":' + KEPT.encode() in b"".join(write_truth_lines(ENTRIES, "0.1"))


def test_the_last_line_tells_of_all_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts and hash are the same however the lines are cut into pieces."""
    whole = b"".join(write_truth_lines(ENTRIES, "0.1"))
    body, end = whole[: whole.rindex(b"\n{") + 1], read(whole)[-1]
    assert end.pop("sha256") == hashlib.sha256(body).hexdigest()
    assert end == {
        "kind": "end",
        "documents": 1,
        "readings": 2,
        "judgements": 1,
        "skipped": 1,
        "heard": 1,
    }
    monkeypatch.setattr(lines, "_PIECE", 1)
    pieces = list(write_truth_lines(ENTRIES, "0.1"))
    assert len(pieces) > len(ENTRIES)
    assert b"".join(pieces) == whole


def test_tables_have_their_columns(tmp_path: Path) -> None:
    """One file a table with typed columns, and a manifest with its rows and hash."""
    write_truth_tables(ENTRIES, tmp_path, "0.1")
    assert sorted(it.name for it in tmp_path.iterdir()) == sorted(FILES)
    manifest = json.loads((tmp_path / "truth.json").read_bytes())
    for table, columns in COLUMNS.items():
        path = tmp_path / f"{table}.parquet"
        found = pq.read_table(path)
        assert found.column_names == list(columns)
        assert manifest["tables"][table] == {
            "rows": found.num_rows,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
    assert str(pq.read_table(tmp_path / "heard.parquet").schema.field("documents").type) == "int64"
    assert pq.read_table(tmp_path / "readings.parquet").column("json").to_pylist() == [KEPT, "{}"]


def test_a_register_with_nothing_has_all_tables(tmp_path: Path) -> None:
    """Empty tables are there with their columns."""
    write_truth_tables((), tmp_path, "0.1")
    assert {pq.read_table(tmp_path / f"{it}.parquet").num_rows for it in COLUMNS} == {0}
