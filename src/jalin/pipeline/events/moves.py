"""Deals that came up, and deals that moved: told by the rows of their days."""

import datetime as dt
import functools
from collections.abc import Iterator
from itertools import groupby

from jalin.pipeline.events.event import Event, EventChange, EventKind
from jalin.store.register import Register
from jalin.store.rows import PRESENT, DealDayRow

# What moves a deal: where it stands, the highest rung that it earned, what was announced of it.
_FIELDS = ("stage", "reached", "announced")


def find_moves(register: Register) -> Iterator[Event]:
    """Find when each deal was first told, and each day on which it stood otherwise than before.

    A deal of which no document has a date came up on no day.
    """
    rows = register.columns(DealDayRow, "deal_id", "day", *_FIELDS)
    for deal_id, group in groupby(rows, key=lambda row: row[0]):
        days = sorted(row[1:] for row in group if row[1] != PRESENT)
        before: tuple[str | None, ...] | None = None
        for day, *values in days:
            after = tuple(values)
            if after != before:
                yield Event(
                    kind=EventKind.NEW if before is None else EventKind.MOVED,
                    day=_parse_day(day),
                    subject=deal_id,
                    deal_ids=(deal_id,),
                    changes=_compare(before, after),
                )
            before = after


# Deals move in few ways, and on few days: what is equal is kept once.
@functools.lru_cache(maxsize=4096)
def _compare(
    before: tuple[str | None, ...] | None, after: tuple[str | None, ...]
) -> tuple[EventChange, ...]:
    old = before or (None,) * len(_FIELDS)
    return tuple(
        EventChange(field=field, before=one, after=other)
        for field, one, other in zip(_FIELDS, old, after, strict=True)
        if one != other
    )


@functools.lru_cache(maxsize=8192)
def _parse_day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
