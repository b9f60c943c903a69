"""The truth of a register is read, and what is not as it says is refused with its place."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from jalin.model import AbortError, FormatError, Heard, Skipped
from jalin.model.truth import KeptDocument, KeptJudgement, TruthCounts
from jalin.source.truth.lines import check_truth_lines, is_truth_lines, read_truth_lines
from jalin.source.truth.tables import check_truth_folder, is_truth_folder, read_truth_folder
from truth_factory import HEARD, NOTES, READ_BEFORE, fill_truth, save

_Rows = list[dict[str, Any]]
ALL = TruthCounts(documents=3, readings=4, judgements=3, skipped=2, heard=1)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the truth of a register with everything, as lines and as a folder."""
    folder = tmp_path_factory.mktemp("written")
    fill_truth(folder / "jalin.db")
    save(folder / "jalin.db", folder / "truth.jsonl")
    save(folder / "jalin.db", folder / "truth")
    return folder


@pytest.fixture
def lines(written: Path) -> _Rows:
    """Give the lines of the file."""
    return [json.loads(line) for line in (written / "truth.jsonl").read_bytes().splitlines()]


def write(path: Path, rows: _Rows) -> Path:
    """Write lines; the last one tells the hash of those before it."""
    body = b"".join(json.dumps(row).encode() + b"\n" for row in rows[:-1])
    end = rows[-1] | {"sha256": hashlib.sha256(body).hexdigest()}
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    return path


def find(rows: _Rows, kind: str) -> dict[str, Any]:
    """Find the first line of a kind."""
    return next(row for row in rows if row["kind"] == kind)


@pytest.mark.parametrize("form", ["truth.jsonl", "truth"])
def test_all_entries_are_read(written: Path, form: str) -> None:
    """Documents with their readings in order, judgements, what was skipped and heard."""
    path = written / form
    check, read = (
        (check_truth_folder, read_truth_folder)
        if path.is_dir()
        else (check_truth_lines, read_truth_lines)
    )
    found = list(read(path))
    assert check(path) == ALL
    assert [it for it in found if isinstance(it, Skipped)] == list(NOTES)
    assert [it for it in found if isinstance(it, Heard)] == [HEARD]
    assert sum(isinstance(it, KeptJudgement) for it in found) == ALL.judgements
    readers = {
        tuple(reading.reader for reading in it.readings)
        for it in found
        if isinstance(it, KeptDocument)
    }
    assert readers == {("test/1",), (READ_BEFORE, "test/1")}


def _swap(rows: _Rows) -> None:
    places = [place for place, row in enumerate(rows) if row["kind"] == "document"]
    rows.insert(1, rows.pop(places[-1]))


CHANGES: dict[str, tuple[Callable[[_Rows], object], str]] = {
    "a title": (lambda rows: find(rows, "document").update(title="Lain"), "is not as it was"),
    "a date that is none": (
        lambda rows: find(rows, "document").update(published="kemarin"),
        "kemarin",
    ),
    "no text": (lambda rows: find(rows, "document").pop("text"), "without text"),
    "a number for a text": (lambda rows: find(rows, "document").update(outlet=3), "is no text"),
    "what no register keeps": (
        lambda rows: find(rows, "document").update(author="a\0b"),
        "no register can keep",
    ),
    "no reading": (
        lambda rows: rows.remove(find(rows, "reading")),
        "has no reading|counts of readings",
    ),
    "a reading of another": (
        lambda rows: find(rows, "reading").update(document_id="x"),
        "another document or reader",
    ),
    "a reading by another": (
        lambda rows: find(rows, "reading").update(reader="x"),
        "another document or reader",
    ),
    "a reading that is none": (
        lambda rows: find(rows, "reading").update(reading={"doc_id": 3}),
        "reading of",
    ),
    "a reading twice": (
        lambda rows: rows.insert(rows.index(find(rows, "reading")), find(rows, "reading")),
        "two readings by",
    ),
    "another order": (_swap, "has no reading|out of order"),
    "a decision": (
        lambda rows: find(rows, "judgement")["judgement"].update(value="Bogor"),
        "is not as it was",
    ),
    "another moment": (
        lambda rows: find(rows, "judgement").update(made="2026-03-01T08:00:01Z"),
        "is not as it was",
    ),
    "no number": (lambda rows: find(rows, "heard").update(documents=-1), "not a number"),
    "a truth value": (lambda rows: find(rows, "heard").update(documents=True), "not a number"),
    "too large a number": (
        lambda rows: find(rows, "heard").update(documents=2**63),
        "not a number",
    ),
    "what no register keeps, in a reading": (
        lambda rows: find(rows, "reading")["reading"].update(other="a\\\0b"),
        "no register can keep",
    ),
    "no day": (lambda rows: find(rows, "heard").update(day="2026-02"), "heard: "),
    "no reason": (lambda rows: find(rows, "skipped").pop("reason"), "without reason"),
    "another kind": (lambda rows: find(rows, "heard").update(kind="seen"), "no such kind"),
    "counts": (lambda rows: rows[-1].update(documents=4), "counts of documents"),
}


