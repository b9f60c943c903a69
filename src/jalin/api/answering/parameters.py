"""The parameters of questions, declared once: what they mean, which values they take.

The same declaration checks a question and is told to programs by the OpenAPI document.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from jalin.pipeline.catalogue.filter import (
    EVERY,
    FILTER_PARAMETERS,
    VOCABULARIES,
    Facet,
    Fault,
    Filter,
    QuestionError,
    parse_filter,
)

DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
# What an address can hold is text; nothing in it is a control sign.
TEXT_PATTERN = r"^[^\x00-\x1f\x7f-\x9f]+$"
DEFAULT_LIMIT, LARGEST_LIMIT = 50, 200
_MOST_PARAMETERS = 500
_LONGEST = 300
_MOST_VALUES = 200
_LONGEST_CURSOR = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an address, or a field of a body.

    `schema` is JSON Schema of one value; `many`: it may be repeated.
    """

    name: str
    what: str
    schema: Mapping[str, Any]
    many: bool = False
    required: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it was understood. `values` hold all parameters, as they were written."""

    values: Mapping[str, tuple[str, ...]]
    path: Mapping[str, str] = field(default_factory=dict)
    wanted: Filter = EVERY

    def one(self, name: str) -> str | None:
        """Give the value of a parameter that is given once, None where it is not given."""
        return next(iter(self.values.get(name, ())), None)

    def day(self, name: str) -> dt.date | None:
        """Give the value of a parameter that is a day."""
        told = self.one(name)
        return None if told is None else dt.date.fromisoformat(told)

    @property
    def limit(self) -> int:
        """Give how many entries are wanted."""
        return int(self.one("limit") or DEFAULT_LIMIT)

    @property
    def purpose(self) -> str:
        """Tell what is asked for, beside which part of it: what a cursor belongs to."""
        told = [it for it in sorted(self.values.items()) if it[0] not in ("cursor", "limit")]
        return repr((sorted(self.path.items()), told))


def vocabulary(name: str, what: str, words: type[StrEnum], *, many: bool = True) -> Parameter:
    """Declare a parameter whose values are the words of a vocabulary."""
    values = [str(word) for word in words]
    return Parameter(
        name=name,
        what=what,
        schema={"type": "string", "enum": values},
        many=many,
        example=values[0],
    )


def text(name: str, what: str, *, many: bool = False, example: str | None = None) -> Parameter:
    """Declare a parameter of free words."""
    schema = {"type": "string", "minLength": 1, "maxLength": _LONGEST, "pattern": TEXT_PATTERN}
    return Parameter(name=name, what=what, schema=schema, many=many, example=example)


def day(name: str, what: str) -> Parameter:
    """Declare a parameter that is a day."""
    schema = {"type": "string", "format": "date", "pattern": DAY_PATTERN}
    return Parameter(name=name, what=what, schema=schema, example="2026-02-04")


AS_OF = day(
    "as_of", "Answer with what the register knew on this day, by what was published until then."
)
LIMIT = Parameter(
    name="limit",
    what=f"How many entries are given at once; {DEFAULT_LIMIT} if not said.",
    schema={"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": DEFAULT_LIMIT},
    example="20",
)
CURSOR = Parameter(
    name="cursor",
    what="Where to go on: the `next` of the answer before, sent with the same other parameters.",
    schema={
        "type": "string",
        "minLength": 1,
        "maxLength": _LONGEST_CURSOR,
        "pattern": "^[A-Za-z0-9_-]+$",
    },
)
PAGED = (LIMIT, CURSOR)
_FACET_WORDS: Mapping[Facet, str] = {
    Facet.PARTY: "A party, by its id or by how a word of its name starts.",
    Facet.COUNTRY: "The country of a party, as ISO 3166-1 alpha-2.",
    Facet.SECTOR: "A sector (codebook, section 5).",
    Facet.INSTRUMENT: "The form of the cooperation (codebook, section 3).",
    Facet.ACTIVITY: "What the parties do together (codebook, section 4).",
    Facet.STAGE: "Where the deal stands (codebook, section 7).",
    Facet.STATE: "How it fares on the day.",
    Facet.YEAR: "The year of its latest step.",
    Facet.OUTLET: "An outlet that told it, by its whole name.",
}
_FACET_SCHEMAS: Mapping[Facet, Mapping[str, Any]] = {
    Facet.COUNTRY: {"type": "string", "pattern": "^[A-Za-z]{2}$"},
    Facet.YEAR: {"type": "string", "pattern": "^[0-9]{4}$"},
}


def _declare_facet(facet: Facet) -> Parameter:
    if facet in VOCABULARIES:
        return vocabulary(facet.value, _FACET_WORDS[facet], VOCABULARIES[facet])
    if facet in _FACET_SCHEMAS:
        example = "ID" if facet is Facet.COUNTRY else "2026"
        return Parameter(
            name=facet.value,
            what=_FACET_WORDS[facet],
            schema=_FACET_SCHEMAS[facet],
            many=True,
            example=example,
        )
    return text(facet.value, _FACET_WORDS[facet], many=True)


FILTER = (
    text(
        "q",
        "A question in the query language: words that a document telling the deal says, and fields "
        "that the deal meets, such as party:pindad stage>=committed since:2023.",
        example="baterai",
    ),
    *(_declare_facet(facet) for facet in Facet),
)


def parse_question(
    query: bytes, path: Mapping[str, str], declared: Iterable[Parameter]
) -> Question:
    """Read a question by what is declared. Raises QuestionError, which tells every fault."""
    by_name = {each.name: each for each in declared}
    values = _split(query)
    faults = list(_find_faults(values, by_name))
    wanted = EVERY
    if not faults and any(name in by_name for name in FILTER_PARAMETERS):
        wanted = parse_filter({name: values.get(name, ()) for name in FILTER_PARAMETERS})
    if faults:
        raise QuestionError(faults)
    return Question(values=values, path=dict(path), wanted=wanted)


def _split(query: bytes) -> Mapping[str, tuple[str, ...]]:
    try:
        pairs = parse_qsl(
            query.decode("latin-1"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError as err:
        raise QuestionError([Fault(where="?", what="an address is written in UTF-8")]) from err
    except ValueError as err:
        fault = Fault(where="?", what=f"more than {_MOST_PARAMETERS} parameters")
        raise QuestionError([fault]) from err
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return found


def _find_faults(
    values: Mapping[str, tuple[str, ...]], by_name: Mapping[str, Parameter]
) -> Iterator[Fault]:
    for name, told in values.items():
        parameter = by_name.get(name)
        if parameter is None:
            known = ", ".join(by_name) or "none"
            yield Fault(where=name, what=f"no such parameter; there are {known}")
            continue
        if len(told) > 1 and not parameter.many:
            yield Fault(where=name, what="given more than once")
        elif len(told) > _MOST_VALUES:
            yield Fault(where=name, what=f"more than {_MOST_VALUES} values")
        else:
            faults = (find_fault(parameter.schema, value) for value in told)
            yield from (Fault(where=name, what=it) for it in faults if it is not None)


def find_fault(schema: Mapping[str, Any], value: str) -> str | None:
    """Tell what is wrong with a value, by as much of JSON Schema as parameters use."""
    longest = schema.get("maxLength", _LONGEST)
    fault: str | None = None
    if schema["type"] == "integer":
        fault = _find_number_fault(schema, value)
    elif "enum" in schema and value not in schema["enum"]:
        fault = f"no such value: {value!r}; one of {', '.join(schema['enum'])}"
    elif len(value) < schema.get("minLength", 0):
        fault = "is empty"
    elif len(value) > longest:
        fault = f"longer than {longest} characters"
    elif schema.get("format") == "date":
        fault = None if _is_day(value) else f"not a day such as 2026-02-04: {value!r}"
    elif "pattern" in schema and re.fullmatch(schema["pattern"], value) is None:
        fault = f"not of the form {schema['pattern']}: {value!r}"
    return fault


def _find_number_fault(schema: Mapping[str, Any], value: str) -> str | None:
    low, high = schema["minimum"], schema["maximum"]
    is_number = re.fullmatch(r"-?[0-9]{1,9}", value) is not None
    if not is_number or not low <= int(value) <= high:
        return f"not a whole number from {low} to {high}: {value!r}"
    return None


def _is_day(value: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is None:
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
