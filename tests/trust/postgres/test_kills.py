"""Work on PostgreSQL that is killed at any moment: begun again, it ends as if it never had been."""

import contextlib
import os
import random
import signal
import time

import pytest

from trust.postgres.course import Course
from trust.postgres.own_server import OwnServer
from trust.postgres.work import JOBS
from trust.postgres.workers import Ended, Workers, Working

# Too long for every test run.
pytestmark = pytest.mark.slow

_FEW = ("add",)


def kill(working: Working, after_s: float) -> None:
    """End a process without a word, at a moment."""
    time.sleep(after_s)
    with contextlib.suppress(ProcessLookupError):
        os.kill(working.pid, signal.SIGKILL)


def check_killed(ended: Ended) -> None:
    """Check that it was killed and said nothing."""
    assert (ended.status, ended.said) == (-signal.SIGKILL, "")


@pytest.mark.parametrize(
    ("jobs", "n_kills"),
    [
        pytest.param(_FEW, 1, id="short"),
        pytest.param(tuple(JOBS), 120, id="full", marks=pytest.mark.slow),
    ],
)
def test_killed_work_is_taken_up_again(
    own_server: OwnServer, workers: Workers, seed: int, jobs: tuple[str, ...], n_kills: int
) -> None:
    """Nothing is lost, doubled or half-written, and the end is the same to the byte."""
    course = Course(
        server=own_server,
        workers=workers,
        through=own_server.port,
        chance=random.Random(f"kills {seed}"),  # noqa: S311 (no secret)
    )
    course.run_plain(jobs)
    while course.n_struck < n_kills:
        left = n_kills - course.n_struck
        course.disturb(course.chance.choice(jobs), kill, check_killed, n_strikes=left)
    print(f"{course.n_struck} kills, {course.n_missed} too late")  # noqa: T201 (the report)
