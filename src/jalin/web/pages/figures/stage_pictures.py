"""Where deals stand and from which year they are, as drawings."""

from collections.abc import Sequence

from markupsafe import Markup

from jalin.web.drawing.bars import draw_columns, draw_rows
from jalin.web.drawing.svg import Caption
from jalin.web.frame.frame import Frame
from jalin.web.pages.figures.stage_bars import (
    StageRow,
    YearRow,
    draw_stage_bars,
    draw_year_bars,
)


def draw_stages(frame: Frame, rows: Sequence[StageRow]) -> Markup | None:
    """Draw how deals fare on each stage; None where there are none."""
    if not rows:
        return None
    caption = Caption(
        key="stages",
        title=frame.wording.say("How deals fare on each stage"),
        description=frame.wording.say("A bar for each stage, a piece for each state."),
    )
    return draw_rows(caption, draw_stage_bars(frame, rows))


def draw_years(frame: Frame, rows: Sequence[YearRow]) -> Markup | None:
    """Draw the deals of each year of first telling; None where there are none."""
    if not rows:
        return None
    caption = Caption(
        key="years",
        title=frame.wording.say("Deals by the year of their first telling"),
        description=frame.wording.say("How far they got by now; the table has the same."),
    )
    return draw_columns(caption, draw_year_bars(frame, rows))
