"""The steps of a deal as each source tells them, and the claims that they make."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jalin.model import Factuality
from jalin.track.steps import HistoryStep, find_told_steps
from jalin.track.telling import Telling, sort_tellings
from jalin.track.values.claims import ValueClaim
from jalin.track.values.decisions import find_unsaid


def find_told(tellings: Iterable[Telling], claims: Sequence[ValueClaim]) -> list[HistoryStep]:
    """Find the steps of each telling that have a sentence, without what reviewers rejected."""
    unsaid = {
        field: find_unsaid(field, claims) for field in ("stage", "date", "place", "instrument")
    }
    return [
        replace(
            step,
            date=None if str(step.date) in unsaid["date"] else step.date,
            place=None if step.place in unsaid["place"] else step.place,
            instrument=None if step.instrument in unsaid["instrument"] else step.instrument,
        )
        for telling in sort_tellings(tellings)
        for step in find_told_steps(telling)
        if step.evidence and step.stage not in unsaid["stage"]
    ]


def claim_of(step: HistoryStep, field: str, value: str) -> ValueClaim:
    """Make the claim that a told step makes for a field."""
    told = step.evidence[0]
    return ValueClaim(
        field=field,
        value=value,
        factual=step.factuality is Factuality.FACTUAL,
        evidence=told.evidence,
        published=step.told,
        known=told.known,
        source_id=told.source_id,
        rule=told.rule,
    )


def list_sources(steps: Iterable[HistoryStep]) -> frozenset[str]:
    """List the sources of steps."""
    return frozenset().union(*(step.source_ids for step in steps))
