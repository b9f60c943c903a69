"""Subjects of reported speech: who is meant before a speech verb and after "menurut"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalin.model import Mention, Span
from jalin.read.speech.speech_cues import SpeechCues
from jalin.read.speech.speech_speakers import Speakers

_LONGEST_OFFICE = 18
_LONGEST_LAST_WORDS = 60
_OFFICE_WINDOW = 400
# No circumstance and no apposition between a name and its verb is longer.
_LONGEST_LINK = 400
# A small letter begins a word that is no part of an office, save the joints of office phrases.
_NO_OFFICE = re.compile(r"\s(?!(?:dan|untuk|bidang|of|for|the|and|ad|interim)\s)[a-z]{2,}")
_COORDINATED = re.compile(r"\s*(?:,\s*)?(?:dan|serta|and)\s+(?:[A-Z][^,.]{2,90}\s)?")
_PHRASE_END = re.compile(r",|\sbahwa\s")
# No sentence has its subject farther before its verb; a longer text without a stop is a list.
_LONGEST_REACH = 2000
_LONGEST_NAMING = 240
_WORD_AT_END = re.compile(r"\w+$")
_NO_PHRASE = re.compile(
    r"\s*(?:and|but|or|as|if|because|that|which|who|when|while)\s", re.IGNORECASE
)
# "A spokesman for Budi Surya said": it is not Budi Surya who speaks.
_OF_OTHER = re.compile(r"\s(?:of|for|to|by|with|from|than)\s+$")
_SET_OFF = re.compile(r"\s*,\s*[A-Z][^,]{2,90},\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The speaker of a clause. No name where he is the one named last before `place`.

    `end` is where the words that name him end.
    """

    name: str | None
    place: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of text outside quotations, at most a sentence, with what it takes to read it.

    `joints` are the places where a second statement of the same speaker may begin, in order.
    """

    text: str
    area: Span
    speakers: Speakers
    cues: SpeechCues
    joints: tuple[int, ...] = ()


def find_subject_before(clause: Clause, verb: int) -> Subject | None:
    """Find whose speech verb it is that begins at an offset, None for an organisation's."""
    speakers, cues = clause.speakers, clause.cues
    area = Span(start=max(clause.area.start, verb - _LONGEST_REACH), end=clause.area.end)
    left = _drop_fillers(clause.text[area.start : verb], cues)
    if any(_ends(left, match) for match in cues.pronoun.finditer(left, _place_of_end(left))):
        return Subject(name=None, place=verb, end=verb)
    mentions = speakers.find_in(area.start, verb)
    for index in range(len(mentions) - 1, -1, -1):
        between = clause.text[mentions[index].span.end : area.start + len(left)]
        if _is_linked(between, clause):
            mention = _first_of_pair(clause.text, mentions, index)
            return Subject(name=speakers.name(mention), place=area.start, end=verb)
    if cues.second_verb.search(left, _place_of_end(left)) is None:
        return _find_meant(clause, left, verb) or _find_holder(clause, left, verb)
    if mentions:
        return Subject(name=speakers.name(mentions[0]), place=area.start, end=verb)
    if cues.pronoun.match(left):
        return Subject(name=None, place=area.start, end=verb)
    return _find_holder(clause, _NO_OFFICE.split(left, maxsplit=1)[0], verb)


def find_subject_after(clause: Clause, cue: int) -> Subject | None:
    """Find whom "menurut" or a passive verb names, which ends at an offset."""
    area, speakers = clause.area, clause.speakers
    mentions = speakers.find_in(cue, area.end)
    if mentions:
        office = clause.text[cue : mentions[0].span.start].rstrip(" ,")
        if "," not in office and len(office.split()) <= _LONGEST_OFFICE:
            end = _skip_apposition(clause, mentions[0].span.end)
            return Subject(name=speakers.name(mentions[0]), place=area.start, end=end)
    stop = _PHRASE_END.search(clause.text, cue, area.end)
    phrase = clause.text[cue : stop.start()].strip() if stop is not None else ""
    if stop is None or not speakers.is_office(phrase):
        return None
    holder = speakers.find_holder(phrase, area.start)
    return Subject(name=holder, place=area.start, end=stop.start()) if holder else None


