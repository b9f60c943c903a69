"""Spans of one text, so that those that overlap another are found by halving."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from jalin.model import Span


class SpanIndex:
    """Spans in order of their beginnings; one may lie inside another."""

    __slots__ = ("_ends", "_spans", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        """Take spans sorted by where they begin."""
        self._spans = spans
        self._starts = [span.start for span in spans]
        # How far any span up to this one reaches.
        self._ends = list(accumulate((span.end for span in spans), max))

    def overlapping(self, span: Span) -> list[int]:
        """Give the numbers of the spans that share a character with a span, in order."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end, lo=first) if first < len(self._starts) else first
        return [index for index in range(first, last) if self._spans[index].overlaps(span)]

    def has_around(self, span: Span) -> bool:
        """Tell whether a span lies wholly inside one of the spans."""
        last = bisect_right(self._starts, span.start)
        return last > 0 and self._ends[last - 1] >= span.end
