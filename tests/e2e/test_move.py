"""A register moves: docs/how-to/move-a-register.md does what it says."""

import gzip
import json
import re
from pathlib import Path

import pytest

from command import Run
from handbook import find_fences, read_page
from jalin.cli.exits import ExitCode
from truth_factory import dump

PAGE = read_page("docs/how-to/move-a-register.md")
(LINES, FOLDER, PACKED, AGAIN) = (
    [line.split()[1:] for line in block.splitlines()] for block in find_fences(PAGE, "sh")
)


@pytest.mark.parametrize("lines", [LINES, FOLDER])
def test_the_copy_is_the_same(filled: Run, tmp_path: Path, lines: list[list[str]]) -> None:
    """The two commands of the page make a register that is equal row by row."""
    for words in lines:
        assert (words, filled(*words).code) == (words, ExitCode.FINE)
    assert dump(tmp_path / "copy.db") == dump(tmp_path / "jalin.db")


def test_lines_go_through_a_pipe(filled: Run, tmp_path: Path) -> None:
    """Standard output holds just what the file would, and is read packed."""
    write, load = PACKED
    written = filled(*write[: write.index("|")])
    filled(*LINES[0])
    assert written.out.encode() == (tmp_path / "truth.jsonl").read_bytes()
    (tmp_path / write[-1]).write_bytes(gzip.compress(written.out.encode()))
    assert filled(*load).code == ExitCode.FINE
    assert dump(tmp_path / "copy.db") == dump(tmp_path / "jalin.db")


def test_loading_into_itself_adds_nothing(filled: Run) -> None:
    """The report says that all of it was there, for people and for programs."""
    filled(*LINES[0])
    (again,) = AGAIN
    assert re.search(r"0 of \d+ documents, 0 of \d+ readings added", filled(*again).out)
    told = json.loads(filled(*again, "--json").out)
    assert told["held"]["documents"] > 40
    assert set(told["added"].values()) == {0}


def test_what_is_there_is_not_replaced(filled: Run, tmp_path: Path) -> None:
    """A second export needs to be told, and leaves the first as it was."""
    filled(*LINES[0])
    before = (tmp_path / "truth.jsonl").read_bytes()
    refused = filled(*LINES[0])
    assert refused.code != ExitCode.FINE
    assert "--replace" in refused.err
    assert filled(*LINES[0], "--replace").code == ExitCode.FINE
    assert (tmp_path / "truth.jsonl").read_bytes() == before


def test_a_file_that_is_cut_off_is_refused(filled: Run, tmp_path: Path) -> None:
    """The message names it, and no register is made."""
    filled(*LINES[0])
    path = tmp_path / "truth.jsonl"
    path.write_bytes(path.read_bytes()[:-200])
    refused = filled(*LINES[1])
    assert refused.code == ExitCode.ABORTED
    assert "truth.jsonl: is cut off" in refused.err
    assert not (tmp_path / "copy.db").exists()


def test_there_must_be_a_register(run: Run, tmp_path: Path) -> None:
    """Without one nothing is written."""
    for out in ("truth.jsonl", "truth", "-"):
        refused = run("export", "truth", out)
        assert refused.code != ExitCode.FINE
        assert "jalin add" in refused.err
    assert list(tmp_path.iterdir()) == []
