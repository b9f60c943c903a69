"""Reading an archive and loading what became of it, as the commands do it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulk_session import kill_at, start_session
from command import Run
from jalin.cli.exits import ExitCode
from jalin.pipeline.jobs import find_sample
from jalin.store.register import Register

SAMPLE = find_sample()[6:18]
LIMIT_S = 60.0


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an archive of some deals and many other articles, and a broken line."""
    told = [path.read_text("utf-8") for path in find_sample() if path.suffix == ".txt"][:6]
    texts = [f"Hujan turun di desa {number}, panen tertunda." for number in range(300)]
    for index, text in enumerate(told):
        texts[index * 45 + 11] = text
    lines = [json.dumps({"text": text, "outlet": "Kabar", "date": "2026-02-04"}) for text in texts]
    path = tmp_path_factory.mktemp("arsip") / "arsip.jsonl"
    path.write_text("\n".join([*lines[:100], "rusak", *lines[100:]]), "utf-8")
    return path


@pytest.fixture(scope="module")
def unbroken(archive: Path) -> bytes:
    """Give the output of a run in one process that nobody stopped."""
    output = archive.parent / "utuh.jsonl"
    arguments = ["read", str(archive), "--output", str(output), "--today", "2026-03-01"]
    subprocess.run([sys.executable, "-m", "jalin", *arguments], check=False)  # noqa: S603
    return output.read_bytes()


def test_killed_runs_lose_and_double_nothing(
    archive: Path, unbroken: bytes, tmp_path: Path
) -> None:
    """Killed at random places and called again, two processes write what one writes."""
    output = tmp_path / "hasil.jsonl"
    places = sorted(random.Random(4).sample(range(1, len(unbroken)), 3))  # noqa: S311
    codes = [
        kill_at(start_session(archive, output), output, place, limit_s=LIMIT_S) for place in places
    ]
    assert -signal.SIGKILL in codes
    assert start_session(archive, output).wait(LIMIT_S) == 0
    assert output.read_bytes() == unbroken


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_told_to_stop_ends_well(
    archive: Path, unbroken: bytes, tmp_path: Path, number: signal.Signals
) -> None:
    """It leaves with the code of the signal, tells how to go on, and can be gone on with."""
    output = tmp_path / "hasil.jsonl"
    arguments = ["read", archive, "--jobs", "2", "--output", output, "--today", "2026-03-01"]
    command = [sys.executable, "-m", "jalin", *map(str, arguments)]
    progress = tmp_path / "hasil.jsonl.progress"
    code, told = _stop(command, progress, number)
    assert code == 128 + number, told
    assert b"goes on from here" in told
    assert json.loads(progress.read_bytes())["is_finished"] is False
    again = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert again.returncode == ExitCode.SKIPPED
    assert output.read_bytes() == unbroken


def _stop(command: list[str], progress: Path, number: signal.Signals) -> tuple[int, bytes]:
    """Send a signal to a run that has begun; give its exit code and what it told.

    On a busy machine a run may have ended before it is heard of: then it is begun anew.
    """
    for _ in range(10):
        progress.unlink(missing_ok=True)
        progress.with_suffix("").unlink(missing_ok=True)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as session:  # noqa: S603
            end = time.monotonic() + LIMIT_S
            while not progress.exists() and session.poll() is None and time.monotonic() < end:
                time.sleep(0.01)
            session.send_signal(number)
            _, told = session.communicate(timeout=LIMIT_S)
        if not json.loads(progress.read_bytes())["is_finished"]:
            break
    return session.returncode, told


def test_an_output_is_reported(run: Run, archive: Path, tmp_path: Path) -> None:
    """The report tells read, heard and skipped; called again there is nothing to do."""
    command = ("read", archive, "--output", tmp_path / "hasil.jsonl")
    first = run(*command)
    assert first.code == ExitCode.SKIPPED
    told = " ".join(first.out.split())
    assert "301 documents: 5 read (5 with deals), 295 heard, 1 skipped: bad json" in told
    assert "documents/s" in told
    assert f"skipped {archive}:101: bad json" in first.err
    again = run(*command)
    assert (again.code, again.err) == (ExitCode.SKIPPED, "")
    assert "finished before, nothing to do" in " ".join(again.out.split())
    report = json.loads(run(*command, "--json").out)
    assert (report["items"], report["before"], report["is_finished"]) == (301, 301, True)


