"""Bad input: skipped, counted, told why; nothing already stored is touched."""

import datetime as dt
import json
from pathlib import Path

import pytest

from command import Run
from jalin.cli.exits import ExitCode
from jalin.model import Document, Reading
from jalin.pipeline.jobs import find_sample
from jalin.read import read_document
from jalin.store.register import Register
from jalin.text.knowledge import Knowledge

SAMPLE = find_sample()
ARTICLE = next(path for path in SAMPLE if path.stem == "2026-02-04-pindad-ashok-leyland")
GOOD_TEXT = "PT Baja dan PT Besi meneken kontrak pasokan pelat baja di Gresik."
BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b"  \n\n ",
    "binary.txt": bytes(range(256)) * 40,
    "half.jsonl": b'{"id": "a", "text": "Indonesia dan Prancis',
    "bare.html": b"<html><head><title>x</title></head></html>",
}


def dump(*, with_notes: bool = False) -> list[str]:
    """Dump the register here, without the notes on what was skipped."""
    with Register.open(Path("jalin.db"), create=False) as register:
        return [line for line in register.dump() if with_notes or '["skipped"' not in line]


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_alone_ends_with_its_code(filled: Run, tmp_path: Path, name: str) -> None:
    """Nothing could be read: the code says so, the reason is told, the register stays."""
    before = dump()
    (tmp_path / name).write_bytes(BAD_FILES[name])
    result = filled("add", name)
    assert result.code == ExitCode.ABORTED
    assert name in result.err
    assert dump() == before


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_among_good_ones_is_skipped(filled: Run, tmp_path: Path, name: str) -> None:
    """The good documents are kept, the bad one counted with its reason."""
    (tmp_path / name).write_bytes(BAD_FILES[name])
    (tmp_path / "good.txt").write_text(GOOD_TEXT, encoding="utf-8")
    result = filled("add", name, "good.txt", "--json")
    report = json.loads(result.out)
    assert result.code == ExitCode.SKIPPED
    assert report["added"] == 1
    assert sum(report["skipped"].values()) == 1
    assert any('["skipped"' in line for line in dump(with_notes=True))


def test_a_missing_path_is_told(filled: Run) -> None:
    """A path that is not there is a reason like any other."""
    result = filled("add", "tidak-ada.txt")
    assert result.code == ExitCode.ABORTED
    assert "tidak-ada.txt" in result.err


def test_a_file_that_is_no_register_is_left_alone(run: Run, tmp_path: Path) -> None:
    """Adding to a file of another kind is refused, and the file stays as it was."""
    (tmp_path / "catatan.db").write_bytes(b"catatan rapat " * 99)
    result = run("add", ARTICLE, "--register", "catatan.db")
    assert result.code == ExitCode.ABORTED
    assert result.err.count("\n") == 1
    assert (tmp_path / "catatan.db").read_bytes() == b"catatan rapat " * 99


def test_a_reader_that_fails_costs_one_document(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of the reader on some texts is counted, told once with its place, and has its code."""

    def read_or_fail(document: Document, knowledge: Knowledge, *, today: dt.date) -> Reading:
        if "pindad" in document.name:
            raise ZeroDivisionError
        return read_document(document, knowledge, today=today)

    monkeypatch.setattr("jalin.pipeline.jobs.read_document", read_or_fail)
    result = run("add", *SAMPLE, "--json")
    report = json.loads(result.out)
    assert result.code == ExitCode.READER_FAULT
    assert report["skipped"]["reader_failed"] == len(report["left_out"]) > 1
    assert result.err.count("Traceback") == 1
    assert "ZeroDivisionError" in result.err
    assert report["added"] > 1


def test_a_run_stopped_from_the_keyboard_keeps_what_was_there(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopping a run ends it with its code and undoes the batch that it was in."""

    def stop(*_: object, **__: object) -> Reading:
        raise KeyboardInterrupt

    before = dump()
    monkeypatch.setattr("jalin.pipeline.jobs.read_document", stop)
    (tmp_path / "good.txt").write_text(GOOD_TEXT, encoding="utf-8")
    assert filled("add", "good.txt").code == 130
    assert dump() == before
