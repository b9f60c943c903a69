"""Many who add, judge, load, rebuild and look at once: all ends as if one had done it."""

import json
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.store.register import Register
from postgres import new_schema
from register_factory import insight
from trust.concurrency.orders import check_state, do_work, list_orders, write_truth

# Too long for every test run.
pytestmark = pytest.mark.slow

_SCRIPT = Path(__file__).with_name("busy.py")
_TESTS = Path(__file__).parents[2]
_EIGHT = ("add", "add", "add", "judge", "judge", "load", "rebuild", "look")
_FOUR = ("add", "judge", "load", "look")
_OTHER_FOUR = ("add", "add", "judge", "rebuild")
# A round takes a second or two; on a machine that does much else it may take far longer.
_WITHIN_S = 240.0


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Read what deriving rests on once, and not again whenever something is derived."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jalin.pipeline.derive.load_insight", insight)
        yield


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file that loaders load."""
    return write_truth(tmp_path_factory.mktemp("truth"))


class Crowd:
    """Processes that work at once, on one register after another."""

    def __init__(self, process: "subprocess.Popen[str]", errors: Path, truth: Path) -> None:
        self._process = process
        self._errors = errors
        self.truth = truth

    def work(self, roles: tuple[str, ...], address: str, seed: int) -> None:
        """Let all roles work at once, and check that none of them failed or waits for ever."""
        asked = {"roles": roles, "address": address, "seed": seed, "truth": str(self.truth)}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        # Who waits for another for ever is ended, and then the answer is none.
        watch = threading.Timer(_WITHIN_S, self._process.kill)
        watch.start()
        told = self._process.stdout.readline().split()
        watch.cancel()
        wanted = ["ended", *["0"] * len(roles)]
        assert told == wanted, f"seed {seed}: {self._errors.read_text()}"


@pytest.fixture(scope="module")
def crowd(truth: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    """Give processes that work at once."""
    errors = tmp_path_factory.mktemp("crowd") / "errors"
    command = [sys.executable, str(_SCRIPT)]
    with (
        errors.open("w") as said,
        subprocess.Popen(  # noqa: S603 (our own)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(_TESTS), *sys.path))},
        ) as process,
    ):
        yield Crowd(process, errors, truth)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(60)


def run_serially(roles: tuple[str, ...], seed: int, crowd: Crowd, path: Path) -> list[str]:
    """Let one do the work of all, and give the register."""
    for order in list_orders(roles, str(path), seed, crowd.truth):
        do_work(order)
    return read_register(str(path))


def read_register(address: str) -> list[str]:
    """Derive what is behind, check the state, and give the register; a rebuild changes nothing."""
    with Register.open(address, create=False) as register:
        ensure_derived(register, insight())
        check_state(register)
        lines = list(register.dump())
        assert len(register.list_numbers()) == register.count(), "the index of words is behind"
        rebuild(register, insight())
        assert list(register.dump()) == lines
    return lines


def check_same(found: list[str], wanted: list[str], seed: int) -> None:
    """Check that two registers are equal, and tell the lines that one of them alone has."""
    less, more = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    assert found == wanted, f"seed {seed}\nlacks {less}\nhas {more}"


@pytest.mark.parametrize(
    "n_rounds", [pytest.param(1, id="short"), pytest.param(50, id="full", marks=pytest.mark.slow)]
)
def test_eight_at_once_on_postgresql(
    crowd: Crowd, postgres_server: str, tmp_path: Path, n_rounds: int
) -> None:
    """Nobody fails, nothing is lost, and the end is that of a serial run, to the byte."""
    begin = int(os.environ.get("JALIN_TRUST_SEED", "8"))
    for seed in range(begin, begin + n_rounds):
        with new_schema(postgres_server) as address:
            crowd.work(_EIGHT, address, seed)
            found = read_register(address)
        wanted = run_serially(_EIGHT, seed, crowd, tmp_path / f"{uuid.uuid4().hex}.db")
        check_same(found, wanted, seed)


@pytest.mark.parametrize(
    "n_rounds", [pytest.param(1, id="short"), pytest.param(50, id="full", marks=pytest.mark.slow)]
)
def test_four_at_once_on_sqlite(crowd: Crowd, tmp_path: Path, n_rounds: int) -> None:
    """Nobody fails, nothing is lost, and the end is that of a serial run, to the byte."""
    begin = int(os.environ.get("JALIN_TRUST_SEED", "8"))
    for seed in range(begin, begin + n_rounds):
        roles = _OTHER_FOUR if seed % 2 else _FOUR
        path = tmp_path / f"{seed}.db"
        crowd.work(roles, str(path), seed)
        found = read_register(str(path))
        wanted = run_serially(roles, seed, crowd, tmp_path / f"{seed}-serial.db")
        check_same(found, wanted, seed)
