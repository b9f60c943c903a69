"""One serving of a register: what stands before the application, where it listens, till it ends."""

import contextlib
import dataclasses
import webbrowser
from dataclasses import dataclass
from pathlib import Path

from litestar.types import ASGIApp

from jalin.cli.clocks import build_today, tell_time
from jalin.cli.output import print_note
from jalin.cli.serving.binding import check_exposure, is_local, open_socket, write_address
from jalin.cli.serving.guarding.costly import Costly
from jalin.cli.serving.guarding.crowd import Crowd
from jalin.cli.serving.guarding.framing import PlainRequests
from jalin.cli.serving.guarding.headers import SafeHeaders
from jalin.cli.serving.names import KnownNames
from jalin.cli.serving.notifying import build_job
from jalin.cli.serving.opening import Served, open_app
from jalin.cli.serving.read_only import ReadOnly
from jalin.cli.serving.running import run_server
from jalin.cli.settings import Settings
from jalin.pipeline.accounts import Desk, find_place
from jalin.store.engine.opening import show_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the server listens, for whom, and whether a browser is opened.

    `names` are its names beside those of this machine, `proxies` the addresses of those before it.
    """

    host: str
    port: int
    is_public: bool
    opens: bool
    names: tuple[str, ...]
    proxies: tuple[str, ...]


def serve_register(register: Path, settings: Settings, place: Place) -> None:
    """Answer for a register until the process is told to stop. Raises AbortError."""
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
        print_note(f"{show_address(register)} is shown at {address} (Control-C ends it)")
        if not is_local(place.host):
            print_note("others reach it too; without TLS before it, what is sent can be read")
        if place.opens:
            _open_browser(address)
        run_server(guard(app, place), listening, proxies=place.proxies)


def guard(app: ASGIApp, place: Place) -> ASGIApp:
    """Put before the application what the place needs: who reaches it, and how much they may ask.

    Every answer passes the first of these, also one that another of them gives.
    """
    return SafeHeaders(Crowd(PlainRequests(_choose_door(Costly(app), place))))


def _choose_door(app: ASGIApp, place: Place) -> ASGIApp:
    """Let in whom the place is for: everybody to read, or who asks for it by a name of its own."""
    is_here = is_local(place.host)
    if place.is_public:
        app = ReadOnly(app)
    if place.names or (is_here and not place.is_public):
        return KnownNames(app, place.names, has_numbers=not is_here)
    return app


def _open_browser(address: str) -> None:
    """Open a browser; where there is none, the address was told."""
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)
