"""Amounts in running text: money, capacities, counts, shares and durations.

Money is in main units with its ISO 4217 code; anything else has its unit as written. What is paid
or done for each year, month or piece has that in its unit ("ton per tahun"). A range gives both its
ends, "2x25 MW" its product. No amounts are years, dates, times of day, and numbers that name
something ("Pasal 33", "Blok 7").
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jalin.model import Amount, Span
from jalin.text.amounts.amount_shapes import AmountWords, build_amount_words
from jalin.text.amounts.numbers import find_number, is_english, read_figure
from jalin.text.lexicon import Lexicon

_LAST_WORD = re.compile(r"(\w[\w.]*)\W{0,2}\Z")
_REACH = 24
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NEXT_YEAR = re.compile(r"\s(?:19|20)[0-9]{2}\b")
_NEXT_WORDS = re.compile(r"\s(\w+)(?:\s(\w+))?")
# Things counted in English, with what may stand between: "eight more H225M helicopters".
_COUNTED = re.compile(
    r"\s(?:(?:additional|further|more|new)\s){0,2}(?:[A-Z][\w.-]*\s){0,3}"
    r"(?:(?P<kind>[a-z][a-z-]{2,})\s)?(?P<thing>[a-z]{2,}[a-rt-z]s|aircraft)(?![\w-])"
)
_PLURAL = re.compile(r"[a-z]{2,}[a-rt-z]s|aircraft")
_VERB = re.compile(r"(?:me[mnl]|di|ber|ter)\w{3,}")


def find_amounts(text: str, lexicon: Lexicon) -> tuple[Amount, ...]:
    """Find all amounts in reading order.

    Span and text hold number, scale and unit together. Absent: no amount, or a vague one
    ("miliaran rupiah"), gives nothing.
    """
    words = build_amount_words(lexicon)
    english = is_english(text, lexicon)
    return tuple(
        amount
        for match in words.pattern.finditer(text)
        for amount in _read_amounts(match, words, english=english)
    )


def _read_amounts(match: re.Match[str], words: AmountWords, *, english: bool) -> Iterator[Amount]:
    currency = words.currencies.get(_fold(match["before"] or match["after"]))
    if currency is not None:
        unit, end = _read_rate(match), match.end()
    elif _is_name(match, words):
        return
    else:
        unit, end = _read_unit(match, words, english=english)
        if unit is None and match["scale"] is None:
            return
    span = Span(start=match.start(), end=end)
    text = span.slice(match.string)
    for value in _read_values(match, words, currency=currency, english=english):
        yield Amount(text=text, value=value, unit=unit, currency=currency, span=span)


def _is_name(match: re.Match[str], words: AmountWords) -> bool:
    """Tell whether the number names something, or is a year or part of a date."""
    before = _LAST_WORD.search(match.string, max(0, match.start() - _REACH), match.start())
    if before is not None and before[1].lower() in words.not_before:
        return True
    if _fold(match["unit"]) in words.times:
        following = _NEXT_WORDS.match(match.string, match.end())
        past = following is not None and following[1].lower() in words.past
        return past or _NEXT_YEAR.match(match.string, match.end()) is not None
    return (
        match["unit"] is None
        and _YEAR.fullmatch(match["figure"] or "") is not None
        and not (match["percent"] or match["scale"])
    )


def _read_unit(
    match: re.Match[str], words: AmountWords, *, english: bool
) -> tuple[str | None, int]:
    """Give the unit as written and where the amount ends."""
    rate = _read_rate(match)
    written = match["unit"] or match["percent"]
    if written is not None:
        unit = match["acronym"] if match["acronym"] and " " in written else written
        return f"{unit} {rate}" if rate else unit, match.end()
    noun, end = (_read_counted if english else _read_noun)(match, words)
    if noun is None:
        return None, match.end(_name_number(match))
    return (f"{noun} {rate}", match.end()) if rate else (noun, end)


def _read_noun(match: re.Match[str], words: AmountWords) -> tuple[str | None, int]:
    """Give the thing counted, one word or two, where what follows the number is one."""
    noun, second = match["noun"], match["second"]
    if noun is None or not noun.islower() or noun in words.not_unit or _VERB.fullmatch(noun):
        return None, match.end()
    if _fold(match["words"]) in words.single:
        return None, match.end()
    if second is None or not second.islower() or second in words.not_unit or _VERB.match(second):
        return noun, match.end("noun")
    return f"{noun} {second}", match.end("second")


def _read_counted(match: re.Match[str], words: AmountWords) -> tuple[str | None, int]:
    """Give the thing counted in an English text: "electric buses" of "two new electric buses".

    A number in words before partners and papers tells which ones, and counts nothing.
    """
    counted = _COUNTED.match(match.string, match.end(_name_number(match)))
    if counted is None:
        noun, _ = _read_noun(match, words)
        return (None if noun is None else match["noun"]), match.end("noun")
    last = "kind" if _PLURAL.fullmatch(counted["kind"] or "") else "thing"
    seen = {counted["kind"] or "", counted[last]}
    told_apart = match["words"] is not None and counted[last] in words.not_counted
    if told_apart or seen & words.not_unit or _fold(match["words"]) in words.single:
        return None, match.end()
    start = counted.start("kind" if counted["kind"] else "thing")
    return match.string[start : counted.end(last)], counted.end(last)


def _name_number(match: re.Match[str]) -> str:
    """Give the name of the group in which the number ends."""
    return "scale" if match["scale"] else "figure" if match["figure"] else "words"


def _read_rate(match: re.Match[str]) -> str | None:
    """Give what the amount is for each of, as "per" and a word."""
    if match["each"] is not None:
        return f"per {match['each']}"
    return match["rate"]


def _read_values(
    match: re.Match[str], words: AmountWords, *, currency: str | None, english: bool
) -> Iterator[Decimal]:
    if match["words"] is not None:
        number = find_number(match["words"], words.numbers)
        values = [None if number is None else Decimal(number)]
    else:
        told = _shows_english(match, words, english=english)
        figures = (match["low"], match["figure"])
        values = [read_figure(figure, english=told) for figure in figures if figure]
    for value in values:
        if value is not None:
            yield _shorten(value * _read_factor(match, words, currency))


def _shows_english(match: re.Match[str], words: AmountWords, *, english: bool) -> bool:
    """Tell whether the decimal sign is a point: by the words at the number, else by the text."""
    beside = {_fold(match[name]) for name in ("scale", "percent", "unit", "rate")}
    if beside & words.english:
        return True
    return english and match["scale"] is None


def _shorten(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _read_factor(match: re.Match[str], words: AmountWords, currency: str | None) -> Decimal:
    factor = Decimal(words.numbers.factors.get(_fold(match["scale"]), 1))
    if match["short"] is not None:
        shorts = words.shorts["rupiah" if currency == "IDR" else "other"]
        factor *= shorts.get(match["short"], 1)
    if match["factor"] is not None:
        factor *= read_figure(match["factor"], english=False) or 1
    return factor


def _fold(word: str | None) -> str:
    return "" if word is None else " ".join(word.lower().split())
