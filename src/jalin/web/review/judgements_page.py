"""All judgements, the latest first, each of them to be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.model import Document, JudgementKind
from jalin.pipeline.accounts import Act
from jalin.pipeline.catalogue.filter import EVERY
from jalin.pipeline.judging import JudgementView, list_judgements
from jalin.pipeline.serving.visit import Visit
from jalin.resolve.deals.candidates import DealPlace
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.review.queue_page import JUDGEMENTS_PATH, write_address
from jalin.web.review.wording import write_judgement

_PAGE_SIZE = 50
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementLine:
    """A judgement with its words. `address` leads to the mention that it is about, if any."""

    view: JudgementView
    sentence: str
    document: Document | None
    address: str | None
    can_be_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsContent:
    """A page of judgements. `standing` counts all that stand."""

    lines: tuple[JudgementLine, ...]
    total: int
    standing: int
    page: int
    pages: int


def build_judgements_page(visit: Visit, frame: Frame) -> Page:
    """Build the page of all judgements."""
    views = visit.keep("review judgements", lambda: list_judgements(visit.register))
    pages = max(1, -(-len(views) // _PAGE_SIZE))
    number = min(_read_number(frame.asked.get("page", ("1",))[0]), pages)
    shown = views[(number - 1) * _PAGE_SIZE : number * _PAGE_SIZE]
    ids = {it.judgement.anchors[0].document_id for it in shown if it.judgement.anchors}
    documents = visit.register.documents(ids)
    return Page(
        template="review_judgements.html",
        title=frame.wording.say("Judgements"),
        section=Section.REVIEW,
        content=JudgementsContent(
            lines=tuple(_build_line(it, documents, frame) for it in shown),
            total=len(views),
            standing=sum(it.stands for it in views),
            page=number,
            pages=pages,
        ),
        styles=("review",),
        scripts=("review",),
    )


def _read_number(asked: str) -> int:
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST_NUMBER
    return max(1, int(asked)) if is_number else 1


def _build_line(
    view: JudgementView, documents: Mapping[str, Document], frame: Frame
) -> JudgementLine:
    anchor = view.judgement.anchors[0] if view.judgement.anchors else None
    document = None if anchor is None else documents.get(anchor.document_id)
    address = None
    if anchor is not None and document is not None and anchor not in view.lost:
        place = DealPlace(document_id=anchor.document_id, deal=anchor.deal)
        address = write_address(place, EVERY)
    return JudgementLine(
        view=view,
        sentence=write_judgement(view.judgement, frame.wording),
        document=document,
        address=address,
        can_be_undone=view.stands and view.judgement.kind is not JudgementKind.WITHDRAW,
    )


@get(JUDGEMENTS_PATH, sync_to_thread=True)
def show_judgements(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with all judgements."""
    return responder.respond(request, build_judgements_page, needs=Act.JUDGE, is_fresh=True)


HANDLERS = (show_judgements,)