def find_subject_behind(clause: Clause, verb: int) -> Subject | None:
    """Find whose English speech verb it is that follows what he said ("..., Budi Surya said").

    `place` of the subject is where the words that name him begin: behind a comma, or where the area
    begins.
    """
    area, cues = clause.area, clause.cues
    floor = max(area.start, verb - _LONGEST_NAMING)
    left = _drop_fillers(clause.text[floor:verb], cues)
    pronoun = _WORD_AT_END.search(left.rstrip(" ,"), _place_of_end(left))
    if pronoun is not None and cues.pronoun.fullmatch(pronoun[0]):
        return _set_off(clause, floor + pronoun.start(), Subject(name=None, place=verb, end=verb))
    mentions = clause.speakers.find_in(floor, verb)
    for index in range(len(mentions) - 1, -1, -1):
        between = clause.text[mentions[index].span.end : floor + len(left)]
        if not between.strip() or _is_linked(between, clause):
            mention = _first_of_pair(clause.text, mentions, index)
            name = clause.speakers.name(mention)
            return _set_off(clause, mention.span.start, Subject(name=name, place=verb, end=verb))
    meant = _find_meant(clause, left, verb)
    person = cues.the_person.search(left, _place_of_end(left))
    if meant is None or person is None:
        return None
    return _set_off(clause, floor + person.start(), meant)


def _set_off(clause: Clause, start: int, subject: Subject) -> Subject | None:
    """Tell where the phrase begins that names a subject; None where it is no such phrase."""
    floor = max(clause.area.start, start - _LONGEST_NAMING)
    comma = clause.text.rfind(",", floor, start)
    if comma < 0 and floor > clause.area.start:
        return None
    first = comma + 1 if comma >= 0 else floor
    phrase = clause.text[first:start]
    if clause.cues.finite.search(phrase) or _NO_PHRASE.match(phrase) or _OF_OTHER.search(phrase):
        return None
    return replace(subject, place=first)


def _find_meant(clause: Clause, left: str, verb: int) -> Subject | None:
    """Read an English noun for a person that points back to a speaker ("the minister")."""
    person = clause.cues.the_person.search(left, _place_of_end(left))
    if person is None:
        return None
    phrase = person[0].split(None, 1)[1].strip()
    holder = clause.speakers.find_holder(phrase, clause.area.start)
    return Subject(name=holder, place=clause.area.start, end=verb)


def _drop_fillers(left: str, cues: SpeechCues) -> str:
    """Cut the little words that stand between speaker and verb off the end."""
    while True:
        fillers = cues.filler.finditer(left, _place_of_end(left))
        ends = [match.start() for match in fillers if _ends(left, match)]
        if not ends:
            return left
        left = left[: min(ends)]


def _ends(left: str, match: re.Match[str]) -> bool:
    return not left[match.end() :].strip(" ,")


def _place_of_end(left: str) -> int:
    """Give where the last words of a text begin, which may be all of a long sentence."""
    return max(0, len(left.rstrip(" ,\n")) - _LONGEST_LAST_WORDS)


def _is_linked(between: str, clause: Clause) -> bool:
    """Tell whether the words between a name and a verb leave the name its subject."""
    near = len(between) <= _LONGEST_LINK
    patterns = (clause.cues.between, clause.cues.apposition) if near else ()
    return any(pattern.match(between) for pattern in patterns) or clause.speakers.is_office(
        between[:_LONGEST_LINK].lstrip(" ,")
    )


def _first_of_pair(text: str, mentions: Sequence[Mention], index: int) -> Mention:
    """Give the first of two persons who speak together ("X dan Y mengatakan")."""
    if index == 0:
        return mentions[index]
    between = text[mentions[index - 1].span.end : mentions[index].span.start]
    return mentions[index - 1] if _COORDINATED.fullmatch(between) else mentions[index]


def _find_holder(clause: Clause, left: str, verb: int) -> Subject | None:
    """Read an office without a name that ends the words before a verb ("Menperin juga ...")."""
    # An office ends at a common word, so that only what follows the last of them can be one.
    tail = max(0, len(left) - _OFFICE_WINDOW)
    common = max((match.start() for match in _NO_OFFICE.finditer(left, tail)), default=0)
    for start in clause.speakers.list_office_starts(left, common):
        phrase = left[start:].strip(" ,")
        if _NO_OFFICE.search(phrase) is None:
            holder = clause.speakers.find_holder(phrase, clause.area.start)
            if holder is not None:
                return Subject(name=holder, place=clause.area.start, end=verb)
    return None


def _skip_apposition(clause: Clause, start: int) -> int:
    """Pass over ", Direktur PT Nusaraya," or ", Senin (1/2)," after a speaker's name."""
    match = _SET_OFF.match(clause.text, start, clause.area.end)
    return match.end() if match is not None else start
