"""The command that shows the register as web pages: serve."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.options import RegisterOption, TodayOption, choose_settings
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.cli.stopping import leave_on_term
from jalin.cli.vectors import make_vectors
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
    # What serves is large, and no other command needs it.
    from jalin.cli.serving.session import Place, serve_register  # noqa: PLC0415

    settings = choose_settings(context, register=register, today=today)
    opens = sys.stdout.isatty() if open_browser is None else open_browser
    place = Place(
        host=host,
        port=port,
        is_public=read_only_public,
        opens=opens,
        names=tuple(name or ()),
        proxies=tuple(proxy or ()),
    )
    shown = settings.register
    with leave_on_term():
        if demo:
            shown = register or _find_demo()
            _add_samples(shown, settings)
        serve_register(shown, settings, place)


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
        make_vectors(replace(settings, register=register), observer)
