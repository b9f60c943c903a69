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
    if not words or not letters:
        return not words and not letters
    word = words[0].casefold()
    shared = 0
    while shared < min(len(word), len(letters)) and word[shared] == letters[shared]:
        shared += 1
    return any(_spells(words[1:], letters[taken:]) for taken in range(1, shared + 1))
