"""Acronyms that a text explains itself: "Badan Nusa Raya (BNR)"."""

import re

_WORD = re.compile(r"[A-Z][\w\-]*")
_NAME = re.compile(r"[\w\s,\-&]+")
_REACH = 160
_SHORTEST = 2


def expand_acronym(text: str, acronym: str) -> str | None:
    """Give the full name that the text sets before an acronym in brackets, None if it sets none.

    The letters of the acronym stand in the capitalised words of the name in order, the first
    letter of each word among them.

    >>> expand_acronym("Kepala Badan Nusa Raya (BNR) hadir.", "BNR")
    'Badan Nusa Raya'
    """
    place = text.find(f"({acronym})")
    if place < 0 or len(acronym) < _SHORTEST:
        return None
    words = list(_WORD.finditer(text, max(0, place - _REACH), place))
    for word in reversed(words):
        name = text[word.start() : place].strip()
        if _NAME.fullmatch(name) and _spells(_WORD.findall(name), acronym.casefold()):
            return name
    return None


def _spells(words: list[str], letters: str) -> bool:
    """Tell whether words spell letters, each word giving one or more from its beginning on."""
    reached = {0}
    for word in words:
        reached = {end for start in reached for end in _list_ends(word.casefold(), letters, start)}
    return len(letters) in reached


def _list_ends(word: str, letters: str, start: int) -> range:
    """List how far a word can take letters from a place on."""
    shared = 0
    while letters.startswith(word[: shared + 1], start) and shared < len(word):
        shared += 1
    return range(start + 1, start + shared + 1)
