"""The clauses of reported speech: where what was said begins and ends."""

import re
import string
from bisect import bisect_left
from collections.abc import Iterator

from jalin.model import Span
from jalin.read.speech.speech_cues import SpeechCues
from jalin.read.speech.speech_speakers import Speakers, Utterance
from jalin.read.speech.speech_subjects import Clause, Subject

_LEAST_WORDS = 3
# Longer than any sentence; a longer text without a stop is a list.
_LONGEST_CLAUSE = 4000
_LONGEST_SETTING = 80
_TELLS = ("told", "tells")
_ADDRESSEE = re.compile(r"\s+(?:kepada|ke|pada)\s[^,.]{2,60}?(?=,|\sbahwa\s)")
_CLAUSE_START = re.compile(r"[\s,:]*")
_MARKS = string.whitespace + "\u00a0.,;:!?…"
_SOON_THAT = re.compile(r"\s+[^,.;:()\"“”\n]{2,60}?(?=\sthat\s)")
_LATE_THAT = re.compile(r"\s+(?:to|on|in|at|during|after|for)\s[^,.;:()\"“”]{2,80}?(?=\sthat\s)")


def build_clause(text: str, area: Span, speakers: Speakers, cues: SpeechCues) -> Clause:
    """Set a stretch of text before what it takes to read it."""
    joints = (
        match.start()
        for pattern in (cues.joined_verb, cues.adding)
        for match in pattern.finditer(text, area.start, area.end)
    )
    return Clause(text=text, area=area, speakers=speakers, cues=cues, joints=tuple(sorted(joints)))


def cut_clause(clause: Clause, start: int) -> Span | None:
    """Give what was said: from after the cue to the end of the sentence or the next speech verb."""
    addressee = _ADDRESSEE.match(clause.text, start, clause.area.end)
    place = addressee.end() if addressee is not None else skip_circumstances(clause, start)
    late = _LATE_THAT.match(clause.text, place, min(clause.area.end, place + _LONGEST_SETTING))
    place = skip_blanks(clause.text, late.end() if late is not None else place)
    complement = clause.cues.complement.match(clause.text, place)
    if complement is not None:
        place = skip_blanks(clause.text, complement.end())
    span = trim(clause.text, place, find_end(clause, start))
    if span is None or complement is not None:
        return span
    return None if clause.cues.no_clause.match(span.slice(clause.text)) else span


def find_end(clause: Clause, place: int) -> int:
    """Give where a clause ends: before the next statement of its speaker, or with its area."""
    index = bisect_left(clause.joints, place)
    end = clause.joints[index] if index < len(clause.joints) else clause.area.end
    return min(end, place + _LONGEST_CLAUSE)


def skip_circumstances(clause: Clause, start: int) -> int:
    """Pass over whom, when and where an English speaker told ("told reporters on Friday")."""
    text, end = clause.text, clause.area.end
    if text[max(0, start - 5) : start].lower().endswith(_TELLS):
        start = _skip_addressee(clause, start)
    while (match := clause.cues.circumstance.match(text, start, end)) is not None:
        start = match.end()
    return start


def _skip_addressee(clause: Clause, start: int) -> int:
    """Pass over whom somebody told: up to "that", else over the shortest phrase that can be it."""
    that = _SOON_THAT.match(clause.text, start, clause.area.end)
    if that is not None and clause.cues.finite.search(that[0]) is None:
        return that.end()
    addressee = clause.cues.addressee.match(clause.text, start, clause.area.end)
    return addressee.end() if addressee is not None else start


def skip_blanks(text: str, place: int) -> int:
    """Pass over blanks, commas and colons."""
    match = _CLAUSE_START.match(text, place)
    return match.end() if match is not None else place


def trim(text: str, start: int, end: int) -> Span | None:
    """Give a clause without the marks that end it, None where it is too short to be one."""
    said = text[start:end].rstrip(_MARKS)
    start += len(said) - len(said.lstrip())
    said = said.strip()
    return Span(start=start, end=start + len(said)) if len(said.split()) >= _LEAST_WORDS else None


def skip_dateline(clause: Clause) -> int:
    """Pass over place and outlet at the head of a first sentence, which nobody said."""
    dateline = clause.cues.dateline.match(clause.text, clause.area.start, clause.area.end)
    return dateline.end() if dateline is not None else clause.area.start


def build_reported(span: Span | None, subject: Subject, cue: str, rule: str) -> Iterator[Utterance]:
    """Give the utterance of a clause, nothing where there is no clause."""
    if span is not None:
        yield Utterance(
            span=span,
            direct=False,
            place=subject.place,
            speaker=subject.name,
            cue=cue,
            step=f"statements/indirect/{rule}",
        )
