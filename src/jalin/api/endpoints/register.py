"""The state of the register, and what reviewers decided."""

import datetime as dt
from dataclasses import dataclass

from jalin.api.answering.cursors import Order, cut
from jalin.api.answering.endpoint import Endpoint, Listing, describe_listing
from jalin.api.answering.parameters import PAGED, Question
from jalin.pipeline.judging.keeping import JudgementView, list_judgements
from jalin.pipeline.serving.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResponse:
    """The state of the register: `revision` is another one whenever its content is.

    `day` is that on which everything is judged. The counts are of what is known on it, but
    `documents` and `judgements`, which count all.
    """

    revision: str
    day: dt.date
    is_past: bool
    documents: int
    deals: int
    judgements: int


def tell_status(visit: Visit, _: Question) -> StatusResponse:
    """Tell the state of the register."""
    return StatusResponse(
        revision=visit.revision,
        day=visit.moment.day,
        is_past=visit.moment.is_past,
        documents=visit.register.count(),
        deals=visit.catalogue.size,
        judgements=len(visit.register.judgements()),
    )


def tell_judgements(visit: Visit, question: Question) -> Listing[JudgementView]:
    """List judgements, the latest first."""
    views = visit.keep("judgements", lambda: list_judgements(visit.register))
    known = tuple(it for it in views if visit.moment.knows(str(it.judgement.day)))
    shown, following = cut(known, _LATEST, question)
    return Listing(day=visit.moment.day, items=shown, total=len(known), next=following)


_LATEST: Order[JudgementView] = Order(
    key=lambda it: (it.judgement.made, it.id), falling=(True, True)
)
ENDPOINTS = (
    Endpoint(
        path="/status",
        name="tellStatus",
        tag="register",
        summary="State of the register",
        what="Which state is read, of which day, and how much is in it.",
        answer=StatusResponse,
        build=tell_status,
    ),
    Endpoint(
        path="/judgements",
        name="listJudgements",
        tag="judgements",
        summary="List judgements",
        what="What reviewers decided, the latest first, with what became of it.",
        answer=describe_listing("JudgementListing", JudgementView),
        build=tell_judgements,
        parameters=PAGED,
    ),
)
