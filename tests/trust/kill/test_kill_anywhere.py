"""Whoever is killed at any moment loses nothing, and ends where one ends who was not killed."""

import os
import random
from pathlib import Path

import pytest

from trust.kill.cases import Case
from trust.kill.handing import Warm
from trust.kill.trials import Bench, Tally, kill_until_done, measure

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
NAMES = ("add", "load", "load truth", "rebuild", "judge", "migrate", "watch")
SHORT, FULL = 1, 48


@pytest.mark.parametrize("n_kills", [SHORT, pytest.param(FULL, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_was_killed_goes_on(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, n_kills: int
) -> None:
    """However often and wherever it is killed, the register becomes the same to the byte."""
    case, tally = cases[name], Tally()
    plain = measure(warm, case, tmp_path / "plain")
    bench = Bench(warm=warm, case=case, folder=tmp_path, plain=plain)
    number = 0
    while tally.total < n_kills:
        seed = f"{SEED} {name} {number}"
        try:
            kill_until_done(bench, random.Random(seed), tally)  # noqa: S311
        except AssertionError as err:
            pytest.fail(f"seed {seed!r}: {err}")
        number += 1
    print(f"{name}: {tally.total} kills in {tally.trials} trials: {tally.kills}")  # noqa: T201
