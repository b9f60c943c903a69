"""Contradictions: where independent sources say what cannot both be true of one deal.

Precision goes before recall. Two values quarrel only if they are about one thing, if different
source groups tell them, and if neither source knows the other's value: a text that gives both
tells two things, or an older state beside a newer. Copies of one text never quarrel. What a
reviewer rejected takes no part. The rules stand in `quarrels`.
"""

from collections.abc import Iterable, Iterator, Sequence

from jalin.track.history import History
from jalin.track.quarrels.amounts import find_amount_quarrels
from jalin.track.quarrels.contradiction import (
    ContradictedValue,
    Contradiction,
    ContradictionRule,
)
from jalin.track.quarrels.stages import find_stage_quarrels
from jalin.track.quarrels.steps import find_step_quarrels
from jalin.track.quarrels.told import find_told
from jalin.track.quarrels.words import QuarrelWords
from jalin.track.telling import Telling, find_evidence, sort_tellings
from jalin.track.values.claims import ValueClaim

__all__ = ["ContradictedValue", "Contradiction", "ContradictionRule", "find_contradictions"]


def find_contradictions(
    tellings: Iterable[Telling],
    history: History,
    claims: Sequence[ValueClaim],
    words: QuarrelWords,
) -> tuple[Contradiction, ...]:
    """Find the contradictions of a deal, by field, whatever the order of its tellings.

    `claims` are those that `collect_values` gives, `history` that of the same tellings.
    """
    ordered = sort_tellings(tellings)
    told = find_told(ordered, claims)
    found = (
        *find_step_quarrels(told, claims, words),
        *find_stage_quarrels(told, history),
        *find_amount_quarrels(ordered, claims, words),
        *_find_said(ordered),
    )
    return tuple(sorted(found, key=lambda it: (it.field, it.rule, it.values[0].value)))


def _find_said(tellings: Iterable[Telling]) -> Iterator[Contradiction]:
    """Find what readings record as a conflict inside one text (codebook, section 7).

    Copies of one text say it once.
    """
    seen = set()
    for telling in tellings:
        mention = telling.mention
        if mention.conflict is None or (telling.source_id, mention.conflict) in seen:
            continue
        evidence = find_evidence(
            telling.document, mention.evidence, mention.evidence_span
        ) or find_evidence(telling.document, mention.trigger, mention.trigger_span)
        if evidence is None:
            continue
        seen.add((telling.source_id, mention.conflict))
        claim = ValueClaim(
            field="conflict",
            value=mention.conflict,
            factual=True,
            evidence=evidence,
            published=telling.document.published,
            known=telling.known,
            source_id=telling.source_id,
            rule=mention.step,
        )
        value = ContradictedValue.of(mention.conflict, (claim,), shown=False)
        yield Contradiction(field="conflict", values=(value,), rule=ContradictionRule.SAID_INSIDE)
