"""Sentences: where they begin and end.

A line of the text is a paragraph, and no sentence crosses its end. Inside a quotation sentences are
split as anywhere else; the closing mark stays with the sentence that it closes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jalin.model import Span
from jalin.text.lexicon import Lexicon
from jalin.text.quotations import find_quotations

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.!?…]+")
_BLANKS = re.compile(r"\s*")
_CLOSING_BRACKETS = frozenset(")]}")
_OPENING_CHARACTERS = frozenset("([{-–—•*·")
# Enough of the text before a full stop to hold the longest abbreviation with its initials.
_ABBREVIATION_REACH = 24
# Enough of it after one to hold the longest word that opens a sentence, and what follows that.
_OPENER_REACH = 40
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[A-Za-z])")
_WORD_THEN = re.compile(r"[a-z\d)%]{2}\Z")
_CAPITALISED = re.compile(r"[A-Z][a-z]{2}|[A-Z][a-z]*\s")
# The longest sentence of a thousand articles has 570 characters. What is said in a sentence is
# compared with all else in it: without a bound a text without full stops would take for ever.
LONGEST_SENTENCE = 3_000
_NUMBER_UNIT = re.compile(r"\d\s?[A-Z]\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence without the blanks around it; `paragraph` counts lines that are not blank."""

    span: Span
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    fixed: re.Pattern[str]
    ambiguous: tuple[re.Pattern[str], ...]
    opener: re.Pattern[str]
    openings: frozenset[int]
    closings: frozenset[int]


def split_sentences(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Split a text into sentences, in order and disjoint; only blanks lie outside them.

    What goes on for more than 3 000 characters without an end is read in pieces.
    """
    rules = _prepare_rules(text, lexicon)
    found: list[Sentence] = []
    paragraph = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        starts = [line.start(), *_find_ends(text, line, rules), line.end()]
        spans = (_trim(text, *part) for ends in pairwise(starts) for part in _cut(text, *ends))
        found.extend(
            Sentence(span=span, text=span.slice(text), paragraph=paragraph)
            for span in spans
            if span.start < span.end
        )
        paragraph += 1
    return tuple(found)


def _prepare_rules(text: str, lexicon: Lexicon) -> _Rules:
    names = ("before_name", "initials", "after_name")
    fixed, *ambiguous = (
        lexicon.rules("abbreviations", f"abbreviation.{name}")[0].pattern for name in names
    )
    quotations = find_quotations(text, lexicon)
    return _Rules(
        fixed=fixed,
        ambiguous=tuple(ambiguous),
        opener=lexicon.rules("abbreviations", "sentence.opener")[0].pattern,
        openings=frozenset(q.outer.start for q in quotations),
        closings=frozenset(
            place for q in quotations if q.closed for place in range(q.span.end, q.outer.end)
        ),
    )


def _find_ends(text: str, line: re.Match[str], rules: _Rules) -> Iterator[int]:
    for stop in _STOP.finditer(text, line.start(), line.end()):
        end = _take_closers(text, stop.end(), line.end(), rules)
        if _is_end(text, line, stop, end, rules):
            yield end


def _take_closers(text: str, end: int, limit: int, rules: _Rules) -> int:
    """Give the end of a sentence with the closing marks and brackets that belong to it."""
    while end < limit and (text[end] in _CLOSING_BRACKETS or end in rules.closings):
        end += 1
    return end


def _is_end(text: str, line: re.Match[str], stop: re.Match[str], end: int, rules: _Rules) -> bool:
    """Tell whether a sentence ends at a stop; `end` is after its closing marks."""
    following = _skip_blanks(text, end)
    quote_opens = following in rules.openings
    if following >= line.end() or not (quote_opens or _may_open(text[following])):
        return False
    if following == end and not (quote_opens or _lacks_blank(text, stop, following)):
        return False
    if stop[0] != "." or end > stop.end():
        return True
    before = text[max(line.start(), stop.end() - _ABBREVIATION_REACH) : stop.end()]
    if rules.fixed.search(before) or _LIST_NUMBER.fullmatch(text, line.start(), stop.start()):
        return False
    if any(pattern.search(before) for pattern in rules.ambiguous):
        after = text[following : min(line.end(), following + _OPENER_REACH)]
        opens = quote_opens or rules.opener.match(after)
        return bool(opens or _NUMBER_UNIT.search(before[:-1]))
    return True


def _skip_blanks(text: str, place: int) -> int:
    match = _BLANKS.match(text, place)
    return match.end() if match is not None else place


def _may_open(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in _OPENING_CHARACTERS


def _lacks_blank(text: str, stop: re.Match[str], following: int) -> bool:
    """Tell whether a blank was forgotten: a word in small letters, a stop, a capitalised word."""
    before = text[max(0, stop.start() - 2) : stop.start()]
    return bool(_WORD_THEN.search(before) and _CAPITALISED.match(text, following))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence into pieces that are not, between two words."""
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        piece = blank if blank > 0 else start + LONGEST_SENTENCE
        yield start, piece
        start = piece
    yield start, end


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start=start + left, end=max(start + left, start + len(part.rstrip())))
