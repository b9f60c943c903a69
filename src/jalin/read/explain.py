"""Why a document is read as it is: every candidate with its score, kept or dropped."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Document
from jalin.read.analyse import analyse_document, open_document
from jalin.read.analysis import Analysis
from jalin.read.deals.judged import Judge, Scene, build_judge, hear, open_scene
from jalin.read.deals.values import Values, choose_values
from jalin.read.events.candidates import Event, find_events
from jalin.read.network.assembly import Assembled, weigh_pairs
from jalin.text.knowledge import Knowledge
from jalin.text.screen import Screen, build_screen
from jalin.text.weights import Weights

_MOST_REASONS = 4
_MOST_VALUES = 3
# Pairs below this share are counted, not listed: a text of thirty names has 435.
_LEAST_LISTED = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a candidate, or against it where `weight` is below zero."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenTrace:
    """What the screen found in the raw text, and whether the document was read on."""

    cues: tuple[Reason, ...]
    total: float
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrace:
    """A word of the text that the grammar takes to state a deal, with its parties."""

    trigger: str
    rule: str
    parties: tuple[str, ...]
    certainty: float
    factuality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTrace:
    """Two organisations, the share that they have a deal together, and what it rests on.

    `verdict` says why the pair was kept or dropped.
    """

    parties: tuple[str, str]
    share: float
    reasons: tuple[Reason, ...]
    kept: bool
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTrace:
    """One value that a field of a deal may have. `chosen` tells that it was taken."""

    field: str
    value: str
    share: float
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DealTrace:
    """A deal that was kept, with the likeliest values of its fields and the sentence shown."""

    parties: tuple[str, ...]
    share: float
    sentence: str
    values: tuple[ValueTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything that decided how one document is read.

    `lead` is how surely the lead tells of a deal, None where the screen held the document back.
    `unlisted` counts the pairs that were all but certainly no deals.
    """

    doc_id: str
    reader: str
    screen: ScreenTrace
    lead: float | None = None
    events: tuple[EventTrace, ...] = ()
    pairs: tuple[PairTrace, ...] = ()
    unlisted: int = 0
    deals: tuple[DealTrace, ...] = ()


def explain_document(
    document: Document, knowledge: Knowledge, *, today: dt.date, reader: str
) -> Trace:
    """Trace how a document is read. Pure, and as long at work as the reading itself."""
    screen = _trace_screen(document, knowledge.screen or build_screen(knowledge.lexicon))
    judge = build_judge(knowledge)
    if not screen.passed or judge is None:
        return Trace(doc_id=document.name, reader=reader, screen=screen)
    opened = open_document(document, knowledge)
    lead = round(opened.weigh_relevance(judge.network), 4)
    analysis = analyse_document(document, knowledge, today=today, opened=opened)
    if analysis.encoding is None or lead < judge.weights.least_lead:
        return Trace(doc_id=document.name, reader=reader, screen=screen, lead=lead)
    events = tuple(find_events(analysis))
    scene, found = open_scene(analysis, analysis.encoding, events, judge)
    pairs = tuple(_trace_pairs(scene, found, judge))
    listed = tuple(pair for pair in pairs if pair.kept or pair.share >= _LEAST_LISTED)
    return Trace(
        doc_id=document.name,
        reader=reader,
        screen=screen,
        lead=lead,
        events=tuple(_trace_event(analysis, event) for event in events),
        pairs=listed,
        unlisted=len(pairs) - len(listed),
        deals=tuple(_trace_deal(scene, deal, judge) for deal in found),
    )


def _trace_screen(document: Document, screen: Screen) -> ScreenTrace:
    told = screen.explain(document.title, document.text)
    return ScreenTrace(
        cues=tuple(Reason(name=cue.rule_id, weight=cue.weight) for cue in told.cues),
        total=told.total,
        passed=told.may_hold_deal,
    )


def _trace_event(analysis: Analysis, event: Event) -> EventTrace:
    trigger = event.trigger
    return EventTrace(
        trigger=trigger.span.slice(analysis.document.text),
        rule=trigger.rule,
        parties=tuple(analysis.parties[index].name for index in event.parties),
        certainty=round(event.certainty, 3),
        factuality=str(trigger.factuality),
    )


def _trace_pairs(scene: Scene, found: Sequence[Assembled], judge: Judge) -> Iterator[PairTrace]:
    weights = judge.weights.pairs
    parties = scene.entities.parties
    shares = weigh_pairs(scene.pairs, weights)
    kept = {row for deal in found for row in deal.rows}
    for row in sorted(range(len(shares)), key=lambda row: (-round(float(shares[row]), 5), row)):
        one, other = (scene.sight.analysis.parties[parties[n]].name for n in scene.pairs.rows[row])
        share = float(shares[row])
        yield PairTrace(
            parties=(one, other),
            share=round(share, 3),
            reasons=_list_reasons(scene.pairs.features[row], judge.weights),
            kept=row in kept,
            verdict=_judge(share, judge.weights, kept=row in kept),
        )


def _judge(share: float, weights: Weights, *, kept: bool) -> str:
    least, alone = weights.pairs.least, weights.pairs.least_alone
    if kept and share >= least:
        return f"kept: at least {least}"
    if kept:
        return f"kept: joined by the other parties, or the surest of its text and at least {alone}"
    return f"dropped: below {least}" if share < least else "dropped: the text tells more deals"


def _list_reasons(features: Sequence[float], weights: Weights) -> tuple[Reason, ...]:
    """List what moved a pair's share most, either way."""
    told = [
        Reason(name=name, weight=round(float(value) * factor, 2))
        for name, value, factor in zip(
            weights.pairs.names, features, weights.pairs.factors, strict=True
        )
    ]
    ranked = sorted(told, key=lambda reason: (-abs(reason.weight), reason.name))
    return tuple(reason for reason in ranked[:_MOST_REASONS] if reason.weight)


def _trace_deal(scene: Scene, deal: Assembled, judge: Judge) -> DealTrace:
    analysis, heard = scene.sight.analysis, hear(scene, deal, judge)
    values = choose_values(analysis, heard, judge.weights.values)
    return DealTrace(
        parties=tuple(analysis.parties[index].name for index in deal.parties),
        share=round(deal.certainty, 3),
        sentence=heard.shown.text,
        values=tuple(_trace_values(analysis, values)),
    )


def _trace_values(analysis: Analysis, values: Values) -> Iterator[ValueTrace]:
    text = analysis.document.text
    chosen = {
        ("instrument", str(values.instrument)),
        ("stage", str(values.stage)),
        ("date", str(values.date)),
        *(("activities", str(value)) for value in values.activities),
        *(("sectors", str(value)) for value in values.sectors),
        *(("objects", span.slice(text)) for span in values.objects),
    }
    by_field: dict[str, list[tuple[str, float]]] = {}
    for (field, value), share in values.shares.items():
        by_field.setdefault(field, []).append((value, share))
    for field, told in by_field.items():
        ranked = sorted(told, key=lambda item: (-item[1], item[0]))
        for rank, (value, share) in enumerate(ranked):
            if rank < _MOST_VALUES or (field, value) in chosen:
                yield ValueTrace(
                    field=field, value=value, share=share, chosen=(field, value) in chosen
                )
