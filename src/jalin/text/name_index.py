"""Known names, indexed by their first word, and how a text's words are matched with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from jalin.model import Span
from jalin.text.directory import Directory
from jalin.text.lexicon import Lexicon
from jalin.text.words.fold import fold, fold_name
from jalin.text.words.tokens import Token, split_tokens

# Between two words of a name stand at most a blank, a bracket, a comma or a full stop.
_LONGEST_GAP = 3
_ACRONYM_LENGTH = 6


class FormKind(StrEnum):
    """What a known form names. Where one form names two things, the earlier kind wins."""

    ORGANISATION = "organisation"
    OFFICE = "office"
    COUNTRY = "country"
    CAUTIOUS = "cautious"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownForm:
    """One way to write a known name. `id` is the directory entry's, or the place rule's."""

    words: tuple[str, ...]
    kind: FormKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A known form found in a text: half-open indexes of tokens, and the span of characters."""

    first: int
    last: int
    span: Span
    form: KnownForm


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Known forms by their folded first word or first two words, longest first.

    `id_by_name` gives the organisation of a whole name or office, folded without legal words.
    `ids_by_cautious` gives every organisation that a cautious form may name.
    `lands` are the folded names of countries and of their people.
    `portfolio_words` are the folded words of ministers' titles: "luar", "negeri", "pertahanan".
    """

    forms_by_opening: Mapping[tuple[str, ...], tuple[KnownForm, ...]]
    id_by_name: Mapping[str, str]
    ids_by_cautious: Mapping[tuple[str, ...], tuple[str, ...]]
    portfolio_words: frozenset[str]
    lands: frozenset[str]


def build_name_index(directory: Directory, lexicon: Lexicon) -> NameIndex:
    """Index all names of the directory and all places."""
    forms_by_opening: dict[tuple[str, ...], list[KnownForm]] = defaultdict(list)
    for text, kind, identity in _list_forms(directory, lexicon):
        words = tuple(token.text for token in split_tokens(text))
        if words:
            form = KnownForm(words=words, kind=kind, id=identity)
            forms_by_opening[_open(words)].append(form)
    order = list(FormKind)
    id_by_name = {
        fold_name(form): entry.id
        for entry in directory.organisations.values()
        for form in (*entry.titles, *entry.aliases, entry.name)
    }
    return NameIndex(
        id_by_name=MappingProxyType(id_by_name),
        ids_by_cautious=MappingProxyType(_list_cautious(forms_by_opening)),
        portfolio_words=frozenset(
            word
            for entry in directory.organisations.values()
            for title in entry.titles
            for word in fold(title).split()
        ),
        lands=frozenset(
            fold(form)
            for country in directory.countries.values()
            for form in (country.name, *country.aliases, *country.demonyms)
        ),
        forms_by_opening=MappingProxyType(
            {
                opening: tuple(sorted(forms, key=lambda f: (-len(f.words), order.index(f.kind))))
                for opening, forms in forms_by_opening.items()
            }
        ),
    )


def _list_cautious(
    forms_by_opening: Mapping[tuple[str, ...], Sequence[KnownForm]],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    ids: dict[tuple[str, ...], tuple[str, ...]] = {}
    for forms in forms_by_opening.values():
        for form in forms:
            if form.kind is FormKind.CAUTIOUS:
                ids[form.words] = (*ids.get(form.words, ()), form.id)
    return ids


def find_known_names(text: str, tokens: Sequence[Token], index: NameIndex) -> Iterator[KnownName]:
    """Find known names, longest first at each word, none inside another, in reading order."""
    position = 0
    while position < len(tokens):
        form = _match_at(text, tokens, position, index)
        if form is None:
            position += 1
            continue
        last = position + len(form.words)
        span = _close_bracket(text, tokens[position].span.start, tokens[last - 1].span.end)
        if span is not None:
            yield KnownName(first=position, last=last, span=span, form=form)
        position = last


def _close_bracket(text: str, start: int, end: int) -> Span | None:
    """Give the span with the bracket that closes one opened inside; None where none does."""
    inside = text[start:end]
    opened = inside.count("(") - inside.count(")")
    if opened == 1 and text[end : end + 1] == ")":
        return Span(start=start, end=end + 1)
    return Span(start=start, end=end) if opened == 0 else None


def _list_forms(directory: Directory, lexicon: Lexicon) -> Iterator[tuple[str, FormKind, str]]:
    for entry in directory.organisations.values():
        yield from (
            (form, FormKind.ORGANISATION, entry.id) for form in (entry.name, *entry.aliases)
        )
        yield from ((form, FormKind.CAUTIOUS, entry.id) for form in entry.cautious)
        yield from ((form, FormKind.OFFICE, entry.id) for form in entry.titles)
    for country in directory.countries.values():
        yield from (
            (form, FormKind.COUNTRY, country.id) for form in (country.name, *country.aliases)
        )
        cities = (*country.cities, *([country.capital] if country.capital else []))
        yield from ((form, FormKind.PLACE, country.id) for form in cities)
    for rule in lexicon.rules("places"):
        yield from ((form, FormKind.PLACE, rule.id) for form in rule.words)


def _open(words: Sequence[str]) -> tuple[str, ...]:
    """Give the key of a form: its first two words, folded, or its only one."""
    return tuple(word.casefold() for word in words[:2])


def _match_at(
    text: str, tokens: Sequence[Token], position: int, index: NameIndex
) -> KnownForm | None:
    opening = _open([token.text for token in tokens[position : position + 2]])
    for key in dict.fromkeys((opening, opening[:1])):
        for form in index.forms_by_opening.get(key, ()):
            if _agrees(text, tokens[position : position + len(form.words)], form):
                return form
    return None


def _agrees(text: str, tokens: Sequence[Token], form: KnownForm) -> bool:
    if len(tokens) < len(form.words):
        return False
    words_agree = all(
        _word_agrees(token.text, word) for token, word in zip(tokens, form.words, strict=True)
    )
    return words_agree and all(
        _is_gap(text[left.span.end : right.span.start]) for left, right in pairwise(tokens)
    )


def _word_agrees(word: str, known: str) -> bool:
    # An acronym is an acronym only in its own letters: "AS" is a country, "as" an axle.
    if known.isupper() and len(known) <= _ACRONYM_LENGTH:
        return word == known
    if word.casefold() != known.casefold():
        return False
    return not known[0].isupper() or word[0].isupper()


def _is_gap(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and "\n" not in gap and ". " not in gap