def test_an_output_may_have_any_name(run: Run, tmp_path: Path) -> None:
    """A name that is no Unicode is shown as far as it can be."""
    output = tmp_path / os.fsdecode(b"hasil\xff.jsonl")
    told = run("read", SAMPLE[0], "--output", output)
    assert told.code == ExitCode.FINE
    assert "hasil\ufffd.jsonl" in told.out.replace("\n", "")


def test_another_command_is_refused(run: Run, archive: Path, tmp_path: Path) -> None:
    """An output of another command is left alone until a restart is asked for."""
    command = ("read", archive, "--output", tmp_path / "hasil.jsonl")
    run(*command)
    refused = run(*command, "--keep-all")
    assert refused.code == ExitCode.ABORTED
    assert "--keep-all" in refused.err
    assert ": 300 read" in " ".join(run(*command, "--keep-all", "--restart").out.split())


@pytest.mark.parametrize("form", ["--jsonl", "--json", None])
def test_several_processes_print_what_one_prints(run: Run, form: str | None) -> None:
    """Readings come in the same order and form, whoever read them."""
    options = [form] if form else []
    one = run("read", *SAMPLE[:4], "tidak-ada.txt", *options)
    two = run("read", *SAMPLE[:4], "tidak-ada.txt", *options, "--jobs", "2")
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
    assert one.code == ExitCode.SKIPPED


@pytest.mark.parametrize(
    "options",
    [
        ("--jsonl", "--output", "a"),
        ("--explain", "--jobs", "2"),
        ("--explain", "--output", "a"),
        ("--restart",),
        ("--keep-all",),
        ("--jobs", "-1"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run: Run, options: tuple[str, ...]) -> None:
    """What would mean nothing is a wrong call."""
    assert run("read", SAMPLE[0], *options).code == ExitCode.USAGE


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Read the sample articles into outputs, with those that tell no deal and without."""
    folder = tmp_path_factory.mktemp("hasil")
    environment = {**os.environ, "JALIN_TODAY": "2026-03-01"}
    outputs = (folder / "semua.jsonl", folder / "kesepakatan.jsonl")
    for output, options in zip(outputs, (["--keep-all"], []), strict=True):
        arguments = ["read", *map(str, SAMPLE), "--jobs", "2", "--output", str(output), *options]
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "jalin", *arguments], env=environment, check=True
        )
    yield outputs
    shutil.rmtree(folder)


def _dump(register: str, *, derived_only: bool = False) -> list[str]:
    with Register.open(Path(register), create=False) as opened:
        return list(opened.dump(derived_only=derived_only))


def test_a_loaded_register_is_that_of_adding(run: Run, outcomes: tuple[Path, Path]) -> None:
    """With every document kept, loading gives the register that adding gives, to the byte."""
    everything, with_deals = outcomes
    run("add", *SAMPLE, "--register", "a.db")
    assert run("load", everything, "--register", "b.db").code == ExitCode.FINE
    assert _dump("a.db") == _dump("b.db")
    run("load", with_deals, "--register", "c.db")
    assert _dump("a.db", derived_only=True) == _dump("c.db", derived_only=True)


def test_a_loading_is_reported(run: Run, outcomes: tuple[Path, Path]) -> None:
    """The first time readings are added, the second time they are there."""
    _, with_deals = outcomes
    first = json.loads(run("load", with_deals, "--json").out)
    again = run("load", with_deals)
    assert first["added"] == first["read"] > 5
    assert first["heard"] == len(SAMPLE) - first["read"]
    assert f"0 added ({first['relevant']} of {first['read']} with deals)" in " ".join(
        again.out.split()
    )


def test_a_file_of_something_else_is_refused(run: Run) -> None:
    """What is no file of outcomes is named, and the code tells."""
    refused = run("load", SAMPLE[0])
    assert refused.code == ExitCode.ABORTED
    assert "no outcomes in this file" in refused.err
