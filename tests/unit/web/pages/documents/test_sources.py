"""The sources."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.model import Heard, Skipped
from jalin.store.register import Register
from jalin.store.watching import FeedState
from page_client import open_pages
from register_factory import deal, fill, reading, story

Client = TestClient[Any]
COPIES = (story("a", "2024-01-01"), story("b", "2024-01-02", tail="Redaksi."))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register with copies, skipped sources, a failing feed and an outlet that is silent."""
    path: Path = tmp_path_factory.mktemp("sources") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *((document, reading(document, deal())) for document in COPIES))
        with register.transaction():
            heard = Heard(outlet="Warta c", day=dt.date(2026, 5, 1), source="feed", documents=0)
            register.add_heard(heard)
            register.add_skipped(Skipped(source="<i>x.html", reason="no_body", detail="nothing"))
            register.set_feed_state(
                FeedState(
                    url="https://a.example/feed",
                    failures=2,
                    visited="2026-06-01T00:00:00Z",
                    fault="it said <em>no",
                )
            )
    with open_pages(path) as opened:
        yield opened


@pytest.mark.parametrize(
    "words",
    [
        "Warta c",
        "heard in 1 month of 30",
        "1 text stands in 2 documents.",
        "2 copies",
        "1 source gave no document",
        "failed 2 times in a row",
    ],
)
def test_everything_that_was_heard_is_shown(client: Client, words: str) -> None:
    """Outlets, copies, what was skipped and why, and the feeds."""
    assert words in client.get("/sources").text


def test_what_comes_from_outside_is_escaped(client: Client) -> None:
    """Names of sources and faults of feeds are text."""
    text = client.get("/sources").text
    assert "&lt;i&gt;x.html" in text
    assert "it said &lt;em&gt;no" in text


def test_a_day_cuts_off_what_came_later(client: Client) -> None:
    """On the first of January one of the two documents was there."""
    text = client.get("/sources?as_of=2024-01-01").text
    assert "Warta b" not in text.split('id="copies"')[0]


def test_a_broken_question_is_refused(client: Client) -> None:
    """The number of a page is one."""
    assert client.get("/sources?page=x").status_code == 400
