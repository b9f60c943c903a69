"""Blocks that only point to other pages: a headline after "Baca juga:", a row of tags or pages."""

import re
from dataclasses import dataclass

# What stands beside the links of a pointer: "Baca juga:", "Pilihan Redaksi".
_POINTER_LENGTH = 40
_BESIDE_KEPT = 80
# A link of so many words is a headline, one of fewer can be a name.
HEADLINE_WORDS = 4
_HEADLINE_LENGTH = 160
# Shorter ones are the words of a button.
_SENTENCE_LENGTH = 40
# So many links with nothing between them are pages or tags.
_ROW_OF_LINKS = 3
# What may stand between a link and the rest of its sentence.
_JOINTS = " \n\t\xa0,;("
_SENTENCE = re.compile(r"[.!?…](?:[\s\"'”’)]|$)")
_LISTS = frozenset({"ul", "ol", "li"})


@dataclass(slots=True)
class Block:
    """What a block holds so far. `start` and `pending` are the state of the lines before it."""

    tag: str
    start: int
    pending: int
    linked: int = 0
    n_links: int = 0
    n_words: int = 0
    n_anchors: int = 0
    beside: str = ""
    is_sentence: bool = False

    def add(self, inner: "Block") -> None:
        """Count what an inner block holds."""
        self.linked += inner.linked
        self.n_links += inner.n_links
        self.n_words += inner.n_words
        self.n_anchors += inner.n_anchors
        self.is_sentence |= inner.is_sentence or (not inner.n_links and self._goes_on(inner.beside))
        self.beside = f"{self.beside} {inner.beside}".strip()[:_BESIDE_KEPT]

    def add_text(self, text: str) -> None:
        """Note a text outside links, as far as it matters."""
        self.is_sentence |= self._goes_on(text)
        if len(self.beside) <= _POINTER_LENGTH:
            self.beside = f"{self.beside} {text.strip()[:_BESIDE_KEPT]}".strip()

    def _goes_on(self, text: str) -> bool:
        """Tell whether a text goes on with what a link before it began: no pointer's label does.

        It does in small letters, and in a further cell of a row.
        """
        if not self.n_links:
            return False
        rest = text.lstrip(_JOINTS)
        return bool(rest) and (self.tag == "tr" or rest[0].islower())

    def add_link(self, text: str, address: str) -> None:
        """Count a link with its text, blanks made single."""
        self.linked += len(text)
        self.n_links += 1
        self.n_words += len(text.split())
        self.n_anchors += address.startswith("#")
        # A paragraph with a full stop is no headline, though all of it be a link.
        ends = text.endswith(".") and len(text) >= _SENTENCE_LENGTH
        self.is_sentence |= ends and self.tag == "p"

    def points_elsewhere(self) -> bool:
        """Tell whether the block is links to other pages and next to nothing else."""
        if not self.n_links or not self.tag or self.is_sentence:
            return False
        if len(self.beside) > _POINTER_LENGTH or _SENTENCE.search(self.beside):
            return False
        if not self.beside and self.n_links >= _ROW_OF_LINKS and self.tag not in _LISTS:
            return self.linked <= self.n_links * _HEADLINE_LENGTH
        are_headlines = (
            self.n_words >= HEADLINE_WORDS * self.n_links or self.n_anchors == self.n_links
        )
        return are_headlines and len(self.beside) <= self.linked <= self.n_links * _HEADLINE_LENGTH
