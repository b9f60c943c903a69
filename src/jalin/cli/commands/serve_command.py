"""The command that shows the register as web pages: serve."""

import contextlib
import dataclasses
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from litestar.types import ASGIApp

from jalin.cli.clocks import build_today, tell_time
from jalin.cli.options import RegisterOption, TodayOption, choose_settings
from jalin.cli.output import print_note
from jalin.cli.progress import observe
from jalin.cli.serving.binding import check_exposure, is_local, open_socket, write_address
from jalin.cli.serving.names import KnownNames
from jalin.cli.serving.notifying import build_job
from jalin.cli.serving.opening import Served, open_app
from jalin.cli.serving.read_only import ReadOnly
from jalin.cli.serving.running import run_server
from jalin.cli.settings import Settings
from jalin.pipeline.accounts import Access, Desk, find_place
from jalin.pipeline.jobs import Intake, add_intake, find_all_samples

_HostOption = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen: this machine alone.")
]
_PortOption = Annotated[
    int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 is any.")
]
_OpenOption = Annotated[
    bool | None,
    typer.Option("--open/--no-open", help="Open a browser [where a person sits before it]."),
]
_PublicOption = Annotated[
    bool,
    typer.Option("--read-only-public", help="Show it to everybody who comes, without sign-in."),
]
_NamesOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="NAME", help="A further name under which people reach it."),
]
_ProxiesOption = Annotated[
    list[str] | None,
    typer.Option("--proxy", metavar="ADDRESS", help="A proxy that tells from where people come."),
]
_DemoOption = Annotated[bool, typer.Option("--demo", help="Show the sample articles of Jalin.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the server listens, for whom, and whether a browser is opened.

    `names` are its names beside those of this machine, `proxies` the addresses of those before it.
    """

    host: str
    port: int
    is_public: bool
    opens: bool
    names: tuple[str, ...]
    proxies: tuple[str, ...]


def serve(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    host: _HostOption = "127.0.0.1",
    port: _PortOption = 8470,
    open_browser: _OpenOption = None,
    read_only_public: _PublicOption = False,
    name: _NamesOption = None,
    proxy: _ProxiesOption = None,
    demo: _DemoOption = False,
) -> None:
    """Show the register as web pages, with the API and the feeds, until Control-C.

    Only this machine reaches them, unless accounts guard the register or it is said to be public.
    """
    settings = choose_settings(context, register=register, today=today)
    opens = sys.stdout.isatty() if open_browser is None else open_browser
    place = _Place(
        host=host,
        port=port,
        is_public=read_only_public,
        opens=opens,
        names=tuple(name or ()),
        proxies=tuple(proxy or ()),
    )
    shown = settings.register
    if demo:
        shown = register or _find_demo()
        _add_samples(shown, settings)
    _serve(shown, settings, place)


def _serve(register: Path, settings: Settings, place: _Place) -> None:
    desk = Desk(find_place(register, settings.accounts), tell_time)
    check_exposure(place.host, desk, is_read_only_public=place.is_public)
    shown = dataclasses.replace(settings, register=register)
    served = Served(
        register=register,
        desk=desk,
        today=build_today(settings),
        tells=lambda library: build_job(library, shown),
    )
    with (
        contextlib.closing(desk),
        open_app(served) as app,
        open_socket(place.host, place.port) as listening,
    ):
        address = write_address(place.host, listening.getsockname()[1])
        print_note(f"{register} is shown at {address} (Control-C ends it)")
        if not is_local(place.host):
            print_note("others reach it too; without TLS before it, what is sent can be read")
        if place.opens:
            _open_browser(address)
        run_server(_guard(app, desk, place), listening, proxies=place.proxies)


def _guard(app: ASGIApp, desk: Desk, place: _Place) -> ASGIApp:
    """Put before the application what the place needs: who reaches it, and what they may."""
    if place.is_public:
        return ReadOnly(app)
    if is_local(place.host):
        return KnownNames(app, place.names, lambda: desk.access() is Access.OPEN)
    return app


def _find_demo() -> Path:
    """Find where the register of the samples is kept, so that it is read in only once."""
    folder = Path.home() / ".cache" / "jalin"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "demo.db"


def _add_samples(register: Path, settings: Settings) -> None:
    """Read the sample articles; those that were read before are passed over."""
    with observe() as observer:
        add_intake(
            register, Intake(paths=find_all_samples(), today=settings.today, fields={}), observer
        )


def _open_browser(address: str) -> None:
    """Open a browser; where there is none, the address was told."""
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)
