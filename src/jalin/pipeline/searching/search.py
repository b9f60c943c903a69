"""Searching the register: the documents that answer a question, with their deals, and parties."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from jalin.model import Document, Span
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.searching.conditions.meeting import Met, meet
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.searching.passages import Finder, Passage
from jalin.pipeline.searching.question import Question, parse_question
from jalin.pipeline.searching.ranking import MOST_RANKED, cut_page, find_answers, rank
from jalin.pipeline.searching.searched import Searched
from jalin.pipeline.searching.terms import build_opposite, build_query
from jalin.pipeline.searching.told import keep_told
from jalin.pipeline.show.citing import cite_document
from jalin.pipeline.show.views import DealSummary, Source
from jalin.store.rows import DealMentionRow, PartyRow
from jalin.store.word_index.query import WordQuery
from jalin.text.words.stemming import Forms, Stems

# Parties are shown above the documents: more than these would hide them.
_MOST_PARTIES = 6


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
    `is_ranked`: the best come first; else the latest, as where no words are asked for.
    `corrections` are the names of the question that were read otherwise than they are written.
    """

    total: int
    is_bounded: bool
    hits: tuple[Hit, ...]
    parties: tuple[PartyHit, ...]
    is_ranked: bool = True
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A page of documents that answer, of how many."""

    document_ids: tuple[str, ...]
    total: int
    is_bounded: bool = False
    is_ranked: bool = False


def search(visit: Searched, text: str, start: int = 0, size: int = 20) -> Found:
    """Search for what a question asks: the best documents first, from a place on.

    They say its words, and tell a deal that meets its conditions. Raises QuestionError where the
    question cannot be understood.
    """
    question = parse_question(text)
    stems = Stems(visit.keep("word forms", _keep_forms))
    met = meet(visit, question.conditions) if question.conditions else None
    query = build_query(question.terms, stems) if question.wanted else None
    if query is None:
        answer = _find_latest(visit, question, met, slice(start, start + size))
    else:
        answer = _find_best(visit, query, met, slice(start, start + size))
    documents = visit.register.documents(answer.document_ids)
    deals = list_deals(visit, answer.document_ids, met)
    finder = Finder(query, stems)
    return Found(
        total=answer.total,
        is_bounded=answer.is_bounded,
        is_ranked=answer.is_ranked,
        hits=tuple(_show(key, documents[key], finder, deals) for key in answer.document_ids),
        parties=find_parties(visit, question),
        corrections=() if met is None else met.corrections,
    )


def _find_best(visit: Searched, query: WordQuery, met: Met | None, page: slice) -> _Answer:
    """Find the documents that say words, of which some tell deals that meet the conditions."""
    register, until = visit.register, _find_end(visit)
    if met is None:
        numbers = find_answers(register, query, until, MOST_RANKED + 1)
    else:
        told = keep_told(visit)
        wanted = told.numbers[told.find_documents(met.mask)]
        found = find_answers(register, query, until)
        numbers = found[np.isin(found, wanted)]
    is_bounded = len(numbers) > MOST_RANKED
    numbers = numbers[:MOST_RANKED]
    if is_bounded:
        worth = np.zeros(len(numbers), dtype=np.int64)
    else:
        worth = rank(register, query, until, numbers)
    return _Answer(
        document_ids=cut_page(register, numbers, worth, page.start, page.stop - page.start),
        total=len(numbers),
        is_bounded=is_bounded,
        is_ranked=not is_bounded,
    )


def _find_latest(visit: Searched, question: Question, met: Met | None, page: slice) -> _Answer:
    """Find the documents of the deals that meet conditions, the latest first."""
    assert met is not None  # a question without wanted words has conditions
    told = keep_told(visit)
    chosen = told.find_documents(met.mask)
    if question.terms:
        left_out = find_answers(
            visit.register, build_opposite(question.terms, Stems()), _find_end(visit)
        )
        chosen &= ~np.isin(told.numbers, left_out)
    places = np.flatnonzero(chosen)
    return _Answer(
        document_ids=tuple(told.ids[place] for place in places[page].tolist()), total=len(places)
    )


def _find_end(visit: Searched) -> dt.date | None:
    return visit.moment.day if visit.moment.is_past else None


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


def list_deals(
    visit: Searched, document_ids: Iterable[str], met: Met | None
) -> Mapping[str, tuple[DealSummary, ...]]:
    """List the deals that each document tells as they stand, those that meet what is asked first.

    Otherwise they are in the order of the document.
    """
    fails: dict[str, bool] = {}
    found: dict[str, dict[str, DealSummary]] = defaultdict(dict)
    for row in visit.register.find_any(DealMentionRow, "document_id", document_ids):
        place = visit.catalogue.place_of(row.deal_id)
        if place is not None:
            found[row.document_id][row.deal_id] = visit.catalogue.summaries[place]
            fails[row.deal_id] = met is not None and not met.mask[place]
    return {
        key: tuple(sorted(deals.values(), key=lambda deal: fails[deal.id]))
        for key, deals in found.items()
    }


def find_parties(visit: Searched, question: Question) -> tuple[PartyHit, ...]:
    """Find the parties called by all words that are wanted, those with the most deals first."""
    if not question.wanted:
        return ()
    counts = visit.keep("deals by party", lambda: _count_deals(visit.catalogue))
    name = question.words
    called = [party_id for party_id in visit.party_names.find(name) if party_id in counts]
    first = sorted(called, key=lambda party_id: (-counts[party_id], party_id))[:_MOST_PARTIES]
    rows = {row.id: row for row in visit.register.find_any(PartyRow, "id", first)}
    return tuple(PartyHit(party_id=it, name=rows[it].name, deals=counts[it]) for it in first)


def _keep_forms() -> dict[str, Forms]:
    return {}


def _count_deals(catalogue: Catalogue) -> Mapping[str, int]:
    column = catalogue.columns[Facet.PARTY]
    counts = column.count(np.ones(catalogue.size, dtype=bool))
    return dict(zip(column.values, counts.tolist(), strict=True))
