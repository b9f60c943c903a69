"""What is asked in a search box, taken apart: words, phrases, beginnings, conditions.

This is the reading alone; what the words mean to the index is told in `terms.py`, which deals meet
the conditions in `conditions`. Everything keeps the place where it stands, so that faults tell it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.searching.asking.condition import Condition
from jalin.pipeline.searching.asking.faults import Said, said, tell
from jalin.pipeline.searching.asking.reading import find_condition
from jalin.text.words.stemming import has_words

# A word that begins with fewer letters is almost any word.
_FEWEST_LETTERS = 3
# Nobody remembers more; each costs a look into the index or over the deals.
_MOST_TERMS = 24
_LAST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_BLANKS = re.compile(r"\s*")
_MINUS = re.compile(r"-?")
_OR = re.compile(r"\||(?:OR|ATAU)(?=\s|$)")
_TERM = re.compile(r'"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"|]+)')
# Quotation marks of print are written by many keyboards; each is one character, as ours is.
_MARKS = str.maketrans(dict.fromkeys("“”„‟″«»", '"'))


class TermKind(StrEnum):
    """What a term asks for: words as they are derived, words in order, how a word begins."""

    WORDS = "words"
    PHRASE = "phrase"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a question. `at` is the place of its first character, from 0.

    `is_alternative`: a document that says this need not say the term before it.
    """

    kind: TermKind
    text: str
    at: int
    is_excluded: bool = False
    is_alternative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: what documents have to say, and what deals have to meet. Never both empty."""

    terms: tuple[Term, ...]
    conditions: tuple[Condition, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """Give the terms that must occur."""
        return tuple(term for term in self.terms if not term.is_excluded)

    @property
    def words(self) -> str:
        """Give the words that must occur, without signs."""
        return " ".join(term.text for term in self.wanted)


def parse_question(text: str) -> Question:
    """Take a question apart: `kapal "kerja sama" indus* -rudal party:pindad since:2023`.

    All that is not excluded must occur. Signs without a word are passed over. Raises QuestionError,
    which tells every fault and where it is.
    """
    faults: list[Fault] = []
    found = tuple(_find_parts(text.translate(_MARKS), faults))
    terms = tuple(it for it in found if isinstance(it, Term))
    conditions = tuple(it for it in found if isinstance(it, Condition))
    if len(found) > _MOST_TERMS:
        much = said(
            "%(n)s words, phrases and fields; at most %(most)s", n=len(found), most=_MOST_TERMS
        )
        faults.append(tell(much))
    elif not faults and not conditions and all(term.is_excluded for term in terms):
        faults.append(tell(_say_what_lacks(text, terms)))
    if faults:
        raise QuestionError(faults)
    return Question(terms=terms, conditions=conditions)


def _find_parts(text: str, faults: list[Fault]) -> Iterator[Term | Condition]:
    """Find the parts from left to right; what is wrong is noted, and reading goes on behind it."""
    place, before, either = 0, None, None
    while (place := _skip(text, place)) < len(text):
        match = _OR.match(text, place)
        if match is not None:
            either, place = place, match.end()
            if before is None:
                faults.append(_tell_alone(text, either))
            continue
        part, place = _read_part(text, place, faults, is_alternative=either is not None)
        if part is None:
            continue
        if either is not None and (isinstance(part, Condition) or part.is_excluded):
            faults.append(_tell_alone(text, either))
        either = None
        before = part if isinstance(part, Term) and not part.is_excluded else None
        yield part
    if either is not None:
        faults.append(_tell_alone(text, either))


def _read_part(
    text: str, place: int, faults: list[Fault], *, is_alternative: bool
) -> tuple[Term | Condition | None, int]:
    """Read the part that begins at a place; give it, and where reading goes on."""
    minus = _match(_MINUS, text, place)
    is_excluded, at = bool(minus.group()), minus.end()
    asked = find_condition(text, at, is_excluded=is_excluded)
    if asked is not None:
        faults.extend(asked.faults)
        return asked.condition, asked.end
    match = _TERM.match(text, at)
    if match is None:
        return None, at + 1
    term = _read_term(match, faults, is_excluded=is_excluded, is_alternative=is_alternative)
    return term, match.end()


def _read_term(
    match: re.Match[str], faults: list[Fault], *, is_excluded: bool, is_alternative: bool
) -> Term | None:
    kind, at = TermKind.PHRASE, match.start()
    if match["quoted"] is not None:
        text = match["quoted"]
        if not match["closed"]:
            faults.append(tell(said("the quotation mark is never closed"), at=at))
        if "*" in text:
            star = at + 1 + text.index("*")
            faults.append(tell(said("the star stands inside quotation marks"), at=star))
    else:
        text = match["plain"].rstrip("*")
        kind = TermKind.WORDS if text == match["plain"] else TermKind.START
        faults.extend(_find_star_faults(match["plain"], text, at))
    if not has_words(text):
        return None
    return Term(kind=kind, text=text, at=at, is_excluded=is_excluded, is_alternative=is_alternative)


def _find_star_faults(written: str, text: str, at: int) -> Iterator[Fault]:
    """Tell of stars anywhere but at the end of a word that begins with enough letters."""
    if not has_words(written):
        return
    if "*" in text:
        star = at + text.index("*")
        yield tell(said("the star is not at the end of its word"), at=star)
    letters = _LAST_LETTERS.search(text)
    if text != written and letters is not None and len(letters.group()) < _FEWEST_LETTERS:
        yield tell(said("a star needs %(n)s letters before it", n=_FEWEST_LETTERS), at=at)


def _skip(text: str, place: int) -> int:
    return _match(_BLANKS, text, place).end()


def _match(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str]:
    """Match a pattern that matches anything."""
    found = pattern.match(text, place)
    assert found is not None  # it may be empty
    return found


def _tell_alone(text: str, place: int) -> Fault:
    sign = _match(_OR, text, place).group()
    return tell(
        said("%(sign)s does not stand between two words", sign=sign),
        said("the values of a field are parted by commas: country:FR,DE"),
        at=place,
    )


def _say_what_lacks(text: str, terms: Sequence[Term]) -> Said:
    if terms:
        return said("all words are excluded; name one that must occur as well")
    if text.strip():
        return said("there is no word in %(told)s", told=repr(text))
    return said("there is no word to search for")