@pytest.mark.parametrize(("change", "fault"), CHANGES.values(), ids=CHANGES)
def test_a_line_that_is_not_as_it_says_is_named(
    lines: _Rows, tmp_path: Path, change: Callable[[_Rows], object], fault: str
) -> None:
    """Each fault ends the reading with the file, the line and what is wrong."""
    change(lines)
    path = write(tmp_path / "changed.jsonl", lines)
    with pytest.raises(FormatError, match=rf"changed\.jsonl, line \d+: .*({fault})"):
        list(read_truth_lines(path))


def test_a_newer_form_is_refused(lines: _Rows, tmp_path: Path) -> None:
    """What a newer Jalin wrote is not guessed at."""
    lines[0].update(format=2, jalin="9.0")
    with pytest.raises(AbortError, match=r"has form 2, this Jalin knows 1; use Jalin '9\.0'"):
        check_truth_lines(write(tmp_path / "new.jsonl", lines))


@pytest.mark.parametrize("form", [0, True, "1", None])
def test_a_form_that_is_none_is_refused(lines: _Rows, tmp_path: Path, form: object) -> None:
    """The number of the form begins with one."""
    lines[0].update(format=form)
    with pytest.raises(AbortError, match=rf"has form {form!r}, this Jalin knows 1"):
        check_truth_lines(write(tmp_path / "none.jsonl", lines))


def test_a_fault_is_told_in_bounds(lines: _Rows, tmp_path: Path) -> None:
    """What stands in the place of a word may be megabytes."""
    lines[0].update(format=[[]] * 100_000)
    with pytest.raises(AbortError) as caught:
        check_truth_lines(write(tmp_path / "long.jsonl", lines))
    assert len(str(caught.value)) < 2_000


def test_a_backslash_before_a_number_is_kept(lines: _Rows, tmp_path: Path) -> None:
    """Text that only looks like the writing of a character that no register keeps."""
    find(lines, "reading")["reading"].update(other="a\\u0000")
    path = write(tmp_path / "backslash.jsonl", lines)
    assert b"a\\\\u0000" in path.read_bytes()
    assert len(list(read_truth_lines(path))) == sum(
        (ALL.documents, ALL.judgements, ALL.skipped, ALL.heard)
    )


