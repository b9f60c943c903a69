"""The command that answers assistants: mcp."""

import importlib.util
from collections.abc import Callable
from contextlib import closing
from typing import Annotated

import typer

from jalin.cli.clocks import build_today, tell_time
from jalin.cli.options import RegisterOption, TodayOption, choose_settings
from jalin.cli.stopping import leave_on_term
from jalin.model import AbortError
from jalin.pipeline.accounts import Access, Act, Desk, find_place
from jalin.pipeline.jobs import open_derived
from jalin.pipeline.serving.library import Library

_HttpOption = Annotated[
    str | None,
    typer.Option("--http", metavar="HOST:PORT", help="Serve over HTTP instead of the pipe."),
]
_TokensOption = Annotated[
    bool, typer.Option("--tokens", help="Over HTTP, ask for a token of scope read.")
]
_NamesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A further name under which clients reach the address; may be given several times.",
    ),
]


def mcp(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    http: _HttpOption = None,
    tokens: _TokensOption = False,
    name: _NamesOption = None,
) -> None:
    """Answer assistants from the register by the Model Context Protocol; reads only."""
    if importlib.util.find_spec("mcp") is None:
        raise AbortError("assistants are answered by the SDK mcp: pip install 'jalin[mcp]'")
    from jalin.api.mcp import server, transport  # noqa: PLC0415 (an extra)

    settings = choose_settings(context, register=register, today=today)
    # A register that is not there is a fault now, not at the first question.
    with open_derived(settings.register):
        pass
    with Library(settings.register, build_today(settings)) as library:
        built = server.build_server(library)
        if http is None:
            transport.serve_stdio(built)
            return
        desk = Desk(find_place(settings.register, settings.accounts), tell_time)
        with leave_on_term(), closing(desk):
            address = transport.parse_http_address(http, tuple(name or ()))
            transport.serve_http(built, address, _choose_admission(desk, is_asked_for=tokens))


def _choose_admission(desk: Desk, *, is_asked_for: bool) -> Callable[[str], bool] | None:
    """Choose which tokens are admitted; None where nobody needs one."""
    if not is_asked_for and desk.access() is not Access.CLOSED:
        return None
    return lambda token: Act.READ in desk.recognise(token=token).scopes
