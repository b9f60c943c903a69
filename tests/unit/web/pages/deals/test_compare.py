"""The comparison of two days."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from page_client import fill_pages, open_pages

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals, told in 2024, in May and in June 2026."""
    with open_pages(fill_pages(tmp_path_factory.mktemp("compare") / "jalin.db")) as opened:
        yield opened


def test_without_days_the_last_ninety_are_compared(client: Client) -> None:
    """The later day is today."""
    text = client.get("/compare").text
    assert 'name="from" value="2026-04-01"' in text
    assert 'name="to" value="2026-06-30"' in text
    assert text.count('class="deal-card"') == 2


def test_a_deal_is_new_once(client: Client) -> None:
    """What was told by the earlier day is not new, even on that day itself."""
    text = client.get("/compare?from=2026-05-04&to=2026-06-30").text
    assert text.count('class="deal-card"') == 1
    assert "Nothing is otherwise" in client.get("/compare?from=2026-05-04&to=2026-05-05").text


def test_days_may_be_named_in_any_order(client: Client) -> None:
    """The earlier one is compared with the later one."""
    there = client.get("/compare?from=2024-01-01&to=2026-06-30").text
    assert client.get("/compare?from=2026-06-30&to=2024-01-01").text.count("deal-card") == (
        there.count("deal-card")
    )


def test_a_deal_that_fell_silent_fares_otherwise(client: Client) -> None:
    """Each change is told with what was before."""
    text = client.get("/compare?from=2024-04-01&to=2026-06-30").text
    assert 'id="faring"' in text
    assert "<dt>state</dt>" in text


@pytest.mark.parametrize("query", ["from=x", "to=2026-13-01", "from=0001-01-01"])
def test_days_at_the_edge(client: Client, query: str) -> None:
    """What is no day is refused; the first day of the calendar is one."""
    assert client.get(f"/compare?{query}").status_code == (200 if "0001" in query else 400)
