"""A register opened for serving: the application on it, until it is done."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from litestar.types import ASGIApp

from jalin.cli.serving.composing import create_app
from jalin.cli.serving.heads import HeadAsGet
from jalin.cli.serving.notifying import tell_changes
from jalin.cli.serving.warming import keep_warm
from jalin.pipeline.accounts import Desk
from jalin.pipeline.notifying.rounds import NotifyJob
from jalin.pipeline.serving.library import Library
from jalin.web.frame.answering.responding import Responder
from jalin.web.frame.static_files import StaticFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What is served: a register, the accounts beside it, and by which clock.

    `tells` builds how others are told of changes meanwhile; without it nobody is.
    """

    register: Path | str
    desk: Desk
    today: Callable[[], dt.date]
    tells: Callable[[Library], NotifyJob] | None = None


@contextlib.contextmanager
def open_app(served: Served) -> Iterator[ASGIApp]:
    """Open the application on a register. Raises AbortError where that cannot be read."""
    with Library(served.register, served.today) as library:
        # What is missing or behind is told, or mended, before anybody asks.
        with library.visit():
            pass
        telling = tell_changes(served.tells(library)) if served.tells else contextlib.nullcontext()
        with telling, keep_warm(library):
            yield HeadAsGet(create_app(build_responder(library, served.desk)))


def build_responder(library: Library, desk: Desk) -> Responder:
    """Build who answers for the pages of a register."""
    return Responder(library, desk, StaticFiles())
