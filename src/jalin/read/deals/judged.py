"""Deals as the trained reader finds them: pairs assembled, values weighed, each with evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import DealMention, Party, Span
from jalin.read.analysis import Analysis
from jalin.read.deals.claims import STEP, claim_values
from jalin.read.deals.course import derive_course
from jalin.read.deals.roles import find_other_roles
from jalin.read.deals.settling import settle_steps, tell_conflict
from jalin.read.deals.standstills import tell_standstills
from jalin.read.deals.steps import find_loose_sentences, find_steps
from jalin.read.deals.subjects import find_activities, find_followers, find_sectors
from jalin.read.deals.subjects import find_objects as find_rule_objects
from jalin.read.deals.values import Testimony, choose_values
from jalin.read.deals.wording import describe_wording
from jalin.read.events.candidates import Event
from jalin.read.network.assembly import Assembled, Assembly, assemble_deals
from jalin.read.network.entities import Entities, list_entities
from jalin.read.network.pairs import Pairs, compare_pairs
from jalin.read.network.phrases import find_objects, find_trigger
from jalin.read.network.sight import Sight, build_sight
from jalin.read.network.told import Told, read_values, weigh_objects
from jalin.text.directory import Directory
from jalin.text.encoding.network import Encoding, Network
from jalin.text.encoding.wording import Wording
from jalin.text.knowledge import Knowledge
from jalin.text.sentences import Sentence
from jalin.text.weights import Weights

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
    assembly: Assembly
    events: Sequence[Event]
    objects: tuple[Span, ...]
    alone: bool


def judge_deals(
    analysis: Analysis, encoding: Encoding, events: Sequence[Event], judge: Judge
) -> tuple[DealMention, ...]:
    """Find the deals of a document, the surest where it tells very many, in reading order."""
    scene, found = open_scene(analysis, encoding, events, judge)
    deals = (_build(scene, deal, judge) for deal in found)
    ordered = sorted(deals, key=lambda deal: deal.evidence_span or Span(start=0, end=0))
    return tell_standstills(analysis, ordered)


def open_scene(
    analysis: Analysis, encoding: Encoding, events: Sequence[Event], judge: Judge
) -> tuple[Scene, tuple[Assembled, ...]]:
    """Compare all organisations of a document and assemble its deals."""
    sight = build_sight(analysis, encoding, judge.network)
    entities = list_entities(sight)
    pairs = compare_pairs(sight, entities, events)
    assembly = assemble_deals(entities, pairs, events, judge.weights)
    found = assembly.deals[:_MOST_DEALS]
    scene = Scene(
        sight=sight,
        entities=entities,
        pairs=pairs,
        assembly=assembly,
        events=events,
        objects=find_objects(sight) if found else (),
        alone=len(found) == 1,
    )
    return scene, found


def hear(scene: Scene, deal: Assembled, judge: Judge) -> Testimony:
    """Gather what network and grammar say of a deal."""
    analysis = scene.sight.analysis
    told = read_values(scene.sight, scene.pairs, deal.rows)
    own = _list_own(scene, deal)
    shown = _choose_shown(analysis, told, own)
    sentences = _list_sentences(analysis, told, own, shown)
    about = (*sentences, *find_followers(analysis, sentences))
    opening = tuple(dict.fromkeys((*about, *(analysis.sentences[:_LEAD] if scene.alone else ()))))
    loose = find_loose_sentences(analysis) if scene.alone else ()
    parties = tuple(analysis.parties[index] for index in deal.parties)
    course = derive_course(analysis, find_steps(analysis, own, loose))
    objects = find_rule_objects(analysis, about, course.instrument)
    spans = dict.fromkeys((*scene.objects, *(claim.evidence.span for claim in objects)))
    return Testimony(
        told=told,
        wording=_weigh_wording(analysis, told, sentences, parties, judge.wording),
        course=course,
        own=own,
        shown=shown,
        sentences=sentences,
        activities=find_activities(analysis, about),
        sectors=find_sectors(analysis, opening, parties, judge.directory),
        objects=objects,
        things=weigh_objects(scene.sight, scene.pairs, deal.rows, tuple(spans)),
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
        conflict=course.conflict or tell_conflict(analysis, course, values),
        trigger_span=trigger,
        evidence_span=shown.span,
        steps=settle_steps(course, values, shown),
        claims=claim_values(analysis, values, heard, deal),
        confidence=round(deal.certainty, 3),
        step=STEP,
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
