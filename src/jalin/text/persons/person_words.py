"""Words seen as parts of names and offices: what each word of a text can be.

Persons and their offices stand in one run of words ("Direktur Utama PT Nusaraya, Dr. Budi Surya").
Here every word gets one kind; which words make a name is decided in `persons`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from jalin.model import Span
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon
from jalin.text.words.tokens import Token

_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9&.\-/]+")
_TWO_CAPITALS = re.compile(r"(?!RI|AS|UE|IT|TV|PT|AI|EV|UI|HR|PR)[A-Z]{2}")
_NUMBER = re.compile(r"\d{1,2}")
_BRIDGES = frozenset({"selaku", "sebagai"})
# Other than in `tokens`, a hyphen joins: "Jean-Luc" is one word of a name.
_WORD = re.compile(r"[^\W_]+(?:[.\-'’&@][^\W_]+)*|&")
# Words whose kind is kept: what the press writes, not what a broken feed may.
_MOST_KINDS = 50_000
_HAS_DIGIT = re.compile(r"\d")
# A blank that was forgotten after a full stop leaves two words in one token.
_FORGOTTEN_BLANK = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")


class WordKind(Enum):
    """What a word can be inside a phrase of office and name."""

    NAME = "name"
    INITIAL = "initial"
    PARTICLE = "particle"
    HEAD = "head"
    FIELD = "field"
    CONNECTOR = "connector"
    CAPITALS = "capitals"
    ORGANISATION = "organisation"
    TITLE = "title"
    TAKEN = "taken"
    STOP = "stop"
    OTHER = "other"


_LEADS_TO_NAME = frozenset({WordKind.HEAD, WordKind.FIELD, WordKind.TAKEN, WordKind.TITLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its kind."""

    span: Span
    text: str
    kind: WordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """Words of the rule data, by what they can be.

    `kinds` keeps what was found for words of earlier texts: most words come again and again.
    """

    fields: frozenset[str]
    organisations: frozenset[str]
    shape: re.Pattern[str]
    given: frozenset[str]
    connectors: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    stops: frozenset[str]
    kinds: dict[str, WordKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    """What the words of one text are checked against; `_at` are sets of character offsets."""

    heads_at: frozenset[int]
    titles_at: frozenset[int]
    taken_at: frozenset[int]
    office_at: frozenset[int]
    tables: _Tables


def classify_words(text: str, taken: Sequence[Span], lexicon: Lexicon) -> tuple[Word, ...]:
    """Give every word of a text its kind. `taken` are spans of organisations and places."""
    vocabulary = _read_vocabulary(text, taken, lexicon)
    words = [
        Word(span=token.span, text=token.text, kind=_tell_kind(token, vocabulary))
        for token in _split_words(text, vocabulary.heads_at)
    ]
    given = vocabulary.tables.given
    words = [_settle_given(words, index, given) for index in range(len(words))]
    return tuple(_settle(text, words, index) for index in range(len(words)))


def _split_words(text: str, heads_at: frozenset[int]) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        start = match.start()
        for part in _FORGOTTEN_BLANK.split(match[0]):
            yield from _split_dateline(
                Token(span=Span(start=start, end=start + len(part)), text=part), heads_at
            )
            start += len(part) + 1


def _split_dateline(token: Token, heads_at: frozenset[int]) -> Iterator[Token]:
    """Part a place from the office that a hyphen ties to it ("Jakarta-Menteri")."""
    place = token.text.rfind("-") + 1
    if not place or token.span.start + place not in heads_at or token.span.start in heads_at:
        yield token
        return
    start, end = token.span.start, token.span.end
    yield Token(span=Span(start=start, end=start + place - 1), text=token.text[: place - 1])
    yield Token(span=Span(start=start + place, end=end), text=token.text[place:])


def _read_vocabulary(text: str, taken: Sequence[Span], lexicon: Lexicon) -> _Vocabulary:
    titles = tuple(("titles", f"title.{name}") for name in ("address", "academic", "rank"))
    heads = (("roles", "role.head."), ("roles", "role.modifier"))
    heads_at = _list_offsets(text, lexicon, *heads)
    return _Vocabulary(
        heads_at=heads_at,
        titles_at=_list_offsets(text, lexicon, *titles),
        taken_at=_cover(taken),
        office_at=_cover(span for span in taken if span.start in heads_at),
        tables=_build_tables(lexicon),
    )


def _cover(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))


@once_per_lexicon
def _build_tables(lexicon: Lexicon) -> _Tables:
    def words_of(file: str, *prefixes: str) -> frozenset[str]:
        rules = [rule for prefix in prefixes for rule in lexicon.rules(file, prefix)]
        return frozenset(word for rule in rules for phrase in rule.words for word in phrase.split())

    return _Tables(
        fields=words_of("roles", "role.field"),
        organisations=words_of("roles", "role.organisation_word"),
        shape=lexicon.rules("roles", "role.field_shape")[0].pattern,
        given=words_of("person_names", "name.given"),
        connectors=words_of("roles", "role.connector"),
        particles=words_of("person_names", "name.particle"),
        speech=words_of("speech", "speech.") | _BRIDGES,
        stops=words_of("function_words", "function.opening", "function.time", "function.common"),
    )


