"""Counts as few shades that can be told apart, in steps of round numbers."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

# More shades cannot be told apart.
MOST_SHADES = 5
_FIRST_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A step of the legend: counts from `low` on, up to `high`, which the last step has none of."""

    level: int
    low: int
    high: int | None


def choose_shades(counts: Collection[int]) -> tuple[Shade, ...]:
    """Choose few steps of round numbers that span the counts: 1, 2 to 4, 5 to 9, and so on."""
    most = max(counts, default=0)
    steps = [step for step in _list_steps(most) if step <= most]
    apart = math.ceil(len(steps) / MOST_SHADES) or 1
    lows = steps[::apart]
    highs = [*(low - 1 for low in lows[1:]), None]
    return tuple(
        Shade(level=_find_shade(at, len(lows)), low=low, high=high)
        for at, (low, high) in enumerate(zip(lows, highs, strict=False))
    )


def find_level(count: int, shades: Iterable[Shade]) -> int:
    """Find the shade of a count, 0 for none."""
    return max((shade.level for shade in shades if shade.low <= count), default=0)


def _find_shade(at: int, steps: int) -> int:
    """Spread steps over all shades, from the lightest to the darkest; a single one lies between."""
    return 1 + round(at * (MOST_SHADES - 1) / (steps - 1)) if steps > 1 else (MOST_SHADES + 1) // 2


def _list_steps(most: int) -> list[int]:
    digits = range(len(str(most)))
    return [step * 10**power for power in digits for step in _FIRST_STEPS]
