"""The server against people who mean it ill: what they write, what they ask, what they may see."""

import contextlib
import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from httpx import Response
from icalendar import Calendar
from litestar.testing import TestClient

from account_factory import GOOD, PASSWORDS, add_user
from hostile_press import FORMULA, fill_hostile
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Access, AccountError, Desk, UserRole
from jalin.pipeline.accounts.users import set_access
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from site_factory import read_csrf

NOW = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
OURS = "http://127.0.0.1"
PAGES = ("/", "/deals", "/parties", "/promises", "/network", "/map", "/statistics", "/sources")
MORE = ("/contradictions", "/compare", "/search?q=pindad", "/about", "/sign-in", "/api/docs")
FEEDS = ("all", "new", "moved", "contradicted", "overdue", "settled")
READ = ("/api/v1/deals", "/api/v1/parties", "/api/v1/promises", "/api/v1/documents")
MORE_READ = ("/api/v1/statements", "/api/v1/judgements", "/api/v1/events", "/api/v1/compare")
# What holds nothing of the register: files of the pages, and how to ask.
FREE = ("/sign-in", "/static/", "/api/v1/openapi.json", "/api/openapi")
MOST_PAGES = 150
DAYS = ("0001-01-01", "9999-12-31")


class Markup(HTMLParser):
    """What a page has that could run or lead away."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        told = dict(attrs)
        self.found += [f"{tag} {name}" for name in told if name.startswith("on") or name == "style"]
        if tag in {"style", "iframe", "object", "base"} or (tag == "script" and "src" not in told):
            self.found.append(tag)
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            address = told.get(name)
            if address is not None:
                self.links += [address] if name == "href" else []
                if urlsplit(urljoin(OURS, address.strip())).netloc != "127.0.0.1":
                    self.found.append(f"{tag} {name}={address}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a hostile register, once for all tests."""
    path = tmp_path_factory.mktemp("hostile") / "jalin.db"
    with Register.open(path) as register:
        fill_hostile(register)
    return path


@pytest.fixture(scope="module")
def client(hostile: Path) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Ask for its pages without an account."""
    with _serve(hostile, Access.OPEN) as opened:
        yield opened


@pytest.fixture(scope="module")
def closed(hostile: Path) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Ask for its pages where reading is closed."""
    with _serve(hostile, Access.CLOSED) as opened:
        yield opened


class _serve:  # noqa: N801 (a context manager)
    def __init__(self, register: Path, access: Access) -> None:
        desk = Desk(register.with_name(f"{access}.db"), lambda: NOW, PASSWORDS)
        with desk.open() as accounts:
            set_access(accounts, access)
            with contextlib.suppress(AccountError):
                add_user(accounts, "Budi", UserRole.ADMIN)
        self._library = Library(register, NOW.date)
        app = create_app(build_responder(self._library, desk))
        self._client = TestClient(app, base_url=OURS, raise_server_exceptions=False)
        self._client.headers["accept-language"] = "en"

    def __enter__(self) -> TestClient:  # type: ignore[type-arg]
        return self._client.__enter__()

    def __exit__(self, *details: object) -> None:
        self._client.__exit__(*details)
        self._library.close()


def _ask(client: TestClient, address: str) -> Response:  # type: ignore[type-arg]
    return client.get(address, follow_redirects=False)


def _follow(client: TestClient, waiting: list[str]) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    """Follow all links of these pages; give the address and the text of each page."""
    seen = set[str]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen or address.startswith("/static/"):
            continue
        seen.add(address)
        page = _ask(client, address)
        assert page.status_code in {200, 302, 303}, address
        if page.headers.get("content-type", "").startswith("text/html"):
            waiting += [it.partition("#")[0] for it in Markup(page.text).links if it[:1] == "/"]
            yield address, page.text


def _check(pages: Iterable[tuple[str, str]], parts: set[str]) -> None:
    met, found = set(), {}
    for address, text in pages:
        met.add(urlsplit(address).path.split("/")[1])
        markup = Markup(text)
        if markup.found:
            found[address] = markup.found
        assert "exe49" not in text, "templates do not run what is told"
    assert found == {}
    assert met >= parts


def test_nothing_that_was_written_runs_or_leads_away(client: TestClient) -> None:  # type: ignore[type-arg]
    """All pages that links lead to are plain: what sources say stays text, in attributes too."""
    _check(_follow(client, [*PAGES, *MORE]), {"deals", "parties", "documents", "search"})


def test_nothing_runs_where_a_reviewer_works(client: TestClient) -> None:  # type: ignore[type-arg]
    """Nor on the pages of those who signed in, who have most to lose."""
    csrf = read_csrf(_ask(client, "/sign-in"))
    said = {"csrf": csrf, "name": "Budi", "password": GOOD}
    assert client.post("/sign-in", data=said, follow_redirects=False).status_code == 303
    try:
        pages = ["/users", "/account", "/judgements", "/review"]
        _check(_follow(client, pages), {"users", "account", "judgements", "review"})
    finally:
        client.cookies.delete("jalin_session")


