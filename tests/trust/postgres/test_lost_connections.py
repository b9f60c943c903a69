"""Work on PostgreSQL that loses its server at any moment: it says so in a line, and is taken up."""

import functools
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from postgres import run_sql
from trust.postgres.course import Course
from trust.postgres.own_server import OwnServer
from trust.postgres.proxy import Proxy
from trust.postgres.work import JOBS
from trust.postgres.workers import Ended, Workers, Working

# Too long for every test run.
pytestmark = pytest.mark.slow

_ABORTED = 3
_FEW = ("judge", "load")
# With all waiting made short nothing takes longer than this, on a machine that does much else.
_BOUND_S = 120.0
_ENDS_ALL = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'jalin' AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """By what work is disturbed."""

    server: OwnServer
    proxy: Proxy
    chance: random.Random


Strike = Callable[[Ways, Working, float], None]


def end_backends(ways: Ways, _: Working, after_s: float) -> None:
    """Let the server end every connection but the one that says so."""
    time.sleep(after_s)
    run_sql(ways.server.url, _ENDS_ALL)


def restart(ways: Ways, _: Working, after_s: float) -> None:
    """Cut the server's power, as it were, and start it again."""
    time.sleep(after_s)
    ways.server.stop()
    ways.server.start()


def cut(ways: Ways, _: Working, after_s: float) -> None:
    """End the connection, in good order or by a reset."""
    time.sleep(after_s)
    ways.proxy.cut(abruptly=ways.chance.random() < 0.5)


def cut_short(ways: Ways, working: Working, _: float) -> None:
    """End the connection somewhere inside an answer."""
    ways.proxy.most = ways.chance.randrange(1, 200_000)
    working.wait(_BOUND_S)
    ways.proxy.reset()


def stall_all(ways: Ways, working: Working, after_s: float) -> None:
    """Let the server vanish without a word."""
    time.sleep(after_s)
    ways.proxy.stall(all_ways=True)
    working.wait(_BOUND_S)
    ways.proxy.reset()


def stall_one(ways: Ways, working: Working, after_s: float) -> None:
    """Swallow what is said on this connection, while others work."""
    time.sleep(after_s)
    ways.proxy.stall(all_ways=False)
    working.wait(_BOUND_S)
    ways.proxy.reset()


STRIKES: Mapping[str, Strike] = {
    "end_backends": end_backends,
    "restart": restart,
    "cut": cut,
    "cut_short": cut_short,
    "stall_all": stall_all,
    "stall_one": stall_one,
}


def check_lost(ended: Ended) -> None:
    """Check that it is told in one line, with the exit code of a run that cannot go on."""
    ended.check_told({_ABORTED})


@pytest.fixture
def ways(own_server: OwnServer, proxy: Proxy, seed: int) -> Ways:
    """Give the ways to disturb."""
    return Ways(server=own_server, proxy=proxy, chance=random.Random(f"ways {seed}"))  # noqa: S311


@pytest.mark.parametrize(
    ("strikes", "jobs", "n_strikes"),
    [
        pytest.param(("end_backends", "cut_short", "stall_one"), ("judge",), 1, id="short"),
        *(
            pytest.param((name,), tuple(JOBS), 20, id=name, marks=pytest.mark.slow)
            for name in STRIKES
        ),
    ],
)
def test_work_that_lost_its_server_is_taken_up_again(
    ways: Ways, workers: Workers, strikes: tuple[str, ...], jobs: tuple[str, ...], n_strikes: int
) -> None:
    """It ends soon, in one line without a password, and the end is the same to the byte."""
    chance = ways.chance
    course = Course(server=ways.server, workers=workers, through=ways.proxy.port, chance=chance)
    course.run_plain(jobs)
    for strike in map(STRIKES.__getitem__, strikes):
        wanted = course.n_struck + n_strikes
        while course.n_struck < wanted:
            course.disturb(
                chance.choice(jobs),
                functools.partial(strike, ways),
                check_lost,
                n_strikes=wanted - course.n_struck,
                hurries=True,
            )
    print(f"{strikes}: {course.n_struck} struck, {course.slowest_s:.1f} s at most")  # noqa: T201
