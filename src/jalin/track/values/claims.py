"""Claims: every value that a document gives to a field of a deal, with the sentence that says it.

What is claimed is never dropped. Which claim stands for the deal is decided in `values`, what a
reviewer said of it in `decisions`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import (
    Amount,
    DealMention,
    Document,
    Evidence,
    Instrument,
    PartialDate,
    Span,
    Stage,
)
from jalin.track.steps import moves_deal
from jalin.track.telling import Telling, find_evidence, sort_tellings

SINGLE_FIELDS = ("stage", "date", "instrument", "place")
_BEFORE_PAPER = frozenset({Stage.PROPOSED, Stage.TALKS})


class ShownBy(StrEnum):
    """Why a value is the shown one; what each means is told in `values`."""

    JUDGEMENT = "judgement"
    ONLY_VALUE = "only_value"
    ADDS_UP = "adds_up"
    HISTORY = "history"
    FACT_BEFORE_PLAN = "fact_before_plan"
    STRONGEST_INSTRUMENT = "strongest_instrument"
    MORE_SOURCES = "more_sources"
    FINEST_DATE = "finest_date"
    LATEST_WORD = "latest_word"
    LARGER_SUM = "larger_sum"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueClaim:
    """One value of one field, as one document says it or as one reviewer decided it.

    `shown`: it stands for the deal, and `shown_by` names the rule. `factual`: it is the value of
    something that happened. `rule` names the reading step. Copies of one text share `source_id`;
    `known` is when the first of them was published. Invariant: a claim has `evidence` or, where a
    reviewer made it, a `judgement_id`.
    """

    field: str
    value: str
    factual: bool
    evidence: Evidence | None
    published: PartialDate | None
    known: PartialDate | None
    source_id: str
    rule: str | None = None
    shown: bool = False
    shown_by: ShownBy | None = None
    rejected: bool = False
    judgement_id: str | None = None
    reviewer: str | None = None


def find_claims(tellings: Iterable[Telling]) -> tuple[ValueClaim, ...]:
    """Find the claims of all tellings, by publication; none of them is shown yet."""
    return tuple(claim for telling in sort_tellings(tellings) for claim in _find_claims(telling))


def count_sources(claims: Iterable[ValueClaim]) -> int:
    """Count independent sources: copies of one text are one."""
    return len({claim.source_id for claim in claims})


def write_amount(amount: Amount) -> str:
    """Write an amount so that equal sums are equal: "IDR 1200000000000", "50 unit"."""
    if amount.value is None:
        return amount.text
    number = f"{amount.value:f}"
    if amount.currency is not None:
        price = f" {amount.unit}" if amount.unit is not None else ""
        return f"{amount.currency} {number}{price}"
    return f"{number} {amount.unit}" if amount.unit is not None else number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    field: str
    value: str
    quote: str | None = None
    span: Span | None = None


def _find_claims(telling: Telling) -> Iterator[ValueClaim]:
    for said in _list_values(telling.mention):
        for evidence, rule in _find_places(telling, said):
            yield ValueClaim(
                field=said.field,
                value=said.value,
                factual=_is_factual(telling.mention, said),
                evidence=evidence,
                published=telling.document.published,
                known=telling.known,
                source_id=telling.source_id,
                rule=rule,
            )


def _find_places(telling: Telling, said: _Said) -> Iterator[tuple[Evidence, str | None]]:
    """Find where the reader saw a value; failing that, the words of the value or of the deal."""
    document, mention = telling.document, telling.mention
    seen = (
        (find_evidence(document, claim.evidence.quote, claim.evidence.span), claim.step)
        for claim in mention.claims
        if (claim.field, claim.value) == (said.field, said.value)
    )
    places = dict.fromkeys((evidence, step) for evidence, step in seen if evidence is not None)
    if places:
        yield from places
        return
    evidence = _find_place(document, mention, said)
    if evidence is not None:
        yield evidence, mention.step


def _is_factual(mention: DealMention, said: _Said) -> bool:
    """Tell whether a value is that of a fact; one that no step carries goes with the whole deal.

    That somebody proposes or discusses a paper is a fact; the paper is none yet.
    """
    carriers = [it for it in mention.steps if str(getattr(it, said.field, None)) == said.value]
    moving = [step for step in carriers or mention.steps if moves_deal(step)]
    if said.field == "instrument" and carriers and said.value != Instrument.TALKS:
        return any(step.stage not in _BEFORE_PAPER for step in moving)
    return bool(moving)


def _list_values(mention: DealMention) -> Iterator[_Said]:
    yield _Said(field="stage", value=str(mention.stage))
    yield _Said(field="instrument", value=str(mention.instrument))
    if mention.date is not None:
        yield _Said(field="date", value=str(mention.date))
    if mention.place is not None:
        yield _Said(field="place", value=mention.place)
    yield from (_Said(field="activities", value=str(it)) for it in mention.activities)
    yield from (_Said(field="sectors", value=str(it)) for it in mention.sectors)
    yield from (_Said(field="objects", value=it) for it in mention.objects)
    for amount in mention.amounts:
        value = write_amount(amount)
        yield _Said(field="amounts", value=value, quote=amount.text, span=amount.span)
    for party in mention.parties:
        span = next(iter(party.spans), None)
        yield _Said(field="parties", value=party.name, quote=party.name, span=span)


def _find_place(document: Document, mention: DealMention, said: _Said) -> Evidence | None:
    """Find the words of a value, widened to the deal's own sentence where they stand in it."""
    sentence = find_evidence(document, mention.evidence, mention.evidence_span)
    words = find_evidence(document, said.quote, said.span)
    if words is None or (sentence is not None and sentence.span.contains(words.span)):
        return sentence
    return words
