"""Pages that say what went wrong: what was looked for, what is there instead, what to do."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response
from litestar.exceptions import HTTPException, NotFoundException, TooManyRequestsException

from jalin.model import AbortError, JalinError
from jalin.pipeline.accounts import NOBODY, Access, AccountNotFoundError, SignInError
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.serving.keeper import BusyError
from jalin.web.frame.answering.errors import NothingHereError, RefusedError, StrangeFormError
from jalin.web.frame.answering.guarding import SECURITY_HEADERS
from jalin.web.frame.answering.questions import Question
from jalin.web.frame.answering.responding import HTML, Asked, PageRequest, Responder
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.frame.rendering import render

log = logging.getLogger(__name__)

_STATUS_BY_ERROR: Mapping[type[Exception], int] = {
    QuestionError: 400,
    RefusedError: 403,
    StrangeFormError: 403,
    SignInError: 403,
    DealNotFoundError: 404,
    TargetNotFoundError: 404,
    AccountNotFoundError: 404,
    NothingHereError: 404,
    NotFoundException: 404,
    TooManyRequestsException: 429,
    BusyError: 503,
    AbortError: 503,
}
_BROKEN = 500
_NOT_FOUND = 404
_MOST_SUGGESTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorContent:
    """What an error page tells. `deal_ids` may have been meant; `words` can be searched for."""

    status: int
    faults: tuple[Fault, ...] = ()
    deal_ids: tuple[str, ...] = ()
    words: str | None = None


def find_status(error: Exception) -> int:
    """Find the status of an error by the nearest of its classes; of a bug it is 500."""
    for kind in type(error).__mro__:
        if kind in _STATUS_BY_ERROR:
            return _STATUS_BY_ERROR[kind]
    return error.status_code if isinstance(error, HTTPException) else _BROKEN


def build_error_page(error: Exception, frame: Frame) -> Page:
    """Build the page of an error. What broke inside is not told."""
    status = find_status(error)
    content = ErrorContent(
        status=status,
        faults=error.faults if isinstance(error, QuestionError) else (),
        deal_ids=error.found[:_MOST_SUGGESTED] if isinstance(error, DealNotFoundError) else (),
        words=_find_words(frame.path) if status == _NOT_FOUND else None,
    )
    return Page(
        template="error.html",
        title=_write_title(status, frame),
        section=Section.OTHER,
        content=content,
        status=status,
    )


def respond_error(request: PageRequest, error: Exception, responder: Responder) -> Response[Any]:
    """Answer with the page of an error; a bug is logged whole, what is foreseen in a line."""
    status = find_status(error)
    if status >= _BROKEN and not isinstance(error, BusyError):
        # As Python writes it: a path may hold the end of a line, and would forge another entry.
        asked = f"{request.method} {request.url.path!r}"
        if isinstance(error, JalinError):
            log.error("%s: %s", asked, error)
        else:
            log.error(asked, exc_info=error)
    frame = responder.build_frame(request, _ask_nothing(request, responder, status))
    page = build_error_page(error, frame)
    headers = dict(SECURITY_HEADERS) | {"Cache-Control": "no-store"}
    if isinstance(error, HTTPException) and error.headers:
        headers |= dict(error.headers)
    if isinstance(error, BusyError):
        headers["Retry-After"] = str(error.wait_s)
    return Response(
        content=render(page, frame).encode(), status_code=status, headers=headers, media_type=HTML
    )


def _ask_nothing(request: PageRequest, responder: Responder, status: int) -> Asked:
    """Tell who asked; where something broke nobody is looked up, as that may be what is broken."""
    nothing = Question(parameters=(), as_of=None)
    if status >= _BROKEN:
        return Asked(question=nothing, visitor=NOBODY, access=Access.OPEN)
    return Asked(
        question=nothing,
        visitor=responder.find_visitor(request),
        access=responder.desk.access(),
    )


def _write_title(status: int, frame: Frame) -> str:
    say = frame.wording.say
    titles = {
        400: say("This question cannot be answered"),
        403: say("This is not allowed"),
        404: say("There is nothing at this address"),
        405: say("This cannot be done here"),
        413: say("That is too much at once"),
        429: say("Too many attempts"),
        503: say("This cannot be answered just now"),
    }
    return titles.get(status) or (
        say("Something broke") if status >= _BROKEN else say("This question cannot be answered")
    )


def _find_words(path: str) -> str:
    """Find what may have been looked for: the words of the last part of an address."""
    last = path.rstrip("/").rpartition("/")[2]
    return " ".join("".join(it if it.isalnum() else " " for it in last).split())[:80]
