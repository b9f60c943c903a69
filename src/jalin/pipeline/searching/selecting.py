"""Which deals a question asks for: those that meet its conditions and are told in its words."""

from collections.abc import Sequence

import numpy as np

from jalin.pipeline.catalogue.columns import Mask
from jalin.pipeline.searching.conditions.meeting import Met, meet
from jalin.pipeline.searching.question import Question, Term, parse_question
from jalin.pipeline.searching.searched import Searched
from jalin.pipeline.searching.terms import build_opposite, build_query
from jalin.pipeline.searching.told import keep_told
from jalin.pipeline.show.moment import Moment
from jalin.store.register import Register
from jalin.text.words.stemming import Stems


def select_deals(visit: Searched, text: str) -> Met:
    """Select the deals that a question asks for.

    A deal is told in its words if any document that tells it answers them. Raises QuestionError
    where the question cannot be understood.
    """
    question = parse_question(text)
    met = meet(visit, question.conditions)
    if not question.terms:
        return met
    return Met(mask=met.mask & _mark_told(visit, question), corrections=met.corrections)


def find_told(register: Register, terms: Sequence[Term], moment: Moment) -> frozenset[str]:
    """Find the deals that are told in documents that answer terms, of which some is wanted."""
    query = build_query(terms, Stems())
    return register.find_deals_worded(query, moment.day if moment.is_past else None)


def _mark_told(visit: Searched, question: Question) -> Mask:
    if question.wanted:
        return visit.catalogue.mark(find_told(visit.register, question.terms, visit.moment))
    told = keep_told(visit)
    until = visit.moment.day if visit.moment.is_past else None
    query = build_opposite(question.terms, Stems())
    left_out = np.isin(told.numbers, visit.register.find_numbers(query, until))
    return told.find_deals(~left_out, visit.catalogue.size)
