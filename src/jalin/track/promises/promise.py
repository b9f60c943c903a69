"""Promises: which deal each belongs to, and how it stands on a day.

The calendar alone tells scheduled and overdue. That a promise was met, or was not, needs a sentence
that says so: `settlements` finds it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from jalin.model import DealMention, Document, Evidence, PartialDate, Promise, Reading

# The rule of an outcome that a reviewer decided.
JUDGED = "judgement"


class PromiseState(StrEnum):
    """Where a promise stands on a day, in the milestone words of OCDS, plus overdue."""

    SCHEDULED = "scheduled"
    MET = "met"
    NOT_MET = "not_met"
    PARTIALLY_MET = "partially_met"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPromise:
    """A promise with the document that tells it, and its place in that document's reading.

    `source_id` is the source group: copies of one text are one source. `known` is when the first of
    them was published.
    """

    document: Document
    promise: Promise
    position: int
    source_id: str
    known: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What became of a promise, with the sentence that says so.

    `known` is when the settling document was published; where it only sets a later date, no
    earlier than the last day of the date that it replaces. `rule` names what settled it.
    """

    document_id: str
    position: int
    state: PromiseState
    evidence: Evidence
    known: PartialDate
    rule: str


class Outcome(Protocol):
    """What became of a promise, from when that is known, and what made it so."""

    @property
    def state(self) -> PromiseState:
        """Give what became of it."""
        ...

    @property
    def known(self) -> PartialDate:
        """Give from when that is known."""
        ...

    @property
    def rule(self) -> str:
        """Give the rule that settled it, `JUDGED` for a reviewer's word."""
        ...


_Outcome = TypeVar("_Outcome", bound=Outcome)


def judge_promise(
    due: PartialDate | None, today: dt.date, outcomes: Iterable[Outcome] = ()
) -> PromiseState:
    """Judge a promise by what was known of it on a day.

    The outcome that counts is that of `find_last`. Without one, it is overdue once the last day
    that the date can mean is past. A promise without a date is scheduled for ever: nobody said
    when.
    """
    last = find_last(outcomes, today)
    if last is not None:
        return last.state
    late = due is not None and due.last < today
    return PromiseState.OVERDUE if late else PromiseState.SCHEDULED


def find_last(outcomes: Iterable[_Outcome], day: dt.date) -> _Outcome | None:
    """Find the outcome told last by a day; of several told at once, the one that grants least.

    What a reviewer decided by then goes before all that is told, be it told later.
    """
    known = [it for it in outcomes if it.known.last <= day]
    return max(known, key=_rank, default=None)


def assign_promises(reading: Reading) -> Mapping[int, tuple[int, ...]]:
    """Tell for each promise of a reading which of its deals it belongs to, both by index.

    A promise belongs to the deals of which its promiser, or the organisation of the person who
    promises, is a party; where none is, to the deal whose evidence stands nearest before or after
    it; where places are unknown, to the first deal.
    """
    return {
        index: _find_deals_of(promise, reading) for index, promise in enumerate(reading.promises)
    }


_LEAST_GRANTED_LAST = (PromiseState.MET, PromiseState.PARTIALLY_MET, PromiseState.NOT_MET)


def _rank(outcome: Outcome) -> tuple[bool, dt.date, int]:
    is_judged = outcome.rule == JUDGED
    return (is_judged, outcome.known.last, _LEAST_GRANTED_LAST.index(outcome.state))


def _find_deals_of(promise: Promise, reading: Reading) -> tuple[int, ...]:
    if not reading.deals:
        return ()
    who = {promise.who.casefold()} | {
        person.organisation.casefold()
        for person in reading.people
        if person.name.casefold() == promise.who.casefold()
    }
    own = tuple(index for index, deal in enumerate(reading.deals) if who & _list_names(deal))
    return own or (_find_nearest(promise, reading),)


def _list_names(deal: DealMention) -> set[str]:
    return {form.casefold() for party in deal.parties for form in (party.name, *party.aliases)}


def _find_nearest(promise: Promise, reading: Reading) -> int:
    def distance(index: int) -> tuple[bool, int, int]:
        span = reading.deals[index].evidence_span
        if span is None or promise.span is None:
            return (True, 0, index)
        gap = max(span.start - promise.span.end, promise.span.start - span.end, 0)
        return (False, gap, index)

    return min(range(len(reading.deals)), key=distance)
