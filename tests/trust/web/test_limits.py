"""How much may be asked at once: in all, by one address, of what is costly, of files."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import pytest
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.cli.serving.guarding.costly import Costly, Sort, find_sort
from jalin.cli.serving.guarding.crowd import Crowd
from trust.web.stack import Stack
from trust.web.table import list_routes

FAR = "203.0.113.9"
# What each route costs, by the part of its path that tells it; all others cost little.
FIGURES = (
    "/search",
    "/statistics",
    "/network",
    "/map",
    "/compare",
    "/facets",
    "/similar",
    "/card.",
)
FILES = ("/exports/", ".csv", ".xlsx", "/briefing.")


class _Held:
    """An application that answers when it is told to."""

    def __init__(self, *, sends_first: bool = False) -> None:
        self.go_on = asyncio.Event()
        self.running = 0
        self.most = 0
        self._sends_first = sends_first

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer."""
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            if self._sends_first:
                await send({"type": "http.response.start", "status": 200, "headers": []})
            await self.go_on.wait()
            if not self._sends_first:
                await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"x", "more_body": False})
        finally:
            self.running -= 1


async def _ask(app: ASGIApp, path: str, client: str, query: bytes = b"") -> tuple[int, str]:
    told: dict[str, object] = {}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])  # type: ignore[call-overload]
            told["answer"] = (message["status"], headers.get(b"retry-after", b"").decode())

    async def receive() -> None:
        raise AssertionError("nothing is read")

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query,
        "headers": [],
        "client": (client, 1),
    }
    await app(scope, receive, send)  # type: ignore[arg-type]
    return told.get("answer", (0, ""))  # type: ignore[return-value]


def _storm(
    wrap: Callable[[ASGIApp], ASGIApp],
    asked: list[tuple[str, str]],
    *,
    sends_first: bool = False,
) -> tuple[list[int], int]:
    """Ask for all at once; give the statuses, and how many were being answered together."""

    async def run() -> tuple[list[int], int]:
        held = _Held(sends_first=sends_first)
        app = wrap(held)
        tasks: list[Awaitable[tuple[int, str]]] = [
            asyncio.ensure_future(_ask(app, path, client)) for path, client in asked
        ]
        for _ in range(50):
            await asyncio.sleep(0)
        most = held.most
        held.go_on.set()
        answers = await asyncio.gather(*tasks)
        assert all(wait for status, wait in answers if status in {429, 503})
        later = await _ask(app, "/deals", FAR)
        assert later[0] == 200, "what was taken is given back"
        return [status for status, _ in answers], most

    return asyncio.run(run())


def test_one_address_leaves_room_for_others() -> None:
    """What it asks beyond its share is put off; others are answered meanwhile."""
    asked = [("/", FAR)] * 40 + [("/", f"198.51.100.{n}") for n in range(10)]
    statuses, most = _storm(Crowd, asked)
    assert statuses == [200] * 24 + [429] * 16 + [200] * 10
    assert most == 34


def test_addresses_of_one_network_are_one() -> None:
    """Of the new kind everybody has more than can be counted."""
    statuses, _ = _storm(Crowd, [("/", f"2001:db8::{n:x}") for n in range(40)])
    assert statuses.count(429) == 16


def test_all_together_are_bounded() -> None:
    """However many addresses there are; a proxy on this machine asks for as much as there is."""
    asked = [("/", f"198.51.{n // 200}.{n % 200}") for n in range(300)]
    assert _storm(Crowd, asked)[1] == 200
    statuses, _ = _storm(Crowd, [("/", "127.0.0.1")] * 300)
    assert (statuses.count(200), statuses.count(503)) == (200, 100)


def test_what_is_costly_takes_turns() -> None:
    """Three are worked out at once; some wait for theirs, and the others are told to come again."""
    statuses, most = _storm(Costly, [("/statistics", FAR)] * 60)
    assert most == 3
    assert statuses == [200] * 43 + [503] * 17


