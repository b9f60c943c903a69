"""The accounts of all, for admins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from litestar import Response, get, post
from litestar.response import Redirect

from jalin.pipeline.accounts import (
    Access,
    AccountError,
    AccountFault,
    AccountNotFoundError,
    Act,
    Desk,
    UserRole,
)
from jalin.pipeline.accounts import users as calls
from jalin.pipeline.accounts.errors import fault
from jalin.pipeline.accounts.users import NewUser, UserView
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import GivenResponder, PageRequest, Responder
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.signing.posting import Form, check_form

_SEE_OTHER: Final = 303
_FAULTY = 422
_PATH = "/users"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersContent:
    """What an admin sees. `done` names what was just done, `asked` the form that has `faults`."""

    users: tuple[UserView, ...]
    access: Access
    roles: tuple[UserRole, ...]
    done: str | None = None
    asked: str | None = None
    name: str = ""
    faults: tuple[AccountFault, ...] = ()


def build_users_page(_visit: Visit, frame: Frame, content: UsersContent) -> Page:
    """Build the page of all accounts."""
    return Page(
        template="users.html",
        title=frame.wording.say("Accounts"),
        section=Section.OTHER,
        content=content,
        styles=("signing",),
        status=_FAULTY if content.faults else 200,
    )


@get(_PATH, sync_to_thread=True)
def show_users(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with all accounts."""
    done = request.query_params.get("done")
    return _show(request, responder, _Told(done=done if done in _ACTS else None))


@post(_PATH, sync_to_thread=True, status_code=200)
def change_users(request: PageRequest, data: Form, responder: GivenResponder) -> Response[Any]:
    """Do what one of the forms of the page asks for."""
    check_form(request, responder, data, Act.ADMIN)
    asked = data.get("act", "")
    name = data.get("name", "")
    try:
        if asked in _ACTS:
            _ACTS[asked](responder.desk, name, data)
    except AccountError as err:
        return _show(request, responder, _Told(asked=asked, name=name, faults=err.faults))
    except AccountNotFoundError:
        faults = (fault("there is no account of %(name)s", name=name),)
        return _show(request, responder, _Told(asked=asked, name=name, faults=faults))
    return Redirect(f"{_PATH}?done={asked}", status_code=_SEE_OTHER)


def _add(desk: Desk, name: str, data: Form) -> None:
    new = NewUser(name=name, role=_read_role(data), password=_read_password(data))
    with desk.open() as accounts:
        calls.create_user(accounts, new, passwords=desk.passwords, now=desk.clock())


def _set_role(desk: Desk, name: str, data: Form) -> None:
    with desk.open() as accounts:
        calls.set_role(accounts, name, _read_role(data))


def _set_password(desk: Desk, name: str, data: Form) -> None:
    password = _read_password(data)
    with desk.open() as accounts:
        calls.set_password(accounts, name, password, passwords=desk.passwords, now=desk.clock())


def _disable(desk: Desk, name: str, _data: Form) -> None:
    with desk.open() as accounts:
        calls.disable(accounts, name, now=desk.clock())


def _enable(desk: Desk, name: str, _data: Form) -> None:
    with desk.open() as accounts:
        calls.enable(accounts, name, now=desk.clock())


def _set_access(desk: Desk, _name: str, data: Form) -> None:
    if data.get("access") not in set(Access):
        raise AccountError([fault("reading is open or closed")])
    with desk.open() as accounts:
        calls.set_access(accounts, Access(data["access"]))
    desk.forget_access()


_ACTS: Mapping[str, Callable[[Desk, str, Form], None]] = {
    "add": _add,
    "role": _set_role,
    "password": _set_password,
    "disable": _disable,
    "enable": _enable,
    "access": _set_access,
}


def _read_role(data: Form) -> UserRole:
    if data.get("role") not in set(UserRole):
        raise AccountError([fault("there is no such role")])
    return UserRole(data["role"])


def _read_password(data: Form) -> str:
    if data.get("password") != data.get("again"):
        raise AccountError([fault("the two new passwords are not the same")])
    return data.get("password", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a form came to, to be told on the page."""

    done: str | None = None
    asked: str | None = None
    name: str = ""
    faults: tuple[AccountFault, ...] = ()


def _show(request: PageRequest, responder: Responder, told: _Told) -> Response[Any]:
    desk = responder.desk

    def build(visit: Visit, frame: Frame) -> Page:
        with desk.open() as accounts:
            content = UsersContent(
                users=calls.list_users(accounts, now=desk.clock()),
                access=calls.find_access(accounts),
                roles=tuple(UserRole),
                done=told.done,
                asked=told.asked,
                name=told.name,
                faults=told.faults,
            )
        return build_users_page(visit, frame, content)

    return responder.respond(request, build, needs=Act.ADMIN, is_fresh=True)


HANDLERS = (show_users, change_users)
