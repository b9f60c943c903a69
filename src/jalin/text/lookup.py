"""Looking a name up in the directory, forgiving how it is written.

The index is built once: `PartyLookup.of(directory)`. What it finds is the directory's own; bodies
of other states that no entry has are made by rule (`state_bodies`). Names that only resemble a
known one are offered here; whether a mention may be linked to them is decided in `resolve`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from jalin.model import PartyKind
from jalin.text.directory import Directory, Organisation
from jalin.text.party_names import fold_party, reduce_to_skeleton
from jalin.text.state_bodies import HOME, StateBodies
from jalin.text.words.fold import fold

_T = TypeVar("_T")

# A shorter name has too many neighbours for one letter to be called a slip.
_SHORTEST_FOR_SPELLING = 8
# Of a shorter name the skeleton tells too little.
_SHORTEST_FOR_SKELETON = 5
# Of one word alone still more is asked: "Kemenhub" is not "Kemenhut".
_SHORTEST_LONE_WORD = 10
# So short a word may not differ by a letter: "II" is not "III", "Jaya" is not "Raya".
_SHORTEST_CHANGED_WORD = 5
# One slip leaves either the first or the last letters of a name of eight as they are.
_EDGE = 4
_LONGEST_ACRONYM = 6
_MOST_BY_PREFIX = 20
_BRACKETS = re.compile(r"\s*\([^()]*\)")


class FoundBy(StrEnum):
    """How a name was found, the surest way first."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    OFFICE = "office"
    RULE = "rule"
    CAUTIOUS = "cautious"
    SPELLING = "spelling"
    PREFIX = "prefix"

    @property
    def rank(self) -> int:
        """Give the order of sureness, 0 for the surest."""
        return list(FoundBy).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An organisation that a name may mean, the known form that matched, and how it did.

    A country is found as its government.
    """

    organisation: Organisation
    form: str
    how: FoundBy


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLookup:
    """The directory, indexed for looking names up.

    `found_by_form` has every folded form; `forms_by_edge` the sure forms by their first and last
    letters, `forms_by_skeleton` by their skeletons; `forms_by_words` each form and its tails, in
    order, for names of which only the beginning is given.
    """

    directory: Directory
    bodies: StateBodies
    found_by_form: Mapping[str, tuple[Found, ...]]
    forms_by_edge: Mapping[str, tuple[str, ...]]
    forms_by_skeleton: Mapping[str, tuple[str, ...]]
    forms_by_words: tuple[tuple[str, str], ...]

    @staticmethod
    def of(directory: Directory) -> "PartyLookup":
        """Index a directory."""
        found_by_form: dict[str, list[Found]] = defaultdict(list)
        for found in _list_found(directory):
            found_by_form[fold_party(found.form)].append(found)
        forms_by_edge: dict[str, list[str]] = defaultdict(list)
        forms_by_skeleton: dict[str, list[str]] = defaultdict(list)
        for form, entries in found_by_form.items():
            if entries[0].how is not FoundBy.CAUTIOUS and len(form) >= _SHORTEST_FOR_SKELETON:
                forms_by_skeleton[reduce_to_skeleton(form)].append(form)
                for edge in _list_edges(form):
                    forms_by_edge[edge].append(form)
        return PartyLookup(
            directory=directory,
            bodies=StateBodies.of(directory),
            found_by_form=_freeze(found_by_form),
            forms_by_edge=_freeze(forms_by_edge),
            forms_by_skeleton=_freeze(forms_by_skeleton),
            forms_by_words=tuple(
                sorted((tail, form) for form in found_by_form for tail in _list_tails(form))
            ),
        )

    def find(self, name: str) -> tuple[Found, ...]:
        """Find all that a name may mean, the surest first; see `find_organisations`."""
        body = self.bodies.find(name)
        by_rule = (
            [Found(organisation=body, form=body.name, how=FoundBy.RULE)] if body is not None else []
        )
        found = [*self.find_exact(name), *by_rule, *self.find_spelt(name), *self._find_begun(name)]
        best: dict[str, Found] = {}
        for each in sorted(found, key=lambda each: (each.how.rank, each.organisation.id)):
            best.setdefault(each.organisation.id, each)
        return tuple(best.values())

    def find_exact(self, name: str) -> tuple[Found, ...]:
        """Find the entries that have a form equal to a name but for case, accents, legal words.

        What stands in brackets may be left out, and its own state beside a body's name.
        """
        for form in dict.fromkeys((name, _BRACKETS.sub("", name))):
            found = self.found_by_form.get(fold_party(form), ())
            if found:
                # "Mitsubishi" is the group, though "Mitsubishi Corporation" has no other word.
                return tuple(each for each in found if fold(each.form) == fold(form)) or found
            at_home = self._find_without_state(_leave_home_out(fold_party(form)), HOME)
            if at_home:
                return at_home
        parted = self.bodies.leave_state_out(name)
        return self._find_without_state(*parted) if parted is not None else ()

    def _find_without_state(self, form: str, country: str) -> tuple[Found, ...]:
        found = self.found_by_form.get(fold_party(form), ())
        return tuple(each for each in found if each.organisation.country == country)

    def find_spelt(self, name: str) -> tuple[Found, ...]:
        """Find the entries that a name spells otherwise: by habit, or in a long name by a slip."""
        folded = fold_party(_BRACKETS.sub("", name))
        if folded in self.found_by_form:
            return ()
        spelt = set(self.forms_by_skeleton.get(reduce_to_skeleton(folded), ()))
        if len(folded) >= _SHORTEST_FOR_SPELLING:
            near = (
                form for edge in _list_edges(folded) for form in self.forms_by_edge.get(edge, ())
            )
            spelt.update(form for form in near if is_one_slip(folded, form))
        return tuple(
            Found(organisation=found.organisation, form=found.form, how=FoundBy.SPELLING)
            for form in sorted(spelt)
            for found in self.found_by_form[form]
            if found.how is not FoundBy.CAUTIOUS
        )

    def find_entry(self, identity: str) -> Organisation | None:
        """Give the entry of an id: an organisation's, a country's, or a body's made by rule."""
        entry = self.directory.organisations.get(identity)
        if entry is not None:
            return entry
        country = self.directory.countries.get(identity)
        if country is not None:
            return Organisation(
                id=identity, name=country.name, kind=PartyKind.GOVERNMENT, country=identity
            )
        return self.bodies.find_by_id(identity)

    def _find_begun(self, name: str) -> Iterator[Found]:
        """Find the entries a form of which has words that begin as the name does."""
        begun = fold_party(name)
        if not begun:
            return
        forms: list[str] = []
        for tail, form in self.forms_by_words[bisect_left(self.forms_by_words, (begun, "")) :]:
            if not tail.startswith(begun) or len(forms) >= _MOST_BY_PREFIX:
                break
            forms.append(form)
        for form in dict.fromkeys(forms):
            for found in self.found_by_form[form]:
                yield Found(organisation=found.organisation, form=found.form, how=FoundBy.PREFIX)


