"""One party: who it is, with whom it deals, what became of it, its promises and its people."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from markupsafe import Markup

from jalin.model import Stage
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.views import DealSummary, PromiseView
from jalin.pipeline.statistics.conversion import Fate
from jalin.pipeline.statistics.figure import Figure, write_figure
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.profile import PartyProfile, show_party
from jalin.track.promises.promise import PromiseState
from jalin.web.drawing.multiples import draw_shares
from jalin.web.drawing.svg import Caption
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.choosing.page_numbers import PageNumber, find_page
from jalin.web.pages.figures.partner_rings import MOST_PARTNERS, draw_partner_rings
from jalin.web.pages.figures.share_rows import ConversionRow, draw_ways, tabulate, write_ticks
from jalin.web.pages.figures.stage_bars import YearRow, group_years
from jalin.web.pages.figures.stage_pictures import draw_years
from jalin.web.pages.figures.time_rows import TimeLine, draw_time_picture, tabulate_times

_DEALS_A_PAGE = 20
_PROMISES_SHOWN = 12
# What is late and what was broken is asked about first, then what is still due.
_URGENCY = (
    *(PromiseState.OVERDUE, PromiseState.NOT_MET, PromiseState.PARTIALLY_MET),
    *(PromiseState.SCHEDULED, PromiseState.MET),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyContent:
    """What the page shows. Pictures are None where there is nothing to draw.

    `deals` are those of a page, `n_partners_drawn` counts those in the picture, `promises` are the
    most urgent ones.
    """

    profile: PartyProfile
    deals: tuple[DealSummary, ...]
    page: PageNumber
    shares: Markup | None
    record: ConversionRow
    times: Markup | None
    time_lines: tuple[TimeLine, ...]
    partners: Markup | None
    n_partners_drawn: int
    years: Markup | None
    year_rows: tuple[YearRow, ...]
    promises: tuple[PromiseView, ...]


def build_party_page(visit: Visit, frame: Frame, asked: str) -> Page:
    """Build the page of a party. Raises NothingHereError, QuestionError."""
    try:
        profile = show_party(visit, asked)
    except PartyNotFoundError as err:
        raise NothingHereError("party", asked) from err
    return Page(
        template="party.html",
        title=profile.party.name,
        section=Section.PARTIES,
        content=_view(visit, frame, profile),
        styles=("drawing", "network", "party"),
    )


@get("/parties/{party_id:str}", sync_to_thread=True)
def show_party_page(
    request: PageRequest, responder: GivenResponder, party_id: FromPath[str]
) -> Response[Any]:
    """Answer with the page of a party."""
    return responder.respond(request, lambda visit, frame: build_party_page(visit, frame, party_id))


HANDLERS = (show_party_page,)


def _view(visit: Visit, frame: Frame, profile: PartyProfile) -> PartyContent:
    page = find_page(frame, len(profile.deals), _DEALS_A_PAGE)
    urgent = sorted(profile.promises, key=_rank)[:_PROMISES_SHOWN]
    years = group_years(
        profile.years, lambda year, stages: _link(frame, profile, Figure(told=year), stages)
    )
    return PartyContent(
        profile=profile,
        deals=page.cut(profile.deals),
        page=page,
        shares=_draw_shares(frame, profile),
        record=tabulate(
            profile.party.name,
            profile.record.conversion,
            lambda fate: _link(frame, profile, Figure(fate=fate)),
        ),
        times=draw_time_picture(frame, profile.record.times, lambda it: _link(frame, profile, it)),
        time_lines=tabulate_times(
            frame, profile.record.times, lambda figure: _link(frame, profile, figure)
        ),
        partners=draw_partner_rings(frame, profile, visit.basis.lookup),
        n_partners_drawn=min(len(profile.partners), MOST_PARTNERS),
        years=draw_years(frame, years),
        year_rows=years,
        promises=view_lines(visit.register, urgent, visit.insight.lexicon),
    )


def _rank(line: PromiseLine) -> tuple[int, bool, str, str]:
    return (_URGENCY.index(line.state), line.due is None, str(line.due or ""), line.line)


def _link(
    frame: Frame, profile: PartyProfile, figure: Figure, stages: tuple[Stage, ...] = ()
) -> str | None:
    """Link to the deals of the party that a figure counts, all or those on some stages."""
    parameters = dict(write_figure(figure))
    on = tuple(str(stage) for stage in stages) or None
    return frame.links.statistics(party=profile.party.id, stage=on, **parameters)


def _draw_shares(frame: Frame, profile: PartyProfile) -> Markup | None:
    conversion = profile.record.conversion
    if not conversion.judged:
        return None
    caption = Caption(
        key="shares",
        title=frame.wording.say("What became of its intents"),
        description=frame.wording.say(
            "Each dot is a share, the bar around it the range in which it lies with 95 per cent "
            "confidence."
        ),
    )

    def find_address(fate: Fate) -> str | None:
        return _link(frame, profile, Figure(fate=fate))

    return draw_shares(caption, draw_ways(frame, conversion, find_address), write_ticks(frame))
