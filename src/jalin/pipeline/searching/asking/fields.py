"""The fields of the query language: their names, what is written behind them, what they look at.

They are data: `fields.yml` beside this module, read once and checked whole.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from jalin.model import LexiconError
from jalin.text.lexicon import read_entries

FIELDS_FILE = Path(__file__).with_name("fields.yml")
_KEYS = {"id", "names", "kind", "column", "sign", "meaning", "arti", "yes", "no"}
_REQUIRED = ("id", "names", "kind", "meaning", "arti", "yes", "no")


class FieldKind(StrEnum):
    """What is written behind a field."""

    NAME = "name"
    COUNTRY = "country"
    WORD = "word"
    LADDER = "ladder"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    MONEY = "money"

    @property
    def has_order(self) -> bool:
        """Tell whether values can be compared by more than being equal."""
        return self not in (FieldKind.NAME, FieldKind.COUNTRY, FieldKind.WORD)


class Sign(StrEnum):
    """How what a deal has is compared with what is asked for."""

    IS = ":"
    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field. `names` are how it is written, the first for people; `column` what it looks at.

    `sign` is the comparison that it stands for by itself, None where any can be written. `meaning`
    and `arti` tell what it asks for, in English and Indonesian. `yes` are questions that ask for
    it, `no` such as do not, or are refused.
    """

    id: str
    names: tuple[str, ...]
    kind: FieldKind
    column: str
    sign: Sign | None
    meaning: str
    arti: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the name that people are shown."""
        return self.names[0]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Give the signs that can stand behind it."""
        return tuple(Sign) if self.kind.has_order and self.sign is None else (Sign.IS,)


def list_fields() -> tuple[Field, ...]:
    """List the fields, each once, in the order of their file."""
    return tuple({field.id: field for field in load_fields().values()}.values())


@functools.cache
def load_fields(path: Path = FIELDS_FILE) -> Mapping[str, Field]:
    """Load the fields by each of their names. Raises LexiconError, which tells every fault."""
    faults: list[str] = []
    found: dict[str, Field] = {}
    for line, entry in read_entries(path, faults):
        place = f"{path.name}:{line}"
        wrong = list(_find_faults(entry))
        if wrong:
            faults.extend(f"{place}: {fault}" for fault in wrong)
            continue
        field = _build_field(entry)
        taken = [name for name in field.names if name in found]
        faults.extend(f"{place}: {name!r} also names {found[name].id!r}" for name in taken)
        found.update(dict.fromkeys(field.names, field))
    if faults:
        raise LexiconError(faults)
    return found


def _find_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"unknown key {key!r}" for key in sorted(set(entry) - _KEYS))
    yield from (f"no {key!r}" for key in _REQUIRED if not entry.get(key))
    yield from (
        f"{key!r} is not a list of texts"
        for key in ("names", "yes", "no")
        if not all(isinstance(it, str) for it in entry.get(key) or ())
    )
    if entry.get("kind") not in set(FieldKind):
        yield f"no such kind: {entry.get('kind')!r}"
    if entry.get("sign", Sign.IS) not in set(Sign):
        yield f"no such sign: {entry['sign']!r}"


def _build_field(entry: Mapping[str, Any]) -> Field:
    sign = entry.get("sign")
    return Field(
        id=entry["id"],
        names=tuple(entry["names"]),
        kind=FieldKind(entry["kind"]),
        column=entry.get("column", entry["id"]),
        sign=None if sign is None else Sign(sign),
        meaning=entry["meaning"],
        arti=entry["arti"],
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