def _list_offsets(text: str, lexicon: Lexicon, *groups: tuple[str, str]) -> frozenset[int]:
    """List the character offsets that the rules of some groups cover."""
    return frozenset(
        offset
        for file, prefix in groups
        for rule in lexicon.rules(file, prefix)
        for match in rule.pattern.finditer(text)
        for offset in range(match.start(), match.end())
    )


def _tell_kind(token: Token, vocabulary: _Vocabulary) -> WordKind:
    """Give the first kind that fits, in order of certainty: by place, then by the word itself."""
    start, fields = token.span.start, vocabulary.tables.fields
    if start in vocabulary.heads_at:
        return WordKind.HEAD
    # Of "Menteri Keuangan", named for its ministry, the field stays a field.
    if start in vocabulary.office_at and token.text in fields:
        return WordKind.FIELD
    if start in vocabulary.taken_at:
        return WordKind.TAKEN
    if start in vocabulary.titles_at:
        return WordKind.TITLE
    return _tell_word(token.text, vocabulary.tables)


def _tell_word(text: str, tables: _Tables) -> WordKind:
    known = tables.kinds.get(text)
    if known is None:
        known = _find_kind(text, tables)
        if len(tables.kinds) < _MOST_KINDS:
            tables.kinds[text] = known
    return known


def _find_kind(text: str, tables: _Tables) -> WordKind:
    kinds = (
        (text in tables.connectors or _NUMBER.fullmatch(text) is not None, WordKind.CONNECTOR),
        (text in tables.particles, WordKind.PARTICLE),
        (_INITIAL.fullmatch(text) is not None, WordKind.INITIAL),
        (text in tables.organisations, WordKind.ORGANISATION),
        (text in tables.fields, WordKind.FIELD),
        (_CAPITALS.fullmatch(text) is not None, WordKind.CAPITALS),
        (text in tables.stops or text.lower() in tables.speech, WordKind.STOP),
        (tables.shape.fullmatch(text) is not None, WordKind.FIELD),
        (text[:1].isupper() and not _HAS_DIGIT.search(text), WordKind.NAME),
    )
    return next((kind for holds, kind in kinds if holds), WordKind.OTHER)


def _settle_given(words: Sequence[Word], index: int, given: frozenset[str]) -> Word:
    """Take a field that is also a given name as a name, behind an organisation ("CEO Nusa Tim")."""
    word = words[index]
    if word.kind is not WordKind.FIELD or word.text not in given or index == 0:
        return word
    named = index + 1 < len(words) and words[index + 1].kind is WordKind.NAME
    behind = words[index - 1].kind in {WordKind.TAKEN, WordKind.NAME, WordKind.CAPITALS}
    return replace(word, kind=WordKind.NAME) if named and behind else word


def _settle(text: str, words: Sequence[Word], index: int) -> Word:
    """Decide by the neighbours on a particle and on a function word that may be a name.

    A particle counts only between two words of a name. "Dan" is a name where it stands capitalised
    inside a sentence, after an office or a comma and before a name.
    """
    word = words[index]
    if word.kind is WordKind.CAPITALS and _is_middle_initials(text, words, index):
        return replace(word, kind=WordKind.INITIAL)
    before = words[index - 1] if index > 0 else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or before is None:
        return word
    named = after.kind in {WordKind.NAME, WordKind.INITIAL}
    if word.kind is WordKind.HEAD and word.text.istitle() and after.kind is WordKind.PARTICLE:
        return replace(word, kind=WordKind.NAME)
    if word.kind is WordKind.PARTICLE:
        inside = named and before.kind in {WordKind.NAME, WordKind.INITIAL, WordKind.HEAD}
        return word if inside else replace(word, kind=WordKind.OTHER)
    if word.kind is WordKind.STOP and word.text.istitle() and named:
        gap = text[before.span.end : word.span.start]
        led = before.kind in _LEADS_TO_NAME and gap in {" ", ", "}
        return replace(word, kind=WordKind.NAME) if led else word
    return word


def _is_middle_initials(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether two capitals stand inside a name ("Budi AR Surya"), not for a country."""
    if index == 0 or index + 1 >= len(words) or not _TWO_CAPITALS.fullmatch(words[index].text):
        return False
    before, word, after = words[index - 1 : index + 2]
    blanks = text[before.span.end : word.span.start] + text[word.span.end : after.span.start]
    return blanks == "  " and before.kind is after.kind is WordKind.NAME
