"""Which mentions wait, and in which order."""

import datetime as dt

import pytest

from jalin.model import JudgementKind
from jalin.pipeline.judging import Verdict
from jalin.pipeline.reviewing.queue import Queue, Waiting, find_judged
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from review_factory import DOCUMENTS, NOW, keep, place, verdict

KINDS = JudgementKind
NAMES = {document.id: name for name, document in DOCUMENTS.items()}


def names(queue: Queue) -> list[str]:
    """Name what waits."""
    return [NAMES[it.document_id] for it in queue.waiting]


def test_the_least_certain_comes_first(register: Register) -> None:
    """Everything waits that nobody judged."""
    queue = Queue.of(register)
    assert names(queue) == ["c", "b", "a"]
    assert (queue.judged, queue.total) == (0, 3)


@pytest.mark.parametrize("kind", [KINDS.ACCEPT, KINDS.REJECT])
def test_what_is_judged_waits_no_more(register: Register, kind: JudgementKind) -> None:
    """Also a mention that is none any more counts as done; taking back queues it again."""
    made = keep(register, verdict(kind, "c")).judgement
    queue = Queue.of(register)
    assert (names(queue), queue.judged, queue.total) == (["b", "a"], 1, 3)
    back = Verdict(kind=KINDS.WITHDRAW, reviewer="Ana", target=made.id)
    keep(register, back, NOW + dt.timedelta(minutes=1))
    assert names(Queue.of(register)) == ["c", "b", "a"]


def test_a_note_is_no_decision(register: Register) -> None:
    """What was only noted still waits."""
    keep(register, verdict(KINDS.NOTE, "c", note="Lihat lagi."))
    assert names(Queue.of(register)) == ["c", "b", "a"]


def test_a_merge_judges_both_mentions(register: Register) -> None:
    """A split judges only the one that is split off."""
    keep(register, verdict(KINDS.MERGE, "c", other=f"{DOCUMENTS['b'].id}/0"))
    assert names(Queue.of(register)) == ["a"]
    keep(register, verdict(KINDS.SPLIT, "c"), NOW + dt.timedelta(minutes=1))
    assert set(find_judged(register)) == {place("c"), place("b")}


def test_only_some_deals_may_be_asked_for(register: Register) -> None:
    """The counts are of those deals alone."""
    (row,) = register.find(DealMentionRow, document_id=DOCUMENTS["c"].id)
    keep(register, verdict(KINDS.REJECT, "a"))
    queue = Queue.of(register).only([row.deal_id])
    assert (names(queue), queue.judged) == (["c"], 0)


def test_the_queue_goes_round(register: Register) -> None:
    """After the last comes the first, before the first the last; one alone has no other."""
    queue = Queue.of(register)
    third, second, first = queue.waiting
    assert queue.find_next() == third
    assert queue.find_next(back=True) == first
    assert [queue.find_next(it) for it in queue.waiting] == [second, first, third]
    assert [queue.find_next(it, back=True) for it in queue.waiting] == [first, third, second]
    assert Queue(waiting=(first,)).find_next(first) is None
    assert Queue(waiting=(), dropped=3).find_next(first) is None


def test_a_judged_mention_has_its_place_in_the_queue(register: Register) -> None:
    """From a mention that waits no more one goes on to the next that does."""
    done = Waiting.at(place("b"), 0.6)
    keep(register, verdict(KINDS.ACCEPT, "b"))
    queue = Queue.of(register)
    found = queue.find_next(done)
    assert found is not None
    assert found.place == place("a")
