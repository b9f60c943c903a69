"""Conversion as rows of a drawing and of its table: the same numbers, each with its deals."""

from collections.abc import Callable
from dataclasses import dataclass

from jalin.pipeline.statistics.conversion import Conversion, Fate
from jalin.pipeline.statistics.share import Share
from jalin.web.drawing.multiples import ShareRow
from jalin.web.frame.frame import Frame

# Makes the address of the deals that became something; None where it is not to be had.
FateAddress = Callable[[Fate], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCell:
    """A number of deals and where they are listed."""

    count: int
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionRow:
    """A row of the table: what it is about, and how many deals had which fate."""

    label: str
    cells: tuple[CountCell, ...]
    share: Share


# The columns of the table, in their order.
COLUMNS = (
    *(Fate.INTENTS, Fate.JUDGED, Fate.COMMITTED, Fate.STARTED, Fate.DELIVERED),
    *(Fate.OPEN, Fate.EARLY, Fate.UNDATED),
)


def draw_share(frame: Frame, label: str, share: Share, address: str | None) -> ShareRow:
    """Make the row of a drawing out of a share; it always tells both counts."""
    if share.whole == 0:
        counts = frame.wording.say("none old enough to judge")
    else:
        counts = frame.wording.say(
            "%(part)s of %(whole)s",
            part=frame.wording.number(share.part),
            whole=frame.wording.number(share.whole),
        )
    return ShareRow(
        label=label,
        counts=counts,
        value=share.value,
        low=share.low,
        high=share.high,
        address=address,
    )


def draw_ways(frame: Frame, conversion: Conversion, address: FateAddress) -> list[ShareRow]:
    """Make the rows of what became of the judged intents: bound, begun, delivered."""
    say = frame.wording.say
    return [
        draw_share(frame, say("became binding"), conversion.committed, address(Fate.COMMITTED)),
        draw_share(frame, say("work began"), conversion.started, address(Fate.STARTED)),
        draw_share(frame, say("ran or delivered"), conversion.delivered, address(Fate.DELIVERED)),
    ]


def tabulate(label: str, conversion: Conversion, address: FateAddress) -> ConversionRow:
    """Make a row of the table."""
    counts = {
        Fate.INTENTS: conversion.intents,
        Fate.JUDGED: conversion.judged,
        Fate.COMMITTED: conversion.committed.part,
        Fate.STARTED: conversion.started.part,
        Fate.DELIVERED: conversion.delivered.part,
        Fate.OPEN: conversion.open,
        Fate.EARLY: conversion.early,
        Fate.UNDATED: conversion.undated,
    }
    cells = (
        CountCell(count=counts[fate], address=address(fate) if counts[fate] else None)
        for fate in COLUMNS
    )
    return ConversionRow(label=label, cells=tuple(cells), share=conversion.committed)


def write_ticks(frame: Frame) -> list[str]:
    """Write the words of the scale of shares."""
    return [frame.wording.share(it / 4) for it in range(5)]
