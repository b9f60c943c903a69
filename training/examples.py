"""Training examples: a document's pieces, the grammar's candidates, and what gold says of them.

Everything is counted in pieces of the whole document, title first; windows only cut this row for
the encoder.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from jalin.model import Document, PartialDate, Span
from jalin.pipeline.scoring.names import find_forms, is_same
from jalin.read.analyse import analyse_document
from jalin.read.analysis import Analysis
from jalin.text.encoding.pieces import Pieces, split_pieces
from jalin.text.knowledge import Knowledge

TODAY = dt.date(2026, 11, 23)
TAGS = ("party", "trigger", "object", "role", "person", "promise", "amount")
# No tag of its own: the parties that are organisations, not countries or regions.
ORGANISATION = "organisation"
PREDICATES = ("subsidiary_of", "part_of", "member_of", "state_owned_by", "owns_stake_in")
Range = tuple[int, int]
"""A half-open range of pieces of one document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealTarget:
    """What gold says of one deal, in indices of the example's candidates."""

    parties: tuple[tuple[int, ...], ...]
    instrument: str
    stage: str
    activities: tuple[str, ...]
    sectors: tuple[str, ...]
    dates: tuple[int, ...] | None
    amounts: tuple[int, ...]
    objects: tuple[Range, ...]
    evidence: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One annotated document. `entities` are organisations and countries with all their mentions.

    `tags` has, for each name in `TAGS`, the ranges of pieces that bear it. `people` ties a person's
    mentions to the entity of his organisation. `dates` of a deal is None where gold has a date that
    no mention gives.
    """

    doc_id: str
    pieces: Pieces
    entities: tuple[tuple[Range, ...], ...]
    is_country: tuple[bool, ...]
    dates: tuple[Range, ...]
    amounts: tuple[Range, ...]
    tags: Mapping[str, tuple[Range, ...]]
    relevant: bool
    deals: tuple[DealTarget, ...]
    relations: tuple[tuple[int, int, str], ...]


def build_example(
    record: Mapping, gold: Mapping, knowledge: Knowledge, tokenizer: Tokenizer
) -> Example:
    """Build the example of one document with its gold reading."""
    document = build_document(record)
    analysis = analyse_document(document, knowledge, today=TODAY)
    pieces = split_pieces(tokenizer, document, analysis.sentences)
    entities = _list_entities(analysis, gold)
    dates = tuple(date for date in analysis.dates if date.date is not None)
    amounts = tuple(amount for amount in analysis.amounts if amount.span is not None)
    find = _Finder(document.text, pieces)
    return Example(
        doc_id=document.name,
        pieces=pieces,
        entities=tuple(
            tuple(r for span in entity.spans if (r := pieces.cover(span))[1] > r[0])
            for entity in entities
        ),
        is_country=tuple(entity.is_country for entity in entities),
        dates=tuple(pieces.cover(date.span) for date in dates),
        amounts=tuple(pieces.cover(amount.span) for amount in amounts),
        tags=_list_tags(gold, find),
        relevant=bool(gold["relevant"]),
        deals=tuple(_build_deal(deal, entities, dates, amounts, find) for deal in gold["deals"]),
        relations=tuple(_list_relations(gold, entities)),
    )


def build_document(record: Mapping) -> Document:
    """Build the document of a corpus record."""
    day = (record.get("date") or "")[:10]
    return Document(
        name=record["id"],
        text=record["text"],
        title=record.get("title"),
        outlet=record.get("outlet"),
        published=PartialDate.parse(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    forms: frozenset[str]
    spans: tuple[Span, ...]
    is_country: bool


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    pieces: Pieces

    def spans(self, form: str) -> Iterator[Span]:
        if len(form) < 2:
            return
        start = r"(?<!\w)" if form[0].isalnum() else ""
        end = r"(?!\w)" if form[-1].isalnum() else ""
        for match in re.finditer(start + re.escape(form) + end, self.text):
            yield Span(start=match.start(), end=match.end())

    def ranges(self, form: str) -> Iterator[Range]:
        for span in self.spans(form):
            first, last = self.pieces.cover(span)
            if last > first:
                yield first, last


def _list_entities(analysis: Analysis, gold: Mapping) -> tuple[_Entity, ...]:
    """List the parties that the grammar found, then gold's that it missed."""
    found = [
        _Entity(
            forms=find_forms(party.name, *party.aliases),
            spans=party.spans,
            is_country=(party.known_as or "").isupper(),
        )
        for party in analysis.parties
    ]
    find = _Finder(analysis.document.text, split_nothing())
    for deal in gold["deals"]:
        for party in deal["parties"]:
            names = (party["name"], *party["aliases"])
            forms = find_forms(*names)
            if any(is_same(forms, entity.forms) for entity in found):
                continue
            spans = _keep_longest(span for name in names for span in find.spans(name))
            found.append(_Entity(forms=forms, spans=spans, is_country=False))
    return tuple(found)


