"""Promises: who says that what will be done, by when (codebook, section 11)."""

import re
from collections.abc import Sequence

from jalin.model import PartialDate, Person, Promise, Statement
from jalin.read.analysis import Analysis
from jalin.read.promises.promise_agents import find_promiser
from jalin.read.promises.promise_clauses import Pledge, find_pledges
from jalin.text.dates import DateMention
from jalin.text.words.bags import BagIndex
from jalin.text.words.fold import fold

# Two promises that share so much of their words are one, told twice.
_SAME = 0.6
_REACH = 60
_NOT_DUE = re.compile(
    r"\b(?:sejak|dibanding(?:kan)?|dari|since|compared)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)


def find_promises(
    analysis: Analysis, statements: Sequence[Statement] = (), people: Sequence[Person] = ()
) -> tuple[Promise, ...]:
    """Find the promises of a document in reading order, each told once.

    `text` is the clause that promises; `due` the date in it, as precise as it is written there, a
    quarter by its last month. A hope, a guess, or an effect that nobody answers for is none.
    """
    found: list[Promise] = []
    told = BagIndex()
    for sentence in analysis.sentences:
        for pledge in find_pledges(analysis, sentence):
            who = find_promiser(analysis, pledge, sentence, statements=statements, people=people)
            promise = None if who is None else _build(analysis, pledge, who)
            if promise is not None and _is_new(promise, told):
                found.append(promise)
    return tuple(found)


def _build(analysis: Analysis, pledge: Pledge, who: str) -> Promise:
    return Promise(
        who=who,
        text=pledge.span.slice(analysis.document.text),
        due=_find_due(analysis, pledge),
        span=pledge.span,
        step=f"promises/{pledge.rule}",
    )


def _find_due(analysis: Analysis, pledge: Pledge) -> PartialDate | None:
    """Find the first date behind the cue, else before it, that is not over and not a beginning."""
    dates = [date for date in analysis.dates_in(pledge.span) if _can_be_due(analysis, date)]
    dates.sort(key=lambda date: date.span.start < pledge.cue.start)
    return next((date.until or date.date for date in dates), None)


def _can_be_due(analysis: Analysis, mention: DateMention) -> bool:
    if mention.date is None:
        return False
    if analysis.anchor is not None and mention.date.last < analysis.anchor.first:
        return False
    start = mention.span.start
    return _NOT_DUE.search(analysis.document.text, max(0, start - _REACH), start) is None


def _is_new(promise: Promise, told: BagIndex) -> bool:
    """Tell whether a promise was not told before, and note that it is now."""
    words = fold(promise.text).split()
    shared = told.count_shared(words)
    if any(2 * n >= _SAME * (len(words) + told.sizes[other]) for other, n in shared.items()):
        return False
    told.add(words)
    return True
