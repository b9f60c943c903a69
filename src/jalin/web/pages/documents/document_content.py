"""What the page of a document shows: its text under the marks of its reading, the reading beside.

A mark is named by its layer and a number, "promise-2"; the entry of the reading that it belongs to
has the same name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from jalin.model import (
    Claim,
    DealMention,
    Document,
    Person,
    Promise,
    Reading,
    Span,
    Statement,
    Step,
)
from jalin.pipeline.meaning.similar import Alike
from jalin.pipeline.reviewing.segments import Mark, Segment, cut_text
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.citing import cite_document
from jalin.pipeline.show.views import DealSummary, Source
from jalin.store.index_rows import CopyRow
from jalin.store.rows import DealMentionRow
from jalin.web.frame.answering.errors import NothingHereError

# What an entry of a reading holds.
Said = Claim | Step | Promise | Statement | Person

# The name of the mark over the words that were asked for.
ASKED = "quote"
# That of the marks over words to which another page leads.
CITED = "cited"
PARTIES_FIELD = "parties"


class Layer(StrEnum):
    """The kinds of marks in a text."""

    PARTY = "party"
    VALUE = "value"
    STEP = "step"
    PROMISE = "promise"
    STATEMENT = "statement"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was read: its name, the value that holds it, and its places in the text.

    `step` is the reading step and rule that made it, `confidence` the share of such that is right.
    `is_asked`: the words that were asked for are among its places.
    """

    name: str
    layer: Layer
    value: Said
    spans: tuple[Span, ...]
    step: str | None
    confidence: float | None
    is_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeal:
    """A deal as this document tells it. `deal` is that of the register, None if there is none."""

    number: int
    mention: DealMention
    deal: DealSummary | None
    telling: str | None
    values: tuple[tuple[str, tuple[Entry, ...]], ...]
    steps: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """All that the page of a document shows. `copies` are the other documents with its text.

    `alike` are those that mean nearly the same, None where they are not shown.
    """

    source: Source
    author: str | None
    is_later: bool
    paragraphs: tuple[tuple[Segment, ...], ...]
    layers: frozenset[str]
    deals: tuple[ReadDeal, ...]
    promises: tuple[Entry, ...]
    statements: tuple[Entry, ...]
    people: tuple[Entry, ...]
    asked: tuple[Entry, ...]
    copies: tuple[Source, ...]
    reader: str | None
    anchors: Mapping[int, tuple[str, ...]]
    alike: Alike | None = None


def view_document(
    visit: Visit, document_id: str, asked: Span | None, cited: Iterable[Span] = ()
) -> DocumentContent:
    """Show a document and its current reading. Raises NothingHereError.

    `cited` are words that other pages lead to, beside those of its own reading.
    """
    found = visit.register.current_of([document_id])
    if document_id not in found:
        raise NothingHereError("document", document_id)
    document, reading = found[document_id]
    deals = tuple(_read_deals(visit, document_id, reading, asked))
    promises = tuple(_enter(Layer.PROMISE, reading.promises, asked))
    statements = tuple(_enter(Layer.STATEMENT, reading.statements, asked))
    people = tuple(_enter(Layer.PERSON, reading.people, asked))
    of_deals = [it for deal in deals for _, told in deal.values for it in told]
    of_deals += [it for deal in deals for it in deal.steps]
    entries = (*of_deals, *promises, *statements, *people)
    known = None if document.published is None else document.published.last.isoformat()
    return DocumentContent(
        source=cite_document(document_id, document),
        author=document.author,
        is_later=not visit.moment.knows(known),
        paragraphs=tuple(cut_paragraphs(document, entries, asked, cited)),
        layers=frozenset(it.layer for it in entries),
        deals=deals,
        promises=promises,
        statements=statements,
        people=people,
        asked=tuple(it for it in entries if it.is_asked),
        copies=tuple(_find_copies(visit, document_id)),
        reader=reading.reader,
        anchors=_name_anchors(entries, cited),
    )


def name_anchor(span: Span) -> str:
    """Name the place of some words in the page of their document, for links without a server."""
    return f"c{span.start}-{span.end}"


