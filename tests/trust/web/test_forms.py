"""Forms of other sites: none of them changes anything, whichever route they aim at."""

from collections.abc import Iterator, Mapping

import pytest

from account_factory import GOOD
from jalin.pipeline.accounts import Act
from review_factory import DOCUMENTS
from trust.web.stack import LOCAL, TLS, Browser, Stack
from trust.web.table import list_routes

EVIL = "https://evil.example"
MENTION = f"/review/{DOCUMENTS['a'].id}/0"
# A form for each route that takes one, as its page sends it: what it says, and who may send it.
FORMS: Mapping[str, Mapping[str, str]] = {
    "/sign-in": {"name": "Ana", "password": GOOD},
    "/sign-out": {},
    "/account": {"act": "token", "name": "skrip", "days": "9", "scope_read": "1"},
    "/users": {"act": "role", "name": "Rina", "role": "reviewer"},
    "/judgements": {"judgement": "x", "next": "/review"},
    "/preferences": {"theme": "dark"},
    MENTION: {"act": "note", "note": "Benar."},
}
# Choices of language and theme stay in the browser: nothing here is changed by them.
HARMLESS = "/preferences"
MARKED = tuple(it for it in FORMS if it != HARMLESS)
# How a browser says that a form comes from elsewhere; with each of them the mark is right.
STRANGE = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": LOCAL},
    {"origin": EVIL},
    {"origin": "null"},
    {"origin": f"{LOCAL}.evil.example"},
    {"origin": f"{LOCAL}:81"},
    {"origin": "http://["},
    {"referer": f"{EVIL}/{LOCAL}"},
    {"referer": ""},
)
OVERRIDES = (
    {"x-http-method-override": "POST"},
    {"x-http-method": "POST"},
    {"x-method-override": "POST"},
)


def _name(place: str) -> str:
    return place.split("/")[1]


def _begin(stack: Stack, address: str, base: str = LOCAL) -> Browser:
    """Open a browser that may send a form to an address."""
    return stack.browse(base) if address == "/sign-in" else stack.signed_in("Budi", base)


def _send(browser: Browser, address: str, csrf: str | None, headers: Mapping[str, str]) -> int:
    marked = {} if csrf is None else {"csrf": csrf}
    told = {**FORMS[address], **marked}
    return browser.ask("POST", address, data=told, headers=headers).status_code


def test_every_route_that_takes_a_form_is_tried(stack: Stack) -> None:
    """A new one has to be told here, or this fails."""
    told = {it.address for it in list_routes(stack.litestar) if it.writes and not it.is_api}
    assert told == set(FORMS)


@pytest.mark.parametrize("address", FORMS, ids=_name)
def test_a_form_of_its_page_is_taken(stack: Stack, address: str) -> None:
    """What the other tests refuse is refused for their reason, and not for another."""
    browser = _begin(stack, address)
    own = {"origin": LOCAL, "sec-fetch-site": "same-origin", "referer": f"{LOCAL}/x"}
    for headers in (own, {"origin": LOCAL}, {"referer": f"{LOCAL}{address}"}):
        # A note on nothing that was shown is told as out of date, after it was let in.
        assert _send(browser, address, browser.find_csrf(), headers) in {200, 303, 409}
        if address == "/sign-out":
            browser.enter("Budi")
        if address == "/sign-in":
            browser = stack.browse()


@pytest.mark.parametrize("address", FORMS, ids=_name)
def test_a_form_from_elsewhere_is_refused(stack: Stack, address: str) -> None:
    """However the browser tells from where it comes, though the mark be right."""
    browser = _begin(stack, address)
    csrf, before = browser.find_csrf(), stack.tell_state()
    statuses = [_send(browser, address, csrf, headers) for headers in STRANGE]
    assert statuses == [403] * len(STRANGE)
    assert stack.tell_state() == before


@pytest.mark.parametrize("address", MARKED, ids=_name)
def test_a_form_without_its_mark_is_refused(stack: Stack, address: str) -> None:
    """None, an empty one, one of another session, one of a form for signing in."""
    browser, other = _begin(stack, address), stack.signed_in("Citra")
    stranger = stack.browse()
    marks = [None, "", "0" * 64, other.find_csrf(), stranger.find_csrf(), "a\0b"]
    before = stack.tell_state()
    statuses = [_send(browser, address, mark, {}) for mark in marks]
    assert statuses == [403] * len(statuses)
    assert stack.tell_state() == before


