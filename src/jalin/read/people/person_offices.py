"""Office phrases: the words of a text that say which office a named person holds."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from jalin.model import Mention, Span
from jalin.read.analysis import Analysis
from jalin.text.persons.person_phrases import find_phrase_end, find_phrase_start, skip_titles_back
from jalin.text.persons.person_words import Word, WordKind, classify_words

_APPOSITION = re.compile(r"(?:\s*,\s*|\s*\()(?:(?:an?|the|who is|salah satu|seorang)\s+)?")
_MOST_PLAIN_WORDS = 9
_OWN_KINDS = frozenset({WordKind.TAKEN, WordKind.CAPITALS, WordKind.ORGANISATION, WordKind.NAME})
_EDGES = " \t,()&/-–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A phrase of office and the mention of the person who holds it."""

    person: Mention
    span: Span
    rule: str


def find_offices(analysis: Analysis, words: Sequence[Word]) -> tuple[Office, ...]:
    """Find the office phrases beside names, before a name first, in reading order."""
    text = analysis.document.text
    places = _place_persons(words, analysis.persons)
    # A person's own words are barred too: no phrase beside them reaches over them.
    barred = {index for indices in places.values() for index in indices}
    bridge = analysis.lexicon.rules("roles", "role.bridge_after")[0].pattern
    degree = analysis.lexicon.rules("titles", "title.degree")[0].pattern
    found: list[Office] = []
    for person in analysis.persons:
        indices = places[person.span]
        if not indices:
            continue
        before = _find_before(text, words, indices[0], barred)
        after = _find_after(text, words, person, (bridge, degree), barred)
        spans = (("office/before", before), ("office/after", after))
        found.extend(
            Office(person=person, span=span, rule=rule) for rule, span in spans if span is not None
        )
    return tuple(found)


def list_words(analysis: Analysis) -> tuple[Word, ...]:
    """Give the words of the text with their kinds; organisations and places are taken."""
    taken = [span for party in analysis.parties for span in party.spans]
    taken += [place.span for place in analysis.places]
    personal = {offset for it in analysis.persons for offset in range(it.span.start, it.span.end)}
    free = [span for span in taken if personal.isdisjoint(range(span.start, span.end))]
    return classify_words(analysis.document.text, free, analysis.lexicon)


def _place_persons(
    words: Sequence[Word], persons: Sequence[Mention]
) -> dict[Span, tuple[int, ...]]:
    return {person.span: _list_inside(words, person.span) for person in persons}


def _list_inside(words: Sequence[Word], span: Span) -> tuple[int, ...]:
    last = first = bisect_left(words, span.start, key=_start_of)
    while last < len(words) and words[last].span.end <= span.end:
        last += 1
    return tuple(range(first, last))


def _start_of(word: Word) -> int:
    return word.span.start


def _find_before(
    text: str, words: Sequence[Word], index: int, barred: AbstractSet[int]
) -> Span | None:
    title = skip_titles_back(text, words, index)
    first = find_phrase_start(text, words, title, barred)
    if first is None or first >= title:
        return None
    return _trim(text, words[first].span.start, words[title - 1].span.end)


def _find_after(
    text: str,
    words: Sequence[Word],
    person: Mention,
    patterns: tuple[re.Pattern[str], re.Pattern[str]],
    barred: AbstractSet[int],
) -> Span | None:
    bridge, degree = patterns
    place = person.span.end
    while (match := degree.match(text, place)) is not None:
        place = match.end()
    lead = bridge.match(text, place) or _APPOSITION.match(text, place)
    if lead is None:
        return None
    index = bisect_left(words, lead.end(), key=_start_of)
    if index == len(words) or words[index].span.start != lead.end():
        return None
    if words[index].kind is not WordKind.HEAD:
        return None
    end = find_phrase_end(text, words, index, barred)
    end = _reach_organisation(text, words, range(index, end), barred)
    if _leads_to_other(words, end, barred):
        return None
    return _trim(text, words[index].span.start, words[end - 1].span.end)


def _reach_organisation(
    text: str, words: Sequence[Word], phrase: range, barred: AbstractSet[int]
) -> int:
    """Go on over plain words of field to the organisation ("profesor sejarah di | Universitas")."""
    end = phrase.stop
    if any(words[place].kind in _OWN_KINDS for place in phrase):
        return end
    for place in range(end, min(len(words), end + _MOST_PLAIN_WORDS)):
        gap = text[words[place - 1].span.end : words[place].span.start]
        if gap != " " or place in barred:
            return end
        if words[place].kind is WordKind.TAKEN:
            return find_phrase_end(text, words, place, barred)
        if words[place].kind is WordKind.STOP or not words[place].text.islower():
            return end
    return end


def _leads_to_other(words: Sequence[Word], end: int, barred: AbstractSet[int]) -> bool:
    """Tell whether the phrase belongs to the next person, as in a list of persons."""
    while end < len(words) and words[end].kind is WordKind.TITLE:
        end += 1
    return end in barred


def _trim(text: str, start: int, end: int) -> Span:
    phrase = text[start:end]
    end = start + len(phrase.rstrip(_EDGES))
    opened = text[start:end].count("(") > text[start:end].count(")")
    if opened and text[end : end + 1] == ")":
        end += 1
    return Span(start=start, end=end)
