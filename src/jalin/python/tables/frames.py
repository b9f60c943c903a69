"""Rows as tables of pandas and polars, which need not be there.

A word of a vocabulary and a date are text: a date may be a year or a month alone, and no day is
invented for it. What is not said is missing, in every kind of column.
"""

import dataclasses
import importlib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from jalin.model import PartialDate
from jalin.python.asking.errors import MissingLibraryError

# A table of a library that need not be there.
Frame = Any


class CellKind(StrEnum):
    """What a column of a table holds."""

    TEXT = "text"
    TEXTS = "texts"
    NUMBER = "number"
    TRUTH = "truth"


_PANDAS_TYPES: Mapping[CellKind, str] = {
    CellKind.TEXT: "string",
    CellKind.TEXTS: "object",
    CellKind.NUMBER: "Int64",
    CellKind.TRUTH: "boolean",
}


def write_plain(value: object) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Write a value in the types of JSON: dates and words as text, values as dictionaries."""
    return msgspec.json.decode(_ENCODER.encode(value))


def write_dicts(rows: Iterable[object]) -> list[dict[str, Any]]:
    """Write each row as a dictionary by its columns."""
    return [write_plain(row) for row in rows]


def build_pandas(row_type: type, rows: Iterable[object]) -> Frame:
    """Build a `pandas.DataFrame`, also of no rows. Raises MissingLibraryError."""
    pandas = _import_library("pandas")
    kinds = list_kinds(row_type)
    columns = _turn(kinds, write_dicts(rows))
    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype=_PANDAS_TYPES[kinds[name]])
            for name, values in columns.items()
        }
    )


def build_polars(row_type: type, rows: Iterable[object]) -> Frame:
    """Build a `polars.DataFrame`, also of no rows. Raises MissingLibraryError."""
    polars = _import_library("polars")
    types_by_kind = {
        CellKind.TEXT: polars.String,
        CellKind.TEXTS: polars.List(polars.String),
        CellKind.NUMBER: polars.Int64,
        CellKind.TRUTH: polars.Boolean,
    }
    kinds = list_kinds(row_type)
    schema = {name: types_by_kind[kind] for name, kind in kinds.items()}
    return polars.DataFrame(_turn(kinds, write_dicts(rows)), schema=schema)


def list_kinds(row_type: type) -> Mapping[str, CellKind]:
    """List the columns of a kind of row, each with what it holds."""
    hints = typing.get_type_hints(row_type)
    return {field.name: _find_kind(hints[field.name]) for field in dataclasses.fields(row_type)}


def _turn(names: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in names}


def _find_kind(hint: Any) -> CellKind:  # noqa: ANN401 (a hint is any form of type)
    said = hint
    if isinstance(hint, types.UnionType):
        (said,) = (it for it in typing.get_args(hint) if it is not types.NoneType)
    if typing.get_origin(said) is tuple:
        return CellKind.TEXTS
    # Truth values are numbers to Python, and are asked first.
    if said is bool:
        return CellKind.TRUTH
    return CellKind.NUMBER if said is int else CellKind.TEXT


def _import_library(name: str) -> Any:  # noqa: ANN401 (a library that need not be there)
    try:
        return importlib.import_module(name)
    except ImportError as err:
        raise MissingLibraryError(name) from err


def _write_date(value: object) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    raise NotImplementedError(f"no plain form of {type(value)!r}")


_ENCODER = msgspec.json.Encoder(enc_hook=_write_date)
