"""Deals as the trained reader finds them: pairs assembled, values weighed, each with evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import Claim, DealMention, Factuality, Party, Span, Stage, Step
from jalin.read.analysis import Analysis
from jalin.read.deals.course import Course, derive_course
from jalin.read.deals.roles import find_other_roles
from jalin.read.deals.steps import find_loose_sentences, find_steps
from jalin.read.deals.subjects import find_activities, find_followers, find_sectors
from jalin.read.deals.subjects import find_objects as find_rule_objects
from jalin.read.deals.values import Testimony, Values, choose_values
from jalin.read.deals.wording import describe_wording
from jalin.read.events.candidates import Event
from jalin.read.network.assembly import Assembled, assemble_deals, weigh_pairs
from jalin.read.network.entities import Entities, list_entities
from jalin.read.network.pairs import Pairs, compare_pairs
from jalin.read.network.phrases import find_objects, find_trigger
from jalin.read.network.sight import Sight, build_sight
from jalin.read.network.told import Told, read_values
from jalin.text.directory import Directory
from jalin.text.encoding.network import Encoding, Network
from jalin.text.encoding.wording import Wording
from jalin.text.knowledge import Knowledge
from jalin.text.sentences import Sentence
from jalin.text.weights import Weights

_STEP = "deals/network"
_LEAD = 5
# The codebook's cap on deals in one document.
_MOST_DEALS = 12
# A sentence with this share of a deal's showing is one of its own.
_LEAST_SHOWN = 0.15
# How much a sentence gains by a word that states the deal: it shows it in so many words.
_STATED = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What deals are judged by: the network, its weights, and the directory of organisations."""

    network: Network
    wording: Wording
    weights: Weights
    directory: Directory


