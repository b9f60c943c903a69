"""Signing in and out on the pages."""

import datetime as dt

import pytest

from account_factory import GOOD
from jalin.pipeline.accounts import Access
from jalin.pipeline.accounts.users import set_access
from site_factory import Site, read_csrf


def test_who_signs_in_goes_where_they_wanted(site: Site) -> None:
    """The session is in a cookie that no script sees and that no other site sends."""
    answer = site.enter(next="/about")
    assert (answer.status_code, answer.headers["location"]) == (303, "/about")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("jalin_session=")
    for part in ("HttpOnly", "SameSite=lax", "Path=/"):
        assert part in cookie
    assert "Secure" not in cookie
    assert "Ana Wijaya" in site.get("/account").text


def test_the_cookie_is_secret_beyond_this_machine(site: Site) -> None:
    """Only on plain http of the machine itself may it travel in the clear."""
    site.client.base_url = "https://register.example"
    csrf = read_csrf(site.get("/sign-in"))
    answer = site.post("/sign-in", csrf=csrf, name="Ana Wijaya", password=GOOD)
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:x"]
)
def test_one_never_lands_on_another_site(site: Site, path: str) -> None:
    """What is no path of these pages leads to the first of them."""
    assert site.enter(next=path).headers["location"] == "/"


@pytest.mark.parametrize("name", ["Ana Wijaya", "Tidak Ada", "<b>x</b>"])
def test_a_refusal_tells_nothing(site: Site, name: str) -> None:
    """The same words for every reason; what was typed comes back escaped."""
    answer = site.enter(name, "salah sekali")
    assert answer.status_code == 403
    assert "The name or the password is not right." in answer.text
    assert "<b>x" not in answer.text
    assert "salah sekali" not in answer.text


def test_a_lock_tells_how_long(site: Site) -> None:
    """After ten failures the page says when to try again; then the person is told of them."""
    for _ in range(9):
        assert site.enter(password="salah").status_code == 403  # noqa: S106 (wrong)
    answer = site.enter(password="salah")  # noqa: S106 (wrong)
    assert answer.status_code == 429
    assert "Try again in 60 seconds." in answer.text
    assert site.enter().status_code == 429
    site.clock.now += dt.timedelta(minutes=2)
    assert site.enter(next="/about").headers["location"] == "/account?done=attempts"
    assert "10 attempts failed before this session" in site.get("/account").text


@pytest.mark.parametrize("csrf", ["", "x"])
def test_a_form_must_have_been_shown(site: Site, csrf: str) -> None:
    """Nobody can be signed in by a form of another site."""
    site.get("/sign-in")
    answer = site.post("/sign-in", csrf=csrf, name="Ana Wijaya", password=GOOD)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_forms_of_other_sites_are_refused(site: Site, headers: dict[str, str]) -> None:
    """The browser says where a form comes from, and is believed."""
    csrf = read_csrf(site.get("/sign-in"))
    told = {"csrf": csrf, "name": "Ana Wijaya", "password": GOOD}
    answer = site.client.post("/sign-in", data=told, headers=headers, follow_redirects=False)
    assert answer.status_code == 403


def test_who_signs_out_is_nobody(site: Site) -> None:
    """The session ends on the server; the cookie alone is worth nothing afterwards."""
    site.enter()
    secret = site.client.cookies["jalin_session"]
    assert site.post("/sign-out").status_code == 303
    site.client.cookies.set("jalin_session", secret)
    assert site.get("/account").headers["location"] == "/sign-in?next=/account"


def test_closed_pages_ask_who_one_is(site: Site) -> None:
    """And lead back to what was asked for."""
    with site.desk.open() as accounts:
        set_access(accounts, Access.CLOSED)
    site.desk.forget_access()
    answer = site.get("/about")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fabout")
    assert "3 documents" not in site.get("/sign-in").text
    site.enter()
    assert "3 documents" in site.get("/about").text
    assert site.get("/about").status_code == 200


def test_who_signed_in_needs_no_form(site: Site) -> None:
    """The page of the form leads on."""
    site.enter()
    assert site.get("/sign-in?next=/about").headers["location"] == "/about"


def test_without_accounts_the_page_says_how_to_make_one(site: Site) -> None:
    """Nobody is left before a form that nobody can fill in."""
    site.desk.place.unlink()  # type: ignore[union-attr]
    assert "jalin user add NAME --role admin" in site.get("/sign-in").text


def test_too_many_forms_have_to_wait(site: Site) -> None:
    """From one address; the answer says for how long."""
    answers = [site.client.post("/sign-in", data={}) for _ in range(80)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
