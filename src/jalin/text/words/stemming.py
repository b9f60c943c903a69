"""Words as a search looks for them: where they stand, and the forms under which they meet.

A word has one stem, that of the Snowball stemmer for Indonesian, and other forms under which it may
be looked for: itself, its stem in English, and what a nasal prefix may have hidden. So nobody need
know in which language a text or a question is written: a word always meets itself, and meets what
either language derives from it.
"""

import re
import unicodedata
from dataclasses import dataclass, field

import Stemmer  # type: ignore[import-not-found]

# Raise when words, stems or forms may come out otherwise: the index of words is then made anew.
METHOD = "words/1"
# Longer words are cut: nobody writes them, and no index has room for any word.
_LONGEST = 64
# Letters with what is written above or below them, or digits: "KF-21" and "KF21" are both kf, 21.
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’](?=[^\W\d_]))*|\d+")
_POSSESSIVES = ("'s", "’s")
_VOWELS = frozenset("aiueo")
# Forms that are remembered: most words of a text are among the most frequent of its language.
_MOST_KEPT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """A word and under what it may be looked for: its stem, and its other forms.

    `written` is the word itself, casefolded without accents; `all` are the stem, then the others.
    """

    written: str
    stem: str
    others: tuple[str, ...]
    all: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", (self.stem, *self.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text with its place: half-open characters."""

    start: int
    end: int
    forms: Forms


# A word with its place: where it starts, where it ends, its forms.
Scanned = tuple[int, int, Forms]


class Stems:
    """The stemmers of both languages, with the forms that they gave already.

    Not to be shared between threads. To make one costs little. The forms that they gave may be
    shared: `kept` are those that others gave before.
    """

    def __init__(self, kept: dict[str, Forms] | None = None) -> None:
        self._indonesian = Stemmer.Stemmer("indonesian")
        self._english = Stemmer.Stemmer("english")
        self._kept: dict[str, Forms] = {} if kept is None else kept

    def find(self, written: str) -> Forms:
        """Find the forms of a word as it is written; one without letters has an empty stem."""
        kept = self._kept.get(written)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[written] = self._derive(_fold(written))
        return kept

    def read(self, text: str) -> tuple[Word, ...]:
        """Find the words of a text, in reading order; a word that is said twice is one.

        >>> [word.forms.stem for word in Stems().read("kapal-kapal perang KF-21")]
        ['kapal', 'perang', 'kf', '21']
        """
        return tuple(Word(start=it[0], end=it[1], forms=it[2]) for it in self.scan(text))

    def list_forms(self, text: str) -> list[Forms]:
        """List the forms of the words of a text, as `read` finds them."""
        return [it[2] for it in self.scan(text)]

    def scan(self, text: str) -> list[Scanned]:
        """Find words as `read` does, as plain tuples: every word of an archive comes by here."""
        found: list[Scanned] = []
        kept = self._kept
        before, end = "", 0
        for match in WORD.finditer(text):
            written = match.group()
            forms = kept.get(written) or self.find(written)
            (start, stop), stem = match.span(), forms.stem
            if stem == before and text[end:start] == "-" and not stem.isdecimal():
                found[-1] = (found[-1][0], stop, found[-1][2])
            elif stem:
                found.append((start, stop, forms))
            before, end = stem, stop
        return found

    def _derive(self, form: str) -> Forms:
        if not form or form.isdecimal():
            return Forms(written=form, stem=form, others=())
        stem = self._indonesian.stemWord(form)
        others = [form, self._english.stemWord(form)]
        # A nasal prefix swallows the first letter of a root, which the stemmer does not give back:
        # "penanaman" is of "tanam"; "pengembangan" of "kembang", yet "pengadaan" of "ada".
        if _swallows(form, "n", stem):
            stem = f"t{stem}"
        elif _swallows(form, "ng", stem):
            others.append(f"k{stem}")
        different = tuple(it for it in dict.fromkeys(others) if it != stem)
        return Forms(written=form, stem=stem, others=different)


def has_words(text: str) -> bool:
    """Tell whether a text has any word."""
    return WORD.search(text) is not None


def _swallows(form: str, nasal: str, stem: str) -> bool:
    """Tell whether a word is a stem that begins with a vowel behind "men-" or "pen-"."""
    if not stem or stem[0] not in _VOWELS:
        return False
    return any(form.startswith(f"{start}{nasal}{stem}") for start in ("me", "pe"))


def _fold(written: str) -> str:
    """Casefold a word and drop its accents and apostrophes; a possessive "'s" is no part of it."""
    for ending in _POSSESSIVES:
        written = written.removesuffix(ending)
    if not written.isascii():
        written = unicodedata.normalize("NFKD", written)
    if not (written.isascii() and written.isalnum()):
        written = "".join(letter for letter in written if letter.isalnum())
    return written.casefold()[:_LONGEST]