def build_judge(knowledge: Knowledge) -> Judge | None:
    """Build the judge of what is known; None where nothing trained is known."""
    network, wording, weights = knowledge.network, knowledge.wording, knowledge.weights
    if network is None or wording is None or weights is None:
        return None
    return Judge(network=network, wording=wording, weights=weights, directory=knowledge.directory)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One document with all that is found once for all its deals.

    `alone` tells that it tells one deal only: then sentences without parties are about it too.
    """

    sight: Sight
    entities: Entities
    pairs: Pairs
    events: Sequence[Event]
    objects: tuple[Span, ...]
    alone: bool


def judge_deals(
    analysis: Analysis, encoding: Encoding, events: Sequence[Event], judge: Judge
) -> tuple[DealMention, ...]:
    """Find the deals of a document, the surest where it tells very many, in reading order."""
    scene, found = open_scene(analysis, encoding, events, judge)
    deals = (_build(scene, deal, judge) for deal in found)
    return tuple(sorted(deals, key=lambda deal: deal.evidence_span or Span(start=0, end=0)))


def open_scene(
    analysis: Analysis, encoding: Encoding, events: Sequence[Event], judge: Judge
) -> tuple[Scene, tuple[Assembled, ...]]:
    """Compare all organisations of a document and assemble its deals."""
    sight = build_sight(analysis, encoding, judge.network)
    entities = list_entities(sight)
    pairs = compare_pairs(sight, entities, events)
    shares = weigh_pairs(pairs, judge.weights.pairs)
    found = assemble_deals(entities, pairs, shares, judge.weights.pairs)
    scene = Scene(
        sight=sight,
        entities=entities,
        pairs=pairs,
        events=events,
        objects=find_objects(sight) if found else (),
        alone=len(found) == 1,
    )
    return scene, tuple(sorted(found, key=lambda deal: -round(deal.certainty, 5))[:_MOST_DEALS])


def hear(scene: Scene, deal: Assembled, judge: Judge) -> Testimony:
    """Gather what network and grammar say of a deal."""
    analysis = scene.sight.analysis
    told = read_values(scene.sight, scene.pairs, deal.rows, scene.objects)
    own = _list_own(scene, deal)
    shown = _choose_shown(analysis, told, own)
    sentences = _list_sentences(analysis, told, own, shown)
    about = (*sentences, *find_followers(analysis, sentences))
    opening = tuple(dict.fromkeys((*about, *(analysis.sentences[:_LEAD] if scene.alone else ()))))
    loose = find_loose_sentences(analysis) if scene.alone else ()
    parties = tuple(analysis.parties[index] for index in deal.parties)
    course = derive_course(analysis, find_steps(analysis, own, loose))
    return Testimony(
        told=told,
        wording=_weigh_wording(analysis, told, sentences, parties, judge.wording),
        course=course,
        own=own,
        shown=shown,
        sentences=sentences,
        activities=find_activities(analysis, about),
        sectors=find_sectors(analysis, opening, parties, judge.directory),
        objects=find_rule_objects(analysis, about, course.instrument),
    )


def _build(scene: Scene, deal: Assembled, judge: Judge) -> DealMention:
    analysis, heard = scene.sight.analysis, hear(scene, deal, judge)
    course, shown = heard.course, heard.shown
    values = choose_values(analysis, heard, judge.weights.values)
    trigger = _find_trigger(scene.sight, heard)
    return DealMention(
        parties=tuple(analysis.parties[index] for index in deal.parties),
        other_roles=find_other_roles(analysis, heard.sentences, deal.parties),
        instrument=values.instrument,
        activities=values.activities,
        sectors=values.sectors,
        objects=tuple(span.slice(analysis.document.text) for span in values.objects),
        stage=values.stage,
        date=values.date,
        place=course.place,
        amounts=values.amounts,
        trigger=trigger.slice(analysis.document.text),
        evidence=shown.text,
        conflict=course.conflict or _tell_conflict(analysis, course, values),
        trigger_span=trigger,
        evidence_span=shown.span,
        steps=_settle(course, values, shown),
        claims=tuple(
            _weigh_claim(claim, values, deal)
            for claim in _claim(analysis, values, heard, deal.parties)
        ),
        confidence=round(deal.certainty, 3),
        step=_STEP,
    )


def _weigh_wording(
    analysis: Analysis,
    told: Told,
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    wording: Wording,
) -> dict[str, dict[str, float]]:
    """Weigh the wording of a deal's sentences, each by how surely it shows the deal."""
    numbers = {sentence.span: n for n, sentence in enumerate(analysis.sentences)}
    shares = [told.sentences[numbers[each.span]] + _LEAST_SHOWN for each in sentences]
    out: dict[str, dict[str, float]] = {}
    for sentence, share in zip(sentences, shares, strict=True):
        features = describe_wording(
            analysis.lexicon, sentence.text, analysis.document.title, parties
        )
        for field, values in wording.weigh(features).items():
            kept = out.setdefault(field, dict.fromkeys(values, 0.0))
            for value, value_share in values.items():
                kept[value] += value_share * share / sum(shares)
    return out


def _list_own(scene: Scene, deal: Assembled) -> tuple[Event, ...]:
    """List the events of the grammar that name two of a deal's parties, or any in a lone deal."""
    parties = frozenset(deal.parties)
    own = [event for event in scene.events if len(parties & frozenset(event.parties)) > 1]
    if scene.alone:
        own += [e for e in scene.events if e not in own and parties & frozenset(e.parties)]
    return tuple(sorted(own, key=lambda event: event.trigger.span))


def _choose_shown(analysis: Analysis, told: Told, own: Sequence[Event]) -> Sentence:
    """Choose the sentence that shows a deal best."""
    stated = {event.trigger.sentence.span for event in own}

    def weigh(number: int) -> float:
        gain = _STATED if analysis.sentences[number].span in stated else 1.0
        return round(told.sentences[number] * gain, 5)

    return analysis.sentences[max(told.sentences, key=weigh)]


def _list_sentences(
    analysis: Analysis, told: Told, own: Sequence[Event], shown: Sentence
) -> tuple[Sentence, ...]:
    """List the sentences that tell a deal, in reading order."""
    chosen = {event.trigger.sentence for event in own} | {shown}
    chosen |= {
        analysis.sentences[number]
        for number, share in told.sentences.items()
        if share >= _LEAST_SHOWN
    }
    return tuple(sorted(chosen, key=lambda sentence: sentence.span))


def _find_trigger(sight: Sight, heard: Testimony) -> Span:
    """Find the words that state a deal in the sentence that shows it."""
    stated = [event for event in heard.own if event.trigger.sentence is heard.shown]
    best = max(stated, key=lambda event: event.certainty, default=None)
    found = find_trigger(sight, heard.shown.span)
    return found or (best.trigger.span if best is not None else heard.shown.span)


