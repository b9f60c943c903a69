"""Promises: which deal each belongs to, and whether it is due.

Only what a date alone can tell is told here: scheduled or overdue. Whether a promise was met needs
a sentence that says so.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from jalin.model import DealMention, PartialDate, Promise, Reading


class PromiseState(StrEnum):
    """Where a promise stands on a day, in the milestone words of OCDS, plus overdue."""

    SCHEDULED = "scheduled"
    OVERDUE = "overdue"


def judge_promise(due: PartialDate | None, today: dt.date) -> PromiseState:
    """Judge a promise by its due date: overdue once the last day that the date can mean is past.

    A promise without a date is scheduled for ever: nobody said when.
    """
    late = due is not None and due.last < today
    return PromiseState.OVERDUE if late else PromiseState.SCHEDULED


def assign_promises(reading: Reading) -> Mapping[int, tuple[int, ...]]:
    """Tell for each promise of a reading which of its deals it belongs to, both by index.

    A promise belongs to the deals of which its promiser, or the organisation of the person who
    promises, is a party; where none is, to the deal whose evidence stands nearest before or after
    it; where places are unknown, to the first deal.
    """
    return {
        index: _find_deals_of(promise, reading) for index, promise in enumerate(reading.promises)
    }


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
