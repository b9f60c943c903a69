"""Times from stage to stage as rows of a drawing and of its table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from jalin.pipeline.statistics.figure import Figure, TimePart
from jalin.pipeline.statistics.times import StageTime
from jalin.web.drawing.bars_of_time import TimeRow, draw_times
from jalin.web.drawing.svg import Caption
from jalin.web.frame.frame import Frame
from jalin.web.pages.figures.durations import write_days
from jalin.web.pages.figures.share_rows import CountCell

# Makes the address of the deals that a figure counts; None where it is not to be had.
FigureAddress = Callable[[Figure], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """A row of the table: the way, its quartiles in words, and how many deals are of which part."""

    label: str
    lower: str
    median: str
    upper: str
    half: str
    cells: tuple[CountCell, ...]


def draw_time_picture(
    frame: Frame, times: Iterable[StageTime], address: FigureAddress
) -> Markup | None:
    """Draw the times that were measured; None where none was."""
    told = [draw_time(frame, time, address) for time in times if time.measured]
    if not told:
        return None
    caption = Caption(
        key="times",
        title=frame.wording.say("How long deals took"),
        description=frame.wording.say("Times from stage to stage; the table has the same."),
    )
    return draw_times(caption, told, frame.wording.say("years"))


def draw_time(frame: Frame, time: StageTime, address: FigureAddress) -> TimeRow:
    """Make the row of a drawing out of times."""
    found, say = time.quartiles, frame.wording.say
    waiting = say(
        "%(measured)s measured, %(waiting)s still waiting",
        measured=frame.wording.number(len(time.measured)),
        waiting=frame.wording.number(len(time.waiting)),
    )
    value = write_days(found.median, frame.wording) if found else say("none measured")
    spread = (
        (found.shortest, found.lower, found.median, found.upper, found.longest) if found else None
    )
    return TimeRow(
        label=write_way(frame, time),
        value=value,
        counts=waiting,
        spread=spread,
        half=time.half_after,
        address=address(_ask(time, TimePart.MEASURED)) if time.measured else None,
    )


def tabulate_times(
    frame: Frame, times: Iterable[StageTime], address: FigureAddress
) -> tuple[TimeLine, ...]:
    """Make the rows of the table, those of which nothing is told left out."""
    return tuple(_tabulate(frame, time, address) for time in times if count_all(time))


def count_all(time: StageTime) -> int:
    """Count the deals that were told at the start of a way."""
    return sum(len(_find_part(time, part)) for part in TimePart)


def write_way(frame: Frame, time: StageTime) -> str:
    """Write from where to where."""
    return f"{frame.wording.word(time.start)} → {frame.wording.word(time.end)}"


def _tabulate(frame: Frame, time: StageTime, address: FigureAddress) -> TimeLine:
    found = time.quartiles
    lower, median, upper = (found.lower, found.median, found.upper) if found else (None,) * 3
    return TimeLine(
        label=write_way(frame, time),
        lower=write_days(lower, frame.wording),
        median=write_days(median, frame.wording),
        upper=write_days(upper, frame.wording),
        half=write_days(time.half_after, frame.wording),
        cells=tuple(
            CountCell(
                count=len(_find_part(time, part)),
                address=address(_ask(time, part)) if _find_part(time, part) else None,
            )
            for part in TimePart
        ),
    )


def _find_part(time: StageTime, part: TimePart) -> tuple[str, ...]:
    return {
        TimePart.MEASURED: time.measured,
        TimePart.AT_ONCE: time.at_once,
        TimePart.WAITING: time.waiting,
        TimePart.ENDED: time.ended,
        TimePart.UNDATED: time.undated,
    }[part]


def _ask(time: StageTime, part: TimePart) -> Figure:
    return Figure(start=time.start, end=time.end, part=part)
