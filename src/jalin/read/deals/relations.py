"""How one organisation belongs to another, as the text says it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jalin.model import (
    Factuality,
    Instrument,
    Party,
    PartyKind,
    Predicate,
    Relation,
    Span,
    Statement,
)
from jalin.read.analysis import Analysis
from jalin.read.events.agents import is_bystander, is_generic
from jalin.read.events.candidates import Event
from jalin.text.directory import Country
from jalin.text.lexicon import Rule
from jalin.text.sentences import Sentence

_STEP = "relations"
_LONGEST_GAP = 120
# Between a parent and its subsidiary behind it: a ticker, "yakni", a comma.
_NAMELY = re.compile(r"\s*(?:\([^()]{2,20}\))?\)?,?\s*(?:yakni|yaitu|bernama|,)?\s*")
_SIDE_BY_SIDE = re.compile(r"\s(?:\([A-Z]+\)\s)?")
# In this frame the left side takes the money; in the other equity triggers it is the buyer.
_BUYER_BEHIND = "receive"


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
    relations: dict[tuple[str, Predicate, str], Relation] = {}
    for sentence in analysis.sentences:
        for relation in (
            *_find_between(analysis, sentence),
            *_find_state_owned(analysis, sentence, countries),
            *_find_ours(analysis, sentence, ours),
            *_find_stakes(analysis, [e for e in events if e.trigger.sentence is sentence]),
        ):
            if relation.subject != relation.object:
                key = (relation.subject, relation.predicate, relation.object)
                relations.setdefault(key, relation)
    return tuple(relations.values())


def _find_between(analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
    text = analysis.document.text
    for (left_span, left), (right_span, right) in pairwise(_list_named(analysis, sentence)):
        between = text[left_span.end : right_span.start]
        before = text[max(sentence.span.start, left_span.start - 40) : left_span.start]
        for rule in analysis.lexicon.rules("relations"):
            if _stands(rule, between, before, (left_span.slice(text), right)):
                parent_first = rule.value["frame"] in ("before", "inside")
                pair = (right, left) if parent_first else (left, right)
                yield _build(sentence, pair[0].name, rule, pair[1].name)


def _stands(rule: Rule, between: str, before: str, ends: tuple[str, Party]) -> bool:
    frame = rule.value["frame"]
    if frame == "after":
        return rule.pattern.fullmatch(between) is not None
    if frame == "before":
        matches = rule.pattern.finditer(between) if len(between) <= _LONGEST_GAP else ()
        return any(match.end() == len(between) for match in matches)
    if frame == "inside":
        return bool(rule.pattern.search(before) and _NAMELY.fullmatch(between))
    if frame == "unit":
        beside = _SIDE_BY_SIDE.fullmatch(between) and ends[1].kind is PartyKind.MINISTRY
        return bool(beside and rule.pattern.match(ends[0]))
    return False


def _find_state_owned(
    analysis: Analysis, sentence: Sentence, countries: Mapping[str, Country]
) -> Iterator[Relation]:
    rule = analysis.lexicon.rules("relations", "relation.state_owned")[0]
    if rule.pattern.search(sentence.text) is None:
        return
    for _, party in _list_named(analysis, sentence):
        owner = countries.get(party.country or "")
        if party.kind is PartyKind.STATE_OWNED_ENTERPRISE and owner is not None:
            yield _build(sentence, party.name, rule, owner.name)


def _find_ours(
    analysis: Analysis, sentence: Sentence, ours: Mapping[Statement, str]
) -> Iterator[Relation]:
    rule = analysis.lexicon.rules("relations", "relation.our_subsidiary")[0]
    parents = [
        name for said, name in ours.items() if said.span and said.span.overlaps(sentence.span)
    ]
    for match in rule.pattern.finditer(sentence.text):
        end = sentence.span.start + match.end()
        for span, party in _list_named(analysis, sentence):
            if parents and span.start == end:
                yield _build(sentence, party.name, rule, parents[0])


def _find_stakes(analysis: Analysis, events: Sequence[Event]) -> Iterator[Relation]:
    for event in events:
        trigger = event.trigger
        is_fact = trigger.factuality is Factuality.FACTUAL
        if trigger.instrument is not Instrument.EQUITY or not event.left or not is_fact:
            continue
        right = tuple(index for index in event.parties if index not in event.left)
        buyers, bought = event.left, right
        if trigger.frame == _BUYER_BEHIND:
            buyers, bought = right, event.left
        for buyer in buyers:
            yield Relation(
                subject=analysis.parties[buyer].name,
                predicate=Predicate.OWNS_STAKE_IN,
                object=analysis.parties[bought[0]].name if bought else analysis.parties[buyer].name,
                evidence=trigger.sentence.text,
                span=trigger.sentence.span,
                step=f"{_STEP}/{trigger.rule}",
            )


def _list_named(analysis: Analysis, sentence: Sentence) -> list[tuple[Span, Party]]:
    named = [(span, analysis.parties[index]) for span, index in analysis.named_in(sentence.span)]
    return [
        (span, party)
        for span, party in named
        if not is_generic(party, analysis) and not is_bystander(party, analysis)
    ]


def _build(sentence: Sentence, subject: str, rule: Rule, target: str) -> Relation:
    return Relation(
        subject=subject,
        predicate=Predicate(rule.value["predicate"]),
        object=target,
        evidence=sentence.text,
        span=sentence.span,
        step=f"{_STEP}/{rule.id}",
    )
