"""Hosts take turns, and none holds up the rest."""

import pytest

from jalin.pipeline.watching.turns import Pace, Turns, find_host
from watch_world import Time

A, B, C = "http://a.example", "http://b.example", "http://c.example"


def run(turns: Turns[str], pace: Pace, work_s: dict[str, float] | None = None) -> list[str]:
    """Do all jobs; each host takes its time, of which it asks the fetcher to sleep."""
    done: list[str] = []
    for host, job in turns:
        with pace.visiting(host):
            if work_s is not None and host in work_s and done:
                pace.sleep(work_s[host])
        done.append(job)
    return done


def build(gap_s: float, *urls: str) -> tuple[Time, Pace, Turns[str]]:
    """Build the turns of some addresses on a time of their own."""
    time = Time()
    pace = Pace(gap_s, seconds=time.clock.seconds, sleep=time.sleep)
    return time, pace, Turns([(url, url) for url in urls], pace)


def test_hosts_are_asked_one_after_another() -> None:
    """However many pages a host has, each other has its turn in between."""
    time, pace, turns = build(0, f"{A}/1", f"{A}/2", f"{A}/3", f"{B}/1", f"{C}/1", f"{C}/2")
    assert run(turns, pace) == [f"{A}/1", f"{B}/1", f"{C}/1", f"{A}/2", f"{C}/2", f"{A}/3"]
    assert time.slept == []


def test_one_sleeps_only_while_all_hosts_must_wait() -> None:
    """The gap of one host is time for the others."""
    time, pace, turns = build(2, f"{A}/1", f"{A}/2", f"{B}/1", f"{B}/2")
    assert run(turns, pace) == [f"{A}/1", f"{B}/1", f"{A}/2", f"{B}/2"]
    assert time.slept == [2]


def test_the_pace_of_a_host_is_learnt() -> None:
    """A host that makes the fetcher wait is asked when it may be, and others meanwhile."""
    time, pace, turns = build(1, *(f"{A}/{n}" for n in range(3)), *(f"{B}/{n}" for n in range(9)))
    with pace.visiting(find_host(A)):
        pass
    time.sleep(1)
    with pace.visiting(find_host(A)):
        pace.sleep(6)
    order = run(turns, pace)
    assert pace.find_wait(find_host(A)) == 7
    firsts = [order.index(f"{A}/{n}") for n in range(3)]
    assert firsts[2] > order.index(f"{B}/8")
    assert firsts[0] >= 5


def test_the_wait_before_the_first_page_is_not_the_pace_of_a_host() -> None:
    """Before its first page a host is asked for its rules, which takes a gap of its own."""
    _, pace, _ = build(1)
    with pace.visiting("a.example"):
        pace.sleep(50)
    assert pace.find_wait("a.example") == 1


def test_a_host_that_is_dropped_has_no_more_turns() -> None:
    """What is left of it is counted; the others go on."""
    *_, turns = build(0, f"{A}/1", f"{A}/2", f"{A}/3", f"{B}/1", f"{B}/2")
    done = []
    for host, job in turns:
        done.append(job)
        if job == f"{A}/1":
            assert turns.drop(host) == 2
    assert done == [f"{A}/1", f"{B}/1", f"{B}/2"]


@pytest.mark.parametrize("url", ["https://A.example:8443/x", "http://a.example/y", "//a.example"])
def test_ports_and_schemes_are_one_host(url: str) -> None:
    """Politeness is owed to a host, not to each of its doors."""
    assert find_host(url) == "a.example"
