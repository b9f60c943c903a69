"""One's own account: the password, the sessions, the tokens of programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from litestar import Response, get, post
from litestar.response import Redirect

from jalin.pipeline.accounts import (
    AccountError,
    AccountFault,
    AccountNotFoundError,
    Act,
    How,
    SignInError,
    UserRole,
    Visitor,
)
from jalin.pipeline.accounts import sessions as calls
from jalin.pipeline.accounts.errors import fault
from jalin.pipeline.accounts.sessions import PasswordChange, SessionView
from jalin.pipeline.accounts.tokens import (
    DEFAULT_DAYS,
    LONGEST_DAYS,
    NewToken,
    TokenView,
    create_token,
    list_tokens,
    revoke_token,
)
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import GivenResponder, PageRequest, Responder
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.signing.agents import name_browser
from jalin.web.signing.cookies import build_session_cookie
from jalin.web.signing.posting import Form, check_form, find_address

_SEE_OTHER: Final = 303
_FAULTY = 422
_PATH = "/account"
_DONE = frozenset({"attempts", "password", "session", "token"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountContent:
    """What a person sees of their account.

    `failures` counts the attempts to sign in that failed before this session, `failed` tells the
    last. `new_token` is shown this once. `done` names what was just done, `asked` the form that has
    `faults`.
    """

    name: str
    role: UserRole
    sessions: tuple[SessionView, ...]
    tokens: tuple[TokenView, ...]
    scopes: tuple[Act, ...]
    failures: int
    failed: str | None
    default_days: int = DEFAULT_DAYS
    longest_days: int = LONGEST_DAYS
    new_token: str | None = None
    done: str | None = None
    asked: str | None = None
    faults: tuple[AccountFault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a form came to, to be told on the page."""

    new_token: str | None = None
    done: str | None = None
    asked: str | None = None
    faults: tuple[AccountFault, ...] = ()


def build_account_page(_visit: Visit, frame: Frame, content: AccountContent) -> Page:
    """Build the page of one's own account."""
    return Page(
        template="account.html",
        title=frame.wording.say("Your account"),
        section=Section.OTHER,
        content=content,
        styles=("signing",),
        status=_FAULTY if content.faults else 200,
    )


@get(_PATH, sync_to_thread=True)
def show_account(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the account of who asks; others sign in first."""
    visitor = responder.find_visitor(request)
    if visitor.how is How.NOBODY:
        return Redirect("/sign-in?next=/account", status_code=_SEE_OTHER)
    done = request.query_params.get("done")
    return _show(request, responder, visitor, _Told(done=done if done in _DONE else None))


@post(_PATH, sync_to_thread=True, status_code=200)
def change_account(request: PageRequest, data: Form, responder: GivenResponder) -> Response[Any]:
    """Do what one of the forms of the page asks for."""
    visitor = check_form(request, responder, data, None)
    asked = data.get("act", "")
    try:
        return _ACTS[asked if asked in _ACTS else "nothing"](request, data, responder, visitor)
    except AccountError as err:
        told = _Told(asked=asked, faults=err.faults)
    except SignInError as err:
        wait = [fault("try again in %(number)s seconds", number=err.wait_s)] if err.wait_s else []
        told = _Told(asked=asked, faults=(fault("the present password is not right"), *wait))
    except AccountNotFoundError:
        told = _Told(asked=asked, faults=(fault("that is not there any more"),))
    return _show(request, responder, visitor, told)


def _change_password(
    request: PageRequest, data: Form, responder: Responder, visitor: Visitor
) -> Response[Any]:
    if data.get("new") != data.get("again"):
        raise AccountError([fault("the two new passwords are not the same")])
    desk = responder.desk
    change = PasswordChange(
        old=data.get("old", ""),
        new=data.get("new", ""),
        address=find_address(request),
        agent=request.headers.get("user-agent"),
    )
    with responder.hashing.take(), desk.open() as accounts:
        signed = calls.change_password(
            accounts, visitor, change, passwords=desk.passwords, now=desk.clock()
        )
    cookie = build_session_cookie(request, signed.secret)
    return _go_on("password", [cookie])


def _end_session(
    _request: PageRequest, data: Form, responder: Responder, visitor: Visitor
) -> Response[Any]:
    with responder.desk.open() as accounts:
        calls.end_session(accounts, visitor, data.get("session", ""), now=responder.desk.clock())
    return _go_on("session")


def _create_token(
    request: PageRequest, data: Form, responder: Responder, visitor: Visitor
) -> Response[Any]:
    days = data.get("days", "")
    new = NewToken(
        user=visitor.name or "",
        name=data.get("name", ""),
        scopes=frozenset(act for act in Act if f"scope_{act}" in data),
        days=int(days) if days.isascii() and days.isdecimal() and len(days) < len("10000") else 0,
    )
    with responder.desk.open() as accounts:
        secret, _ = create_token(accounts, new, now=responder.desk.clock())
    # The token is in no address: this answer alone shows it.
    return _show(request, responder, visitor, _Told(new_token=secret))


def _revoke_token(
    _request: PageRequest, data: Form, responder: Responder, visitor: Visitor
) -> Response[Any]:
    with responder.desk.open() as accounts:
        now = responder.desk.clock()
        revoke_token(accounts, data.get("token", ""), now=now, of=visitor.name)
    return _go_on("token")


def _do_nothing(
    _request: PageRequest, _data: Form, _responder: Responder, _visitor: Visitor
) -> Response[Any]:
    return Redirect(_PATH, status_code=_SEE_OTHER)


_Act = Callable[[PageRequest, Form, Responder, Visitor], Response[Any]]
_ACTS: Mapping[str, _Act] = {
    "password": _change_password,
    "session": _end_session,
    "token": _create_token,
    "revoke": _revoke_token,
    "nothing": _do_nothing,
}


def _go_on(done: str, cookies: Any = None) -> Response[Any]:  # noqa: ANN401 (as Litestar has it)
    return Redirect(f"{_PATH}?done={done}", status_code=_SEE_OTHER, cookies=cookies)


def _show(
    request: PageRequest, responder: Responder, visitor: Visitor, told: _Told
) -> Response[Any]:
    desk = responder.desk
    now = desk.clock()
    assert visitor.role is not None, "who signed in has a role"
    with desk.open() as accounts:
        failures, failed = calls.find_notice(accounts, visitor)
        content = AccountContent(
            name=visitor.name or "",
            role=visitor.role,
            sessions=tuple(
                replace(it, agent=name_browser(it.agent))
                for it in calls.list_sessions(accounts, visitor, now=now)
            ),
            tokens=list_tokens(accounts, visitor.name, now=now),
            scopes=tuple(act for act in Act if act in visitor.scopes),
            failures=failures,
            failed=failed,
            new_token=told.new_token,
            done=told.done,
            asked=told.asked,
            faults=told.faults,
        )
    return responder.respond(
        request,
        lambda visit, frame: build_account_page(visit, frame, content),
        needs=None,
        is_fresh=True,
    )


HANDLERS = (show_account, change_account)
