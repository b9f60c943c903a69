"""The card of a deal as a picture: SVG or PNG."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jalin.export.cards.card import CardTheme
from jalin.pipeline.cards.deal_card import build_card
from jalin.pipeline.cards.forms import CardForm, list_card_forms, write_card
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.answering.whole_files import WholeFile, send_whole
from jalin.web.frame.frame import Frame
from jalin.web.frame.preferences import Theme
from jalin.web.pages.parameters import parse_choice

_MEDIA_TYPES = {CardForm.SVG: "image/svg+xml", CardForm.PNG: "image/png"}


def build_card_file(visit: Visit, frame: Frame, deal_id: str, form: CardForm) -> WholeFile:
    """Build the card of the deal whose id starts so, on the paper that is asked for or preferred.

    Raises DealNotFoundError, QuestionError, and NothingHereError where cards cannot be drawn here.
    """
    if form not in list_card_forms():
        raise NothingHereError("card", deal_id)
    preferred = CardTheme.DARK if frame.theme is Theme.DARK else CardTheme.LIGHT
    theme = parse_choice(frame.asked, "theme", preferred)

    def draw() -> WholeFile:
        view = visit.deal(deal_id)
        return WholeFile(
            name=f"jalin-{view.deal.id}",
            form=form,
            media_type=_MEDIA_TYPES[form],
            content=write_card(build_card(visit, view, frame.wording), form, theme),
        )

    return visit.recall("deal cards", (deal_id, form, theme, frame.language), draw)


@get("/deals/{deal_id:str}/card.svg", sync_to_thread=True)
def send_svg_card(
    request: PageRequest, responder: GivenResponder, deal_id: FromPath[str]
) -> Response[Any]:
    """Send the card of a deal as SVG."""
    return _send(request, responder, deal_id, CardForm.SVG)


@get("/deals/{deal_id:str}/card.png", sync_to_thread=True)
def send_png_card(
    request: PageRequest, responder: GivenResponder, deal_id: FromPath[str]
) -> Response[Any]:
    """Send the card of a deal as PNG."""
    return _send(request, responder, deal_id, CardForm.PNG)


HANDLERS = (send_svg_card, send_png_card)


def _send(
    request: PageRequest, responder: GivenResponder, deal_id: str, form: CardForm
) -> Response[Any]:
    return send_whole(
        request, responder, lambda visit, frame: build_card_file(visit, frame, deal_id, form)
    )
