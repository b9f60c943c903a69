"""Partner changes: one party of a deal goes on without its partner, as a deal with another.

Only a document that tells both sides shows it: that two deals follow each other in time says
nothing. A deal that was signed, built or run before the other ended stood beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from jalin.model import Factuality, PartialDate, Stage, Step
from jalin.resolve.deals.candidates import Candidate, DealPlace

_OFF = frozenset({Stage.SUSPENDED, Stage.TERMINATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerChange:
    """Two mentions of one document: the deal that ended, and the one that goes on in its place."""

    ended: DealPlace
    followed: DealPlace


def find_partner_changes(candidates: Sequence[Candidate]) -> tuple[PartnerChange, ...]:
    """Find the partner changes that one document tells, in order of place."""
    found = (
        PartnerChange(ended=one.place, followed=other.place)
        for one, other in permutations(candidates, 2)
        if _follows(one, other)
    )
    return tuple(sorted(found, key=lambda change: (change.ended, change.followed)))


def _follows(ended: Candidate, other: Candidate) -> bool:
    if ended.mention.stage not in _OFF or other.mention.stage in _OFF:
        return False
    shared = ended.party_ids & other.party_ids
    # Without a partner of its own, one side is only a wider telling of the other.
    if not shared or not ended.party_ids - shared or not other.party_ids - shared:
        return False
    return _share_thing(ended, other) and not _stood_beside(other, _find_end(ended))


def _share_thing(one: Candidate, other: Candidate) -> bool:
    return any(_list_things(one, other))


def _list_things(one: Candidate, other: Candidate) -> Iterator[frozenset[str]]:
    yield one.subject.words & other.subject.words
    yield one.subject.models & other.subject.models


def _find_end(ended: Candidate) -> PartialDate | None:
    """Find the first day on which the deal ended: who ended it, and when, can be disputed."""
    off = (step for step in ended.mention.steps if _is_fact(step) and step.stage in _OFF)
    days = (step.date for step in off if step.date is not None)
    return min(days, key=lambda day: (day.last, str(day)), default=None)


def _stood_beside(other: Candidate, end: PartialDate | None) -> bool:
    return any(
        _is_older(step, end)
        for step in other.mention.steps
        if _is_fact(step) and step.stage.binding
    )


def _is_older(step: Step, end: PartialDate | None) -> bool:
    """Tell whether a step came before the end; works and operation without a day are long on."""
    if step.date is None:
        return step.stage is not Stage.COMMITTED
    return end is not None and step.date.last < end.first


def _is_fact(step: Step) -> bool:
    return step.factuality is Factuality.FACTUAL
