"""The parts of an office phrase, for those who split it into role and organisation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalin.model import Party, Span
from jalin.read.analysis import Analysis
from jalin.read.people.person_parties import PartyTables
from jalin.text.persons.person_words import Word, WordKind

# Words between a role and its organisation, which belong to neither; a handful at most.
LINK_BEFORE = re.compile(
    r"(?:[\s,(/\-–&]|(?<!\w)(?:of|dari|di|pada|for|at|the|dan|atas)(?!\w)){1,40}$"
)
# Kinds of words that belong to the office and not to the organisation's name.
OFFICE_KINDS = frozenset(
    {WordKind.HEAD, WordKind.FIELD, WordKind.CONNECTOR, WordKind.INITIAL, WordKind.TITLE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOffice:
    """A role and the organisation in which it is held; `rule` says how that was known."""

    role: str
    organisation: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An office phrase in its document, with its words and the parties named inside it."""

    analysis: Analysis
    tables: PartyTables
    span: Span
    text: str
    words: tuple[Word, ...]
    inside: tuple[tuple[Span, Party], ...]


def build_phrase(tables: PartyTables, words: tuple[Word, ...], span: Span) -> Phrase:
    """Gather what splitting an office phrase needs; `words` are all those of the text."""
    analysis = tables.analysis
    first = bisect_left(words, span.start, key=lambda word: word.span.start)
    last = bisect_right(words, span.end, lo=first, key=lambda word: word.span.end)
    title = analysis.lexicon.rules("titles", "title.academic")[0].pattern
    return Phrase(
        analysis=analysis,
        tables=tables,
        span=span,
        text=span.slice(analysis.document.text),
        words=words[first:last],
        inside=tuple(
            _trim(tables, words[first:last], place, analysis.parties[index], span)
            for place, index in analysis.named_in(span)
            if not title.fullmatch(place.slice(analysis.document.text))
        ),
    )


def _trim(
    tables: PartyTables, words: Sequence[Word], place: Span, party: Party, phrase: Span
) -> tuple[Span, Party]:
    """Leave out of an organisation the words of office before it and the titles behind it.

    "Vice President | Business Development Nusaraya", "Direktur | Eksekutif Nusa Institute",
    "Founder PT Nusaraya | Bapak". A name that the directory knows keeps its words of field.
    """
    inside = [word for word in words if place.contains(word.span)]
    if place.start == phrase.start or not inside:
        return place, party
    lexicon = tables.analysis.lexicon
    fields = frozenset(lexicon.rules("roles", "role.field")[0].words)
    bodies = frozenset(lexicon.rules("roles", "role.body")[0].words)
    titles = frozenset(word for rule in lexicon.rules("titles", "title.a") for word in rule.words)
    first, last = 0, len(inside)
    while first < last and inside[first].kind is WordKind.HEAD:
        first += 1
    if first and all(word.text in fields for word in inside[first:last]):
        return place, party
    text = tables.analysis.document.text
    before = text[phrase.start : inside[first].span.start].rstrip() if first < last else ""
    complete = lexicon.rules("roles", "role.head.complete")[0].pattern
    is_open = all(match.end() != len(before) for match in complete.finditer(before))
    loose = is_open and party.known_as is None and first < last
    loose = loose and inside[first].text not in bodies
    while loose and first < last and inside[first].text in fields:
        first += 1
    while last > first and inside[last - 1].text in titles:
        last -= 1
    if first == last or last - first == len(inside):
        return place, party
    kept = Span(start=inside[first].span.start, end=inside[last - 1].span.end)
    name = kept.slice(text)
    known = tables.resolve(name)
    return kept, replace(party, name=name if known is None else known.name)
