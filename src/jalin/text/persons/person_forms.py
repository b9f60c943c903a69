"""Forms of a person's name: whether two are one person's, and which is fullest."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from jalin.text.persons.person_spellings import Spellings
from jalin.text.words.fold import fold

_SPLIT_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")


class NameForms:
    """The names of one text, each once, with the places where it stands.

    A text may hold thousands of names, so names are looked up by their words and what was found
    out about a name is kept.
    """

    __slots__ = (
        "_fitting",
        "_longer",
        "_names_by_initial",
        "_names_by_word",
        "_places",
        "_spellings",
        "_words",
    )

    def __init__(self, forms: Iterable[tuple[str, int]]) -> None:
        """Take names with their offsets."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for form, place in forms:
            places[form].append(place)
        self._places = {form: sorted(found) for form, found in places.items()}
        self._words = {form: _split(form) for form in self._places}
        self._names_by_word: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._names_by_initial: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for form, words in self._words.items():
            for word in words:
                self._names_by_word[word][form] = None
                self._names_by_initial[word[0]][form] = None
        self._spellings: Spellings | None = None
        self._fitting: dict[str, tuple[str, ...]] = {}
        self._longer: dict[str, frozenset[str]] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether a name is one of the forms as it is written."""
        return name in self._places

    def has_fuller(self, name: str) -> bool:
        """Tell whether a name can be short for one of the forms, or is one."""
        return bool(self._list_fuller(name))

    def find_fullest(self, name: str, *, before: int | None) -> str:
        """Give the fullest of the forms that a name can be short for; the name if none is.

        Of several persons the one named last before the offset `before` is taken, else the first
        one named.
        """
        fullest = self._fitting.get(name)
        if fullest is None:
            fullest = self._fitting[name] = tuple(self._list_fullest(name))
        if not fullest:
            return name
        if before is not None:
            earlier = [
                (self._places[form][count - 1], len(form), form)
                for form in fullest
                if (count := bisect_left(self._places[form], before)) > 0
            ]
            if earlier:
                return max(earlier)[2]
        return min(fullest, key=lambda form: (self._places[form][0], -len(form)))

    def _list_fullest(self, name: str) -> list[str]:
        fitting = self._list_fuller(name)
        if all(form == name for form in fitting):
            fitting = [*fitting, *self._list_misspelt(name)]
        known = frozenset(fitting)
        alone = known <= {name}
        return [
            form
            for form in fitting
            if (form != name or alone) and known.isdisjoint(self._list_longer(form))
        ]

    def _list_longer(self, form: str) -> frozenset[str]:
        """List the longer names that a form of the text can be short for."""
        if form not in self._longer:
            fuller = self._list_fuller(form)
            self._longer[form] = frozenset(other for other in fuller if len(other) > len(form))
        return self._longer[form]

    def _list_fuller(self, name: str) -> list[str]:
        """List the forms that a name can be short for, the name itself among them."""
        words = _split(name)
        if not words:
            return list(self._places)
        candidates = min((self._list_with(word) for word in words), key=len)
        return [form for form in candidates if _holds(self._words[form], words)]

    def _list_with(self, word: str) -> dict[str, None]:
        """List the forms with a word, with its initial, or with a word of which it is one."""
        if len(word) == 1:
            return self._names_by_initial.get(word, {})
        named, initial = self._names_by_word.get(word, {}), self._names_by_word.get(word[0], {})
        return named | initial if initial else named

    def _list_misspelt(self, name: str) -> list[str]:
        """List the longer forms of which a name is a nickname or a slip of spelling."""
        if self._spellings is None:
            self._spellings = Spellings(self._names_by_word)
        found: dict[str, None] | None = None
        for word in _split(name):
            near = {
                form: None
                for other in self._spellings.find_near(word)
                for form in self._names_by_word[other]
            }
            found = near if found is None else {form: None for form in found if form in near}
        return [form for form in found or {} if len(form) > len(name)]


def _holds(full: Iterable[str], short: Iterable[str]) -> bool:
    rest = iter(full)
    return all(any(_is_same_word(word, other) for other in rest) for word in short)


def _split(name: str) -> list[str]:
    return fold(_SPLIT_INITIALS.sub(" ", name)).split()


def _is_same_word(short: str, full: str) -> bool:
    if min(len(short), len(full)) == 1:
        return short[0] == full[0]
    return short == full
