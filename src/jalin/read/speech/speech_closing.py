"""Reported speech in English whose speaker stands behind it, and what a participle adds to it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jalin.model import Span
from jalin.read.speech.speech_clauses import (
    build_reported,
    find_end,
    skip_blanks,
    skip_circumstances,
    skip_dateline,
    trim,
)
from jalin.read.speech.speech_speakers import Utterance
from jalin.read.speech.speech_subjects import (
    Clause,
    Subject,
    find_subject_before,
    find_subject_behind,
)

_LONGEST_LEAD = 8
_SMALL_WORD = re.compile(r"(?<!\w)(?!of\s|and\s|for\s)[a-z]\w*(?!\w)")
_REACH_BACK = 400
_LONGEST_END = 4
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*$")
_NOTHING_LEFT = re.compile(r"[\s.!?…\"”’')]*$")
_CONDITION = re.compile(
    r"(?:after|although|as|before|if|once|since|unless|until|when|while)\s", re.IGNORECASE
)


def read_closing(clause: Clause) -> Iterator[tuple[int, Utterance]]:
    """Read "..., X said on Monday." and "..., X said, ...", each with the place of its verb.

    A line without an end, as headlines are, is not read: it says again what the text says.
    """
    text, area = clause.text, clause.area
    if not _SENTENCE_END.search(text, max(area.start, area.end - _LONGEST_END), area.end):
        return
    for verb in clause.cues.verb.finditer(text, area.start, area.end):
        end = skip_circumstances(clause, verb.end())
        rest = skip_blanks(text, end)
        closes = _NOTHING_LEFT.match(text, end, area.end) is not None
        if not closes and text[end : end + 1] != ",":
            continue
        subject = find_subject_behind(clause, verb.start())
        lead = trim(text, skip_dateline(clause), subject.place) if subject is not None else None
        if subject is None or lead is None:
            continue
        goes_on = not closes and not clause.cues.adding.match(text, end)
        if goes_on and _is_opening(clause, lead):
            lead = trim(text, rest, find_end(clause, rest))
        for utterance in build_reported(
            lead, replace(subject, place=area.start), verb[0], "closing"
        ):
            yield verb.start(), utterance


def read_adding(clause: Clause) -> Iterator[Utterance]:
    """Read "X said ..., adding that ..." from the participle on."""
    text, area = clause.text, clause.area
    for adding in clause.cues.adding.finditer(text, area.start, area.end):
        verbs = clause.cues.verb.finditer(
            text, max(area.start, adding.start() - _REACH_BACK), adding.start()
        )
        subjects = (find_subject_before(clause, verb.start()) for verb in verbs)
        subject = next((found for found in subjects if found is not None), None)
        subject = subject or _find_opener(clause, adding.start())
        if subject is not None:
            span = trim(text, adding.end(), find_end(clause, adding.end()))
            yield from build_reported(span, subject, adding[0].strip(" ,"), "adding")


def _is_opening(clause: Clause, lead: Span) -> bool:
    """Tell whether a lead only opens what was said ("If it rains, Budi said, ...")."""
    words = lead.slice(clause.text)
    short = len(words.split()) <= _LONGEST_LEAD
    finite = clause.cues.finite.search(words) and not _CONDITION.match(words)
    return short and not finite


def _find_opener(clause: Clause, place: int) -> Subject | None:
    """Find the person with whose name or office a sentence begins, as the subject of all of it."""
    mentions = clause.speakers.find_in(clause.area.start, place)
    if not mentions:
        return None
    before = clause.text[clause.area.start : mentions[0].span.start]
    if _SMALL_WORD.search(before.strip()):
        return None
    name = clause.speakers.name(mentions[0])
    return Subject(name=name, place=clause.area.start, end=place)
