"""Readings go out: one JSON object a line, in the codebook's format, section 12."""

from dataclasses import replace
from decimal import Decimal

import msgspec

from jalin.model import Amount, DealMention, PartialDate, Reading


def encode_reading(reading: Reading) -> bytes:
    """Write a reading as one JSON line, its line break included.

    Whole amounts are written as whole numbers, dates at their precision.
    `jalin.source.readings.decode_reading` gives the equal value back.
    """
    deals = tuple(map(_write_plain_amounts, reading.deals))
    return _ENCODER.encode(replace(reading, deals=deals)) + b"\n"


def encode_trace(trace: object) -> bytes:
    """Write the trace of a document as one JSON line, its line break included."""
    return _ENCODER.encode(trace) + b"\n"


def _write_plain_amounts(deal: DealMention) -> DealMention:
    return replace(deal, amounts=tuple(map(_write_plain_amount, deal.amounts)))


def _write_plain_amount(amount: Amount) -> Amount:
    value = amount.value
    if value is None or value != value.to_integral_value():
        return amount
    # Not `quantize`: it fails beyond the 28 digits of the default context.
    return replace(amount, value=Decimal(int(value)))


def _encode_partial_date(value: object) -> str:
    if not isinstance(value, PartialDate):
        raise NotImplementedError(f"no codec for {type(value)!r}")
    return str(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_partial_date, decimal_format="number")
