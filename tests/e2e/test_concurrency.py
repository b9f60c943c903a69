"""Several processes that add, judge, rebuild and look at once, and some that are killed."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from crowd import name_reader, tell
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.judging import load_judgements
from jalin.store.register import Register
from register_factory import fill, insight

CROWD = Path(__file__).parents[1] / "crowd.py"
N_FIRST = 6
ROLES = ("add", "add", "judge", "rebuild", "look", "victim:add", "victim:judge")


@pytest.fixture(params=("sqlite", "postgresql"))
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a register that is not there yet, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "jalin.db")
    return str(request.getfixturevalue("postgres_url"))


def fill_first(address: str) -> None:
    """Make the register, with something to judge in it."""
    with Register.open(address) as register:
        fill(register, *(tell(number, 0) for number in range(N_FIRST)))


def check_register(address: str, told: Iterable[str]) -> None:
    """Check that all is kept that was told to be, and that deriving and rebuilding agree."""
    with Register.open(address, create=False) as register:
        ensure_derived(register, insight())
        derived = list(register.dump())
        rebuild(register, insight())
        assert list(register.dump()) == derived
        judged = {judgement.id for judgement in load_judgements(register)}
        for line in told:
            kind, *words = line.split()
            if kind == "judgement":
                assert words[0] in judged
            else:
                number, reader = map(int, words)
                assert register.has(tell(number, reader)[0], name_reader(reader))


def test_a_crowd_fails_at_nothing_and_loses_nothing(address: str) -> None:
    """All come through though some beside them are killed, and what was told to be kept stays."""
    fill_first(address)
    command = [sys.executable, str(CROWD), address, *ROLES]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 (our own)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "judgement" in ended.stdout
    check_register(address, ended.stdout.splitlines())
