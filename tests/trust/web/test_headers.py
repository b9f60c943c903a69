"""Every answer bears what keeps browsers from misusing it, whoever gives it."""

import re
from collections.abc import Iterator, Mapping

import pytest
from httpx import Response
from litestar.datastructures import State

from jalin.pipeline.serving.keeper import BusyError
from trust.web.stack import LOCAL, TLS, Stack
from trust.web.table import list_routes

BORNE: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "",
}
# Words by which an inside shows itself.
INSIDE = re.compile(
    r"Traceback|File \"|/site-packages|\.py\b|sqlite|SELECT |psycopg|pg8000|litestar|uvicorn"
    r"|starlette|/tmp/|/home/|jalin\.accounts|\.db\b",
    re.IGNORECASE,
)
# In the short form every so manieth route is asked.
_EACH = 4
STRANGE = (
    ("GET", "/nothing"),
    ("GET", "/deals/nothing"),
    ("GET", "/documents/nothing"),
    ("GET", "/parties/nothing"),
    ("GET", "/static/nothing.css"),
    ("GET", "/static/../../../etc/passwd"),
    ("GET", "/static/%2e%2e/%2e%2e/frame"),
    ("GET", "/api/v1/nothing"),
    ("GET", "/api/openapi/nothing"),
    ("GET", "/feeds/nothing.atom"),
    ("GET", "/deals?as_of=never"),
    ("GET", "/api/v1/deals?cursor=x"),
    ("GET", "/deals?sort=%00%ff"),
    ("GET", "/review/x/99999999999999999999"),
    ("GET", "/search?q=%28%28"),
    ("PUT", "/deals"),
    ("DELETE", "/api/v1/deals"),
    ("TRACE", "/"),
    ("CONNECT", "/"),
    ("OPTIONS", "/"),
    ("OPTIONS", "/api/v1/deals"),
    ("PROPFIND", "/"),
)


def _check(answer: Response, told: str) -> None:
    for name, start in BORNE.items():
        values = answer.headers.get_list(name)
        assert len(values) == 1, (told, answer.status_code, name, values)
        assert values[0].startswith(start), (told, name, values)
    assert "unsafe" not in answer.headers["content-security-policy"], told
    assert "server" not in answer.headers, told
    assert "x-powered-by" not in answer.headers, told
    assert not [it for it in answer.headers if it.startswith("access-control-")], told
    if not answer.is_success:
        assert INSIDE.search(answer.text) is None, (told, answer.text[:500])


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("base", [LOCAL, TLS])
def test_every_route_bears_them(
    stack: Stack,
    base: str,
    whole: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """Pages, files, feeds, redirects, refusals, asked as any site might ask."""
    browser = stack.signed_in("Budi", base) if base == TLS else stack.browse(base)
    headers = {"origin": "https://evil.example", "access-control-request-method": "GET"}
    for step, route in enumerate(list_routes(stack.litestar)):
        if not whole and (step % _EACH or (base == TLS and route.is_api)):
            continue
        stack.move(stack.tests, step)
        answer = browser.ask(route.method, route.address, headers=headers)
        _check(answer, f"{route.method} {route.address}")
        assert ("strict-transport-security" in answer.headers) == (base == TLS)


def test_files_of_the_pages_bear_them(stack: Stack) -> None:
    """Also where the browser has them already."""
    page = stack.browse().get("/").text
    for address in sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))):
        answer = stack.browse().get(address)
        assert answer.status_code == 200
        _check(answer, address)
        tag = {"if-none-match": answer.headers["etag"]}
        _check(stack.browse().get(address, headers=tag), address)


@pytest.mark.parametrize(("method", "address"), STRANGE)
def test_what_is_asked_strangely_bears_them(stack: Stack, method: str, address: str) -> None:
    """Nothing of the inside is told either."""
    answer = stack.browse().ask(method, address)
    assert answer.status_code in {200, 204, 400, 404, 405, 501} or method == "GET"
    assert answer.status_code < 500 or answer.status_code == 501
    _check(answer, address)


def test_what_is_too_much_bears_them(stack: Stack) -> None:
    """A body that is too large, a name that is not ours."""
    browser = stack.browse()
    large = browser.ask("POST", "/sign-in", content=b"a" * 1_500_000)
    foreign = stack.browse("http://evil.example").get("/")
    assert foreign.status_code == 421
    for answer in (large, foreign, stack.browse("http://evil.example").get("/api/v1/deals")):
        assert 400 <= answer.status_code < 500
        _check(answer, str(answer.status_code))


@pytest.mark.parametrize("error", [ValueError("SELECT secret FROM x"), BusyError()])
@pytest.mark.parametrize(
    "address", ["/deals", "/api/v1/deals", "/api/v1/exports/ftm", "/deals.csv"]
)
def test_what_breaks_bears_them(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, address: str, error: Exception
) -> None:
    """A bug is answered with a page or a failure that tells nothing of it."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("jalin.pipeline.serving.visit.Visit.select", fail)
    monkeypatch.setattr("jalin.api.endpoints.exports.build_dataset", fail)
    answer = stack.browse().get(f"{address}?year=2019")
    assert answer.status_code == (503 if isinstance(error, BusyError) else 500)
    assert "secret" not in answer.text
    assert ("retry-after" in answer.headers) == isinstance(error, BusyError)
    _check(answer, address)


def test_pages_of_closed_reading_stay_on_no_disk(stack: Stack) -> None:
    """Nor does what is shown of accounts, also where reading is open."""
    browser = stack.signed_in("Budi")
    assert {browser.get(it).headers["cache-control"] for it in ("/account", "/users")} == {
        "no-store"
    }
    assert browser.get("/deals").headers["cache-control"] == "private, no-cache"
    stack.close_reading()
    pages = ("/", "/deals", "/search?q=bus", "/account", "/review", "/deals.csv")
    told = {browser.get(it).headers["cache-control"] for it in pages}
    assert told == {"no-store"}


def test_a_page_is_of_one_cookie_alone(stack: Stack) -> None:
    """What is kept for one is never given to another, however the question is bent."""
    ana, nobody = stack.signed_in("Ana"), stack.browse()
    bent: tuple[dict[str, str], ...] = (
        {},
        {"x-forwarded-host": "evil.example"},
        {"x-original-url": "/users"},
    )
    for headers in (*bent, {"x-rewrite-url": "/users"}, {"x-forwarded-prefix": "/evil"}):
        told = ana.get("/about", headers=headers)
        assert "Ana" in told.text
        other = nobody.get("/about", headers=headers)
        assert "Ana" not in other.text
        assert "evil" not in other.text + told.text
        assert "Cookie" in told.headers["vary"]


def test_no_state_is_left_open(stack: Stack) -> None:
    """The application runs without help for whoever mends it."""
    assert stack.litestar.debug is False
    assert stack.litestar.cors_config is None
    assert isinstance(stack.litestar.state, State)


def _list_scripts(page: str) -> Iterator[str]:
    yield from re.findall(
        r"<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=|javascript:", page
    )


def test_no_page_needs_what_the_policy_forbids(stack: Stack) -> None:
    """Nothing inline, as whoever has most to lose sees them."""
    browser = stack.signed_in("Budi")
    for route in list_routes(stack.litestar):
        if route.method == "GET" and not route.is_api:
            page = browser.get(route.address)
            if page.headers.get("content-type", "").startswith("text/html"):
                assert list(_list_scripts(page.text)) == [], route.address
