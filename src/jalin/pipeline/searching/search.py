"""Searching the register: the documents that answer a question, with their deals, and parties."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from jalin.model import Document, Span
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.catalogue.party_names import PartyNames
from jalin.pipeline.searching.passages import Finder, Passage
from jalin.pipeline.searching.question import Term, parse_words
from jalin.pipeline.searching.terms import build_query
from jalin.pipeline.show.citing import cite_document
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary, Source
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, PartyRow
from jalin.text.words.stemming import Stems

_Kept = TypeVar("_Kept")
# Parties are shown above the documents: more than these would hide them.
_MOST_PARTIES = 6


class Searched(Protocol):
    """What is searched: the register as it is seen at a moment, which keeps what is built of it."""

    @property
    def register(self) -> Register:
        """Give the register."""
        ...

    @property
    def moment(self) -> Moment:
        """Give the day that is asked about."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Give the deals known at the moment."""
        ...

    @property
    def party_names(self) -> PartyNames:
        """Give all names of all parties."""
        ...

    def keep(self, name: str, build: Callable[[], _Kept]) -> _Kept:
        """Give what was built under a name, or build it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that answers: its passage that does so best, and the deals that it tells.

    `title_spans` are the words of its title that were asked for.
    """

    source: Source
    title_spans: tuple[Span, ...]
    passage: Passage
    deals: tuple[DealSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHit:
    """A party that is called so, and the number of its deals."""

    party_id: str
    name: str
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What answers a question: how many documents, a page of them, and parties called so.

    `is_bounded`: more than `total` documents answer; the latest so many can be paged through.
    """

    total: int
    is_bounded: bool
    hits: tuple[Hit, ...]
    parties: tuple[PartyHit, ...]


def search(visit: Searched, words: str, start: int = 0, size: int = 20) -> Found:
    """Search for words: the best documents first, from a place on.

    Raises QuestionError where the words cannot be understood.
    """
    terms = parse_words(words)
    stems = Stems()
    query = build_query(terms, stems)
    until = visit.moment.day if visit.moment.is_past else None
    found = visit.register.find_worded(query, until, start=start, size=size)
    documents = visit.register.documents(found.document_ids)
    deals = _list_deals(visit, found.document_ids)
    finder = Finder(query, stems)
    return Found(
        total=found.total,
        is_bounded=found.is_bounded,
        hits=tuple(_show(key, it, finder, deals) for key, it in documents.items()),
        parties=_find_parties(visit, terms),
    )


def find_told(register: Register, words: str, moment: Moment) -> frozenset[str]:
    """Find the deals that are told in documents that answer words.

    Raises QuestionError where the words cannot be understood.
    """
    query = build_query(parse_words(words), Stems())
    return register.find_deals_worded(query, moment.day if moment.is_past else None)


def _show(
    document_id: str,
    document: Document,
    finder: Finder,
    deals: Mapping[str, tuple[DealSummary, ...]],
) -> Hit:
    return Hit(
        source=cite_document(document_id, document),
        title_spans=finder.find_spans(document.title or ""),
        passage=finder.cut_passage(document.text),
        deals=deals.get(document_id, ()),
    )


def _list_deals(
    visit: Searched, document_ids: Iterable[str]
) -> Mapping[str, tuple[DealSummary, ...]]:
    """List the deals that each document tells, in its order, as they stand at the moment."""
    found: dict[str, dict[str, DealSummary]] = defaultdict(dict)
    for row in visit.register.find_any(DealMentionRow, "document_id", document_ids):
        place = visit.catalogue.place_of(row.deal_id)
        if place is not None:
            found[row.document_id][row.deal_id] = visit.catalogue.summaries[place]
    return {key: tuple(deals.values()) for key, deals in found.items()}


def _find_parties(visit: Searched, terms: Iterable[Term]) -> tuple[PartyHit, ...]:
    """Find the parties called by all words that are wanted, those with the most deals first."""
    counts = visit.keep("deals by party", lambda: _count_deals(visit.catalogue))
    name = " ".join(term.text for term in terms if not term.is_excluded)
    called = [party_id for party_id in visit.party_names.find(name) if party_id in counts]
    first = sorted(called, key=lambda party_id: (-counts[party_id], party_id))[:_MOST_PARTIES]
    rows = {row.id: row for row in visit.register.find_any(PartyRow, "id", first)}
    return tuple(PartyHit(party_id=it, name=rows[it].name, deals=counts[it]) for it in first)


def _count_deals(catalogue: Catalogue) -> Mapping[str, int]:
    column = catalogue.columns[Facet.PARTY]
    counts = column.count(np.ones(catalogue.size, dtype=bool))
    return dict(zip(column.values, counts.tolist(), strict=True))
