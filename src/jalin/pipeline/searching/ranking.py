"""In which order documents answer words: the same on every engine.

Those whose title says more of what is asked come first, then those that say the words side by side,
then the latest; of one day by id. An engine only tells which documents answer: what each thinks of
frequent words is another thing on each, and would order equal registers otherwise.
"""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from jalin.pipeline.catalogue.columns import Mask
from jalin.pipeline.searching.told import Numbers
from jalin.store.register import Register
from jalin.store.word_index.query import DAY_BITS, Phrase, WordQuery

# Of a question that more documents answer only the latest are looked at: to rank all the documents
# that tell a word as common as the country's name would take seconds, and tell nothing.
MOST_RANKED = 5000


def find_answers(
    register: Register, query: WordQuery, until: dt.date | None, limit: int | None = None
) -> Numbers:
    """Find the numbers of the documents that answer, the highest first: at most so many."""
    return np.array(register.find_numbers(query, until, limit), dtype=np.int64)


def rank(register: Register, query: WordQuery, until: dt.date | None, numbers: Numbers) -> Numbers:
    """Give for each of some documents that answer how well it does: higher is better."""
    worth = np.zeros(len(numbers), dtype=np.int64)
    # All of these answer: whatever else a document says, it says what stands here.
    for clause in query.required:
        titled = WordQuery(required=(clause,), titled=(clause,))
        worth += 2 * _mark(numbers, find_answers(register, titled, until))
    together = _join(query)
    if together is not None:
        worth += _mark(numbers, find_answers(register, WordQuery(required=(together,)), until))
    return worth


def _mark(numbers: Numbers, wanted: Numbers) -> Mask:
    """Mark those of some numbers that are wanted; both fall, and have each number once."""
    if not len(wanted):
        return np.zeros(len(numbers), dtype=bool)
    rising = wanted[::-1]
    places = np.minimum(np.searchsorted(rising, numbers), len(rising) - 1)
    return np.asarray(rising[places] == numbers)


def cut_page(
    register: Register, numbers: Numbers, worth: Numbers, start: int, size: int
) -> tuple[str, ...]:
    """Cut out a page of documents by their worth, then the latest, then by id."""
    days = numbers >> DAY_BITS
    order = np.lexsort((-days, -worth))
    end = min(start + size, len(order))
    if start >= end:
        return ()
    first, last = order[start], order[end - 1]
    # Those that are equal to the first or the last of the page may stand before it or behind it.
    is_before = (worth > worth[first]) | ((worth == worth[first]) & (days > days[first]))
    is_behind = (worth < worth[last]) | ((worth == worth[last]) & (days < days[last]))
    begin, stop = int(is_before.sum()), len(order) - int(is_behind.sum())
    near = order[begin:stop]
    names = register.name_numbers(numbers[near].tolist())
    ranked = sorted(near.tolist(), key=lambda it: (-worth[it], -days[it], names[int(numbers[it])]))
    shown = ranked[start - begin : end - begin]
    return tuple(names[int(numbers[it])] for it in shown)


def _join(query: WordQuery) -> tuple[Phrase, ...] | None:
    """Write the words of a question as one phrase; None where it is no row of several words."""
    first: list[Phrase] = [clause[0] for clause in query.required]
    if len(first) == 1 or any(phrase.is_start for phrase in first):
        return None
    return (Phrase(stems=_chain(first)),)


def _chain(phrases: Sequence[Phrase]) -> tuple[str, ...]:
    return tuple(stem for phrase in phrases for stem in phrase.stems)
