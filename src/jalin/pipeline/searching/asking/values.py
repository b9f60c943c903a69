"""How what is written behind a field is read, or what is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jalin.model import PartialDate, Stage
from jalin.pipeline.searching.asking.condition import Money
from jalin.pipeline.searching.asking.faults import Said, UnreadableValueError, said
from jalin.pipeline.searching.asking.fields import Field, FieldKind, Sign
from jalin.pipeline.searching.asking.nearest import find_nearest
from jalin.pipeline.searching.asking.words import VOCABULARIES, Words, form_of
from jalin.text.words.fold import fold

_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[0-9]{1,9}")
# Three digits behind a point may be thousands: nobody knows, and they are not read.
_SUM = re.compile(
    r"(?P<before>[^\W\d_]{3}|[^\d\s]{0,4})\s*(?P<digits>[0-9]{1,15})(?P<rest>\.[0-9]{1,2})?"
    r"\s*(?P<words>[^\d]*)"
)
_CURRENCY_LENGTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One value as it is written, and the place of its first character, from 0."""

    text: str
    at: int


def read_value(field: Field, sign: Sign, text: str, words: Words) -> dict[str, tuple[Any, ...]]:
    """Read one value: the part of a condition that it fills, with what it means.

    Raises UnreadableValueError, which tells what could be written instead.
    """
    part, read = _READERS[field.kind]
    return {part: tuple(read(field, sign, text, words))}


def _read_name(field: Field, sign: Sign, text: str, words: Words) -> Sequence[str]:  # noqa: ARG001 (one signature)
    if not fold(text):
        raise UnreadableValueError(said("there is no name in %(told)s", told=repr(text)))
    return (text,)


def _read_word(field: Field, sign: Sign, text: str, words: Words) -> Sequence[str]:  # noqa: ARG001 (one signature)
    values = words.find(field.column, text)
    if not values:
        raise UnreadableValueError(*_say_unknown(field, text, words))
    return values


def _read_rungs(field: Field, sign: Sign, text: str, words: Words) -> Sequence[str]:
    """Give the stages that compare so with a stage, or with the nearest of a group of them."""
    values = _read_word(field, sign, text, words)
    if sign is Sign.IS:
        return values
    rungs = [rung for value in values if (rung := Stage(value).rung) is not None]
    if len(rungs) < len(values):
        raise UnreadableValueError(
            said("%(told)s is no rung of the ladder", told=repr(text)),
            said("write %(right)s for those there", right=f"{field.name}:{values[0]}"),
        )
    low, high = min(rungs), max(rungs)
    meets: Mapping[Sign, Callable[[int], bool]] = {
        Sign.AT_LEAST: lambda rung: rung >= low,
        Sign.ABOVE: lambda rung: rung > high,
        Sign.AT_MOST: lambda rung: rung <= high,
        Sign.BELOW: lambda rung: rung < low,
    }
    return [str(stage) for stage in Stage if stage.rung is not None and meets[sign](stage.rung)]


def _read_date(field: Field, sign: Sign, text: str, words: Words) -> Sequence[PartialDate]:  # noqa: ARG001 (one signature)
    try:
        return (PartialDate.parse(text),)
    except ValueError as err:
        raise UnreadableValueError(
            said("not a date such as 2023, 2023-05 or 2023-05-17: %(told)s", told=repr(text))
        ) from err


def _read_year(field: Field, sign: Sign, text: str, words: Words) -> Sequence[PartialDate]:
    if _YEAR.fullmatch(text) is None:
        raise UnreadableValueError(
            said("not a year such as 2023: %(told)s", told=repr(text)),
            said("months are asked for by date:2023-05"),
        )
    return _read_date(field, sign, text, words)


def _read_number(field: Field, sign: Sign, text: str, words: Words) -> Sequence[int]:  # noqa: ARG001 (one signature)
    if _NUMBER.fullmatch(text) is None:
        raise UnreadableValueError(said("not a whole number such as 2: %(told)s", told=repr(text)))
    return (int(text),)


def _read_money(field: Field, sign: Sign, text: str, words: Words) -> Sequence[Money]:
    """Read a sum with its currency before or behind it, and a multiple such as million."""
    head = f"{field.name}{sign}"
    sample = said("a sum is such as %(one)s", one=f"{head}USD1000000, {head}Rp1.5triliun")
    match = _SUM.fullmatch(text.strip())
    if match is None:
        raise UnreadableValueError(said("%(told)s is no sum", told=repr(text)), sample)
    currency, multiple = _find_currency(match["before"], words), None
    for word in match["words"].casefold().split():
        if multiple is None and word in words.signs["multiple"]:
            multiple = words.signs["multiple"][word]
        elif currency is None and (found := _find_currency(word, words)):
            currency = found
        else:
            raise UnreadableValueError(
                said("%(told)s is no currency and no multiple", told=repr(word)), sample
            )
    if currency is None:
        raise UnreadableValueError(said("%(told)s says no currency", told=repr(text)), sample)
    if match["rest"] and multiple is None:
        raise UnreadableValueError(
            said("%(told)s has a point and no word such as million behind it", told=repr(text))
        )
    number = Decimal(f"{match['digits']}{match['rest'] or ''}")
    return (Money(currency=currency, value=number * Decimal(multiple or 1)),)


def _find_currency(word: str, words: Words) -> str | None:
    known = words.signs["currency"].get(word.casefold())
    if known is None and len(word) == _CURRENCY_LENGTH and word.isascii() and word.isalpha():
        return word.upper()
    return known


def _say_unknown(field: Field, text: str, words: Words) -> Iterator[Said]:
    """Say what could be meant: another field's word, a word that is near, any of the values."""
    others = [it for it in words.find_fields(text) if it != field.column]
    if others and field.column not in ("country", "reached"):
        yield said("%(told)s is no %(field)s", told=repr(text), field=field.name)
        yield said("write %(right)s", right=f"{others[0]}:{_quote(text)}")
        return
    yield said("no %(field)s %(told)s", field=field.name, told=repr(text))
    near = find_nearest(form_of(text), words.list_forms(field.column))
    if near is not None:
        meant = [value for value in words.find(field.column, near) if form_of(value) != near]
        told = _quote(near) + (f" ({', '.join(meant)})" if meant else "")
        yield said("nearest: %(near)s", near=told)
    if field.column in VOCABULARIES:
        yield said("one of %(known)s", known=", ".join(VOCABULARIES[field.column]))
    else:
        yield said("write a code such as FR, or a name")


def _quote(text: str) -> str:
    return f'"{text}"' if " " in text or "," in text else text


_Reader = Callable[[Field, Sign, str, Words], Sequence[Any]]
_READERS: Mapping[FieldKind, tuple[str, _Reader]] = {
    FieldKind.NAME: ("names", _read_name),
    FieldKind.COUNTRY: ("values", _read_word),
    FieldKind.WORD: ("values", _read_word),
    FieldKind.LADDER: ("values", _read_rungs),
    FieldKind.DATE: ("dates", _read_date),
    FieldKind.YEAR: ("dates", _read_year),
    FieldKind.NUMBER: ("numbers", _read_number),
    FieldKind.MONEY: ("sums", _read_money),
}
