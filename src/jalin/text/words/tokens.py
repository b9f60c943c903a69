"""Words with their places."""

import re
from dataclasses import dataclass

from jalin.model import Span

# A word may hold inner dots, apostrophes, ampersands and slashes: "S.A.", "AT&T". A hyphen parts
# words: "Indonesia-Belarusia" are two.
_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/@_][^\W_]+)*|&")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a text."""

    span: Span
    text: str

    @property
    def is_capitalised(self) -> bool:
        """Tell whether the word can be part of a name: an upper-case letter within its first two.

        "eFishery" and "iForte" can; a number cannot begin a name by itself, yet "3M" can.
        """
        return any(letter.isupper() for letter in self.text[:2])


def split_tokens(text: str) -> tuple[Token, ...]:
    """Split a text into words, in reading order."""
    return tuple(
        Token(span=Span(start=match.start(), end=match.end()), text=match.group())
        for match in _TOKEN.finditer(text)
    )
