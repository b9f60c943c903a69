"""The pages about Datasette and DuckDB say what works: their commands and questions are run."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from handbook import find_fences, read_page
from jalin.store.views.views import VIEWS

DATASETTE = read_page("docs/how-to/open-in-datasette.md")
DUCKDB = read_page("docs/how-to/query-with-duckdb.md")
DESCRIBE, *ASKED = [block.strip() for block in find_fences(DATASETTE, "sh")]


@pytest.fixture(autouse=True)
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_register: Path) -> Path:
    """Stand in a folder with a register of the sample articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JALIN_REGISTER", raising=False)
    return Path(shutil.copy(sample_register, tmp_path / "jalin.db"))


def run_line(line: str) -> str:
    """Run a line of a page in a shell that finds the programs beside this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(  # noqa: S603 (the line is the page's)
        ["/bin/sh", "-ec", line],
        capture_output=True,
        text=True,
        env=os.environ | {"PATH": path},
        check=False,
    )
    assert (line, run.returncode) == (line, 0), run.stderr
    return run.stdout


@pytest.mark.parametrize("line", ASKED)
def test_datasette_answers_what_the_page_asks(line: str) -> None:
    """Each question of the page has an answer with rows."""
    said = run_line(line)
    if ".csv" in line:
        assert len(said.splitlines()) > 20
        return
    found = json.loads(said)
    assert (found if isinstance(found, list) else found["rows"]) != []


def test_datasette_shows_what_columns_mean() -> None:
    """What the page lets Jalin write is shown above each view."""
    run_line(DESCRIBE)
    for view in VIEWS:
        page = run_line(f"datasette jalin.db --metadata about.json --get /jalin/{view.name}")
        text = re.sub(r"<[^>]+>", "", page).replace("&#39;", "'").replace("&#34;", '"')
        assert f"A row is {view.rows}." in text
        assert view.columns[0].means in text


def test_the_lines_for_duckdb_run() -> None:
    """The Python of the page opens the register and prints deals."""
    (code,) = find_fences(DUCKDB, "python")
    run = subprocess.run(  # noqa: S603 (the code is the page's)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "parties" in run.stdout
    assert run.stdout.count("│") > 20


@pytest.mark.parametrize("question", find_fences(DUCKDB, "sql"))
def test_duckdb_answers_what_the_page_asks(question: str) -> None:
    """Each question of the page has an answer with rows."""
    (code,) = find_fences(DUCKDB, "python")
    told: dict[str, duckdb.DuckDBPyConnection] = {}
    exec(code.replace("print", "_ = "), told)  # noqa: S102 (the code is the page's)
    with told["con"] as connection:
        assert connection.execute(question).fetchall() != []
