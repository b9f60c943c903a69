"""Files that go away, or may not be written: a clear word, nothing half, and it can be mended."""

import dataclasses
import os
import signal
from pathlib import Path

import pytest

from trust.kill.cases import REGISTER, Case, copy_start
from trust.kill.handing import Warm, build_order
from trust.kill.orders import Way
from trust.kill.states import look, look_at_truth
from trust.kill.trials import check_refusal, measure

# Those that are tried at every run; the others take longer together than one would wait.
QUICK = ("add", "judge")
SLOW = ("load", "load truth", "rebuild", "migrate", "watch")
# These begin without a register, which nothing can make one that may only be read.
BEGINNERS = ("load truth", "watch")
WRITERS = (*QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW))
HOLDERS = (
    *QUICK,
    *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW if name not in BEGINNERS),
)
ALL_FILES = (REGISTER, f"{REGISTER}-wal", f"{REGISTER}-shm")


@pytest.mark.parametrize("what", ["folder", pytest.param("file", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", HOLDERS)
def test_a_register_that_may_only_be_read_stays_as_it_is(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, what: str
) -> None:
    """Without leave to write a command says so; with it, the same command goes through."""
    case, folder = cases[name], tmp_path / "run"
    plain = measure(warm, case, tmp_path / "plain")
    path = copy_start(case, folder)
    before = path.read_bytes()
    path.chmod(0o444)
    folder.chmod(0o555 if what == "folder" else 0o755)
    order = build_order(folder, *case.arguments)
    check_refusal(warm.obey(dataclasses.replace(order, is_powerless=True)))
    folder.chmod(0o755)
    path.chmod(0o644)
    assert path.read_bytes() == before
    assert warm.obey(order).code == 0
    assert look(path) == plain.state


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("share", [0.1, pytest.param(0.5, marks=pytest.mark.slow)])
def test_a_register_that_is_deleted_while_in_use_is_told(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, share: float
) -> None:
    """What is written into a file that nobody can find is not told as kept."""
    case, folder = cases[name], tmp_path / "run"
    plain = measure(warm, case, tmp_path / "plain")
    copy_start(case, folder)
    order = build_order(folder, *case.arguments)
    at = max(1, int(share * plain.statements))
    lost = warm.obey(dataclasses.replace(order, losing=ALL_FILES, at=at))
    check_refusal(lost)
    path = copy_start(case, folder)
    assert warm.obey(order).code == 0
    assert look(path) == plain.state


@pytest.mark.parametrize(
    "suffixes",
    [
        pytest.param(("-shm",), id="shm", marks=pytest.mark.slow),
        pytest.param(("-wal", "-shm"), id="wal"),
    ],
)
@pytest.mark.parametrize("name", WRITERS)
def test_what_a_crash_left_beside_a_register_may_be_lost(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, suffixes: tuple[str, ...]
) -> None:
    """After a kill the log and its shared memory may be gone: the register is sound."""
    case, folder = cases[name], tmp_path / "run"
    plain = measure(warm, case, tmp_path / "plain")
    path = copy_start(case, folder)
    order = build_order(folder, *case.arguments)
    # The last statements: what they did is only in the log.
    killed = dataclasses.replace(order, way=Way.STATEMENT, at=max(1, int(plain.statements * 0.9)))
    assert warm.obey(killed).code == -signal.SIGKILL
    for suffix in suffixes:
        os.unlink(f"{path}{suffix}")  # noqa: PTH108 (it must be there)
    look_at_truth(path, tmp_path / "aside")
    ended = warm.obey(order)
    assert ended.code == 0, ended
    found = look(path)
    assert found == plain.state
