"""The same articles give the same bytes: in another process, place, Python, on fewer cores."""

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

# Too long for every test run.
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
MAKE = Path(__file__).with_name("make_everything.py")
SAMPLE = ROOT / "src" / "jalin" / "sample"
# What may differ from one user to another, each at once.
ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Asia/Jakarta",
    "LC_ALL": "C",
    "LANG": "id_ID.UTF-8",
    "OMP_NUM_THREADS": "1",
    "COLUMNS": "100",
    "HOME": "/nonexistent",
}
PYTHONS = ("3.12", "3.13")


def make(
    folder: Path, *, effort: str, python: str = sys.executable, **environ: str
) -> Mapping[str, str]:
    """Make everything in a new folder by a process of its own; digests by name."""
    folder.mkdir()
    given = {"PATH": os.environ["PATH"], "COLUMNS": "100", "HOME": str(folder), **environ}
    done = subprocess.run(  # noqa: S603 (our own)
        [python, str(MAKE), effort, str(folder), *map(str, _find_sources(effort))],
        capture_output=True,
        text=True,
        env=given,
        cwd=folder,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: Mapping[str, str] = json.loads(done.stdout)
    return found


def _find_sources(effort: str) -> list[Path]:
    if effort == "few":
        return sorted(SAMPLE.glob("2020*"))
    return sorted(it for it in SAMPLE.rglob("*.*") if it.is_file() and it.suffix != ".md")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Make everything of all articles once, by this Python."""
    return make(tmp_path_factory.mktemp("first") / "a", effort="all", PYTHONHASHSEED="1")


def test_elsewhere_a_little_is_the_same(tmp_path: Path) -> None:
    """A register, its vectors, pages and files, as if of two machines."""
    here = make(tmp_path / "a", effort="few", PYTHONHASHSEED="1")
    there = make(tmp_path / "b", effort="few", **ELSEWHERE)
    assert len(here) > 50
    assert there == here


@pytest.mark.slow
def test_elsewhere_everything_is_the_same(everything: Mapping[str, str], tmp_path: Path) -> None:
    """All views and all formats."""
    assert make(tmp_path / "b", effort="all", **ELSEWHERE) == everything


@pytest.mark.slow
@pytest.mark.parametrize("version", PYTHONS)
def test_another_python_makes_the_same(
    everything: Mapping[str, str], version: str, tmp_path: Path
) -> None:
    """With the same versions of all packages, each Python that is installed makes the same."""
    python = _install(version)
    assert make(tmp_path / "b", effort="all", python=python, **ELSEWHERE) == everything


@functools.cache
def _install(version: str) -> str:
    """Give a Python that has Jalin: one that JALIN_PYTHON_3_12 names, or a new environment's."""
    named = os.environ.get(f"JALIN_PYTHON_{version.replace('.', '_')}")
    if named:
        return named
    found = shutil.which(f"python{version}")
    if found is None:
        pytest.skip(f"no Python {version} here; name one that has Jalin in JALIN_PYTHON_{version}")
    folder = ROOT / f".venv-{version}"
    subprocess.run([found, "-m", "venv", str(folder)], check=True)  # noqa: S603 (found by us)
    python = str(folder / "bin" / "python")
    packages = ("-c", "constraints.txt", "-e", ".[parquet]")
    command = [python, "-m", "pip", "install", "--quiet", *packages]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 (our own)
    return python
