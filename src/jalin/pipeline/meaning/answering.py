"""Searching by what a question means, by its words, or by both together.

By meaning the documents are given whose vectors are nearest to that of the question; by both, those
that stand high in one of two rows: the nearest, and those that say the rarest of its words. There
is no bound at which a document stops being near, so that a fixed number of them is given.

The conditions of a question narrow the documents, and so do the words that it leaves out.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

import numpy as np

from jalin.pipeline.catalogue.filter import WORDS_PARAMETER, Fault, QuestionError
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.meaning.fusing import fuse
from jalin.pipeline.meaning.passages import find_passages
from jalin.pipeline.meaning.rare_words import rank_by_words
from jalin.pipeline.meaning.space import Mask, Space
from jalin.pipeline.searching.conditions.meeting import Met, meet
from jalin.pipeline.searching.question import Question, parse_question
from jalin.pipeline.searching.ranking import find_answers
from jalin.pipeline.searching.search import Found, Hit, find_parties, list_deals, search
from jalin.pipeline.searching.searched import Searched
from jalin.pipeline.searching.terms import build_opposite
from jalin.pipeline.searching.told import keep_told
from jalin.pipeline.show.citing import cite_document
from jalin.text.encoding.meaning import Meaning, embed_question, load_meaning
from jalin.text.words.stemming import Stems

# So many documents are given: who has not found it among them asks otherwise.
MOST_NEAR = 100


class By(StrEnum):
    """By what documents are searched."""

    WORDS = "words"
    MEANING = "meaning"
    BOTH = "both"


class Compared(Searched, Protocol):
    """What is searched, with the vectors of its documents, and what is known of language."""

    @property
    def space(self) -> Space:
        """Give the vectors of all documents."""
        ...

    @property
    def insight(self) -> Insight:
        """Give what deriving rests on: its rule data tell where sentences end."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, and by what. `n_lacking` documents have no vector and were not compared."""

    found: Found
    by: By
    n_lacking: int


def search_by(
    visit: Compared, text: str, by: By = By.WORDS, start: int = 0, size: int = 20
) -> Answer:
    """Search for what a question asks: the best documents first, from a place on.

    Raises QuestionError where the question cannot be understood, or has no words to be compared.
    """
    if by is By.WORDS:
        return Answer(found=search(visit, text, start, size), by=by, n_lacking=0)
    question = parse_question(text)
    if not question.wanted:
        fault = f"there is no word in {text!r} whose meaning could be compared"
        raise QuestionError([Fault(where=WORDS_PARAMETER, what=fault)])
    met = meet(visit, question.conditions) if question.conditions else None
    ranked = _rank(visit, question, met, by)
    shown = ranked[start : start + size]
    found = Found(
        total=len(ranked),
        is_bounded=False,
        hits=_show(visit, question, shown, met),
        parties=find_parties(visit, question),
        corrections=() if met is None else met.corrections,
    )
    return Answer(found=found, by=by, n_lacking=visit.space.n_lacking)


@functools.cache
def keep_meaning() -> Meaning:
    """Give what makes vectors, loaded once in a process."""
    return load_meaning()


def mark_known(visit: Compared) -> Mask:
    """Mark the documents (N) that were published at the moment; the undated only at present."""
    days = visit.space.days
    if not visit.moment.is_past:
        return np.ones(len(days), dtype=bool)
    return (days > 0) & (days <= visit.moment.day.toordinal())


def _rank(visit: Compared, question: Question, met: Met | None, by: By) -> tuple[str, ...]:
    """Rank documents by meaning, or by meaning and words."""
    space = visit.space
    allowed = mark_known(visit)
    if met is not None:
        told = keep_told(visit)
        chosen = np.flatnonzero(told.find_documents(met.mask)).tolist()
        allowed &= space.mark([told.ids[place] for place in chosen])
    allowed &= ~space.mark(_find_excluded(visit, question))
    near: tuple[str, ...] = ()
    if len(space):
        vector = embed_question(keep_meaning(), question.words)
        near = space.find_nearest(vector, allowed, MOST_NEAR)
    if by is By.MEANING:
        return near
    return fuse(near, rank_by_words(visit, question, met, MOST_NEAR))[:MOST_NEAR]


def _find_excluded(visit: Compared, question: Question) -> tuple[str, ...]:
    """Find the documents that say a word that the question leaves out."""
    terms = tuple(term for term in question.terms if term.is_excluded)
    if not terms:
        return ()
    query = build_opposite([replace(term, is_excluded=False) for term in terms], Stems())
    numbers = find_answers(visit.register, query, None)
    return tuple(visit.register.name_numbers(numbers.tolist()).values())


def _show(
    visit: Compared, question: Question, document_ids: Sequence[str], met: Met | None
) -> tuple[Hit, ...]:
    documents = visit.register.documents(document_ids)
    deals = list_deals(visit, document_ids, met)
    passages = find_passages(
        keep_meaning(),
        question.words,
        [documents[it].text for it in document_ids],
        visit.insight.lexicon,
    )
    return tuple(
        Hit(
            source=cite_document(document_id, documents[document_id]),
            title_spans=(),
            passage=passage,
            deals=deals.get(document_id, ()),
        )
        for document_id, passage in zip(document_ids, passages, strict=True)
    )
