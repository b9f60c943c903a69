"""The shape of an amount: a number with what stands before and behind it.

The words are data (`lexicon/amounts.yml`, `numbers.yml`); how they stand together is one pattern,
built here. What its parts mean is told in `amounts`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalin.text.amounts.numbers import NumberWords, build_number_words
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon

_SMALLEST_SCALE = 1000
_FIGURE = r"[0-9]+(?:[.,][0-9]+)*"
_LETTERS = r"[^\W\d_]"
_TO = r"(?:-|–|—|hingga|sampai(?:\sdengan)?|s\.?/?d\.?|to)"
_NOUN = rf"{_LETTERS}{{3,}}(?:-{_LETTERS}+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountWords:
    """The tables of words around numbers, and the pattern that they make.

    `shorts` are the letters for scales ("M"), by the money that they stand with. `english` are the
    words that show an English number, `single` those that are hardly more than an article.
    `not_counted` are things that a number in words tells apart rather than counts. Keys are in
    lower case but for `shorts`.
    """

    numbers: NumberWords
    currencies: Mapping[str, str]
    shorts: Mapping[str, Mapping[str, int]]
    english: frozenset[str]
    single: frozenset[str]
    times: frozenset[str]
    past: frozenset[str]
    not_before: frozenset[str]
    not_unit: frozenset[str]
    not_counted: frozenset[str]
    pattern: re.Pattern[str]


@once_per_lexicon
def build_amount_words(lexicon: Lexicon) -> AmountWords:
    """Build the tables and the pattern from the rule data."""
    numbers = build_number_words(lexicon)
    languages = dict(numbers.languages)
    for prefix in ("percent.", "unit.", "rate."):
        languages |= _read_values(lexicon, prefix, "language")
    not_unit = {*_read_words(lexicon, "not_unit"), *_read_words(lexicon, "month.", "dates")}
    return AmountWords(
        numbers=numbers,
        currencies=MappingProxyType(
            _read_values(lexicon, "before.", "currency")
            | _read_values(lexicon, "after.", "currency")
        ),
        shorts=MappingProxyType(
            {kind: _read_factors(lexicon, f"short.{kind}.") for kind in ("rupiah", "other")}
        ),
        english=frozenset(word for word, language in languages.items() if language == "en"),
        single=frozenset(word for word, number in numbers.numbers.items() if number <= 1),
        times=frozenset(_read_words(lexicon, "unit.time")),
        past=frozenset(_read_words(lexicon, "past")),
        not_before=frozenset(_read_words(lexicon, "not_before")),
        not_unit=frozenset(not_unit),
        not_counted=frozenset(_read_words(lexicon, "not_counted")),
        pattern=_build_pattern(lexicon, numbers),
    )


def _build_pattern(lexicon: Lexicon, numbers: NumberWords) -> re.Pattern[str]:
    scales = [word for word, factor in numbers.factors.items() if factor >= _SMALLEST_SCALE]
    units = _read_words(lexicon, "unit.")
    number, before = _shape_number(lexicon, numbers)
    behind = "|".join(
        (
            rf"\s?(?P<after>{_join(_read_words(lexicon, 'after.'))})\b",
            rf"\s?(?P<percent>%|{_join(_read_words(lexicon, 'percent.'))})(?!\w)",
            rf"[\s-]?(?P<unit>{_join(units)})(?!\w)",
            # Only looked at, for it may be no unit and begin another amount.
            rf"(?=\s(?P<noun>{_NOUN})(?:\s(?P<second>{_NOUN}))?)",
        )
    )
    # A unit may itself begin with a scale: "million standard cubic feet per day".
    scaled_units = [unit for unit in units if unit.split()[0] in scales]
    scale = rf"(?!\s?(?:{_join(scaled_units)})\b)[\s-]?(?P<scale>{_join(scales)})\b"
    shorts = "|".join(re.escape(rule_word) for rule_word in _read_shorts(lexicon))
    short = rf"(?(before)(?:\s?(?P<short>(?-i:{shorts}))(?!\w))?)"
    rates = _join(_read_words(lexicon, "rate"))
    rate = rf"(?:(?:\s{_LETTERS}+){{0,2}}?\s(?P<rate>{rates})|\s?/\s?(?P<each>{_LETTERS}+))"
    return re.compile(
        rf"{before}{number}(?:{scale})?{short}(?:{behind})?"
        rf"(?:\s?\((?P<acronym>{_LETTERS}{{1,7}})\))?(?:{rate}\b)?",
        re.IGNORECASE,
    )


def _shape_number(lexicon: Lexicon, numbers: NumberWords) -> tuple[str, str]:
    currency = _join(_read_words(lexicon, "before."))
    numerals = _join((*numbers.numbers, *numbers.additions, *numbers.factors))
    low = rf"(?:(?P<low>{_FIGURE})\s?{_TO}\s?(?:(?:{currency})\s{{0,2}})?)?"
    figure = rf"(?P<figure>{_FIGURE})(?:\s?[x×]\s?(?P<factor>{_FIGURE}))?(?![0-9]|[.,/:][0-9])"
    words = rf"(?P<words>(?:{numerals})(?:[\s-](?:{numerals}))*)(?!\w)"
    before = rf"(?:(?<!\w)(?P<before>{currency})\s{{0,2}}|(?<![\w.,/:-]))"
    return rf"(?:{low}{figure}|{words})", before


def _join(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)


def _read_words(lexicon: Lexicon, prefix: str, file: str = "amounts") -> tuple[str, ...]:
    return tuple(word.lower() for word in _read_shorts(lexicon, prefix, file))


def _read_shorts(
    lexicon: Lexicon, prefix: str = "short.", file: str = "amounts"
) -> tuple[str, ...]:
    return tuple(word for rule in lexicon.rules(file, prefix) for word in rule.words)


def _read_values(lexicon: Lexicon, prefix: str, key: str) -> dict[str, str]:
    rules = lexicon.rules("amounts", prefix)
    return {
        word.lower(): rule.value[key] for rule in rules if key in rule.value for word in rule.words
    }


def _read_factors(lexicon: Lexicon, prefix: str) -> Mapping[str, int]:
    rules = lexicon.rules("amounts", prefix)
    return MappingProxyType(
        {word: int(rule.value["times"]) for rule in rules for word in rule.words}
    )
