"""Direct speech: quotations that a speech verb, before or after them, gives to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.read.speech.speech_cues import SpeechCues, read_speech_cues
from jalin.read.speech.speech_speakers import Speakers, Utterance
from jalin.read.speech.speech_subjects import Clause, find_subject_behind
from jalin.text.quotations import Quotation

_REACH_AFTER = 170
_REACH_BEFORE = 260
# Shorter quotations without a verb of their own are titles or words held at arm's length.
_LEAST_WORDS_WITHOUT_CUE = 6
_LONGEST_ABBREVIATION = 2
_PAUSE = re.compile(r"[\s,.\-–—;\\]*")
_BREAK = re.compile(r"[.!?]\s|[\"“”\n]")
_LEADS_IN = re.compile(r"[,:]\s*$|(?<!\w)(?:bahwa|kalau|that)\s*$")
_PHRASE_END = re.compile(r"[,.(]")
_POINTS_BACK = re.compile(r"\s(?:ini|itu|tersebut)(?!\w)")
# The end of a quotation that its sentence goes on after, up to where the pause after it ends.
_LEFT_OPEN = re.compile(r"[,?!…]\s*[\"“”„‟«»'’`]{1,2}[\s,–—-]*$|[\"“”„‟«»'’`],\s*$")
_OPENS = re.compile(r"(?:^|[\n.!?…:,;)\]\\\"”]|-\s|–\s)\s*$")
_LAST_WORD = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What every reading of a quotation needs."""

    analysis: Analysis
    text: str
    speakers: Speakers
    cues: SpeechCues


def find_direct(analysis: Analysis, speakers: Speakers) -> Iterator[Utterance]:
    """Find all quotations that are speech, in reading order; inner quotations belong to outer."""
    reader = _Reader(
        analysis=analysis,
        text=analysis.document.text,
        speakers=speakers,
        cues=read_speech_cues(analysis.lexicon),
    )
    end, spoken = 0, False
    for quotation in analysis.quotations:
        if quotation.outer.start < end:
            continue
        end = quotation.outer.end
        found = _read_after(reader, quotation) or _read_before(reader, quotation)
        if found is None and spoken:
            found = _read_bare(reader, quotation)
        if found is not None:
            spoken = True
            yield found


def _read_after(reader: _Reader, quotation: Quotation) -> Utterance | None:
    """Read a cue that follows the closing mark: 'ujarnya', 'kata dia', 'jelas Direktur ...'."""
    text, cues = reader.text, reader.cues
    if not quotation.closed:
        return None
    pause = _PAUSE.match(text, quotation.outer.end)
    assert pause is not None  # the pattern matches nothing as well
    own = cues.after_quote_own.match(text, pause.end())
    if own is not None:
        return _build(quotation, None, own[0], "own")
    bare = cues.after_quote.match(text, pause.end())
    if bare is None:
        return _read_behind(reader, quotation, pause.end())
    end = _end_of_clause(text, bare.end())
    rest = text[bare.end() : end].lstrip()
    if cues.pronoun.match(rest):
        return _build(quotation, None, bare[0], "pronoun")
    mentions = reader.speakers.find_in(bare.end(), end)
    if mentions:
        return _build(quotation, reader.speakers.name(mentions[0]), bare[0], "after")
    return _read_office(reader, quotation, bare[0], rest)


def _read_behind(reader: _Reader, quotation: Quotation, start: int) -> Utterance | None:
    """Read an English cue, whose verb follows its subject: 'Budi Surya said', 'he told us'."""
    found = _find_verb_behind(reader, quotation, start)
    if found is None:
        return None
    clause, verb = found
    subject = find_subject_behind(clause, verb.start())
    return _build(quotation, subject.name, verb[0], "behind") if subject is not None else None


def _find_verb_behind(
    reader: _Reader, quotation: Quotation, start: int
) -> tuple[Clause, re.Match[str]] | None:
    """Find the verb behind a quotation that a comma, a question or a call leaves open."""
    text, cues = reader.text, reader.cues
    if not _LEFT_OPEN.search(text, max(0, quotation.span.end - 3), start):
        return None
    area = Span(start=start, end=_end_of_clause(text, start))
    verb = cues.verb.search(text, area.start, area.end)
    if verb is None:
        return None
    return Clause(text=text, area=area, speakers=reader.speakers, cues=cues), verb