def test_a_file_that_shrinks_meanwhile_is_told(lines: _Rows, tmp_path: Path) -> None:
    """Whoever reads the entries without a check before learns that the end is missing."""
    path = write(tmp_path / "short.jsonl", lines)
    path.write_bytes(path.read_bytes()[: path.read_bytes().rindex(b"\n{") + 1])
    with pytest.raises(AbortError, match="is cut off"):
        list(read_truth_lines(path))


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}\n", b"[1]\n", b"PAR1\xff\n", b'{"kind":"end"}']
)
def test_other_files_are_not_taken_for_truth(tmp_path: Path, content: bytes) -> None:
    """Nothing, and lines of other kinds."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert not is_truth_lines(path)
    with pytest.raises(AbortError):
        check_truth_lines(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(AbortError, match="nowhere"):
        check_truth_lines(tmp_path / "nowhere.jsonl")


def copy(written: Path, place: Path) -> Path:
    """Copy the folder, to change it."""
    return Path(shutil.copytree(written / "truth", place / "truth"))


def reseal(folder: Path, table: str, rows: _Rows) -> None:
    """Write a table of a folder anew, and its hash into the manifest."""
    path = folder / f"{table}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=pq.read_schema(path)), path)
    manifest = json.loads((folder / "truth.json").read_bytes())
    told = {"rows": len(rows), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    manifest["tables"][table] = told
    (folder / "truth.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        ("documents", lambda rows: rows[1].update(text="x"), "line 2: .*is not as it was"),
        ("documents", lambda rows: rows.pop(), r"readings\.parquet, line \d: .*does not follow"),
        ("documents", lambda rows: rows.append(rows.pop(0)), "has no reading"),
        ("readings", lambda rows: rows.pop(), "has no reading"),
        ("readings", lambda rows: rows[0].update(json="{}"), "line 1: reading of"),
        (
            "readings",
            lambda rows: rows[0].update(json=rows[0]["json"] + "\n"),
            "line 1: json is not of one line",
        ),
        ("judgements", lambda rows: rows[0].update(json="{}"), "line 1: judgement"),
        ("heard", lambda rows: rows[0].update(documents=None), "not a number"),
    ],
)
def test_a_row_that_is_not_as_it_says_is_named(
    written: Path, tmp_path: Path, table: str, change: Callable[[_Rows], object], fault: str
) -> None:
    """By the file and the number of the row."""
    folder = copy(written, tmp_path)
    rows = pq.read_table(folder / f"{table}.parquet").to_pylist()
    change(rows)
    reseal(folder, table, rows)
    check_truth_folder(folder)
    with pytest.raises(FormatError, match=fault):
        list(read_truth_folder(folder))


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("reason", pa.array([b"\xed\xa0\x80"]).cast(pa.string(), safe=False)),
        ("detail", pa.array([2**62], pa.timestamp("us"))),
    ],
)
def test_a_cell_that_is_no_value_is_told(
    written: Path, tmp_path: Path, name: str, cell: pa.Array
) -> None:
    """Bytes that are no text, and a moment that Python does not know: the file is named."""
    folder = copy(written, tmp_path)
    table = pq.read_table(folder / "skipped.parquet").slice(0, 1)
    made = table.set_column(table.column_names.index(name), name, cell)
    pq.write_table(made, folder / "skipped.parquet")
    with pytest.raises(AbortError, match=r"skipped\.parquet: cannot be read as Parquet"):
        list(read_truth_folder(folder))


def test_a_manifest_with_other_counts_is_told(written: Path, tmp_path: Path) -> None:
    """It would make a report that is not so."""
    folder = copy(written, tmp_path)
    manifest = folder / "truth.json"
    manifest.write_text(manifest.read_text().replace('"rows": 3', '"rows": 9', 1))
    with pytest.raises(AbortError, match=r"truth\.json: tells of 9 rows of documents, there are 3"):
        check_truth_folder(folder)


def test_a_folder_without_its_manifest_is_unfinished(written: Path, tmp_path: Path) -> None:
    """It is not taken for something else, such as the outcomes of a run."""
    folder = copy(written, tmp_path)
    assert is_truth_folder(folder)
    (folder / "truth.json").unlink()
    with pytest.raises(AbortError, match=r"is unfinished: truth\.json is missing"):
        is_truth_folder(folder)
    assert not is_truth_folder(tmp_path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("{", "no manifest"),
        ('{"kind": "x"}', "does not say"),
        ('{"kind": "jalin_truth", "format": 3, "jalin": "9"}', "has form 3"),
        ('{"kind": "jalin_truth", "format": 1, "jalin": "9", "tables": {}}', "no table documents"),
    ],
)
def test_a_manifest_that_is_none_is_told(tmp_path: Path, content: str, fault: str) -> None:
    """Broken, of something else, of a newer Jalin, or with a table too few."""
    (tmp_path / "truth.json").write_text(content)
    with pytest.raises(AbortError, match=fault):
        check_truth_folder(tmp_path)
