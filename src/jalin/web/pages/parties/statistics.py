"""Statistics: what became of intents, how long deals took, where they stand, with their deals."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from markupsafe import Markup

from jalin.model import DealState
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter, parse_filter, write_filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.pipeline.statistics.figure import Figure, parse_figure, write_figure
from jalin.pipeline.statistics.statistics import Statistics, build_statistics, list_behind
from jalin.web.choosing.filters import (
    Filters,
    build_filters,
    group_parameters,
    list_parameters,
)
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.choosing.page_numbers import PageNumber, find_page
from jalin.web.pages.figures.figure_words import describe_figure
from jalin.web.pages.figures.share_panels import Narrowing, SharePanel, draw_panels, draw_whole
from jalin.web.pages.figures.stage_bars import StageRow, YearRow, group_stages, group_years
from jalin.web.pages.figures.stage_pictures import draw_stages, draw_years
from jalin.web.pages.figures.time_rows import TimeLine, draw_time_picture, tabulate_times

_DEALS_A_PAGE = 50
_RETOLD_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The deals that a number counts: all of them, and a page of them in full."""

    figure: Figure
    title: str
    total: int
    deals: tuple[DealSummary, ...]
    page: PageNumber
    addresses: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsContent:
    """What the page shows; pictures are None where there is nothing to draw."""

    filters: Filters
    figures: Statistics
    behind: Behind | None
    back: str | None
    whole: SharePanel | None
    panels: tuple[SharePanel, ...]
    times: Markup | None
    time_lines: tuple[TimeLine, ...]
    stages: Markup | None
    stage_rows: tuple[StageRow, ...]
    states: tuple[DealState, ...]
    years: Markup | None
    year_rows: tuple[YearRow, ...]
    retold: tuple[tuple[DealSummary, int], ...]
    retold_address: str | None


def build_statistics_page(visit: Visit, frame: Frame) -> Page:
    """Build the page. Raises QuestionError."""
    wanted, figure = parse_filter(frame.asked), parse_figure(frame.asked)
    return Page(
        template="statistics.html",
        title=frame.wording.say("Statistics"),
        section=Section.STATISTICS,
        content=_view(visit, frame, wanted, figure),
        styles=("filters", "drawing", "statistics"),
        scripts=("filters",),
    )


@get("/statistics", sync_to_thread=True)
def show_statistics(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the statistics."""
    return responder.respond(request, build_statistics_page)


HANDLERS = (show_statistics,)


def _view(visit: Visit, frame: Frame, wanted: Filter, figure: Figure) -> StatisticsContent:
    found = build_statistics(visit, wanted)
    narrowing = Narrowing(frame=frame, wanted=wanted)
    stage_rows = group_stages(found.states, narrowing.link_standing)
    year_rows = group_years(found.years, narrowing.link_year)
    return StatisticsContent(
        filters=build_filters(
            visit,
            frame,
            visit.select(wanted),
            wanted,
            lambda it: frame.links.statistics(**list_parameters(it)),
        ),
        figures=found,
        behind=None if figure.is_empty else _list_behind(visit, frame, wanted, figure),
        back=frame.links.statistics(**list_parameters(wanted)),
        whole=draw_whole(narrowing, found),
        panels=tuple(draw_panels(narrowing, found)),
        times=draw_time_picture(frame, found.times, narrowing.link),
        time_lines=tabulate_times(frame, found.times, narrowing.link),
        stages=draw_stages(frame, stage_rows),
        stage_rows=stage_rows,
        states=tuple(it for it in DealState if any(row.counts.get(it) for row in stage_rows)),
        years=draw_years(frame, year_rows),
        year_rows=year_rows,
        retold=tuple(_list_retold(visit, found)),
        retold_address=narrowing.link(Figure(reannounced=True)),
    )


def _list_retold(visit: Visit, found: Statistics) -> list[tuple[DealSummary, int]]:
    told = [
        (visit.catalogue.place_of(it.deal_id), it.times)
        for it in found.tellings.most[:_RETOLD_SHOWN]
    ]
    return [(visit.catalogue.summaries[place], n) for place, n in told if place is not None]


def _list_behind(visit: Visit, frame: Frame, wanted: Filter, figure: Figure) -> Behind:
    ids = list_behind(visit, wanted, figure, Sort.DATE)
    page = find_page(frame, len(ids), _DEALS_A_PAGE)
    places = (visit.catalogue.place_of(it) for it in page.cut(ids))
    parameters = group_parameters((*write_filter(wanted), *write_figure(figure)))
    return Behind(
        figure=figure,
        title=describe_figure(figure, frame.wording),
        total=len(ids),
        deals=tuple(visit.catalogue.summaries[it] for it in places if it is not None),
        page=page,
        addresses=tuple(
            frame.links.statistics(**parameters, page=number if number > 1 else None)
            for number in range(1, page.pages + 1)
        ),
    )
