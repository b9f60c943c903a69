"""Dates that keep the precision with which they were written."""

import calendar
import datetime as dt
import re
from typing import NoReturn

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate:
    """A year, a month of a year, or a day: never finer than the text said.

    Invariant: a real date at its precision; a day only with a month. Raises ValueError otherwise.
    A frozen value like the others, yet no dataclass: the codec would write one as an object,
    and the codebook writes a date as a string.
    """

    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def __init__(self, *, year: int, month: int | None = None, day: int | None = None) -> None:
        if day is not None and month is None:
            raise ValueError(f"a day without a month: {year}-?-{day}")
        dt.date(year, month or 1, day or 1)
        for name, value in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a date is frozen: {name!r} cannot be set")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return PartialDate.parse, (str(self),)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2026`, `2026-02` or `2026-02-04`. Raises ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date at year, month or day precision: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the first group of the pattern is not optional
        return cls(year=year, month=month, day=day)

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """Give a full date its partial form."""
        return cls(year=day.year, month=day.month, day=day.day)

    def __str__(self) -> str:
        """Write the date as ISO 8601 at its precision."""
        # Written out: exports spend their time here.
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def first(self) -> dt.date:
        """Give the first day that the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Give the last day that the date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[dt.date, str]:
        """Give the place among dates: by the last day that each can mean, then as written."""
        return (self.last, str(self))

    @staticmethod
    def order_of(date: "PartialDate | None") -> tuple[bool, dt.date, str]:
        """Give the place of a date among others, of which those that are missing come last."""
        return (True, dt.date.max, "") if date is None else (False, *date.order)

    @property
    def full(self) -> dt.date | None:
        """Give the day, or None where only the month or the year is known."""
        return self.first if self.day is not None else None