def _list_bodies(csrf: str, told: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Give bodies that a page of another site can let a browser send, without asking anybody."""
    pairs = "&".join(f"{name}={value}" for name, value in {**told, "csrf": csrf}.items())
    yield "text/plain", pairs.encode()
    yield "text/plain", b'{"csrf": "x", "a": "="}'
    yield "multipart/form-data; boundary=x", b"--x\r\ncontent-disposition: form-data\r\n\r\n"
    yield "multipart/form-data", pairs.encode()
    yield "application/json", b'{"act": "token"}'
    yield "application/x-www-form-urlencoded; charset=utf-7", b"+AGM-srf=x"
    yield "", pairs.encode()


@pytest.mark.parametrize("address", MARKED, ids=_name)
def test_a_body_of_another_kind_changes_nothing(stack: Stack, address: str) -> None:
    """Nor does it break anything."""
    browser = _begin(stack, address)
    before = stack.tell_state()
    for kind, body in _list_bodies("0" * 64, FORMS[address]):
        answer = browser.ask("POST", address, content=body, headers={"content-type": kind})
        assert 400 <= answer.status_code < 500, kind
    assert stack.tell_state() == before


def test_no_other_method_changes_anything(stack: Stack) -> None:
    """Reading reads, whatever it is called in headers, and what stands in the address."""
    browser = stack.signed_in("Budi")
    csrf, before = browser.find_csrf(), stack.tell_state()
    for route in list_routes(stack.litestar):
        if route.method != "GET" and not route.writes:
            continue
        told = {**FORMS.get(route.address, {}), "csrf": csrf, "_method": "POST"}
        for headers in OVERRIDES if route.address in FORMS else OVERRIDES[:1]:
            answer = browser.ask("GET", route.address, params=told, headers=headers)
            assert answer.status_code < 500
        for method in ("PUT", "PATCH", "DELETE"):
            answer = browser.ask(method, route.address, data=told)
            assert answer.status_code in {401, 403, 404, 405}, (method, route.address)
    assert stack.tell_state() == before


def test_a_cookie_does_not_write_by_the_interface(stack: Stack) -> None:
    """A browser sends it wherever a page wants; programs show a token."""
    browser = stack.signed_in("Budi")
    before = stack.tell_state()
    body = {"kind": "note", "target": f"{DOCUMENTS['a'].id}/0", "note": "Palsu."}
    for route in list_routes(stack.litestar):
        if route.writes and route.is_api:
            for kind in ("application/json", "text/plain"):
                headers = {"content-type": kind, "origin": LOCAL}
                answer = browser.ask(route.method, route.address, json=body, headers=headers)
                assert answer.status_code == 401
    assert stack.tell_state() == before


def test_nobody_is_signed_in_by_another_site(stack: Stack) -> None:
    """A mark that the other site was given belongs to a cookie that it cannot plant."""
    attacker, victim = stack.browse(), stack.browse()
    mark = attacker.find_csrf()
    told = {"csrf": mark, "name": "Citra", "password": GOOD}
    assert victim.ask("POST", "/sign-in", data=told).status_code == 403
    victim.get("/sign-in")
    assert victim.ask("POST", "/sign-in", data=told).status_code == 403
    assert not victim.is_known()


def test_over_tls_a_planted_mark_counts_for_nothing(stack: Stack) -> None:
    """A host beside ours plants its own mark and sends its own form: that is no form of ours."""
    attacker = stack.browse(TLS)
    told = {"csrf": attacker.find_csrf(), "name": "Citra", "password": GOOD}
    victim = stack.browse(TLS)
    victim.cookies["jalin_before"] = attacker.cookies["__Host-jalin_before"]
    assert victim.ask("POST", "/sign-in", data=told).status_code == 403


def test_over_tls_no_page_in_the_clear_sends_a_form(stack: Stack) -> None:
    """Whoever changes what travels in the clear cannot make a page of our name do so."""
    browser = stack.signed_in("Budi", TLS)
    for headers in (
        {"origin": TLS.replace("https", "http")},
        {"referer": "http://register.example/"},
    ):
        assert _send(browser, "/users", browser.find_csrf(), headers) == 403
    assert _send(browser, "/users", browser.find_csrf(), {"origin": TLS}) == 303


def test_the_table_knows_who_may_do_what(stack: Stack) -> None:
    """Every route that writes needs somebody."""
    free = {it.path for it in list_routes(stack.litestar) if it.writes and it.needs is None}
    assert free == {"/sign-in", HARMLESS}
    assert {it.needs for it in list_routes(stack.litestar)} == {None, *Act}