@pytest.mark.parametrize("name", ["deals", "promises"])
def test_no_cell_of_a_file_is_a_formula(client: TestClient, name: str) -> None:  # type: ignore[type-arg]
    """A spreadsheet that opens it computes nothing."""
    answer = _ask(client, f"/{name}.csv")
    rows = [*csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert FORMULA in answer.text.replace('""', '"')


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_what_it_says(client: TestClient, name: str) -> None:  # type: ignore[type-arg]
    """What sources say makes no elements and no links of it."""
    root = ET.fromstring(_ask(client, f"/feeds/{name}.atom").content)  # noqa: S314
    kinds = {each.tag.partition("}")[2] for each in root.iter()}
    assert kinds <= {
        *("feed", "id", "title", "subtitle", "updated", "author", "name", "generator"),
        *("link", "entry", "published", "category", "summary"),
    }
    links = [each.get("href", "") for each in root.iter() if each.tag.endswith("}link")]
    assert all(link.startswith(OURS) for link in links)


def test_a_calendar_has_one_event_for_each_promise(client: TestClient) -> None:  # type: ignore[type-arg]
    """Lines that sources write begin and end nothing."""
    calendar = Calendar.from_ical(_ask(client, "/feeds/promises.ics").content)
    events = list(calendar.walk("VEVENT"))
    assert events
    assert all("X-EVIL" not in event for event in events)
    assert all(str(event["URL"]).startswith(OURS) for event in events)


@pytest.mark.parametrize("path", ["//evil.example/x", "/%09/evil.example/x", "/%5Cevil.example/x"])
def test_no_path_makes_a_page_lead_away(client: TestClient, path: str) -> None:  # type: ignore[type-arg]
    """Forms and links of a page that was asked for strangely stay here."""
    page = client.get(f"{OURS}{path}?as_of=2026-03-01", follow_redirects=False)
    assert page.status_code == 404
    assert Markup(page.text).found == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "path", [*PAGES, *MORE, *READ, *MORE_READ, "/feeds/all.atom", "/feeds/promises.ics"]
)
def test_the_calendar_has_an_end(client: TestClient, path: str, day: str) -> None:  # type: ignore[type-arg]
    """The first and the last day are days as others are."""
    answer = _ask(client, f"{path}{'&' if '?' in path else '?'}as_of={day}")
    assert answer.status_code in {200, 302}


def test_closed_reading_is_closed_everywhere(closed: TestClient) -> None:  # type: ignore[type-arg]
    """No address of the application tells a stranger anything of the register."""
    told = []
    for route in closed.app.routes:
        path = re.sub(r"\{\w+:int\}", "0", re.sub(r"\{\w+:(?:str|path)\}", "x", route.path))
        if path.startswith(FREE):
            continue
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
            answer = closed.request(method, path, follow_redirects=False)
            if answer.status_code not in {302, 303, 401, 403, 404, 405} or "etag" in answer.headers:
                told.append((method, path, answer.status_code))
    assert told == []


def test_what_was_kept_for_readers_is_not_given_to_strangers(hostile: Path) -> None:
    """Neither the page, nor that it is still the same."""
    with _serve(hostile, Access.OPEN) as before:
        tags = {path: _ask(before, path).headers["etag"] for path in ("/deals", "/api/v1/deals")}
    with _serve(hostile, Access.CLOSED) as after:
        for path, tag in tags.items():
            answer = after.get(path, headers={"if-none-match": tag}, follow_redirects=False)
            assert answer.status_code in {303, 401}


@pytest.mark.parametrize("path", ["/deals", "/api/v1/deals"])
def test_a_register_that_is_gone_is_told_without_its_place(
    hostile: Path, tmp_path: Path, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Strangers learn that it cannot be read, and not where it lies; the log tells that."""
    gone = tmp_path / "gone.db"
    gone.write_bytes(hostile.read_bytes())
    with _serve(gone, Access.OPEN) as client:
        gone.write_bytes(b"no register at all" * 1000)
        answer = _ask(client, path)
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
    assert [record.levelname for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("origin", ["http://[", "null", "http://evil.example", "//"])
def test_a_form_of_nowhere_is_refused(client: TestClient, origin: str) -> None:  # type: ignore[type-arg]
    """What no browser would send is no reason to break."""
    answer = client.post("/preferences", data={"theme": "dark"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_line_of_the_log_is_not_forged(
    hostile: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A path with the end of a line in it is written as one line."""
    gone = tmp_path / "gone.db"
    gone.write_bytes(hostile.read_bytes())
    with _serve(gone, Access.OPEN) as client:
        gone.write_bytes(b"no register at all" * 1000)
        _ask(client, "/deals/a%0aERROR forged")
    assert all("\n" not in record.getMessage() for record in caplog.records)
