"""JSON as the exchange formats write it: what is not said is left out, dates as they were told."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from jalin.model import PartialDate

_UNSAID: tuple[object, ...] = (None, "", (), [], {})


def write_json(value: object) -> bytes:
    """Write a value as JSON on one line."""
    return _ENCODER.encode(value)


def write_lines(values: Iterable[object]) -> Iterator[bytes]:
    """Write values as JSON, one a line."""
    for value in values:
        yield _ENCODER.encode(value) + b"\n"


def write_list(start: bytes, values: Iterable[object], end: bytes) -> Iterator[bytes]:
    """Write values as the items of a JSON list, one a line, between what stands around it."""
    yield start
    for number, value in enumerate(values):
        yield (b",\n" if number else b"\n") + _ENCODER.encode(value)
    yield end


def say(told: Mapping[str, object]) -> dict[str, object]:
    """Keep what is said, in order."""
    return {key: value for key, value in told.items() if value not in _UNSAID}


def _encode_partial_date(value: object) -> str:
    if not isinstance(value, PartialDate):
        raise NotImplementedError(f"no codec for {type(value)!r}")
    return str(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_partial_date)
