"""Why a document is read as it is: every candidate with its score, kept or dropped."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Document
from jalin.read.analyse import analyse_document, open_document
from jalin.read.analysis import Analysis
from jalin.read.deals.judged import Judge, Scene, build_judge, hear, open_scene
from jalin.read.deals.values import Values, choose_values
from jalin.read.events.candidates import Event, find_events
from jalin.read.network.assembly import Assembled, Assembly
from jalin.read.network.groups import find_needed, measure_common, precedes
from jalin.text.encoding.network import Floats
from jalin.text.knowledge import Knowledge
from jalin.text.screen import Screen, build_screen
from jalin.text.weights import GroupWeights, PairWeights

_MOST_REASONS = 4
_MOST_VALUES = 3
# Pairs and groups below this share are counted, not listed: a text of thirty names has 435.
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
class CandidateTrace:
    """Organisations, the share that they have a deal together, and what that rests on.

    `verdict` says why they were kept or dropped.
    """

    parties: tuple[str, ...]
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
    `pairs` are what `groups`, the candidates for deals, are made of. `unlisted` counts the
    pairs and groups that were all but certainly no deals.
    """

    doc_id: str
    reader: str
    screen: ScreenTrace
    lead: float | None = None
    events: tuple[EventTrace, ...] = ()
    pairs: tuple[CandidateTrace, ...] = ()
    groups: tuple[CandidateTrace, ...] = ()
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
    pairs, groups = _trace_pairs(scene, judge), _trace_groups(scene, judge)
    shown = [
        tuple(each for each in candidates if each.kept or each.share >= _LEAST_LISTED)
        for candidates in (pairs, groups)
    ]
    return Trace(
        doc_id=document.name,
        reader=reader,
        screen=screen,
        lead=lead,
        events=tuple(_trace_event(analysis, event) for event in events),
        pairs=shown[0],
        groups=shown[1],
        unlisted=len(pairs) + len(groups) - len(shown[0]) - len(shown[1]),
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


def _trace_pairs(scene: Scene, judge: Judge) -> tuple[CandidateTrace, ...]:
    kept = {row for deal in scene.assembly.deals for row in deal.rows}
    return tuple(
        CandidateTrace(
            parties=_name(scene, scene.pairs.rows[row]),
            share=share,
            reasons=_list_reasons(scene.pairs.features[row], judge.weights.pairs),
            kept=row in kept,
            verdict="kept: in a chosen group" if row in kept else "dropped: in no chosen group",
        )
        for row, share in _rank(scene.assembly.pair_shares)
    )


def _trace_groups(scene: Scene, judge: Judge) -> tuple[CandidateTrace, ...]:
    assembly, weights = scene.assembly, judge.weights.groups
    return tuple(
        CandidateTrace(
            parties=_name(scene, assembly.groups.members[row]),
            share=share,
            reasons=_list_reasons(assembly.groups.features[row], weights),
            kept=row in assembly.chosen,
            verdict=_judge(row, assembly, weights),
        )
        for row, share in _rank(assembly.group_shares)
    )


def _judge(row: int, assembly: Assembly, weights: GroupWeights) -> str:
    """Say by what a group was kept or dropped, as `choose_groups` decides it."""
    earlier = [it for it in assembly.chosen if precedes(assembly.group_shares, it, row)]
    common = measure_common(assembly.groups, row, earlier)
    needed = find_needed(assembly.groups, row, weights, earlier)
    if row in assembly.chosen:
        return f"kept: at least {needed}"
    if common > weights.alike:
        return "dropped: most of a surer group"
    return f"dropped: below {needed}"


def _rank(shares: Floats) -> Iterator[tuple[int, float]]:
    """Give the rows of shares, the highest first, each with its share as it is shown."""
    for row in sorted(range(len(shares)), key=lambda row: (-round(float(shares[row]), 5), row)):
        yield row, round(float(shares[row]), 3)


def _name(scene: Scene, members: Iterable[int]) -> tuple[str, ...]:
    parties = scene.entities.parties
    return tuple(scene.sight.analysis.parties[parties[int(n)]].name for n in members)


def _list_reasons(
    features: Sequence[float], weights: PairWeights | GroupWeights
) -> tuple[Reason, ...]:
    """List what moved a share most, either way."""
    told = [
        Reason(name=name, weight=round(float(value) * factor, 2))
        for name, value, factor in zip(weights.names, features, weights.factors, strict=True)
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