def _settle(course: Course, values: Values, shown: Sentence) -> tuple[Step, ...]:
    """Bring the steps that the grammar saw into line with the stage and date that were chosen.

    What stands above the stage as fact is uncertain; where no step tells the stage, the sentence
    that shows the deal does.
    """
    steps = tuple(_lower(step, values.stage) for step in course.steps)
    told = any(
        step.stage is values.stage and step.factuality is Factuality.FACTUAL for step in steps
    )
    if told:
        return steps
    own = Step(
        stage=values.stage,
        factuality=Factuality.FACTUAL,
        evidence=shown.text,
        instrument=values.instrument,
        date=values.date,
        place=course.place,
        span=shown.span,
        step="steps/network",
    )
    return tuple(sorted((*steps, own), key=lambda step: step.span or shown.span))


def _lower(step: Step, stage: Stage) -> Step:
    higher = stage.rung is not None and step.stage.rung is not None and step.stage.rung > stage.rung
    if higher and step.factuality is Factuality.FACTUAL:
        return replace(step, factuality=Factuality.UNCERTAIN)
    return step


def _tell_conflict(analysis: Analysis, course: Course, values: Values) -> str | None:
    """Tell where the lead says more than the rest of the text bears out."""
    opening = {sentence.span for sentence in analysis.sentences[:2]}
    for step in course.steps:
        lead = step.span in opening and step.factuality is Factuality.FACTUAL
        if (
            lead
            and step.stage.binding
            and not values.stage.binding
            and values.stage.rung is not None
        ):
            return (
                f"The lead tells it as {step.stage}; the text as a whole bears out "
                f"{values.stage} and no more."
            )
    return None


def _claim(
    analysis: Analysis, values: Values, heard: Testimony, parties: Sequence[int]
) -> Iterator[Claim]:
    """Claim every value of a deal with the place that says it: the rule's own, or the network's."""
    course, shown = heard.course, heard.shown
    found = (*heard.activities, *heard.sectors)
    by_rule = {claim.evidence.span: claim for claim in heard.objects}
    quote = analysis.document.quote
    for index in parties:
        party = analysis.parties[index]
        inside = [span for span in party.spans if shown.span.contains(span)] or party.spans
        yield Claim(field="parties", value=party.name, evidence=quote(inside[0]), step="parties")
    chosen = {
        "stage": values.stage,
        "instrument": values.instrument,
        "date": values.date,
        "place": course.place,
    }
    known = {(claim.field, claim.value): claim for claim in (*course.claims, *found)}
    for field, value in chosen.items():
        if value is not None:
            yield known.get((field, str(value))) or _claim_shown(
                analysis, field, str(value), _find_dated(analysis, values, shown, field)
            )
    for field, several in (("activities", values.activities), ("sectors", values.sectors)):
        for each in several:
            yield known.get((field, str(each))) or _claim_shown(
                analysis, field, str(each), shown.span
            )
    for span in values.objects:
        evidence = quote(span)
        yield by_rule.get(span) or Claim(
            field="objects", value=evidence.quote, evidence=evidence, step=_STEP
        )


def _weigh_claim(claim: Claim, values: Values, deal: Assembled) -> Claim:
    """Give a claim the share of its value; a party is as sure as the deal."""
    share = values.shares.get((claim.field, claim.value))
    if claim.field == "parties":
        share = round(deal.certainty, 4)
    return replace(claim, confidence=share)


def _claim_shown(analysis: Analysis, field: str, value: str, span: Span) -> Claim:
    return Claim(
        field=field, value=value, evidence=analysis.document.quote(span), step=f"{_STEP}/{field}"
    )


def _find_dated(analysis: Analysis, values: Values, shown: Sentence, field: str) -> Span:
    """Find the sentence that names the chosen date; for other fields the one that shows all."""
    if field != "date":
        return shown.span
    spans = [date.span for date in analysis.dates if date.date == values.date]
    spans = [span for span in spans if shown.span.contains(span)] or spans
    sentence = analysis.sentence_at(spans[0].start) if spans else None
    return sentence.span if sentence is not None else shown.span
