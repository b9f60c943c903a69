"""What is asked in a search box, taken apart: words, phrases, beginnings, what is not wanted.

This is the reading alone; what the words mean to the index is told in `terms.py`. A term keeps the
place where it stands, so that whoever reads more kinds of terms can tell of faults alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.pipeline.catalogue.filter import WORDS_PARAMETER, Fault, QuestionError
from jalin.text.words.stemming import has_words

# A word that begins with fewer letters is almost any word.
_FEWEST_LETTERS = 3
# Nobody remembers more; each costs a look into the index.
_MOST_TERMS = 24
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))')


class TermKind(StrEnum):
    """What a term asks for: words as they are derived, words in order, how a word begins."""

    WORDS = "words"
    PHRASE = "phrase"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a question. `at` is the place of its first character, from 0."""

    kind: TermKind
    text: str
    at: int
    is_excluded: bool = False


def parse_words(text: str) -> tuple[Term, ...]:
    """Take a question apart: `kapal "kerja sama" indus* -rudal`.

    All that is not excluded must occur. Signs without a word are passed over. Raises QuestionError,
    which tells every fault and where it is.
    """
    faults: list[Fault] = []
    terms = tuple(_find_terms(text, faults))
    if len(terms) > _MOST_TERMS:
        faults.append(_tell(f"{len(terms)} words and phrases; at most {_MOST_TERMS} can be asked"))
    elif not faults and not any(not term.is_excluded for term in terms):
        faults.append(_tell(_say_what_lacks(text, terms)))
    if faults:
        raise QuestionError(faults)
    return terms


def _find_terms(text: str, faults: list[Fault]) -> Iterator[Term]:
    for match in _TERM.finditer(text):
        is_excluded, at = bool(match["minus"]), match.start() + len(match["minus"])
        if match["quoted"] is not None:
            if not match["closed"]:
                faults.append(_tell(f"the quotation mark at character {at + 1} is never closed"))
            if "*" in match["quoted"]:
                star = at + 2 + match["quoted"].index("*")
                faults.append(_tell(f"the star at character {star} stands inside quotation marks"))
            if has_words(match["quoted"]):
                quoted = match["quoted"]
                yield Term(kind=TermKind.PHRASE, text=quoted, at=at, is_excluded=is_excluded)
        elif has_words(match["plain"]):
            yield _read_plain(match["plain"], at, faults, is_excluded=is_excluded)


def _read_plain(written: str, at: int, faults: list[Fault], *, is_excluded: bool) -> Term:
    """Read a term without quotation marks: only a star at its end means anything."""
    text = written.rstrip("*")
    if "*" in text:
        star = at + 1 + text.index("*")
        faults.append(_tell(f"the star at character {star} is not at the end of its word"))
    if text == written:
        return Term(kind=TermKind.WORDS, text=text, at=at, is_excluded=is_excluded)
    letters = _LAST_LETTERS.search(text)
    if letters is not None and len(letters.group()) < _FEWEST_LETTERS:
        what = (
            f"{written!r} at character {at + 1}: a star needs {_FEWEST_LETTERS} letters before it"
        )
        faults.append(_tell(what))
    return Term(kind=TermKind.START, text=text, at=at, is_excluded=is_excluded)


def _say_what_lacks(text: str, terms: Sequence[Term]) -> str:
    if terms:
        return "all words are excluded; name one that must occur as well"
    return f"there is no word in {text!r}" if text.strip() else "there is no word to search for"


def _tell(what: str) -> Fault:
    return Fault(where=WORDS_PARAMETER, what=what)
