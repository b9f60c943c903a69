"""Speakers: who a name, an office or a pronoun beside a speech verb stands for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import Mention, Person, Span
from jalin.read.analysis import Analysis
from jalin.read.people.person_states import HOME
from jalin.text.lexicon import Rule
from jalin.text.persons import PersonNames
from jalin.text.words.fold import fold

_NO_OFFICE_WORDS = frozenset(
    {"ri", "republik", "indonesia", "pt", "tersebut", "itu", "ini", "juga"}
)
_LONGEST_HEAD = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Something that was said, before its speaker is known for good.

    `speaker` is None where the text leaves him to what went before ("ujarnya"): then he is the one
    named last before `place`.
    """

    span: Span
    direct: bool
    place: int
    speaker: str | None
    cue: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """A person and the folded words of his office, its organisation and their short forms."""

    person: Person
    words: frozenset[str]

    @property
    def place(self) -> int:
        return self.person.span.start if self.person.span is not None else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """The persons of a text as speakers."""

    persons: tuple[Mention, ...]
    names: PersonNames
    holders: tuple[_Holder, ...]
    short_offices: tuple[Rule, ...]
    heads: tuple[Rule, ...]

    def find_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions of persons inside an area, in reading order."""
        first = bisect_left(self.persons, start, key=_start_of)
        last = bisect_left(self.persons, end, lo=first, key=_start_of)
        return tuple(m for m in self.persons[first:last] if m.span.end <= end)

    def name(self, mention: Mention) -> str:
        """Give the fullest name of a mention."""
        return self.names.resolve(mention.text, before=mention.span.end)

    def find_holder(self, phrase: str, before: int) -> str | None:
        """Give the person whose office a phrase without a name repeats ("Menperin").

        The holder named last before the offset is meant, else the first one named after it.
        """
        words = frozenset(_expand(phrase, self.short_offices)) - _NO_OFFICE_WORDS
        fitting = [holder for holder in self.holders if words and words <= holder.words]
        # An office without a country is one at home, where the text names such a holder.
        fitting = [holder for holder in fitting if holder.person.organisation == HOME] or fitting
        earlier = [holder for holder in fitting if holder.place < before]
        chosen = earlier[-1:] or fitting[:1]
        return chosen[0].person.name if chosen else None

    def is_office(self, phrase: str) -> bool:
        """Tell whether a phrase begins with a word of office."""
        return any(rule.pattern.match(phrase) for rule in (*self.heads, *self.short_offices))

    def list_office_starts(self, phrase: str, start: int) -> tuple[int, ...]:
        """Give the places of a phrase, from `start` on, where a word of office begins, in order."""
        rules = (*self.heads, *self.short_offices)
        # A word of office that begins before and reaches over the place is one word still.
        first = max(0, start - _LONGEST_HEAD)
        places = {m.start() for rule in rules for m in rule.pattern.finditer(phrase, first)}
        return tuple(sorted(place for place in places if place >= start))


def build_speakers(analysis: Analysis, people: Sequence[Person]) -> Speakers:
    """Gather the persons of a document and the offices that they hold there."""
    short = analysis.lexicon.rules("office_short_forms")
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for party in analysis.parties:
        aliases[party.name].extend(party.aliases)
    return Speakers(
        persons=analysis.persons,
        names=PersonNames(analysis.persons),
        holders=tuple(
            _Holder(
                person=person,
                words=frozenset(
                    word
                    for phrase in _list_phrases(analysis, person, aliases)
                    for word in _expand(phrase, short)
                ),
            )
            for person in people
        ),
        short_offices=short,
        heads=analysis.lexicon.rules("roles", "role.head."),
    )


def _list_phrases(
    analysis: Analysis, person: Person, aliases: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """List the phrases by which an office may be named again: role, organisation, both."""
    yield person.role
    yield person.organisation
    if person.span is not None:
        yield person.span.slice(analysis.document.text)
    yield from aliases.get(person.organisation, ())


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _expand(phrase: str, short: Sequence[Rule]) -> list[str]:
    """Fold a phrase to words, with short forms of offices written out."""
    for rule in short:
        full = rule.value["office"]
        phrase = rule.pattern.sub(full, phrase)
    return fold(phrase).split()
