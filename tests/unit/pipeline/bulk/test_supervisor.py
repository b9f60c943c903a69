"""The pool: shares in order, whatever becomes of the processes."""

import itertools
import multiprocessing
import os
import resource
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bulk_hands import die_as_second, die_at_once, list_outcomes, make_item, make_plan, refuse
from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from jalin.pipeline.bulk.pool import Item, Prepare, Share, work_here, work_in_pool
from jalin.source import RawItem

N_ITEMS = 150
DEADLY = {20: b"mati", 21: b"mati", 50: b"keluar", 90: b"macet", 140: b"mati"}


def _make_items() -> list[Item]:
    items: list[Item] = [make_item(number, DEADLY.get(number, b"")) for number in range(N_ITEMS)]
    items[7] = Skipped(source="hilang.txt", reason="not_found")
    return items


@pytest.fixture(scope="module")
def shares() -> list[Share]:
    """Work on items of which some kill the process that works on them."""
    return list(work_in_pool(_make_items(), make_plan()))


@pytest.fixture(scope="module")
def outcomes(shares: list[Share]) -> list[Outcome]:
    """Give what became of each of these items."""
    return list_outcomes(shares)


def test_every_item_has_its_outcome_in_order(outcomes: list[Outcome]) -> None:
    """Deaths neither lose nor double nor move an item."""
    assert [it.source for it in outcomes] == [it.source for it in _make_items()]


@pytest.mark.parametrize(
    ("number", "reason", "detail"),
    [
        (20, "worker_died", "ended by SIGKILL"),
        (21, "worker_died", "ended by SIGKILL"),
        (50, "worker_died", "ended with exit code 3"),
        (90, "timed_out", "over 2 s"),
        (140, "worker_died", "ended by SIGKILL"),
    ],
)
def test_an_item_that_kills_is_told(
    outcomes: list[Outcome], number: int, reason: str, detail: str
) -> None:
    """What killed its process, or never ended, is skipped with the reason."""
    found = outcomes[number]
    assert (found.kind, found.reason, found.detail) == (OutcomeKind.SKIPPED, reason, detail)


def test_the_others_are_worked_on(outcomes: list[Outcome]) -> None:
    """Neighbours of a deadly item have the outcome that they have in this process."""
    harmless = [it for it in _make_items() if not _is_deadly(it)]
    here = list_outcomes(list(work_here(harmless, make_plan())))
    assert [it for it in outcomes if it.reason not in {"worker_died", "timed_out"}] == here


def test_shares_count_what_they_hold(shares: list[Share], outcomes: list[Outcome]) -> None:
    """The numbers of the shares are those of their outcomes."""
    whole = Share.join(shares)
    assert whole.items == len(outcomes) == N_ITEMS
    assert whole.heard == N_ITEMS - 6
    assert [it.reason for it in whole.skipped].count("worker_died") == 4


@pytest.mark.parametrize(
    ("prepare", "fault"), [(refuse, "tidak bisa"), (die_at_once, "could not start.*code 7")]
)
def test_a_worker_that_cannot_begin_ends_the_run(prepare: Prepare, fault: str) -> None:
    """A refusal, or a death before any work, is told once and not tried again."""
    with pytest.raises(AbortError, match=fault):
        list(work_in_pool([make_item(1)], make_plan(prepare, jobs=1)))


def test_a_death_at_the_beginning_of_a_later_process_is_borne(tmp_path: Path) -> None:
    """Once one could begin, a process that dies before any work is replaced as any other."""
    items = [make_item(number, DEADLY.get(number, b"")) for number in range(19, 23)]
    plan = make_plan(partial(die_as_second, tmp_path), jobs=1)
    outcomes = list_outcomes(list(work_in_pool(items, plan)))
    assert [it.reason for it in outcomes] == [None, "worker_died", "worker_died", None]
    assert len(list(tmp_path.iterdir())) > 3


def test_a_system_that_gives_no_process_ends_the_run() -> None:
    """Where pipes or processes have run out, that is what is told."""
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, before[1]))
    try:
        with pytest.raises(AbortError, match="could not start: Too many open files"):
            list(work_in_pool([make_item(1)], make_plan()))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_few_items_start_few_processes() -> None:
    """There are no more processes than batches to work on."""
    shares = work_in_pool([make_item(1)], make_plan(jobs=4))
    next(shares)
    assert len(multiprocessing.active_children()) == 1
    shares.close()


def test_nothing_to_do_is_done_without_a_process() -> None:
    """No items give no shares."""
    assert not list(work_in_pool([], make_plan(die_at_once)))


def test_deaths_without_end_end_the_run() -> None:
    """Where nothing but deaths happens it is no matter of single documents."""
    items = [make_item(number, b"keluar") for number in range(9)]
    with pytest.raises(AbortError, match="keep dying"):
        list(work_in_pool(items, make_plan(jobs=1)))


def test_few_items_are_on_their_way() -> None:
    """While the first item takes its time, only so many bytes of others are taken in."""
    taken = 0

    def take() -> Iterator[RawItem]:
        nonlocal taken
        for number in itertools.count():
            taken += 1
            yield make_item(number, b"x" * 20_000 if number else b"lambat")

    shares = work_in_pool(take(), make_plan(most_bytes=1_000_000))
    next(shares)
    shares.close()
    assert 20 < taken < 70


def test_a_stopped_pool_leaves_nothing_behind() -> None:
    """When it is to stop, the shares end early, and no process is left."""
    given: list[Share] = []
    items = map(make_item, itertools.count())
    for share in work_in_pool(items, make_plan(), is_stopped=lambda: len(given) >= 3):
        given.append(share)  # noqa: PERF402 (the pool looks at it)
    assert given
    assert not multiprocessing.active_children()


def _is_deadly(item: Item) -> bool:
    return isinstance(item, RawItem) and item.content in DEADLY.values()
