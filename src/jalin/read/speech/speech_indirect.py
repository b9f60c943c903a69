"""Indirect speech: clauses that a speech verb outside quotation marks gives to a speaker."""

import re
from collections.abc import Iterator, Sequence

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.read.speech.speech_cues import read_speech_cues
from jalin.read.speech.speech_spans import SpanIndex
from jalin.read.speech.speech_speakers import Speakers, Utterance
from jalin.read.speech.speech_subjects import (
    Clause,
    Subject,
    find_subject_after,
    find_subject_before,
)
from jalin.text.sentences import Sentence

_LEAST_WORDS = 3
_OFFICE_REACH = 110
_LONGEST_LEAD = 8
_QUOTE_ENDS = frozenset("\"”“’'»")
_ADDRESSEE = re.compile(r"\s+(?:kepada|ke|pada)\s[^,.]{2,60}?(?=,|\sbahwa\s)")
_CLAUSE_START = re.compile(r"[\s,:]*")
_CLAUSE_END = re.compile(r"[\s.,;:!?…]+$")


def find_indirect(analysis: Analysis, speakers: Speakers) -> Iterator[Utterance]:
    """Find all clauses of reported speech outside quotations, in reading order."""
    cues = read_speech_cues(analysis.lexicon)
    outers = [quotation.outer for quotation in analysis.quotations]
    long = [it for it in outers if len(it.slice(analysis.document.text).split()) > _LEAST_WORDS]
    quoted = SpanIndex(long)
    for sentence in analysis.sentences:
        area = _free_area(sentence, [long[index] for index in quoted.overlapping(sentence.span)])
        if area is None:
            continue
        clause = Clause(text=analysis.document.text, area=area, speakers=speakers, cues=cues)
        found = [*_read_active(clause), *_read_according(clause), *_read_passive(clause)]
        found = found or list(_read_inserted(clause))
        yield from _drop_inner(sorted(found, key=lambda u: (u.span.start, -u.span.end)))


def _free_area(sentence: Sentence, long: Sequence[Span]) -> Span | None:
    """Give the longest part of a sentence outside long quotations, None if there is none."""
    start, parts = sentence.span.start, []
    for outer in long:
        parts.append((start, min(outer.start, sentence.span.end)))
        start = max(start, outer.end)
    parts.append((start, sentence.span.end))
    first, last = max(parts, key=lambda part: part[1] - part[0])
    return Span(start=first, end=last) if last - first > _LEAST_WORDS else None


def _read_active(clause: Clause) -> Iterator[Utterance]:
    """Read "X mengatakan (bahwa) ..."."""
    for verb in clause.cues.active.finditer(clause.text, clause.area.start, clause.area.end):
        subject = find_subject_before(clause, verb.start())
        if subject is not None:
            yield from _build(_cut_clause(clause, verb.end()), subject, verb[0], "active")


def _read_according(clause: Clause) -> Iterator[Utterance]:
    """Read "Menurut X, ..." and "Menurutnya, ..."."""
    area, cues = clause.area, clause.cues
    for cue in cues.according_own.finditer(clause.text, area.start, area.end):
        subject = Subject(name=None, place=area.start, end=cue.end())
        yield from _build(_cut_clause(clause, cue.end()), subject, cue[0], "according")
    for cue in cues.according.finditer(clause.text, area.start, area.end):
        if not cues.according_own.match(clause.text, cue.start()):
            yield from _read_named_after(clause, cue, "according")


def _read_passive(clause: Clause) -> Iterator[Utterance]:
    """Read "Ditambahkan X, ..." and "Dikatakannya, ..." where a sentence or clause begins so."""
    area = clause.area
    for cue in clause.cues.passive.finditer(clause.text, area.start, area.end):
        before = clause.text[area.start : cue.start()].rstrip()
        if before and not before.endswith(","):
            continue
        if cue[0].endswith("nya"):
            subject = Subject(name=None, place=area.start, end=cue.end())
            yield from _build(_cut_clause(clause, cue.end()), subject, cue[0], "passive")
        else:
            yield from _read_named_after(clause, cue, "passive")


def _read_named_after(clause: Clause, cue: re.Match[str], rule: str) -> Iterator[Utterance]:
    subject = find_subject_after(clause, cue.end())
    if subject is not None:
        yield from _build(_cut_clause(clause, subject.end), subject, cue[0].strip(), rule)


def _read_inserted(clause: Clause) -> Iterator[Utterance]:
    """Read "Bahkan, kata X, ..." and "..., kata X."."""
    area = clause.area
    for cue in clause.cues.after_quote.finditer(clause.text, area.start, area.end):
        before = clause.text[area.start : cue.start()].rstrip()
        after_quotation = clause.text[: cue.start()].rstrip()[-1:] in _QUOTE_ENDS
        if after_quotation or (before and not before.endswith(",")):
            continue
        subject = _find_inserted_subject(clause, cue.end())
        if subject is None:
            continue
        span = _cut_clause(clause, subject.end)
        if span is None or len(before.split()) > _LONGEST_LEAD:
            span = _trim(clause.text, area.start, cue.start())
        yield from _build(span, subject, cue[0], "inserted")


def _find_inserted_subject(clause: Clause, cue: int) -> Subject | None:
    area = clause.area
    blank = _CLAUSE_START.match(clause.text, cue)
    pronoun = clause.cues.pronoun.match(clause.text, blank.end() if blank is not None else cue)
    if pronoun is not None:
        return Subject(name=None, place=area.start, end=pronoun.end())
    mentions = clause.speakers.find_in(cue, min(area.end, cue + _OFFICE_REACH))
    if not mentions:
        return None
    name = clause.speakers.name(mentions[0])
    return Subject(name=name, place=area.start, end=mentions[0].span.end)


def _cut_clause(clause: Clause, start: int) -> Span | None:
    """Give what was said: from after the cue to the end of the sentence or the next speech verb."""
    addressee = _ADDRESSEE.match(clause.text, start, clause.area.end)
    place = _skip(clause.text, addressee.end() if addressee is not None else start)
    complement = clause.cues.complement.match(clause.text, place)
    if complement is not None:
        place = _skip(clause.text, complement.end())
    joined = clause.cues.joined_verb.search(clause.text, place, clause.area.end)
    return _trim(clause.text, place, joined.start() if joined is not None else clause.area.end)


def _skip(text: str, place: int) -> int:
    match = _CLAUSE_START.match(text, place)
    return match.end() if match is not None else place


def _trim(text: str, start: int, end: int) -> Span | None:
    said = _CLAUSE_END.sub("", text[start:end])
    return Span(start=start, end=start + len(said)) if len(said.split()) >= _LEAST_WORDS else None


def _drop_inner(found: Sequence[Utterance]) -> Iterator[Utterance]:
    """Keep of overlapping clauses the one that begins first."""
    end = -1
    for utterance in found:
        if utterance.span.start >= end:
            yield utterance
            end = utterance.span.end


def _build(span: Span | None, subject: Subject, cue: str, rule: str) -> Iterator[Utterance]:
    if span is not None:
        yield Utterance(
            span=span,
            direct=False,
            place=subject.place,
            speaker=subject.name,
            cue=cue,
            step=f"statements/indirect/{rule}",
        )
