"""How values stand in the file: readings as JSON, dates as text at their precision."""

from typing import Any, TypeVar

import msgspec

from jalin.model import PartialDate, Reading

_Row = TypeVar("_Row")


def encode_reading(reading: Reading) -> str:
    """Write a reading as one line of JSON: equal readings give equal text."""
    return _ENCODER.encode(reading).decode()


def decode_reading(text: str) -> Reading:
    """Read what `encode_reading` wrote."""
    return _DECODER.decode(text)


def encode_value(value: object) -> str | int | None:
    """Give a field of a row the form in which SQLite keeps it."""
    if value is None or isinstance(value, int):
        return None if value is None else int(value)
    return str(value)


def build_row(row: type[_Row], columns: dict[str, Any]) -> _Row:
    """Build a row value from the columns that SQLite gave."""
    return msgspec.convert(columns, row, strict=False, dec_hook=_parse_date)


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
