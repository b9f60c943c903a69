"""The commands for accounts: who may sign in, with which role, by which tokens."""

import datetime as dt
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.account_page import (
    build_tokens_table,
    build_users_table,
    write_token,
)
from jalin.pipeline.accounts import (
    Access,
    AccountError,
    Act,
    Passwords,
    UserRole,
    find_place,
)
from jalin.pipeline.accounts import tokens as token_calls
from jalin.pipeline.accounts import users as user_calls
from jalin.pipeline.accounts.users import NewUser
from jalin.store.accounts.accounts import Accounts

user_app = typer.Typer(
    name="user",
    no_args_is_help=True,
    help="Say who may sign in to the pages and the API: accounts, roles, tokens.",
)

_NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of the person.")]
_RoleArgument = Annotated[UserRole, typer.Argument(metavar="ROLE", help="What they may do.")]
_RoleOption = Annotated[UserRole, typer.Option("--role", help="What they may do.")]
_StdinOption = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read the password from the first line of the input."),
]
_ScopesOption = Annotated[
    list[Act], typer.Option("--scope", help="What the token may do; may be given several times.")
]
_ForOption = Annotated[
    str, typer.Option("--for", metavar="TEXT", help="What the token is for, to know it again.")
]
_ExpiresOption = Annotated[
    int, typer.Option("--expires", metavar="DAYS", help="For how many days the token holds.")
]
_IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The start of the token's id, as `tokens` lists it.")
]
_AccessArgument = Annotated[
    Access | None, typer.Argument(metavar="[open|closed]", help="Who may read.")
]


@user_app.command()
def add(
    context: typer.Context,
    name: _NameArgument,
    *,
    role: _RoleOption = UserRole.READER,
    password_stdin: _StdinOption = False,
    register: RegisterOption = None,
) -> None:
    """Make an account; the password is asked for twice."""
    with _open(context, register) as accounts:
        new = NewUser(name=name, role=role, password=_read_password(from_input=password_stdin))
        with _tell_faults():
            made = user_calls.create_user(accounts, new, passwords=Passwords(), now=_now())
    print_results(f"{made.name} may sign in as {made.role}.")


@user_app.command("list")
def list_all(
    context: typer.Context, *, register: RegisterOption = None, as_json: JsonOption = False
) -> None:
    """List the accounts, with failed attempts and locks."""
    with _open(context, register) as accounts:
        found = user_calls.list_users(accounts, now=_now())
    if as_json:
        print_json(found)
    else:
        print_results(build_users_table(found))


@user_app.command("role")
def give_role(
    context: typer.Context,
    name: _NameArgument,
    role: _RoleArgument,
    register: RegisterOption = None,
) -> None:
    """Give a person another role; it holds at once."""
    with _open(context, register) as accounts, _tell_faults():
        user_calls.set_role(accounts, name, role)
    print_results(f"{name} is now {role}.")


@user_app.command("password")
def set_password(
    context: typer.Context,
    name: _NameArgument,
    *,
    password_stdin: _StdinOption = False,
    register: RegisterOption = None,
) -> None:
    """Give a person another password; their sessions end."""
    with _open(context, register) as accounts:
        user_calls.find_user(accounts, name)
        password = _read_password(from_input=password_stdin)
        with _tell_faults():
            user_calls.set_password(accounts, name, password, passwords=Passwords(), now=_now())
    print_results(f"{name} has another password, and is signed out everywhere.")


@user_app.command("disable")
def disable_user(
    context: typer.Context, name: _NameArgument, register: RegisterOption = None
) -> None:
    """Close an account: its sessions end, its tokens are revoked. What it judged stays."""
    with _open(context, register) as accounts, _tell_faults():
        user_calls.disable(accounts, name, now=_now())
    print_results(f"{name} can no longer sign in.")


@user_app.command("enable")
def enable_user(
    context: typer.Context, name: _NameArgument, register: RegisterOption = None
) -> None:
    """Open an account again, or lift the lock after too many failed attempts."""
    with _open(context, register) as accounts:
        user_calls.enable(accounts, name, now=_now())
    print_results(f"{name} can sign in.")


@user_app.command("token")
def make_token(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    name: _NameArgument,
    *,
    scope: _ScopesOption,
    expires: _ExpiresOption = token_calls.DEFAULT_DAYS,
    purpose: _ForOption = "made on the command line",
    register: RegisterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a token for a program, and show it this once."""
    new = token_calls.NewToken(user=name, name=purpose, scopes=frozenset(scope), days=expires)
    with _open(context, register) as accounts, _tell_faults():
        secret, made = token_calls.create_token(accounts, new, now=_now())
    if as_json:
        print_json({"token": secret, **write_token(made)})
    else:
        print_results(secret)


@user_app.command("tokens")
def list_tokens(
    context: typer.Context, *, register: RegisterOption = None, as_json: JsonOption = False
) -> None:
    """List the tokens of all; none of them can be read back."""
    with _open(context, register) as accounts:
        found = token_calls.list_tokens(accounts, now=_now())
    if as_json:
        print_json(found)
    else:
        print_results(build_tokens_table(found))


@user_app.command("revoke")
def revoke_token(
    context: typer.Context, token: _IdArgument, register: RegisterOption = None
) -> None:
    """Take a token back."""
    with _open(context, register) as accounts:
        revoked = token_calls.revoke_token(accounts, token, now=_now())
    print_results(f"The token {revoked.id} of {revoked.user} holds no more.")


@user_app.command("access")
def choose_access(
    context: typer.Context, access: _AccessArgument = None, register: RegisterOption = None
) -> None:
    """Say, or ask, who may read: everybody, or only who signed in."""
    with _open(context, register) as accounts:
        if access is not None:
            user_calls.set_access(accounts, access)
        found = user_calls.find_access(accounts)
    print_results(f"Reading is {found}.")


@contextmanager
def _open(context: typer.Context, register: object) -> Iterator[Accounts]:
    settings = choose_settings(context, register=register)  # type: ignore[arg-type]
    with Accounts.open(find_place(settings.register, settings.accounts)) as accounts:
        yield accounts


@contextmanager
def _tell_faults() -> Iterator[None]:
    """Turn what cannot be done as it was asked into a fault of the call."""
    try:
        yield
    except AccountError as err:
        raise typer.BadParameter(str(err)) from err


def _read_password(*, from_input: bool) -> str:
    """Read a password, from the input or twice from the terminal, which does not show it."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to ask on; give --password-stdin")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise typer.BadParameter("the two passwords are not the same")
    return first


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
