"""How one organisation belongs to another, as the text says it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jalin.model import (
    Factuality,
    Instrument,
    Party,
    PartyKind,
    Predicate,
    Relation,
    Statement,
)
from jalin.read.analysis import Analysis
from jalin.read.deals.relation_frames import find_between, list_named
from jalin.read.events.candidates import Event
from jalin.read.events.triggers import Trigger
from jalin.read.people.full_names import FullNames
from jalin.text.directory import Country
from jalin.text.lexicon import Rule
from jalin.text.sentences import Sentence
from jalin.text.words.fold import fold_name

_STEP = "relations"
# In this frame the left side takes the money; in the other equity triggers it is the buyer.
_BUYER_BEHIND = "receive"
_BUYING = frozenset({"trigger.acquire", "trigger.stake", "trigger.invest.receive"})
_HOME = "ID"
_STATE_REACH = 50


def find_relations(
    analysis: Analysis,
    events: Sequence[Event],
    countries: Mapping[str, Country],
    ours: Mapping[Statement, str],
) -> tuple[Relation, ...]:
    """Find the relations between organisations, each once, in reading order.

    `events` tell who buys into whom; `ours` gives the speaker's organisation of a statement, whose
    "our subsidiary" is meant.
    """
    names = FullNames(analysis)
    found = [
        *(each for sentence in analysis.sentences for each in find_between(analysis, sentence)),
        *(each for sentence in analysis.sentences for each in _find_ours(analysis, sentence, ours)),
        *_find_stakes(analysis, events),
        *_find_state_owned(analysis, events, countries),
    ]
    relations: dict[tuple[str, Predicate, str], Relation] = {}
    for told in sorted(found, key=_place_of):
        subject, target = names.resolve(told.subject), names.resolve(told.object)
        relation = replace(told, subject=subject, object=target)
        if fold_name(subject) != fold_name(target):
            relations.setdefault((subject, relation.predicate, target), relation)
    return tuple(relations.values())


def _find_state_owned(
    analysis: Analysis, events: Sequence[Event], countries: Mapping[str, Country]
) -> Iterator[Relation]:
    """Find the state companies of a text that speaks of state companies at all.

    They are those named beside such words, and those that take part in an event of the text ("bank
    pelat merah itu"): for them the first sentence that says so is shown.
    """
    rule = analysis.lexicon.rules("relations", "relation.state_owned")[0]
    saying = [each for each in analysis.sentences if rule.pattern.search(each.text) is not None]
    beside = {party.name: each for each in saying[::-1] for _, party in list_named(analysis, each)}
    acting = {index for event in events for index in event.parties}
    called = {party.name for each in saying for party in _list_called(analysis, each, rule)}
    for index, party in enumerate(analysis.parties if saying else ()):
        owner = countries.get(party.country or _HOME)
        is_known = party.kind is PartyKind.STATE_OWNED_ENTERPRISE
        meant = is_known and (index in acting or party.name in beside)
        if owner is not None and (meant or party.name in called):
            yield _build(beside.get(party.name, saying[0]), party.name, rule, owner.name)


def _list_called(analysis: Analysis, sentence: Sentence, rule: Rule) -> Iterator[Party]:
    """List the companies right before or behind whose name the words stand."""
    text, gap = (
        analysis.document.text,
        analysis.lexicon.rules("relations", "relation.state_gap")[0].pattern,
    )
    ends = [match.end() for match in rule.pattern.finditer(sentence.text)]
    for span, party in list_named(analysis, sentence):
        place = span.start - sentence.span.start
        last = bisect_right(ends, place) - 1
        if party.kind is not PartyKind.COMPANY or last < 0 or ends[last] < place - _STATE_REACH:
            continue
        if gap.fullmatch(text, sentence.span.start + ends[last], span.start):
            yield party


def _find_ours(
    analysis: Analysis, sentence: Sentence, ours: Mapping[Statement, str]
) -> Iterator[Relation]:
    rule = analysis.lexicon.rules("relations", "relation.our_subsidiary")[0]
    parents = [
        name for said, name in ours.items() if said.span and said.span.overlaps(sentence.span)
    ]
    for match in rule.pattern.finditer(sentence.text):
        end = sentence.span.start + match.end()
        for span, party in list_named(analysis, sentence):
            if parents and span.start == end:
                yield _build(sentence, party.name, rule, parents[0])


def _find_stakes(analysis: Analysis, events: Sequence[Event]) -> Iterator[Relation]:
    passive = analysis.lexicon.rules("relations", "relation.bought_by")[0].pattern
    advised = analysis.lexicon.rules("relations", "relation.advice")[0].pattern
    for event in events:
        trigger = event.trigger
        is_advice = advised.search(trigger.sentence.text) is not None
        if not event.left or not _tells_stake(trigger) or is_advice:
            continue
        right = tuple(index for index in event.parties if index not in event.left)
        buyers, bought = event.left, right
        word = trigger.span.slice(analysis.document.text)
        if trigger.frame == _BUYER_BEHIND or passive.match(word):
            buyers, bought = right, event.left
        sides = [
            (analysis.parties[buyer], analysis.parties[bought[0]]) for buyer in buyers if bought
        ]
        for buyer, target in sides:
            if PartyKind.GOVERNMENT in {buyer.kind, target.kind}:
                continue
            yield Relation(
                subject=buyer.name,
                predicate=Predicate.OWNS_STAKE_IN,
                object=target.name,
                evidence=trigger.sentence.text,
                span=trigger.sentence.span,
                step=f"{_STEP}/{trigger.rule}",
            )


def _tells_stake(trigger: Trigger) -> bool:
    """Tell whether an event is the buying of shares or of a company, told as a fact."""
    is_fact = trigger.factuality is Factuality.FACTUAL
    return is_fact and trigger.instrument is Instrument.EQUITY and trigger.rule in _BUYING


def _build(sentence: Sentence, subject: str, rule: Rule, target: str) -> Relation:
    return Relation(
        subject=subject,
        predicate=Predicate(rule.value["predicate"]),
        object=target,
        evidence=sentence.text,
        span=sentence.span,
        step=f"{_STEP}/{rule.id}",
    )


def _place_of(relation: Relation) -> int:
    return relation.span.start if relation.span is not None else 0
