"""What reviewers decided of the values of a deal. No machine overrides it.

Of the decisions on one value the latest counts. A decision on the whole deal shows its value, or
forbids it; of several accepted or corrected values of a field that has one, the latest is shown. A
decision on one document says what that document tells, and then the written rule goes on as before.
A rejected claim stays, marked, and is never shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from jalin.model import PartialDate
from jalin.track.values.claims import SINGLE_FIELDS, ValueClaim


class DecisionKind(StrEnum):
    """What a reviewer can say of a value."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One reviewer's word on one value of a field.

    `document_id`: the value is judged for this document alone. `moment` orders decisions of one
    day; left out, those of one day go by id.
    """

    judgement_id: str
    kind: DecisionKind
    field: str
    value: str
    reviewer: str
    made: PartialDate
    document_id: str | None = None
    moment: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Give the place among decisions, the latest last."""
        return (self.moment or str(self.made), self.judgement_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """All decisions, and those that hold: on each value of each document or the deal, the last.

    Both in order of time.
    """

    made: tuple[Decision, ...] = ()
    holding: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """Put decisions in order and find those that no later one overtook."""
        made = sorted(decisions, key=lambda decision: decision.order)
        last = {(it.document_id, it.field, it.value): it for it in made}
        return cls(made=tuple(made), holding=tuple(it for it in made if it in last.values()))

    def find_chosen(self, field: str) -> tuple[str, ...]:
        """Find the values that reviewers want shown; of a field that has one value, the last."""
        chosen = tuple(
            it.value
            for it in self.holding
            if it.field == field and it.document_id is None and it.kind is not DecisionKind.REJECT
        )
        return chosen[-1:] if field in SINGLE_FIELDS else chosen

    def find_rejected(self, field: str) -> frozenset[str]:
        """Find the values that may not be shown for the whole deal."""
        return frozenset(
            it.value
            for it in self.holding
            if it.field == field and it.document_id is None and it.kind is DecisionKind.REJECT
        )


def apply_decisions(claims: Iterable[ValueClaim], rulings: Rulings) -> tuple[ValueClaim, ...]:
    """Mark the rejected claims and add those that reviewers make, after the others."""
    found = tuple(replace(it, rejected=_is_rejected(it, rulings)) for it in claims)
    made = tuple(
        _make_claim(decision, found)
        for decision in rulings.made
        if decision.kind is DecisionKind.CORRECT
        or (decision.kind is DecisionKind.ACCEPT and decision.document_id is None)
    )
    return (
        *found,
        *(replace(it, rejected=it.value in rulings.find_rejected(it.field)) for it in made),
    )


def find_unsaid(field: str, claims: Iterable[ValueClaim]) -> frozenset[str]:
    """Find the values of a field of which every claim is rejected."""
    of_field = [claim for claim in claims if claim.field == field]
    held = {claim.value for claim in of_field if not claim.rejected}
    return frozenset(claim.value for claim in of_field) - held


def _is_rejected(claim: ValueClaim, rulings: Rulings) -> bool:
    """Tell whether a claim is rejected: the word on its own document goes before that on the deal.

    Where a document is corrected in a field that has one value, what it was read to say is wrong.
    """
    document_id = claim.evidence.document_id if claim.evidence is not None else None
    rejected = claim.value in rulings.find_rejected(claim.field)
    for decision in rulings.holding:
        if decision.field != claim.field or decision.document_id is None:
            continue
        if decision.document_id != document_id:
            continue
        if decision.value == claim.value:
            rejected = decision.kind is DecisionKind.REJECT
        elif decision.kind is DecisionKind.CORRECT and claim.field in SINGLE_FIELDS:
            rejected = True
    return rejected


def _make_claim(decision: Decision, claims: Sequence[ValueClaim]) -> ValueClaim:
    """Make the claim of a reviewer; one on a document counts as that document's own."""
    told = [
        it
        for it in claims
        if it.evidence is not None and it.evidence.document_id == decision.document_id
    ]
    return ValueClaim(
        field=decision.field,
        value=decision.value,
        factual=True,
        evidence=None,
        published=told[0].published if told else None,
        known=told[0].known if told else decision.made,
        source_id=told[0].source_id if told else decision.judgement_id,
        judgement_id=decision.judgement_id,
        reviewer=decision.reviewer,
    )
