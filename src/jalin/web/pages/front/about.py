"""How the pages are read: the ladder, the states, and what Jalin concludes from silence."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.model import DealState, Stage
from jalin.pipeline.serving.visit import Visit
from jalin.track.state import WINDOW_MONTHS
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutContent:
    """What the page lists. `windows` are the months of silence that are too long, by rung."""

    stages: tuple[Stage, ...]
    states: tuple[DealState, ...]
    windows: tuple[tuple[Stage, int], ...]


def build_about_page(_visit: Visit, frame: Frame) -> Page:
    """Build the page that says how the others are read."""
    return Page(
        template="about.html",
        title=frame.wording.say("How to read this register"),
        section=Section.ABOUT,
        content=AboutContent(
            stages=tuple(Stage), states=tuple(DealState), windows=tuple(WINDOW_MONTHS.items())
        ),
        styles=("about",),
    )


@get("/about", sync_to_thread=True)
def show_about(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with how the pages are read."""
    return responder.respond(request, build_about_page)


HANDLERS = (show_about,)