def cut_paragraphs(
    document: Document,
    entries: Iterable[Entry],
    asked: Span | None,
    cited: Iterable[Span] = (),
) -> Iterator[tuple[Segment, ...]]:
    """Cut the text at its line ends and where marks begin and end; together it is the text."""
    marks = [Mark(name=it.name, span=span) for it in entries for span in it.spans]
    marks += [Mark(name=CITED, span=span) for span in cited]
    if asked is not None:
        marks.append(Mark(name=ASKED, span=asked))
    paragraph: list[Segment] = []
    for segment in cut_text(document.text, marks):
        start = segment.start
        for number, part in enumerate(segment.text.split("\n")):
            if number:
                yield tuple(paragraph)
                paragraph = []
            if part:
                begins = segment.begins if start == segment.start else ()
                paragraph.append(
                    Segment(text=part, start=start, names=segment.names, begins=begins)
                )
            start += len(part) + 1
    yield tuple(paragraph)


def _read_deals(
    visit: Visit, document_id: str, reading: Reading, asked: Span | None
) -> Iterator[ReadDeal]:
    rows = visit.register.find(DealMentionRow, document_id=document_id)
    row_by_number = {row.position: row for row in rows}
    for number, mention in enumerate(reading.deals):
        row = row_by_number.get(number)
        place = None if row is None else visit.catalogue.place_of(row.deal_id)
        claims = _enter(Layer.VALUE, _choose_claims(mention), asked, f"{number}-", mention)
        by_field = groupby(claims, key=_find_field)
        yield ReadDeal(
            number=number,
            mention=mention,
            deal=None if place is None else visit.catalogue.summaries[place],
            telling=None if row is None else row.telling,
            values=tuple((field, tuple(told)) for field, told in by_field),
            steps=tuple(_enter(Layer.STEP, mention.steps, asked, f"{number}-")),
        )


def _choose_claims(mention: DealMention) -> list[Claim]:
    """Choose each claim once, parties first, then in the order of the fields."""
    seen = {(claim.field, claim.value, claim.evidence.span): claim for claim in mention.claims}
    return sorted(seen.values(), key=lambda it: (it.field != PARTIES_FIELD, it.field))


def _find_field(entry: Entry) -> str:
    assert isinstance(entry.value, Claim)  # only claims are grouped
    return entry.value.field


def _enter(
    layer: Layer,
    values: Sequence[Said],
    asked: Span | None,
    prefix: str = "",
    mention: DealMention | None = None,
) -> Iterator[Entry]:
    """Enter what was read, each with its places; of a party all places of its name."""
    for number, value in enumerate(values):
        spans = tuple(_find_spans(value, mention))
        is_party = isinstance(value, Claim) and value.field == PARTIES_FIELD
        yield Entry(
            name=f"{Layer.PARTY if is_party else layer}-{prefix}{number}",
            layer=Layer.PARTY if is_party else layer,
            value=value,
            spans=spans,
            step=value.step,
            confidence=None if isinstance(value, Step) else value.confidence,
            is_asked=asked is not None and asked in spans,
        )


def _find_spans(value: Said, mention: DealMention | None) -> Iterator[Span]:
    if not isinstance(value, Claim):
        if value.span is not None:
            yield value.span
        return
    yield value.evidence.span
    if value.field == PARTIES_FIELD and mention is not None:
        for party in mention.parties:
            if party.name == value.value:
                yield from (span for span in party.spans if span != value.evidence.span)


def _name_anchors(entries: Iterable[Entry], cited: Iterable[Span]) -> Mapping[int, tuple[str, ...]]:
    """Name the places in the text that links lead to, by the character at which they begin.

    An entry has one name at the first of its places, and every place has one of its own.
    """
    found: dict[int, dict[str, None]] = {}
    for entry in entries:
        for span in entry.spans[:1]:
            found.setdefault(span.start, {})[f"m-{entry.name}"] = None
    places = {*cited, *(span for entry in entries for span in entry.spans)}
    for span in sorted(places):
        found.setdefault(span.start, {})[name_anchor(span)] = None
    return {start: tuple(names) for start, names in found.items()}


def _find_copies(visit: Visit, document_id: str) -> Iterator[Source]:
    """Find the other documents with the same text, by publication."""
    for row in visit.register.find(CopyRow, document_id=document_id):
        group = visit.register.find(CopyRow, source_id=row.source_id)
        others = visit.register.documents(it.document_id for it in group)
        for each, document in others.items():
            known = None if document.published is None else document.published.last.isoformat()
            if each != document_id and visit.moment.knows(known):
                yield cite_document(each, document)
