"""The page of one's own account."""

import re

import pytest

from account_factory import BETTER, GOOD
from jalin.pipeline.accounts import How
from site_factory import Site

TOKEN = re.compile(r"jln_[\w-]{43}")


@pytest.fixture
def signed(site: Site) -> Site:
    """Sign a reviewer in."""
    site.enter()
    return site


def test_a_token_is_shown_once(signed: Site) -> None:
    """In the answer to the form alone; it works, with the scopes that were ticked."""
    answer = signed.post("/account", act="token", name="skrip", days="30", scope_read="1")
    (token,) = set(TOKEN.findall(answer.text))
    assert answer.headers["cache-control"] == "no-store"
    visitor = signed.desk.recognise(token=token)
    assert (visitor.how, sorted(visitor.scopes)) == (How.TOKEN, ["read"])
    again = signed.get("/account").text
    assert "skrip" in again
    assert not TOKEN.search(again)


def test_a_token_is_revoked(signed: Site) -> None:
    """From then on it is nobody's."""
    page = signed.post("/account", act="token", name="skrip", days="30", scope_read="1")
    token = TOKEN.findall(page.text)[0]
    found = re.search(r'name="token" value="(\w+)"', signed.get("/account").text)
    assert found is not None
    answer = signed.post("/account", act="revoke", token=found[1])
    assert answer.headers["location"] == "/account?done=token"
    assert signed.desk.recognise(token=token).how is How.NOBODY


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"name": "x", "days": "30"}, "a token needs a scope"),
        ({"name": "x", "days": "-1", "scope_read": "1"}, "between 1 and 366 days"),
        ({"name": "x", "days": "9" * 5000, "scope_read": "1"}, "between 1 and 366 days"),
        ({"name": "", "days": "30", "scope_read": "1"}, "a name is needed"),
        ({"name": "x", "days": "30", "scope_admin": "1"}, "more than its person: admin"),
    ],
)
def test_a_faulty_token_is_explained(signed: Site, form: dict[str, str], fault: str) -> None:
    """Nothing is made, and the page says why."""
    answer = signed.post("/account", act="token", **form)
    assert answer.status_code == 422
    assert fault in answer.text
    assert not TOKEN.search(answer.text)


def test_a_changed_password_goes_on_in_a_new_session(signed: Site) -> None:
    """The secret of the session before is worth nothing any more."""
    before = signed.client.cookies["jalin_session"]
    answer = signed.post("/account", act="password", old=GOOD, new=BETTER, again=BETTER)
    assert answer.headers["location"] == "/account?done=password"
    assert signed.get("/account").status_code == 200
    assert signed.desk.recognise(session=before).how is How.NOBODY


@pytest.mark.parametrize(
    ("old", "new", "again", "fault"),
    [
        ("salah", BETTER, BETTER, "the present password is not right"),
        (GOOD, BETTER, "lain", "the two new passwords are not the same"),
        (GOOD, "pendek", "pendek", "at least 12 characters"),
    ],
)
def test_a_faulty_change_is_explained(
    signed: Site, old: str, new: str, again: str, fault: str
) -> None:
    """The session goes on with the password as it was."""
    answer = signed.post("/account", act="password", old=old, new=new, again=again)
    assert answer.status_code == 422
    assert fault in answer.text
    assert signed.enter().status_code == 303


def test_a_session_is_ended(signed: Site) -> None:
    """One of the person's own; anything else is not there."""
    secret = signed.client.cookies["jalin_session"]
    signed.enter()
    found = re.search(r'name="session" value="(\w+)"', signed.get("/account").text)
    assert found is not None
    assert signed.post("/account", act="session", session=found[1]).status_code == 303
    assert signed.desk.recognise(session=secret).how is How.NOBODY
    assert "not there any more" in signed.post("/account", act="session", session="x").text


@pytest.mark.parametrize("act", ["password", "token", "session", "revoke"])
def test_a_form_from_elsewhere_does_nothing(signed: Site, act: str) -> None:
    """Without the mark of the session's own pages."""
    answer = signed.post("/account", csrf="f" * 64, act=act)
    assert answer.status_code == 403


def test_the_account_is_nobody_elses(site: Site) -> None:
    """Who has not signed in is sent to do so, and can send no form."""
    assert site.get("/account").headers["location"] == "/sign-in?next=/account"
    assert site.post("/account", csrf="", act="token").status_code == 403
