"""How values stand in the tables: readings as JSON, dates as text at their precision."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from jalin.model import DateEvidence, PartialDate, Reading
from jalin.store.engine.database import ColumnKind, Value

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of a record as a column. `build` makes the field's value from the kept one."""

    name: str
    kind: ColumnKind
    optional: bool
    build: Callable[[Any], Any]


def encode_reading(reading: Reading) -> str:
    """Write a reading as one line of JSON: equal readings give equal text."""
    return _ENCODER.encode(reading).decode()


def decode_reading(text: str) -> Reading:
    """Read what `encode_reading` wrote."""
    return _DECODER.decode(text)


def list_columns(record: type) -> tuple[Column, ...]:
    """List the fields of a record class as columns, in their order."""
    return _list_columns(record)


def encode_value(value: object) -> Value:
    """Give a field of a record the form in which it is kept."""
    if value is None or isinstance(value, float):
        return value
    return int(value) if isinstance(value, int) else str(value)


def encode_record(record: object) -> tuple[Value, ...]:
    """Give all fields of a record the form in which they are kept."""
    return tuple(encode_value(getattr(record, it.name)) for it in list_columns(type(record)))


def build_record(record: type[_Record], values: Sequence[Value]) -> _Record:
    """Build a record from its columns, in the order of its fields."""
    columns = list_columns(record)
    built = {
        column.name: None if value is None else column.build(value)
        for column, value in zip(columns, values, strict=True)
    }
    return record(**built)


@functools.cache
def _list_columns(record: type) -> tuple[Column, ...]:
    hints = typing.get_type_hints(record)
    return tuple(_describe(it.name, hints[it.name]) for it in dataclasses.fields(record))


def _describe(name: str, hint: Any) -> Column:  # noqa: ANN401 (a type hint of any kind)
    options = set(typing.get_args(hint)) if isinstance(hint, types.UnionType) else {hint}
    (only,) = options - {type(None)}
    kind, build = _find_kind(only)
    return Column(name=name, kind=kind, optional=type(None) in options, build=build)


def _find_kind(kind: type) -> tuple[ColumnKind, Callable[[Any], Any]]:
    if kind is PartialDate:
        return ColumnKind.TEXT, _parse_text
    if kind is DateEvidence:
        return ColumnKind.TEXT, DateEvidence.parse
    if issubclass(kind, str):
        return ColumnKind.TEXT, kind
    if issubclass(kind, int):
        return ColumnKind.INTEGER, kind
    if issubclass(kind, float):
        return ColumnKind.REAL, kind
    raise TypeError(f"a column cannot hold {kind!r}")


@functools.lru_cache(maxsize=4096)
def _parse_text(text: str) -> PartialDate:
    return PartialDate.parse(text)


def _write_date(value: object) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    raise NotImplementedError(f"no JSON form for {value!r}")


def _parse_date(kind: type, value: object) -> PartialDate:
    if kind is PartialDate and isinstance(value, str):
        return PartialDate.parse(value)
    raise NotImplementedError(f"no value of {kind} in {value!r}")


_ENCODER = msgspec.json.Encoder(enc_hook=_write_date, order="deterministic")
_DECODER = msgspec.json.Decoder(Reading, dec_hook=_parse_date)
