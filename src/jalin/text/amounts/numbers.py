"""Numbers in words and in figures, Indonesian and English."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[.,]")
_LARGEST_DIGIT = 9
_HUNDRED = 100
_GROUP_LENGTH = 3
# No amount that anybody writes has more digits; a longer run is a code.
_LONGEST_FIGURE = 30
# A hundred and less multiplies the digit before it, a dozen and a thousand all that stands before.
_SMALL_FACTORS = frozenset({10, 100})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The words of numbers: what each is, adds to, or multiplies, and which are English."""

    numbers: Mapping[str, int]
    additions: Mapping[str, int]
    factors: Mapping[str, int]
    languages: Mapping[str, str]


@once_per_lexicon
def build_number_words(lexicon: Lexicon) -> NumberWords:
    """Build the tables of number words from the rule data."""
    tables: dict[str, dict[str, str]] = {"number": {}, "add": {}, "times": {}, "language": {}}
    for rule in lexicon.rules("numbers"):
        for key, value in rule.value.items():
            tables[key].update(dict.fromkeys(rule.words, value))
    return NumberWords(
        numbers=_count(tables["number"]),
        additions=_count(tables["add"]),
        factors=_count(tables["times"]),
        languages=MappingProxyType(tables["language"]),
    )


def find_number(words: str, table: NumberWords) -> int | None:
    """Find the whole number that words spell out ("dua puluh lima", "two hundred").

    None where a word is no number word, or where two digits stand side by side.
    """
    tokens = [word.lower() for word in _WORD.findall(words)]
    if not tokens or any(character.isdigit() for character in words):
        return None
    return _add_up(tokens, table)


def read_figure(figure: str, *, english: bool) -> Decimal | None:
    """Read a number in figures, None where it is a code, a version or a date.

    A sign that stands twice groups thousands; of two signs the last is the decimal one. One sign
    before three digits groups them where the language groups with it (1.000 in Indonesian, 1,000 in
    English), and is decimal elsewhere.
    """
    if len(figure) > _LONGEST_FIGURE:
        return None
    signs = _SIGN.findall(figure)
    if not signs:
        return Decimal(figure)
    decimal_sign = _tell_decimal_sign(figure, signs, english=english)
    whole, _, fraction = figure.partition(decimal_sign) if decimal_sign else (figure, "", "")
    head, *groups = _SIGN.split(whole)
    if any(len(group) != _GROUP_LENGTH for group in groups) or len(head) > _limit(groups):
        return None
    return Decimal(f"{head}{''.join(groups)}.{fraction or 0}")


def is_english(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is rather English than Indonesian, by its small words."""
    english, indonesian = (
        sum(1 for _ in lexicon.rules("numbers", f"language.{name}")[0].pattern.finditer(text))
        for name in ("en", "id")
    )
    return english > indonesian


def _tell_decimal_sign(figure: str, signs: list[str], *, english: bool) -> str | None:
    if len(set(signs)) > 1:
        return signs[-1] if signs.count(signs[-1]) == 1 else "?"
    if len(signs) > 1:
        return None
    head, tail = _SIGN.split(figure)
    groups = len(tail) == _GROUP_LENGTH and len(head) <= _GROUP_LENGTH and head != "0"
    return None if groups and signs[0] == ("," if english else ".") else signs[0]


def _limit(groups: list[str]) -> int:
    return _GROUP_LENGTH if groups else _LONGEST_FIGURE


def _count(table: Mapping[str, str]) -> Mapping[str, int]:
    return MappingProxyType({word: int(value) for word, value in table.items()})


def _add_up(tokens: Iterable[str], table: NumberWords) -> int | None:
    total = group = last = 0
    for token in tokens:
        if token in table.numbers:
            number = table.numbers[token]
            if last and (last % 10 or number > _LARGEST_DIGIT):
                return None
            # "Seratus" and "seribu" are whole: the digits after them begin anew.
            group, last = (group + number, 0) if number >= _HUNDRED else (group, last + number)
        elif token in table.additions and last:
            last += table.additions[token]
        elif token in table.factors:
            factor = table.factors[token]
            if factor in _SMALL_FACTORS:
                group, last = group + (last or 1) * factor, 0
            else:
                total, group, last = total + (group + last or 1) * factor, 0, 0
        else:
            return None
    return total + group + last
