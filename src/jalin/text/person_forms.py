"""Forms of a person's name: whether two are one person's, and which is fullest."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from jalin.text.fold import fold

_LEAST_NICKNAME = 4
_LEAST_SPELLING_LENGTH = 5
_LEAST_SPELLING_RATIO = 0.85
_SPLIT_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")


def is_form_of(short: str, full: str) -> bool:
    """Tell whether a name can be a form of a fuller one: its words, in order, or its initials.

    >>> is_form_of("P. Surya", "Putra Nusa Surya")
    True
    """
    rest = iter(_split(full))
    return all(any(_is_same_word(word, other) for other in rest) for word in _split(short))


def find_fullest(name: str, forms: Sequence[tuple[str, int]], *, before: int | None) -> str:
    """Give the fullest of the forms that a name can be short for; the name itself if none is.

    `forms` are names with their offsets. Of several persons the one named last before the offset
    `before` is taken, else the first one named.
    """
    fitting = [(form, place) for form, place in forms if is_form_of(name, form)]
    if all(form == name for form, _ in fitting):
        fitting += [
            (form, place)
            for form, place in forms
            if len(form) > len(name) and _is_misspelt(name, form)
        ]
    longest = {
        form: place
        for form, place in fitting
        if not any(_is_longer(other, form) for other, _ in fitting)
        and (form != name or all(other == name for other, _ in fitting))
    }
    if not longest:
        return name
    places = {form: [place for other, place in fitting if other == form] for form in longest}
    if before is not None:
        earlier = {
            form: max(p for p in found if p < before)
            for form, found in places.items()
            if any(p < before for p in found)
        }
        if earlier:
            return max(earlier, key=lambda form: (earlier[form], len(form)))
    return min(places, key=lambda form: (min(places[form]), -len(form)))


def _is_longer(other: str, form: str) -> bool:
    return len(other) > len(form) and is_form_of(form, other)


def _split(name: str) -> list[str]:
    return fold(_SPLIT_INITIALS.sub(" ", name)).split()


def _is_same_word(short: str, full: str) -> bool:
    if min(len(short), len(full)) == 1:
        return short[0] == full[0]
    return short == full


def _is_misspelt(name: str, form: str) -> bool:
    """Tell a nickname (the beginning of a word) or a slip of spelling."""
    words, others = _split(name), _split(form)
    return bool(words) and all(any(_is_near(word, other) for other in others) for word in words)


def _is_near(word: str, other: str) -> bool:
    if len(word) >= _LEAST_NICKNAME and other.startswith(word):
        return True
    return (
        min(len(word), len(other)) >= _LEAST_SPELLING_LENGTH - 1
        and SequenceMatcher(None, word, other).ratio() >= _LEAST_SPELLING_RATIO
    )