def _read_office(reader: _Reader, quotation: Quotation, cue: str, rest: str) -> Utterance | None:
    """Give a quotation to the holder of an office, or to the one whom the text points back to."""
    setting = reader.cues.setting.search(rest)
    phrase = _PHRASE_END.split(rest[: setting.start()] if setting else rest)[0].strip()
    if not phrase:
        return _build(quotation, None, cue, "left_out")
    if reader.speakers.is_office(phrase):
        holder = reader.speakers.find_holder(phrase, quotation.outer.start)
        points_back = _POINTS_BACK.search(phrase) is not None or " " not in phrase
        known = holder is not None or points_back
        return _build(quotation, holder, cue, "office") if known else None
    if reader.cues.person_noun.match(phrase):
        return _build(quotation, None, cue, "points_back")
    return None


def _read_before(reader: _Reader, quotation: Quotation) -> Utterance | None:
    """Read a cue that stands before the opening mark in the same sentence."""
    start = _start_of_clause(reader.text, quotation.outer.start)
    left = reader.text[start : quotation.outer.start]
    patterns = (reader.cues.active, reader.cues.according)
    verbs = [match for pattern in patterns for match in pattern.finditer(left)]
    if not _LEADS_IN.search(left):
        long = len(quotation.span.slice(reader.text).split()) >= _LEAST_WORDS_WITHOUT_CUE
        verbs = [verb for verb in verbs if long and len(left[verb.end() :].split()) <= 1]
    if not verbs:
        return None
    cue = max(verbs, key=lambda match: match.end())
    mentions = reader.speakers.find_in(start, quotation.outer.start)
    speaker = reader.speakers.name(mentions[0]) if mentions else None
    if speaker is None:
        speaker = reader.speakers.find_holder(left[: cue.start()], start)
    if speaker is None and not reader.cues.pronoun.search(left):
        return None
    return _build(quotation, speaker, cue[0], "before")


def _read_bare(reader: _Reader, quotation: Quotation) -> Utterance | None:
    """Take a quotation without a cue that makes a sentence of its own as going on."""
    text, outer = reader.text, quotation.outer
    words = quotation.span.slice(text).split()
    if (
        len(words) < _LEAST_WORDS_WITHOUT_CUE
        or not words[0].startswith(("(", "[")) | words[0][:1].isupper()
    ):
        return None
    opens = _OPENS.search(text, max(0, outer.start - 3), outer.start)
    after = text[outer.end : outer.end + 3].strip()
    if opens is None or after[:1].islower() or _is_anothers(reader, quotation):
        return None
    return _build(quotation, None, "", "bare")


def _is_anothers(reader: _Reader, quotation: Quotation) -> bool:
    """Tell whether an English cue behind a quotation gives it to nobody known by name."""
    pause = _PAUSE.match(reader.text, quotation.outer.end)
    place = pause.end() if pause is not None else quotation.outer.end
    return _find_verb_behind(reader, quotation, place) is not None


def _end_of_clause(text: str, start: int) -> int:
    limit = min(len(text), start + _REACH_AFTER)
    stops = (m.start() for m in _BREAK.finditer(text, start, limit))
    return next((stop for stop in stops if not _is_abbreviation(text, stop)), limit)


def _start_of_clause(text: str, end: int) -> int:
    start = max(0, end - _REACH_BEFORE)
    breaks = (m for m in _BREAK.finditer(text, start, end) if not _is_abbreviation(text, m.start()))
    return max((match.end() for match in breaks), default=start)


def _is_abbreviation(text: str, stop: int) -> bool:
    """Tell whether a full stop ends an initial or a title, which are short, not a sentence."""
    word = _LAST_WORD.search(text[max(0, stop - 8) : stop])
    if text[stop] != "." or word is None:
        return False
    return len(word[0]) <= _LONGEST_ABBREVIATION or (word[0].istitle() and len(word[0]) <= 4)  # noqa: PLR2004


def _build(quotation: Quotation, speaker: str | None, cue: str, rule: str) -> Utterance:
    return Utterance(
        span=quotation.span,
        direct=True,
        place=quotation.outer.start,
        speaker=speaker,
        cue=cue,
        step=f"statements/direct/{rule}",
    )
