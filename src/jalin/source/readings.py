"""Readings come in: JSON Lines in the codebook's format, section 12, checked strictly.

The codec itself drops keys it does not know; `source/strict_keys.py` makes up for that.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from jalin.model import FormatError, PartialDate, Reading
from jalin.source.strict_keys import find_unknown_keys

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_readings(lines: Path | Iterable[bytes], *, source: str | None = None) -> Iterator[Reading]:
    """Read one reading a line, lazily; blank lines are passed over.

    `source` names the lines in errors; a path names itself.
    Raises FormatError with line, JSON path and fault at the first broken line, OSError where the
    file cannot be opened.
    """
    if isinstance(lines, Path):
        with lines.open("rb") as file:
            yield from read_readings(file, source=source or str(lines))
        return
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if content.strip():
            yield decode_reading(content, source=source or "-", line=number)


def decode_reading(content: bytes, *, source: str = "-", line: int = 1) -> Reading:
    """Read one JSON object as a reading. Raises FormatError with the JSON path of the fault."""
    try:
        unknown = tuple(find_unknown_keys(msgspec.json.decode(content), Reading))
        reading = _DECODER.decode(content) if not unknown else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
        raise FormatError(source, line, str(err)) from err
    if reading is None:
        raise FormatError(source, line, "unknown fields: " + ", ".join(unknown))
    return reading


def decode_kept_reading(content: bytes) -> Reading:
    """Read a reading that a register kept, whatever else an older or newer Jalin wrote into it.

    Raises ValueError for anything else.
    """
    try:
        return _DECODER.decode(content)
    except (msgspec.DecodeError, RecursionError) as err:
        raise ValueError(str(err)) from err


def _decode_partial_date(wanted: type, value: object) -> object:
    if wanted is not PartialDate:
        raise NotImplementedError(f"no codec for {wanted!r}")
    if not isinstance(value, str):
        raise TypeError(f"a date is text such as 2026-02-04, not {value!r}")
    return PartialDate.parse(value)


_DECODER = msgspec.json.Decoder(Reading, dec_hook=_decode_partial_date)
