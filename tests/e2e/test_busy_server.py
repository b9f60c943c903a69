"""The server while somebody asks for more days of the past than can be built at once."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from litestar.testing import TestClient

from account_factory import PASSWORDS
from hostile_press import fill_hostile
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Desk
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register

NOW = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)


@contextmanager
def _hold_past(library: Library) -> Iterator[None]:
    """Let a visit build for a day of the past, as long as the context lasts."""
    done, begun = threading.Event(), threading.Event()

    def build() -> bool:
        begun.set()
        return done.wait(60)

    def visit() -> None:
        with library.visit(dt.date(2026, 3, 1)) as visited:
            visited.keep("held", build)

    thread = threading.Thread(target=visit)
    thread.start()
    try:
        assert begun.wait(60)
        yield
    finally:
        done.set()
        thread.join()


def test_a_storm_of_past_days_is_sent_away_and_the_present_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for another day is told when to come again; all others see their pages."""
    monkeypatch.setattr("jalin.pipeline.serving.keeper._MOST_BUILDING", 1)
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill_hostile(register)
    desk = Desk(tmp_path / "accounts.db", lambda: NOW, PASSWORDS)
    with Library(path, NOW.date) as library:
        app = create_app(build_responder(library, desk))
        with TestClient(app, raise_server_exceptions=False) as client:
            with _hold_past(library):
                page = client.get("/?as_of=2026-03-05")
                answer = client.get("/api/v1/deals?as_of=2026-03-05")
                feed = client.get("/api/v1/compare?first=2026-02-01&last=2026-03-01")
                present = [client.get(it).status_code for it in ("/", "/deals", "/api/v1/deals")]
            assert [it.status_code for it in (page, answer, feed)] == [503] * 3
            assert [it.headers["retry-after"] for it in (page, answer, feed)] == ["3"] * 3
            assert answer.json()["error"]["code"] == "busy"
            assert present == [200] * 3
            assert client.get("/?as_of=2026-03-05").status_code == 200


@pytest.mark.parametrize("name", ["deals", "promises"])
def test_few_spreadsheets_are_built_at_once(tmp_path: Path, name: str) -> None:
    """Whoever asks for a further one is told to come again; CSV needs no turn."""
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill_hostile(register)
    desk = Desk(tmp_path / "accounts.db", lambda: NOW, PASSWORDS)
    with Library(path, NOW.date) as library:
        responder = build_responder(library, desk)
        with TestClient(create_app(responder), raise_server_exceptions=False) as client:
            with responder.sheets.take(), responder.sheets.take():
                assert client.get(f"/{name}.xlsx").status_code == 503
                assert client.get(f"/{name}.csv").status_code == 200
            assert client.get(f"/{name}.xlsx").status_code == 200
