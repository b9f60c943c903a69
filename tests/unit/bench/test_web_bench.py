"""What the measuring of pages rests on: the client, and the addresses that it asks for."""

import itertools
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from jalin.pipeline.catalogue.filter import parse_filter
from jalin.store.register import Register
from local_site import Reply, Site, open_site
from web_client import ask_for, ask_in_turn, find_percentile
from web_questions import QUESTIONS, draw_facets, draw_many, draw_mixed, find_holdings
from web_register import fill_register


def answer(site: Site, path: str, body: bytes, status: int = 200) -> None:
    """Let a site answer with a body."""
    site.replies[path] = Reply(status=status, body=body, headers={"Content-Type": "text/plain"})


def test_pages_are_read_whole() -> None:
    """Status, size and time of each page are told, in order."""
    with open_site() as site:
        answer(site, "/a", b"x" * 100_000)
        answer(site, "/b", b"")
        found = ask_in_turn(site.port, ["/a", "/b", "/a"])
    assert [(it.status, it.size) for it in found] == [(200, 100_000), (200, 0), (200, 100_000)]
    assert all(it.seconds > 0 for it in found)


def test_a_page_that_fails_ends_the_measuring() -> None:
    """Times of error pages are no times of pages."""
    with open_site() as site, pytest.raises(ValueError, match="answered 404"):
        ask_in_turn(site.port, ["/nowhere"])


def test_many_clients_count_what_came_and_what_failed() -> None:
    """Good replies and faults are counted apart, over all clients."""
    with open_site() as site:
        answer(site, "/a", b"yes")
        answer(site, "/b", b"no", status=500)
        load = ask_for(site.port, itertools.cycle(["/a", "/a", "/b"]), clients=4, seconds=0.4)
    assert load.replies
    assert load.per_second > 0
    assert {fault.split(" answered ")[0] for fault in load.faults} == {"/b"}


def test_a_server_that_is_gone_is_a_fault() -> None:
    """Nobody hangs on a connection that is refused."""
    with open_site() as site:
        port = site.port
    load = ask_for(port, itertools.repeat("/a"), clients=2, seconds=0.1)
    assert not load.replies
    assert load.faults


@pytest.mark.parametrize(("share", "wanted"), [(0.5, 51), (0.95, 96), (0.0, 1), (1.0, 100)])
def test_percentiles(share: float, wanted: float) -> None:
    """The nearest rank from above, whatever the order."""
    assert find_percentile(list(range(100, 0, -1)), share) == wanted


def test_questions_are_varied_and_can_be_answered(tmp_path: Path) -> None:
    """Addresses differ, repeat with the seed, and name what the register and the filters know."""
    path = tmp_path / "made.db"
    with Register.open(path) as register:
        fill_register(register, 40, 120, seed=2)
    holdings = find_holdings(path, 1)
    assert len(holdings.deals) == 40
    for draw in QUESTIONS.values():
        assert draw_many(draw, holdings, 20, 1) == draw_many(draw, holdings, 20, 1)
    facets = draw_many(draw_facets, holdings, 50, 1)
    assert len(set(facets)) > 40
    for target in facets:
        params = parse_qsl(urlsplit(target).query)
        assert len(params) == 3
        assert not parse_filter({name: [value] for name, value in params}).is_empty
    mixed = list(itertools.islice(draw_mixed(holdings, 1), 2 * len(QUESTIONS)))
    assert len({urlsplit(it).path.split("/")[1] for it in mixed}) == len(QUESTIONS) - 1
