"""`jalin export FORMAT`: the register as files, of any filter and any day."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command import Run
from jalin.cli.exits import ExitCode
from jalin.export.dataset.dataset import TableName
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat

FILES = [it for it in FORMATS if isinstance(it, ExportFormat)]
TABLES = [it for it in FORMATS if isinstance(it, TableFormat)]
# Whatever is written here finds no room.
FULL = Path("/dev/full")


def read_ids(written: str) -> list[str]:
    """Read the ids of JSON Lines."""
    return [json.loads(line)["id"] for line in written.splitlines()]


@pytest.mark.parametrize("chosen", FILES, ids=lambda it: it.name)
def test_a_format_of_one_file(filled: Run, tmp_path: Path, chosen: ExportFormat) -> None:
    """The same register gives the same bytes."""
    first, second = tmp_path / f"a{chosen.suffix}", tmp_path / f"b{chosen.suffix}"
    for path in (first, second):
        outcome = filled("export", chosen.name, path)
        assert (outcome.code, outcome.err) == (0, "")
        assert path.name in outcome.out
    assert first.read_bytes() == second.read_bytes() != b""


@pytest.mark.parametrize("chosen", TABLES, ids=lambda it: it.name)
def test_a_format_of_tables(filled: Run, tmp_path: Path, chosen: TableFormat) -> None:
    """A folder has a file for each table; an archive and standard output have the same."""
    folder = tmp_path / "all"
    outcome = filled("export", chosen.name, folder, "--json")
    told = {Path(it["file"]).name: it["bytes"] for it in json.loads(outcome.out)}
    assert told == {it.name: it.stat().st_size for it in folder.iterdir()}
    assert {f"{name}{chosen.suffix}" for name in TableName} <= told.keys()
    one = tmp_path / f"steps{chosen.suffix}"
    assert filled("export", chosen.name, one, "--table", "steps").code == 0
    assert one.read_bytes() == (folder / one.name).read_bytes()
    assert filled("export", chosen.name, tmp_path / "all.zip").code == 0
    assert (tmp_path / "all.zip").read_bytes().startswith(b"PK")


def test_a_question_narrows_it(filled: Run) -> None:
    """By words and by filters, as the list of deals is narrowed."""
    every = read_ids(filled("export", "jsonl", "-", "--table", "deals").out)
    listed = json.loads(filled("deals", "--filter", "country=KR", "--json").out)
    found = filled("export", "jsonl", "-", "tempur", "--filter", "country=KR", "--table", "deals")
    ids = read_ids(found.out)
    assert 0 < len(ids) < len(listed) < len(every)
    assert set(ids) < {deal["id"] for deal in listed}


def test_a_day_of_the_past(filled: Run) -> None:
    """Only what was known on it."""
    listed = json.loads(filled("deals", "--as-of", "2021-01-01", "--json").out)
    found = filled("export", "jsonl", "-", "--table", "deals", "--as-of", "2021-01-01")
    assert read_ids(found.out) == [deal["id"] for deal in listed]


def test_links_lead_to_the_pages(filled: Run) -> None:
    """Where they are served is told."""
    found = filled("export", "jsonl", "-", "--table", "parties", "--site", "https://example.org/")
    first = json.loads(found.out.splitlines()[0])
    assert first["page"] == f"https://example.org/parties/{first['id']}"


def test_nothing_is_replaced_unasked(filled: Run, tmp_path: Path) -> None:
    """What is there stays, unless it may be replaced."""
    path = tmp_path / "deals.xlsx"
    path.write_bytes(b"mine")
    refused = filled("export", "xlsx", path)
    assert (refused.code, path.read_bytes()) == (3, b"mine")
    assert "--replace" in refused.err
    assert filled("export", "xlsx", path, "--replace").code == 0
    assert path.read_bytes() != b"mine"


def test_a_table_of_a_format_without_tables(filled: Run) -> None:
    """It is told that there is none."""
    outcome = filled("export", "xlsx", "-", "--table", "deals")
    assert outcome.code == 3
    assert "no tables" in outcome.err


def test_a_filter_that_means_nothing(filled: Run) -> None:
    """It is a fault of the call, told with what is allowed."""
    outcome = filled("export", "xlsx", "a.xlsx", "--filter", "stage=signed")
    assert outcome.code == 2
    assert "committed" in outcome.err


def test_a_corrected_name_is_told(filled: Run) -> None:
    """Beside the file, as the list of deals tells it."""
    listed = filled("deals", "party:pindda", "--json")
    found = filled("export", "jsonl", "-", "party:pindda", "--table", "deals")
    assert read_ids(found.out) == [it["id"] for it in json.loads(listed.out)] != []
    assert found.err == listed.err != ""


@pytest.mark.usefixtures("filled")
@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")
def test_a_full_disk_behind_standard_output() -> None:
    """It is told in one line, as a file that cannot be written is."""
    command = [sys.executable, "-m", "jalin", "export", "jsonl", "-", "--table", "evidence"]
    with FULL.open("wb") as full:
        ended = subprocess.run(  # noqa: S603 (our own program)
            command, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == ExitCode.ABORTED
    assert ended.stderr.decode().startswith("jalin: standard output: cannot be written (")
    assert ended.stderr.count(b"\n") == 1
