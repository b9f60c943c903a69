"""The commands as a user starts them, killed at any moment; and what their processes leave."""

import dataclasses
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from trust.kill.cases import Case, copy_start
from trust.kill.handing import SETTINGS, Warm, build_order
from trust.kill.orders import Ended, Way
from trust.kill.states import look, look_at_truth
from trust.kill.trials import Bench, check_end, check_result, measure

# Too long for every test run.
pytestmark = pytest.mark.slow

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
NAMES = ("add", "load", "load truth", "rebuild", "judge", "migrate", "watch")
N_KILLS = 2
EXPORTS = (
    ("export", "csv", "out.zip"),
    ("export", "xlsx", "out.xlsx"),
    ("export", "truth", "out.jsonl"),
    ("export", "truth", "out"),
    ("export", "site", "out"),
)
_END_S = 20.0
# Before this share of its time a command has not come to its register yet.
_IDLE = 0.3


def start(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[str]:
    """Start a command as a user does."""
    return subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "jalin", *arguments],
        cwd=folder,
        env={**os.environ, **SETTINGS},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(started: subprocess.Popen[str], seconds: float | None = None) -> Ended:
    """Wait for a command, or kill it after some seconds."""
    begun = time.monotonic()
    try:
        out, err = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        started.kill()
        out, err = started.communicate()
    spent = time.monotonic() - begun
    return Ended(code=started.returncode, out=out, err=err, statements=0, steps=0, seconds=spent)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_real_command_that_was_killed_goes_on(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str
) -> None:
    """With nothing replaced and nothing remembered, the register becomes the same to the byte."""
    case, folder = cases[name], tmp_path / "run"
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 (no secret)
    plain = measure(warm, case, tmp_path / "plain")
    path = copy_start(case, folder)
    seconds = finish(start(folder, case.arguments)).seconds
    if name == "watch":
        # What was heard is of the day of the real clock.
        plain = dataclasses.replace(plain, state=look(path))
    bench = Bench(warm=warm, case=case, folder=tmp_path, plain=plain)
    n_kills = 0
    while n_kills < N_KILLS:
        path = copy_start(case, folder)
        before = look_at_truth(path, tmp_path / "aside")
        killed = finish(start(folder, case.arguments), chance.uniform(_IDLE * seconds, seconds))
        n_kills += killed.code == -signal.SIGKILL
        assert before <= look_at_truth(path, tmp_path / "aside")
        ended = finish(start(folder, case.arguments))
        check_end(ended, case, 1)
        check_result(bench)
    print(f"{name}: {n_kills} kills of the real command")  # noqa: T201


@pytest.mark.slow
def test_a_run_of_many_processes_leaves_none_behind(cases: dict[str, Case], tmp_path: Path) -> None:
    """Whoever kills a run of several processes kills them all, and the same command goes on."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    folder = tmp_path / "run"
    copy_start(cases["add"], folder)
    options = ("--jobs", "3", "--keep-all", "--output")
    whole = finish(start(folder, ("read", "berita", *options, "whole.jsonl")))
    assert whole.code == 0, whole
    for number in range(N_KILLS):
        started = start(folder, ("read", "berita", *options, f"{number}.jsonl"))
        children: set[int] = set()
        end = time.monotonic() + chance.uniform(_IDLE, 1.0) * whole.seconds
        while time.monotonic() < end and started.poll() is None:
            children |= list_children(started.pid)
            time.sleep(0.05)
        children |= list_children(started.pid)
        started.kill()
        # Its output stays open as long as any of its processes lives.
        started.communicate(timeout=_END_S)
        assert wait_for_end(children), f"left behind: {children}"
        again = finish(start(folder, ("read", "berita", *options, f"{number}.jsonl")))
        assert again.code == 0, again
        lines = (folder / f"{number}.jsonl").read_bytes()
        assert lines == (folder / "whole.jsonl").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("arguments", EXPORTS, ids=" ".join)
def test_an_export_that_was_killed_has_no_half_file(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """What has its final name is whole, wherever a process was killed."""
    chance = random.Random(f"{SEED} {arguments}")  # noqa: S311 (no secret)
    folder, out = tmp_path / "run", tmp_path / "run" / arguments[-1]
    copy_start(cases["judge"], folder)
    ended = warm.run(folder, *arguments)
    whole = read_out(out)
    largest = max(map(len, whole.values()))
    n_kills = 0
    for _ in range(12):
        copy_start(cases["judge"], folder)
        way = chance.choice((Way.WRITE, Way.CLOCK))
        most = largest if way is Way.WRITE else int(ended.seconds * 1000)
        order = build_order(folder, *arguments)
        killed = warm.obey(dataclasses.replace(order, way=way, at=chance.randint(1, most)))
        n_kills += killed.code < 0
        found = read_out(out)
        assert all(whole[name] == content for name, content in found.items())
        again = warm.run(folder, *arguments, *(["--replace"] if found else []))
        assert again.code == 0
        assert read_out(out) == whole
    assert n_kills


def read_out(out: Path) -> dict[str, bytes]:
    """Read all files of an export by their names."""
    files = [out] if out.is_file() else [it for it in sorted(out.rglob("*")) if it.is_file()]
    return {str(it.relative_to(out.parent)): it.read_bytes() for it in files}


def list_children(pid: int) -> set[int]:
    """List the processes that a process has started and that live."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return set()
    return {int(each) for each in told.split()}


def wait_for_end(pids: set[int]) -> bool:
    """Tell whether some processes come to their end soon."""
    end = time.monotonic() + _END_S
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False
