"""The pages over a register of three deals, asked without a network."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from litestar.testing import TestClient
from litestar.types import ASGIApp

from jalin.cli.serving.composing import create_app
from jalin.cli.serving.heads import HeadAsGet
from jalin.cli.serving.opening import build_responder
from jalin.model import Instrument, Stage
from jalin.pipeline.accounts import Desk, find_place
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, parties, reading

TODAY = dt.date(2026, 6, 30)
MEMORANDUM = doc(name="a", published="2026-05-04")
CONTRACT = doc(f"{SENTENCE} Kontrak radar diteken.", name="b", published="2024-03-01")
UNTRUSTED = doc(f"{SENTENCE} <script>alert(1)</script>", name="c", published="2026-06-01")
TOLD = (
    (MEMORANDUM, reading(MEMORANDUM, deal())),
    (
        CONTRACT,
        reading(
            CONTRACT,
            deal(
                *parties("PT Len", "Thales"),
                stage=Stage.COMMITTED,
                instrument=Instrument.CONTRACT,
                objects=["radar"],
            ),
        ),
    ),
    (UNTRUSTED, reading(UNTRUSTED, deal(*parties("<b>PT Tebal</b>", "“X” & Y"), objects=["<i>x"]))),
)


def fill_pages(path: Path) -> Path:
    """Make that register."""
    with Register.open(path) as opened:
        fill(opened, *TOLD)
    return path


@contextmanager
def open_pages(
    path: Path, wrap: Callable[[ASGIApp], ASGIApp] = HeadAsGet
) -> Iterator["TestClient[Any]"]:
    """Show a register, inside a further application; what breaks is answered, not raised."""
    with Library(path, lambda: TODAY) as library:
        desk = Desk(find_place(path), lambda: dt.datetime(2026, 6, 30, 9, tzinfo=dt.UTC))
        app = wrap(create_app(build_responder(library, desk)))
        with TestClient(app, raise_server_exceptions=False) as client:
            client.headers["accept-language"] = "en"
            yield client
        desk.close()
