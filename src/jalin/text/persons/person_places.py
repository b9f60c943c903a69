"""Where a phrase stands in a text, for texts that are asked for thousands of phrases."""

import re
from collections import defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


class PhrasePlaces:
    """The places of phrases in one text as whole words, none overlapping; each found once."""

    __slots__ = ("_found", "_starts_by_word", "_text")

    def __init__(self, text: str) -> None:
        """Take a text and note where each of its words begins."""
        self._text = text
        self._found: dict[str, Sequence[int]] = {}
        self._starts_by_word: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            self._starts_by_word[match[0]].append(match.start())

    def find(self, phrase: str) -> Sequence[int]:
        """Give where a phrase begins, in order. It begins and ends with a letter or a digit."""
        if phrase not in self._found:
            self._found[phrase] = self._search(phrase)
        return self._found[phrase]

    def _search(self, phrase: str) -> Sequence[int]:
        first = _WORD.match(phrase)
        found, end = [], 0
        for start in self._starts_by_word.get(first[0], ()) if first is not None else ():
            whole = start >= end and self._text.startswith(phrase, start)
            if whole and _WORD.match(self._text, start + len(phrase)) is None:
                found.append(start)
                end = start + len(phrase)
        return found
