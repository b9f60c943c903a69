"""Hypothesis strategies for the values of Jalin."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from jalin.model import PartialDate, Reading, Span


def _build_span(start: int, length: int) -> Span:
    return Span(start=start, end=start + length)


def _cut_date(day: dt.date, precision: str) -> PartialDate:
    return PartialDate.parse(day.isoformat()[: len(precision)])


spans = st.builds(_build_span, st.integers(0, 9_999), st.integers(0, 999))
partial_dates = st.builds(
    _cut_date, st.dates(dt.date(1901, 1, 1)), st.sampled_from(["yyyy", "yyyy-mm", "yyyy-mm-dd"])
)
decimals = st.integers().map(Decimal) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20
)

st.register_type_strategy(Span, spans)
st.register_type_strategy(PartialDate, partial_dates)
st.register_type_strategy(Decimal, decimals)
st.register_type_strategy(float, st.floats(min_value=0, max_value=1))

readings: st.SearchStrategy[Reading] = st.from_type(Reading)