def test_who_waits_too_long_is_told() -> None:
    """Nobody waits for ever."""

    async def run() -> None:
        held = _Held()
        app = Costly(held, patience_s=0.01)
        first = [asyncio.ensure_future(_ask(app, "/network", FAR)) for _ in range(3)]
        await asyncio.sleep(0)
        assert await _ask(app, "/network", FAR) == (503, "3")
        assert await asyncio.wait_for(_turned(app, held), 5)
        held.go_on.set()
        assert [it[0] for it in await asyncio.gather(*first)] == [200] * 3
        assert (await _ask(app, "/network", FAR))[0] == 200

    async def _turned(app: ASGIApp, held: _Held) -> bool:
        cheap = asyncio.ensure_future(_ask(app, "/deals", FAR))
        await asyncio.sleep(0)
        assert held.running == 4
        cheap.cancel()
        return True

    asyncio.run(run())


def test_a_ready_answer_holds_no_turn() -> None:
    """Whoever reads it slowly keeps nobody from looking something up."""
    statuses, most = _storm(Costly, [("/statistics", FAR)] * 30, sends_first=True)
    assert most == 30
    assert statuses == [200] * 30


def test_files_are_bounded_until_they_are_sent() -> None:
    """Eight in all and three for one address are made or sent, however slowly they are read."""
    one = [("/api/v1/exports/ftm", FAR)] * 5
    others = [("/deals.csv", f"198.51.100.{n}") for n in range(20)]
    statuses, most = _storm(Costly, one + others, sends_first=True)
    assert statuses == [200] * 3 + [429] * 2 + [200] * 5 + [503] * 15
    assert most == 8


def test_a_file_is_not_sent_for_ever() -> None:
    """Who takes longer than there is time for does not get the end, and the place is free again."""

    async def run() -> None:
        held = _Held(sends_first=True)
        app = Costly(held, sending_s=0.05)
        statuses = await asyncio.gather(*(_ask(app, "/deals.csv", FAR) for _ in range(3)))
        assert [it[0] for it in statuses] == [200] * 3
        assert held.running == 0
        assert not held.go_on.is_set()
        held.go_on.set()
        assert (await _ask(app, "/deals.csv", FAR))[0] == 200

    asyncio.run(run())


def test_who_goes_away_leaves_no_turn_behind() -> None:
    """A request that ends in whatever way gives its place back."""

    async def fail(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ConnectionError

    async def run() -> None:
        app = Crowd(Costly(fail))
        for path in ("/network", "/deals.csv", "/") * 300:
            with pytest.raises(ConnectionError):
                await _ask(app, path, FAR)

    asyncio.run(run())


def test_every_route_has_its_cost(stack: Stack) -> None:
    """One that is new counts as cheap until it is told here what it costs."""
    for route in list_routes(stack.litestar):
        expected = Sort.CHEAP
        if any(it in route.path for it in FILES):
            expected = Sort.FILE
        elif any(it in route.path for it in FIGURES):
            expected = Sort.FIGURES
        assert find_sort(route.address) is expected, route


@pytest.mark.parametrize(
    ("query", "sort"),
    [
        *((b"q=bus", Sort.FIGURES), (b"a=1&q=bus", Sort.FIGURES), (b"q=", Sort.CHEAP)),
        *((b"", Sort.CHEAP), (b"faq=bus", Sort.CHEAP), (b"stage=intent", Sort.CHEAP)),
    ],
)
def test_words_in_a_filter_cost(query: bytes, sort: Sort) -> None:
    """The deals of which they are told have to be found among all texts."""
    assert find_sort("/deals", query) is sort


@pytest.mark.parametrize("n_forms", [70, pytest.param(400, marks=pytest.mark.slow)])
def test_forms_of_one_address_are_bounded(stack: Stack, n_forms: int) -> None:
    """Sixty at once, then two a second; others write on."""
    browser = stack.browse()
    statuses = [browser.ask("POST", "/sign-out").status_code for _ in range(n_forms)]
    assert statuses[:60] == [403] * 60
    assert statuses.count(429) >= (n_forms - 60) // 2
    stack.move(stack.tests, 200)
    assert stack.browse().enter("Ana").status_code == 303


def test_few_passwords_are_looked_at_at_once(stack: Stack) -> None:
    """Who knocks while too many do is told to come again, and is not counted as one who failed."""
    browser = stack.browse()
    with contextlib.ExitStack() as turns:
        for _ in range(8):
            turns.enter_context(stack.hashing.take())
        answer = browser.enter("Ana")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert browser.enter("Ana").status_code == 303
