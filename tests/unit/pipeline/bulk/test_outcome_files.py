"""Files of outcomes: lines, packed or not, and Parquet; broken ones told."""

import dataclasses
import gzip
import json
from pathlib import Path

import pytest

from jalin.export.arrow import import_parquet
from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.columns import to_batch
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.bulk.outcome_files import read_outcome_files
from register_factory import date, deal, doc, reading

DOCUMENT = dataclasses.replace(doc(published="2026-02-04"), source="a")
OUTCOMES = (
    Outcome(kind=OutcomeKind.READ, source="a", document=DOCUMENT, reading=reading(DOCUMENT)),
    Outcome(kind=OutcomeKind.HEARD, source="a:2", outlet="Kabar", published=date("2026-02")),
    Outcome(kind=OutcomeKind.SKIPPED, source="a:3", reason="no_text"),
)
LINES = [encode_outcome(it) for it in OUTCOMES]


def _read(path: Path) -> list[Outcome | Skipped]:
    return list(read_outcome_files([path]))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_lines_are_read_packed_or_not(tmp_path: Path, pack: type[bytes]) -> None:
    """What was written comes back in order; blank lines are passed over."""
    path = tmp_path / "hasil.jsonl.gz"
    path.write_bytes(pack(b"\n".join(LINES)))
    assert _read(path) == list(OUTCOMES)


@pytest.mark.parametrize("name", ["hasil", "hasil/part-00000.parquet"])
def test_parquet_is_read(tmp_path: Path, name: str) -> None:
    """A file or a folder of Parquet gives the outcomes that lines give."""
    pyarrow = pytest.importorskip("pyarrow")
    (tmp_path / "hasil").mkdir()
    table = pyarrow.Table.from_batches([to_batch(OUTCOMES)])
    import_parquet().write_table(table, tmp_path / "hasil" / "part-00000.parquet")
    assert _read(tmp_path / name) == list(OUTCOMES)


@pytest.mark.parametrize(
    "broken",
    [
        b"rusak\n",
        b'{"kind": "read", "source": "a:9"}\n',
        json.dumps({"kind": "heard", "sumber": 1}).encode() + b"\n",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_broken_line_costs_only_itself(tmp_path: Path, broken: bytes, place: int) -> None:
    """It is skipped in its place, wherever it stands; the others are read."""
    path = tmp_path / "hasil.jsonl"
    path.write_bytes(b"".join([*LINES[:place], broken, *LINES[place:]]))
    found = _read(path)
    bad = found.pop(place)
    assert isinstance(bad, Skipped)
    assert (bad.reason, bad.source) in {("bad_line", f"{path}:{place + 1}"), ("bad_line", "a:9")}
    assert found == list(OUTCOMES)


def test_a_document_that_no_register_can_hold_is_skipped(tmp_path: Path) -> None:
    """A character of number zero in a document is told, not loaded."""
    path = tmp_path / "hasil.jsonl"
    document = doc("Pindad\0 dan Len.")
    kind = OutcomeKind.READ
    outcome = Outcome(kind=kind, source="a:1", document=document, reading=reading(document))
    path.write_bytes(encode_outcome(outcome))
    assert [it.reason for it in _read(path)] == ["not_unicode"]


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(kind=OutcomeKind.HEARD, source="a:1", outlet="Warta\0"),
        Outcome(kind=OutcomeKind.SKIPPED, source="a:1", reason="empty", detail="\0"),
        Outcome(kind=OutcomeKind.SKIPPED, source="a\0:1", reason="empty", detail=""),
        Outcome(
            kind=OutcomeKind.READ,
            source="a:1",
            document=doc(),
            reading=reading(doc(), deal(place="Ban\0dung")),
        ),
    ],
    ids=["outlet", "detail", "source", "reading"],
)
def test_an_outcome_that_no_register_can_hold_is_skipped(tmp_path: Path, outcome: Outcome) -> None:
    """Wherever the character stands; nor is it in what is told of it."""
    path = tmp_path / "hasil.jsonl"
    path.write_bytes(encode_outcome(outcome))
    (found,) = _read(path)
    assert isinstance(found, Skipped)
    assert found.reason == "not_unicode"
    assert "\0" not in found.source


@pytest.mark.parametrize("content", [b"daftar belanja\n", b"satu\n" * 100, b"\xff\xfe\n"])
def test_a_file_without_outcomes_ends_the_loading(tmp_path: Path, content: bytes) -> None:
    """A file of something else is refused with its name, not told line by line."""
    path = tmp_path / "belanja.txt"
    path.write_bytes(content)
    with pytest.raises(AbortError, match=r"belanja\.txt: no outcomes.*--output"):
        _read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A name of nothing is a fault."""
    with pytest.raises(AbortError, match="tidak-ada"):
        _read(tmp_path / "tidak-ada.jsonl")


def test_a_packed_file_that_is_cut_off_is_read_to_the_break(tmp_path: Path) -> None:
    """What stands before the break is read, and the break is told."""
    path = tmp_path / "hasil.jsonl.gz"
    noise = [encode_outcome(_hear(number)) for number in range(20_000)]
    path.write_bytes(gzip.compress(b"".join(noise))[:-2000])
    *found, last = _read(path)
    assert len(found) > 10_000
    assert isinstance(last, Skipped)


def _hear(number: int) -> Outcome:
    return Outcome(kind=OutcomeKind.HEARD, source=f"a:{number}", outlet=f"{number * 7919:x}")
