"""The values of a deal's fields: every claim is kept, one is shown by a written rule.

Rule for instrument, place: among the values that are said at all, those told as fact go before
those only planned, wished or denied; of these the strongest instrument; then the value that the
latest published document claims, that of more claims, the alphabet. Stage: the stage of the
history, which rests on facts alone. Date: the date of the latest factual step. Amounts, activities,
sectors, objects and parties add up: all are shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import (
    Amount,
    DealMention,
    Document,
    Evidence,
    Instrument,
    PartialDate,
    Span,
)
from jalin.track.history import History, moves_deal
from jalin.track.telling import Telling, find_evidence, sort_tellings

CHOSEN_FIELDS = ("instrument", "place")
_SAID_AS_NOTHING = frozenset({"", Instrument.UNSPECIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueClaim:
    """One value of one field in one document, with its sentence. `shown`: it stands for the deal.

    `factual`: the document tells the value of something that happened. `rule` names the reading
    step that made the claim.
    """

    field: str
    value: str
    shown: bool
    factual: bool
    evidence: Evidence
    published: PartialDate | None
    rule: str | None


def collect_values(tellings: Iterable[Telling], history: History) -> tuple[ValueClaim, ...]:
    """Collect the claims of all tellings, by field, then publication, and mark the shown ones."""
    claims = [claim for telling in sort_tellings(tellings) for claim in _find_claims(telling)]
    shown = {field: choose_value(field, claims) for field in CHOSEN_FIELDS}
    shown["stage"] = str(history.stage)
    shown["date"] = str(find_date(history) or "")
    marked = (
        replace(claim, shown=shown.get(claim.field, claim.value) == claim.value) for claim in claims
    )
    return tuple(sorted(marked, key=lambda claim: claim.field))


def choose_value(field: str, claims: Sequence[ValueClaim]) -> str | None:
    """Choose the value of a field that is shown, None where none is said."""
    said = [c for c in claims if c.field == field and c.value not in _SAID_AS_NOTHING]
    counts = Counter(claim.value for claim in said)

    def rank(claim: ValueClaim) -> tuple[bool, int, str, int, str]:
        strength = Instrument(claim.value).strength if field == "instrument" else 0
        published = str(claim.published or "")
        return (claim.factual, strength, published, counts[claim.value], claim.value)

    return max(said, key=rank).value if said else None


def find_date(history: History) -> PartialDate | None:
    """Find the date of the latest factual step that has one."""
    dates = [step.date for step in history.steps if step.moves and step.date is not None]
    return max(dates, key=lambda date: (date.last, len(str(date))), default=None)


def write_amount(amount: Amount) -> str:
    """Write an amount so that equal sums are equal: "IDR 1200000000000", "50 unit"."""
    if amount.value is None:
        return amount.text
    number = f"{amount.value:f}"
    if amount.currency is not None:
        return f"{amount.currency} {number}"
    return f"{number} {amount.unit}" if amount.unit is not None else number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    field: str
    value: str
    quote: str | None = None
    span: Span | None = None


def _find_claims(telling: Telling) -> Iterator[ValueClaim]:
    document, mention = telling.document, telling.mention
    for said in _list_values(mention):
        places: list[tuple[Evidence | None, str | None]] = [
            (find_evidence(document, claim.evidence.quote, claim.evidence.span), claim.step)
            for claim in mention.claims
            if (claim.field, claim.value) == (said.field, said.value)
        ]
        if not any(evidence for evidence, _ in places):
            places = [(_find_place(document, mention, said), mention.step)]
        for evidence, rule in dict.fromkeys(places):
            if evidence is not None:
                yield ValueClaim(
                    field=said.field,
                    value=said.value,
                    shown=False,
                    factual=_is_factual(mention, said),
                    evidence=evidence,
                    published=document.published,
                    rule=rule,
                )


def _is_factual(mention: DealMention, said: _Said) -> bool:
    """Tell whether a value is that of a fact; one that no step carries goes with the whole deal."""
    carriers = [step for step in mention.steps if getattr(step, said.field, None) == said.value]
    return any(moves_deal(step) for step in carriers or mention.steps)


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
