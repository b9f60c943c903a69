"""A share of few cases is uncertain: it is told with its counts and its interval."""

from dataclasses import dataclass
from math import sqrt
from typing import Self

# The quantile of the normal distribution that leaves 95 % between itself and its negative.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many. `low` and `high` bound the 95 % interval of the share, both in [0, 1].

    Of none, no share is known: `value` is None and the interval is everything.
    """

    part: int
    whole: int
    low: float
    high: float

    @classmethod
    def of(cls, part: int, whole: int) -> Self:
        """Count `part` of `whole`, with Wilson's score interval.

        With p = part / whole and z = 1.96 the interval is
        (p + z²/2n ± z·sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n).
        Raises ValueError where the part is no part of the whole.
        Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
        inference", JASA 22 (1927) 209-212; recommended for small numbers by L. D. Brown,
        T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion", Statistical
        Science 16 (2001) 101-133.

        >>> share = Share.of(3, 10)
        >>> round(share.low, 3), round(share.high, 3)
        (0.108, 0.603)
        """
        if not 0 <= part <= whole:
            raise ValueError(f"{part} is no part of {whole}")
        if whole == 0:
            return cls(part=0, whole=0, low=0.0, high=1.0)
        share, square = part / whole, _Z * _Z
        middle = share + square / (2 * whole)
        reach = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
        scale = 1 + square / whole
        return cls(
            part=part,
            whole=whole,
            # Rounding may leave a hair beyond what a share can be.
            low=0.0 if part == 0 else max(0.0, (middle - reach) / scale),
            high=1.0 if part == whole else min(1.0, (middle + reach) / scale),
        )

    @property
    def value(self) -> float | None:
        """Give the share itself, None of none."""
        return self.part / self.whole if self.whole else None