def find_organisations(directory: Directory, name: str) -> tuple[Found, ...]:
    """Find the organisations of a directory that a name may mean, the surest first.

    Case, accents and legal words do not count; a long name may have one slip; the first letters
    of a word suffice. It indexes the directory anew: ask a `PartyLookup` where you ask often.
    """
    return PartyLookup.of(directory).find(name)


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether two folded names differ by one letter, swap or blank, in a word of some length.

    The first letter of a word, digits, and words that are short do not slip: "Angkasa Pura II" is
    never "Angkasa Pura I".
    """
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    if " " not in left + right and min(len(left), len(right)) < _SHORTEST_LONE_WORD:
        return False
    if left.replace(" ", "") == right.replace(" ", ""):
        return True
    one, other = left.split(), right.split()
    if len(one) != len(other):
        return False
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(changed) == 1 and _is_slip_in_word(*changed[0])


def _is_slip_in_word(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_CHANGED_WORD or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    return (
        rest[1:] == rest_other[1:]
        or rest[1:] == rest_other
        or rest == rest_other[1:]
        or (rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:])
    )


def _list_found(directory: Directory) -> Iterator[Found]:
    for country in directory.countries.values():
        state = Organisation(
            id=country.id, name=country.name, kind=PartyKind.GOVERNMENT, country=country.id
        )
        yield Found(organisation=state, form=country.name, how=FoundBy.NAME)
        for alias in country.aliases:
            yield Found(organisation=state, form=alias, how=_tell_how(alias))
    entries = directory.organisations.values()
    for entry in entries:
        yield Found(organisation=entry, form=entry.name, how=FoundBy.NAME)
        for alias in entry.aliases:
            yield Found(organisation=entry, form=alias, how=_tell_how(alias))
        for title in entry.titles:
            yield Found(organisation=entry, form=title, how=FoundBy.OFFICE)
    for entry in entries:
        for form in entry.cautious:
            yield Found(organisation=entry, form=form, how=FoundBy.CAUTIOUS)


def _tell_how(alias: str) -> FoundBy:
    is_acronym = alias.isupper() and len(alias) <= _LONGEST_ACRONYM
    return FoundBy.ACRONYM if is_acronym else FoundBy.ALIAS


def _leave_home_out(folded: str) -> str:
    for home in ("indonesia s ", "indonesian "):
        folded = folded.removeprefix(home)
    return folded.removesuffix(" of indonesia").removesuffix(" indonesia")


def _list_edges(form: str) -> tuple[str, str]:
    """Give the keys under which a form meets its misspellings; blanks do not count."""
    letters = form.replace(" ", "")
    return f"{letters[:_EDGE]}-", f"-{letters[-_EDGE:]}"


def _list_tails(form: str) -> Iterator[str]:
    words = form.split()
    return (" ".join(words[start:]) for start in range(len(words)))


def _freeze(lists: Mapping[str, list[_T]]) -> Mapping[str, tuple[_T, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in lists.items()})
