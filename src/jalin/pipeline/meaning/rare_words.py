"""Documents by the words of a question of which they say some, the rarest counting most.

A search by words wants all of them; beside the meaning of a question each one is only a hint.
"""

import math
from collections import defaultdict

import numpy as np

from jalin.pipeline.searching.conditions.meeting import Met
from jalin.pipeline.searching.question import Question
from jalin.pipeline.searching.ranking import find_answers
from jalin.pipeline.searching.searched import Searched
from jalin.pipeline.searching.terms import build_query
from jalin.pipeline.searching.told import keep_told
from jalin.store.word_index.query import WordQuery
from jalin.text.words.stemming import Stems

# A word that more documents say tells too little to be looked at.
_MOST_SAYING = 5000
# A word of the title counts as so many words of the text.
_TITLE = 2.0


def rank_by_words(
    visit: Searched, question: Question, met: Met | None, count: int
) -> tuple[str, ...]:
    """Rank the documents that say some of the words: at most so many, of equal ones the latest."""
    query = build_query(question.terms, Stems())
    worth = _weigh(visit, query)
    if met is not None:
        told = keep_told(visit)
        meeting = set(told.numbers[told.find_documents(met.mask)].tolist())
        worth = {number: each for number, each in worth.items() if number in meeting}
    best = sorted(worth, key=lambda it: (-worth[it], -it))[:count]
    names = visit.register.name_numbers(best)
    return tuple(names[number] for number in best)


def _weigh(visit: Searched, query: WordQuery) -> dict[int, float]:
    """Weigh documents, by their numbers, by the words that they say."""
    register, until = visit.register, visit.moment.day if visit.moment.is_past else None
    total = register.count()
    worth: dict[int, float] = defaultdict(float)
    for clause in query.required:
        said = WordQuery(required=(clause,), excluded=query.excluded)
        saying = find_answers(register, said, until, _MOST_SAYING + 1)
        if not 0 < len(saying) <= _MOST_SAYING:
            continue
        rarity = math.log(1 + total / len(saying))
        titled = WordQuery(required=(clause,), excluded=query.excluded, titled=(clause,))
        in_title = find_answers(register, titled, until, _MOST_SAYING)
        for number in saying.tolist():
            worth[number] += rarity
        for number in in_title[np.isin(in_title, saying)].tolist():
            worth[number] += rarity * (_TITLE - 1)
    return worth
