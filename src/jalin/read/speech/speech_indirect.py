"""Indirect speech: clauses that a speech verb outside quotation marks gives to a speaker."""

import re
from collections.abc import Container, Iterator, Sequence

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.read.speech.speech_clauses import (
    build_clause,
    build_reported,
    cut_clause,
    skip_dateline,
    trim,
)
from jalin.read.speech.speech_closing import read_adding, read_closing
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
_BLANKS = re.compile(r"[\s,:]*")
_RELATIVE = re.compile(r"(?<!\w)(?:who|whose|which|that|where|yang)(?!\w)")


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
        clause = build_clause(analysis.document.text, area, speakers, cues)
        closing = dict(read_closing(clause))
        found = [*_read_active(clause, closing), *_read_according(clause), *_read_passive(clause)]
        found = found or list(_read_inserted(clause))
        found = [*found, *closing.values(), *read_adding(clause)]
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


def _read_active(clause: Clause, closing: Container[int]) -> Iterator[Utterance]:
    """Read "X mengatakan (bahwa) ...", save where the verb closes what was said before it."""
    for verb in clause.cues.active.finditer(clause.text, clause.area.start, clause.area.end):
        if verb.start() in closing:
            continue
        subject = find_subject_before(clause, verb.start())
        if subject is not None:
            yield from build_reported(cut_clause(clause, verb.end()), subject, verb[0], "active")


def _read_according(clause: Clause) -> Iterator[Utterance]:
    """Read "Menurut X, ..." and "Menurutnya, ..."."""
    area, cues = clause.area, clause.cues
    for cue in cues.according_own.finditer(clause.text, area.start, area.end):
        subject = Subject(name=None, place=area.start, end=cue.end())
        yield from build_reported(cut_clause(clause, cue.end()), subject, cue[0], "according")
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
            yield from build_reported(cut_clause(clause, cue.end()), subject, cue[0], "passive")
        else:
            yield from _read_named_after(clause, cue, "passive")


def _read_named_after(clause: Clause, cue: re.Match[str], rule: str) -> Iterator[Utterance]:
    subject = find_subject_after(clause, cue.end())
    if subject is not None:
        span = cut_clause(clause, subject.end)
        lead = _take_lead(clause, cue.start())
        if lead is not None and (span is None or _is_apposition(clause, subject.end, span)):
            span = lead
        yield from build_reported(span, subject, cue[0].strip(), rule)


def _take_lead(clause: Clause, cue: int) -> Span | None:
    """Give what stands before a speaker, where a comma closes it."""
    before = clause.text[clause.area.start : cue].rstrip()
    return trim(clause.text, skip_dateline(clause), cue) if before.endswith(",") else None


def _is_apposition(clause: Clause, start: int, span: Span) -> bool:
    """Tell whether what follows a speaker's name only says who he is (", an analyst at X")."""
    text = clause.text
    opens = clause.cues.opens_apposition.match(text, start, span.end) is not None
    office = text[start : start + 1] == "," and clause.speakers.is_office(span.slice(text))
    if not opens and not office:
        return False
    rest = _RELATIVE.split(span.slice(text), maxsplit=1)[0]
    return "," not in rest and clause.cues.finite.search(rest) is None


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
        span = cut_clause(clause, subject.end)
        long = len(before.split()) > _LONGEST_LEAD
        if span is None or long or _is_apposition(clause, subject.end, span):
            span = trim(clause.text, skip_dateline(clause), cue.start())
        yield from build_reported(span, subject, cue[0], "inserted")


def _find_inserted_subject(clause: Clause, cue: int) -> Subject | None:
    area = clause.area
    blank = _BLANKS.match(clause.text, cue)
    pronoun = clause.cues.pronoun.match(clause.text, blank.end() if blank is not None else cue)
    if pronoun is not None:
        return Subject(name=None, place=area.start, end=pronoun.end())
    mentions = clause.speakers.find_in(cue, min(area.end, cue + _OFFICE_REACH))
    if not mentions:
        return None
    name = clause.speakers.name(mentions[0])
    return Subject(name=name, place=area.start, end=mentions[0].span.end)


def _drop_inner(found: Sequence[Utterance]) -> Iterator[Utterance]:
    """Keep of overlapping clauses the one that begins first."""
    end = -1
    for utterance in found:
        if utterance.span.start >= end:
            yield utterance
            end = utterance.span.end
