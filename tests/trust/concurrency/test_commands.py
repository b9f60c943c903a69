"""Real commands that add to one SQLite file at once, while the register is served."""

import contextlib
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.pipeline.jobs import find_all_samples
from jalin.store.register import Register

_PROGRAM = "from jalin.cli import main; main()"
_N_COMMANDS = 4
_N_SAMPLES = 12
_PATHS = ("/", "/deals", "/parties", "/api/v1/deals")
_WITHIN_S = 400.0


@contextlib.contextmanager
def start(folder: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start `jalin`; what it says goes to a file named after its process."""
    said = folder / f"said-{time.monotonic_ns()}"
    environment = {
        **os.environ,
        "JALIN_TODAY": "2026-03-01",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with (
        said.open("wb") as out,
        subprocess.Popen(  # noqa: S603 (our own)
            [sys.executable, "-c", _PROGRAM, *arguments],
            stdout=out,
            stderr=out,
            cwd=folder,
            env=environment,
        ) as process,
    ):
        process.said = said  # type: ignore[attr-defined]
        yield process
        if process.poll() is None:
            process.terminate()


def ask(address: str) -> int:
    """Ask for every page once; any answer but a good one raises."""
    for path in _PATHS:
        with urllib.request.urlopen(f"{address}{path}", timeout=_WITHIN_S) as answer:  # noqa: S310 (loopback)
            assert answer.status == 200
    return len(_PATHS)


def read_dump(path: Path) -> list[str]:
    """Read a register."""
    with Register.open(path, create=False) as register:
        return list(register.dump())


@pytest.mark.slow
def test_four_commands_add_while_pages_are_read(tmp_path: Path) -> None:
    """All come through, every page is answered, and the end is that of one command after another.

    Each command has two parts of the samples, so that every article comes twice.
    """
    samples = [str(path) for path in find_all_samples()[:_N_SAMPLES]]
    parts = [samples[number::_N_COMMANDS] for number in range(_N_COMMANDS)]
    shares = [[*parts[it], *parts[it - 1]] for it in range(_N_COMMANDS)]
    with start(tmp_path, "add", samples[0], "--register", "one.db") as first:
        assert first.wait(_WITHIN_S) == 0
    n_asked = 0
    with start(tmp_path, "serve", "--register", "one.db", "--port", "0", "--no-open") as served:
        said = served.said  # type: ignore[attr-defined]
        end = time.monotonic() + _WITHIN_S
        while not (found := re.search(r"http://[\d.]+:\d+", said.read_text())):
            assert time.monotonic() < end, said.read_text()
            time.sleep(0.1)
        with contextlib.ExitStack() as stack:
            adding = [
                stack.enter_context(start(tmp_path, "add", *share, "--register", "one.db"))
                for share in shares
            ]
            while any(each.poll() is None for each in adding):
                n_asked += ask(found[0])
                assert time.monotonic() < end
            for each in adding:
                assert each.returncode == 0, each.said.read_text()  # type: ignore[attr-defined]
        n_asked += ask(found[0])
        assert "Traceback" not in said.read_text()
    with start(tmp_path, "add", *samples, "--register", "other.db") as alone:
        assert alone.wait(_WITHIN_S) == 0
    assert read_dump(tmp_path / "one.db") == read_dump(tmp_path / "other.db")
    print(f"{len(samples)} articles, {n_asked} pages")  # noqa: T201 (the report)
