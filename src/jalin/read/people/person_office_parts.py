"""The parts of an office phrase, for those who split it into role and organisation."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from jalin.model import Party, Span
from jalin.read.analysis import Analysis
from jalin.read.people.person_parties import PartyTables
from jalin.text.persons.person_words import Word, WordKind

# Words between a role and its organisation, which belong to neither.
LINK_BEFORE = re.compile(r"(?:[\s,(/\-–&]|(?<!\w)(?:of|dari|di|pada|for|at|the|dan|atas)(?!\w))+$")
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
    return Phrase(
        analysis=analysis,
        tables=tables,
        span=span,
        text=span.slice(analysis.document.text),
        words=words[first:last],
        inside=tuple((place, analysis.parties[index]) for place, index in analysis.named_in(span)),
    )
