"""What became of one item of a bulk run, and the line of JSON in which it is kept.

Every item has exactly one outcome: nothing is lost. What tells a deal is kept whole; of what tells
none only outlet and date are kept, for the listening record.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from jalin.export.readings import encode_reading
from jalin.model import AbortError, DateEvidence, Document, PartialDate, Reading, Skipped
from jalin.source import decode_reading


class OutcomeKind(StrEnum):
    """How an item ended: read and kept, heard and left, or skipped."""

    READ = "read"
    HEARD = "heard"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of one item. `source` is its place.

    READ has `document` and `reading`; HEARD has `outlet` and `published`, where the document says
    them; SKIPPED has `reason` and `detail`.
    """

    kind: OutcomeKind
    source: str
    document: Document | None = None
    reading: Reading | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    reason: str | None = None
    detail: str | None = None


def tell_skipped(skipped: Skipped) -> Outcome:
    """Give the outcome of an item that was left out."""
    return Outcome(
        kind=OutcomeKind.SKIPPED,
        source=skipped.source,
        reason=skipped.reason,
        detail=skipped.detail,
    )


class _Line(msgspec.Struct, omit_defaults=True, kw_only=True, forbid_unknown_fields=True):
    """An outcome as JSON has it. The reading stays as it was encoded."""

    kind: OutcomeKind
    source: str
    document: Document | None = None
    reading: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    outlet: str | None = None
    published: PartialDate | None = None
    reason: str | None = None
    detail: str | None = None


def encode_outcome(outcome: Outcome) -> bytes:
    """Write an outcome as one line of JSON, its line break included.

    Equal outcomes give equal lines.
    """
    reading = outcome.reading
    line = _Line(
        kind=outcome.kind,
        source=outcome.source,
        document=outcome.document,
        reading=msgspec.UNSET if reading is None else msgspec.Raw(encode_reading(reading).rstrip()),
        outlet=outcome.outlet,
        published=outcome.published,
        reason=outcome.reason,
        detail=outcome.detail,
    )
    return _ENCODER.encode(line) + b"\n"


def decode_outcome(content: bytes, *, source: str = "-", line: int = 1) -> Outcome:
    """Read what `encode_outcome` wrote. Raises AbortError with the place of a broken line."""
    try:
        read = _DECODER.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
        raise AbortError(f"{source}, line {line}: no outcome of a run: {err}") from err
    reading = b"" if isinstance(read.reading, msgspec.UnsetType) else bytes(read.reading)
    return Outcome(
        kind=read.kind,
        source=read.source,
        document=read.document,
        reading=decode_reading(reading, source=source, line=line) if reading else None,
        outlet=read.outlet,
        published=read.published,
        reason=read.reason,
        detail=read.detail,
    )


def _write_value(value: object) -> str:
    if isinstance(value, PartialDate | DateEvidence):
        return str(value)
    raise NotImplementedError(f"no JSON form for {value!r}")


def _build_value(kind: type, value: object) -> Any:  # noqa: ANN401 (of the kind asked for)
    if kind is not PartialDate:
        raise NotImplementedError(f"no value of {kind} in {value!r}")
    if not isinstance(value, str):
        raise TypeError(f"a date is text such as 2026-02-04, not {value!r}")
    return PartialDate.parse(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_write_value)
_DECODER = msgspec.json.Decoder(_Line, dec_hook=_build_value)