def split_nothing() -> Pieces:
    """Give the pieces of no document."""
    return Pieces(ids=(), starts=(), ends=(), sentences=(0,))


def _keep_longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def _list_tags(gold: Mapping, find: _Finder) -> dict[str, tuple[Range, ...]]:
    tags: dict[str, list[Range]] = {name: [] for name in (*TAGS, ORGANISATION)}
    for deal in gold["deals"]:
        tags["party"] += _list_forms(deal["parties"], find)
        organisations = [it for it in deal["parties"] if it["kind"] != "government"]
        tags[ORGANISATION] += _list_forms(organisations, find)
        evidence = find.text.find(deal["evidence"])
        trigger = deal.get("trigger")
        if trigger and evidence >= 0 and (at := deal["evidence"].find(trigger)) >= 0:
            start = evidence + at
            tags["trigger"].append(find.pieces.cover(Span(start=start, end=start + len(trigger))))
        for thing in deal["objects"]:
            tags["object"] += find.ranges(thing)
        for amount in deal["amounts"]:
            tags["amount"] += find.ranges(amount["text"])
    for person in gold["people"]:
        tags["person"] += find.ranges(person["name"])
        tags["role"] += _list_roles(person, find)
    for promise in gold["promises"]:
        at = find.text.find(promise["text"])
        if at >= 0:
            tags["promise"].append(find.pieces.cover(Span(start=at, end=at + len(promise["text"]))))
    return {name: _drop_inner(ranges) for name, ranges in tags.items()}


def _list_forms(parties: Iterable[Mapping], find: _Finder) -> Iterator[Range]:
    for party in parties:
        for form in (party["name"], *party["aliases"]):
            yield from find.ranges(form)


def _list_roles(person: Mapping, find: _Finder) -> Iterator[Range]:
    """List where a role is written near its holder's name."""
    holders = list(find.spans(person["name"]))
    for span in find.spans(person["role"] or ""):
        if any(abs(span.start - holder.start) < 200 for holder in holders):
            yield find.pieces.cover(span)


def _drop_inner(ranges: Iterable[Range]) -> tuple[Range, ...]:
    kept: list[Range] = []
    for first, last in sorted(set(ranges), key=lambda r: (r[0] - r[1], r)):
        if last > first and all(last <= a or first >= b for a, b in kept):
            kept.append((first, last))
    return tuple(sorted(kept))


def _build_deal(
    deal: Mapping,
    entities: Sequence[_Entity],
    dates: Sequence,
    amounts: Sequence,
    find: _Finder,
) -> DealTarget:
    parties = []
    for party in deal["parties"]:
        forms = find_forms(party["name"], *party["aliases"])
        parties.append(
            tuple(n for n, entity in enumerate(entities) if is_same(forms, entity.forms))
        )
    told = deal["date"]
    dated = tuple(n for n, date in enumerate(dates) if told and str(date.date) == told)
    at = find.text.find(deal["evidence"])
    first = (
        find.pieces.cover(Span(start=at, end=at + len(deal["evidence"])))[0] if at >= 0 else None
    )
    return DealTarget(
        parties=tuple(parties),
        instrument=deal["instrument"],
        stage=deal["stage"],
        activities=tuple(deal["activities"]),
        sectors=tuple(deal["sectors"]),
        dates=None if told and not dated else dated,
        amounts=tuple(
            n
            for n, amount in enumerate(amounts)
            if any(
                amount.value is not None
                and float(amount.value) == wanted["value"]
                and (amount.currency or None) == (wanted["currency"] or None)
                for wanted in deal["amounts"]
            )
        ),
        objects=_drop_inner(r for thing in deal["objects"] for r in find.ranges(thing)),
        evidence=None if first is None else find.pieces.sentence_of(first),
    )


def _list_relations(gold: Mapping, entities: Sequence[_Entity]) -> Iterator[tuple[int, int, str]]:
    def look_up(name: str) -> Iterator[int]:
        forms = find_forms(name)
        return (n for n, entity in enumerate(entities) if is_same(forms, entity.forms))

    for relation in gold["relations"]:
        for subject in look_up(relation["subject"]):
            for other in look_up(relation["object"]):
                if subject != other:
                    yield subject, other, relation["predicate"]
