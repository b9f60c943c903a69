"""From which day a register is seen: with all that it holds, or as it was known on a day."""

import datetime as dt
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, and whether only what was known by then counts.

    `day` is that on which silence and due dates are judged. `is_past`: a document counts only if it
    was published by then, and a decision on a value only if it was made by then. Which mentions are
    one deal is always told by all that is known now.
    """

    day: dt.date
    is_past: bool = False

    @classmethod
    def of(cls, today: dt.date, as_of: dt.date | None = None) -> Self:
        """Give the moment of a day that is asked about, or else the present."""
        return cls(day=as_of or today, is_past=as_of is not None)

    def knows(self, known: str | None) -> bool:
        """Tell whether what is known from a day on counts; what has no day only counts now."""
        return not self.is_past or (known is not None and known <= self.day.isoformat())
