"""Signing in and out."""

from dataclasses import dataclass
from typing import Any, Final

from litestar import Response, get, post
from litestar.response import Redirect

from jalin.pipeline.accounts import How, SignInError
from jalin.pipeline.accounts.sessions import SignIn, sign_in, sign_out
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.errors import StrangeFormError
from jalin.web.frame.answering.guarding import CSRF_FIELD
from jalin.web.frame.answering.responding import GivenResponder, PageRequest, Responder
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.frame.preferences import choose_local_path
from jalin.web.signing.cookies import (
    build_before_cookie,
    build_session_cookie,
    choose_mark,
    drop_session_cookie,
    is_shown_form,
    write_form_token,
)
from jalin.web.signing.posting import Form, check_form, find_address

_REFUSED = 403
_TOO_OFTEN = 429
_SEE_OTHER: Final = 303
_FRESH = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInContent:
    """The form for signing in.

    `token` is what it sends back. `next_path` is where one goes then. `refused` tells that the last
    attempt failed, `wait_s` for how long it is of no use to try again. `has_users`: there is
    anybody who could sign in.
    """

    token: str
    next_path: str
    name: str = ""
    refused: bool = False
    wait_s: int = 0
    has_users: bool = True


def build_sign_in_page(_visit: Visit, frame: Frame, content: SignInContent) -> Page:
    """Build the page on which one signs in."""
    status = (_TOO_OFTEN if content.wait_s else _REFUSED) if content.refused else 200
    return Page(
        template="sign_in.html",
        title=frame.wording.say("Sign in"),
        section=Section.OTHER,
        content=content,
        styles=("signing",),
        status=status,
    )


@get("/sign-in", sync_to_thread=True)
def show_sign_in(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the form; who signed in already goes on."""
    next_path = choose_local_path(request.query_params.get("next"))
    if responder.find_visitor(request).how is not How.NOBODY:
        return Redirect(next_path, status_code=_SEE_OTHER, headers=_FRESH)
    mark = choose_mark(request)
    content = SignInContent(
        token=write_form_token(mark),
        next_path=next_path,
        has_users=responder.desk.has_users(),
    )
    answer = _show(request, responder, content)
    answer.set_cookie(build_before_cookie(request, mark))
    return answer


@post("/sign-in", sync_to_thread=True, status_code=200)
def receive_sign_in(request: PageRequest, data: Form, responder: GivenResponder) -> Response[Any]:
    """Begin a session, or say that the name or the password is not right.

    Raises StrangeFormError, BusyError where too many sign in at once.
    """
    if not is_shown_form(request, data.get(CSRF_FIELD)):
        raise StrangeFormError
    desk = responder.desk
    next_path = choose_local_path(data.get("next"))
    said = SignIn(
        name=data.get("name", ""),
        password=data.get("password", ""),
        address=find_address(request),
        agent=request.headers.get("user-agent"),
    )
    before = responder.find_visitor(request)
    try:
        with responder.hashing.take(), desk.open() as accounts:
            signed = sign_in(accounts, said, passwords=desk.passwords, now=desk.clock())
            # Whoever had this browser before is signed out of it, on the server too.
            sign_out(accounts, before, now=desk.clock())
    except SignInError as err:
        content = SignInContent(
            token=data[CSRF_FIELD],
            next_path=next_path,
            name=said.name,
            refused=True,
            wait_s=err.wait_s,
            has_users=desk.has_users(),
        )
        return _show(request, responder, content)
    path = "/account?done=attempts" if signed.failures else next_path
    cookie = build_session_cookie(request, signed.secret)
    return Redirect(path, status_code=_SEE_OTHER, headers=_FRESH, cookies=[cookie])


@post("/sign-out", sync_to_thread=True, status_code=_SEE_OTHER)
def receive_sign_out(request: PageRequest, data: Form, responder: GivenResponder) -> Response[None]:
    """End the session."""
    visitor = check_form(request, responder, data, None)
    with responder.desk.open() as accounts:
        sign_out(accounts, visitor, now=responder.desk.clock())
    cookie = drop_session_cookie(request)
    return Redirect("/", status_code=_SEE_OTHER, headers=_FRESH, cookies=[cookie])


def _show(request: PageRequest, responder: Responder, content: SignInContent) -> Response[Any]:
    return responder.respond(
        request,
        lambda visit, frame: build_sign_in_page(visit, frame, content),
        needs=None,
        is_fresh=True,
    )


HANDLERS = (show_sign_in, receive_sign_in, receive_sign_out)
