"""Which deals are wanted: a question in words, and facets as keywords."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypedDict

from jalin.pipeline.catalogue.filter import (
    FILTER_PARAMETERS,
    WORDS_PARAMETER,
    Fault,
    Filter,
    QuestionError,
    parse_filter,
)
from jalin.python.asking.days import Date, parse_date

# A value of a facet, or several that are alternatives.
Words = str | Iterable[str]
_KEYWORDS = frozenset(FILTER_PARAMETERS) - {WORDS_PARAMETER} | {"since", "until"}


class Wanted(TypedDict, total=False):
    """The keywords by which deals are chosen; the values of one are alternatives, keywords add up.

    `party` is an id or the start of a word of a name, `country` an ISO 3166 code of two letters,
    `year` that of the latest step; `since` and `until` bound its date. The others are words of the
    codebook, as text or as members of their vocabulary.
    """

    party: Words
    country: Words
    sector: Words
    instrument: Words
    activity: Words
    stage: Words
    state: Words
    year: Words | int | Iterable[int]
    outlet: Words
    since: Date
    until: Date


def build_filter(query: str | None, wanted: Wanted) -> Filter:
    """Build the filter that a question and its keywords ask for.

    Raises QuestionError, which tells every fault, and TypeError for a keyword that is none.
    """
    unknown = sorted(set(wanted) - _KEYWORDS)
    if unknown:
        raise TypeError(f"no such keyword: {unknown[0]!r}; one of {', '.join(sorted(_KEYWORDS))}")
    bounds = {"since": wanted.get("since"), "until": wanted.get("until")}
    conditions = [
        f"{name}:{parse_date(told, name)}" for name, told in bounds.items() if told is not None
    ]
    params = {name: list_texts(name, told) for name, told in wanted.items() if name not in bounds}
    params[WORDS_PARAMETER] = [text for text in (query, *conditions) if text]
    return parse_filter(params)


def parse_choice(name: str, told: str, words: type[StrEnum]) -> str:
    """Read a word of a vocabulary. Raises QuestionError."""
    if told not in set(words):
        what = f"no such value: {told!r}; one of {', '.join(words)}"
        raise QuestionError([Fault(where=name, what=what)])
    return told


def check_limit(limit: int) -> int:
    """Give a number of values that are wanted at most. Raises QuestionError below 0."""
    if limit < 0:
        raise QuestionError([Fault(where="limit", what=f"not a number from 0 on: {limit}")])
    return limit


def list_texts(name: str, told: object) -> list[str]:
    """List the values that are given for a keyword; None gives none. Raises QuestionError."""
    if told is None:
        return []
    # Bytes would be numbers one by one.
    if isinstance(told, str | int | bytes) or not isinstance(told, Iterable):
        values = [told]
    else:
        values = [*told]
    for value in values:
        if isinstance(value, bool) or not isinstance(value, str | int):
            what = f"neither a text nor several: {value!r}"
            raise QuestionError([Fault(where=name, what=what)])
    return [str(value) for value in values]
