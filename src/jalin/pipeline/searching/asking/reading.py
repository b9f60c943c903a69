"""How a condition is read: a field, a sign, and values that are parted by commas."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jalin.pipeline.catalogue.filter import Fault
from jalin.pipeline.searching.asking.condition import Condition
from jalin.pipeline.searching.asking.faults import UnreadableValueError, said, tell
from jalin.pipeline.searching.asking.fields import Field, FieldKind, Sign, list_fields, load_fields
from jalin.pipeline.searching.asking.nearest import find_nearest
from jalin.pipeline.searching.asking.values import Written, read_value
from jalin.pipeline.searching.asking.words import load_words

_FIELD = re.compile(
    r"(?P<name>[^\W\d_][\w-]*)"
    r"(?:(?P<colon>:)|(?P<left>\s*)(?P<sign>>=|=>|≥|<=|=<|≤|>|<|=)(?P<right>\s*))"
)
_VALUE = re.compile(r'"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s",]+)')
_REST = re.compile(r"[^\s\"]*")
_SIGNS = {
    **{str(sign): sign for sign in Sign},
    "=>": Sign.AT_LEAST,
    "≥": Sign.AT_LEAST,
    "=<": Sign.AT_MOST,
    "≤": Sign.AT_MOST,
    "=": Sign.IS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands at a place of a question: a condition or what is wrong with it, and its end."""

    condition: Condition | None
    faults: tuple[Fault, ...]
    end: int


def find_condition(text: str, place: int, *, is_excluded: bool = False) -> Asked | None:
    """Find the condition that begins at a place; None where words stand there.

    An address, or a word with a colon behind it that is no field, is words.
    """
    match = _FIELD.match(text, place)
    if match is None:
        return None
    field = load_fields().get(match["name"].casefold())
    if field is not None:
        return _read_condition(text, match, field, is_excluded=is_excluded)
    follows = text[match.end() : match.end() + 2]
    if not follows or follows[0].isspace() or follows == "//" or match["left"] or match["right"]:
        return None
    _, end = _split_values(text, match.end(), [])
    fault = _tell_unknown(match["name"], place)
    return Asked(condition=None, faults=(fault,), end=_find_rest(text, end))


def _read_condition(text: str, match: re.Match[str], field: Field, *, is_excluded: bool) -> Asked:
    sign = _SIGNS[match["sign"] or match["colon"]]
    faults: list[Fault] = []
    written, end = _split_values(text, match.end(), faults)
    faults.extend(_find_faults(field, sign, match, written))
    parts: Mapping[str, list[Any]] = defaultdict(list)
    for value in written if not faults else ():
        try:
            for part, read in read_value(field, sign, value.text, load_words()).items():
                parts[part].extend(read)
        except UnreadableValueError as err:
            faults.append(tell(*err.parts, at=value.at))
    if faults:
        return Asked(condition=None, faults=tuple(faults), end=end)
    condition = Condition(
        field=field,
        sign=field.sign or sign,
        at=written[0].at,
        is_excluded=is_excluded,
        **{part: tuple(dict.fromkeys(read)) for part, read in parts.items()},
    )
    return Asked(condition=condition, faults=(), end=end)


def _find_faults(
    field: Field, sign: Sign, match: re.Match[str], written: list[Written]
) -> Iterator[Fault]:
    """Tell what is wrong with a field and its sign, before its values are read."""
    head = f"{match['name']}{match['sign'] or match['colon']}"
    if sign not in field.signs:
        yield tell(
            said("%(field)s cannot be compared", field=field.name),
            said("write %(right)s", right=f"{field.name}:VALUE"),
            at=match.start(),
        )
    elif not written:
        yield tell(
            said("nothing stands behind %(head)s", head=repr(head)),
            said("a value follows at once"),
            at=match.start(),
        )
    elif len(written) > 1 and (field.sign or sign) is not Sign.IS:
        is_sum = field.kind is FieldKind.MONEY
        why = [said("a sum is written without commas")] if is_sum else []
        yield tell(said("%(head)s takes one value", head=repr(head)), *why, at=written[1].at)


def _split_values(text: str, place: int, faults: list[Fault]) -> tuple[list[Written], int]:
    """Take values apart that are parted by commas; give them, and where they end."""
    found: list[Written] = []
    while (match := _VALUE.match(text, place)) is not None:
        quoted = match["quoted"]
        if quoted is not None and not match["closed"]:
            faults.append(tell(said("the quotation mark is never closed"), at=place))
        written = match["plain"] if quoted is None else quoted
        found.append(Written(text=written, at=place if quoted is None else place + 1))
        place = match.end()
        if text[place : place + 1] != ",":
            break
        place += 1
    return found, place


def _find_rest(text: str, place: int) -> int:
    match = _REST.match(text, place)
    return place if match is None else match.end()


def _tell_unknown(name: str, place: int) -> Fault:
    told = said("there is no field %(name)s", name=repr(name))
    near = find_nearest(name.casefold(), load_fields())
    if near is not None:
        return tell(told, said("nearest: %(near)s", near=near), at=place)
    known = ", ".join(field.name for field in list_fields())
    words = said("in quotation marks it is searched as words")
    return tell(told, said("there are %(known)s", known=known), words, at=place)
