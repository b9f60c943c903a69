"""What belongs to others: sessions, tokens, accounts, judgements, and rights that nobody gave."""

import re

import pytest

from account_factory import BETTER, GOOD
from jalin.pipeline.accounts import Act
from jalin.pipeline.accounts.names import hash_secret
from jalin.store.register import Register
from review_factory import DOCUMENTS
from trust.web.stack import Browser, Stack

NOTE = {"kind": "note", "target": f"{DOCUMENTS['a'].id}/0", "note": "Benar."}
USER_ACTS = (
    {"act": "add", "name": "Eka", "role": "admin", "password": BETTER, "again": BETTER},
    {"act": "role", "name": "Ana", "role": "admin"},
    {"act": "password", "name": "Budi", "password": BETTER, "again": BETTER},
    {"act": "disable", "name": "Budi"},
    {"act": "enable", "name": "Citra"},
    {"act": "access", "access": "open"},
)


def _post(stack: Stack, path: str, token: str, body: object) -> tuple[int, str]:
    headers = {"authorization": f"Bearer {token}"}
    answer = stack.browse().ask("POST", path, json=body, headers=headers)
    return answer.status_code, answer.json().get("id", "")


@pytest.mark.parametrize("name", ["Rina", "Ana"])
@pytest.mark.parametrize("act", USER_ACTS, ids=lambda it: it["act"])
def test_only_an_admin_changes_accounts(stack: Stack, name: str, act: dict[str, str]) -> None:
    """A reader and a reviewer are refused, with the right mark, for each act."""
    browser = stack.signed_in(name)
    before = stack.tell_state()
    assert browser.post("/users", **act).status_code == 403
    assert stack.tell_state() == before


def test_sessions_of_others_are_not_ended(stack: Stack) -> None:
    """Neither by the start of their hash, nor by nothing, nor by a sign that stands for all."""
    citra, ana = stack.signed_in("Citra"), stack.signed_in("Ana")
    told = hash_secret(citra.session)
    for asked in (told[:16], told, told[:4], "", "%", "' OR 1=1 --"):
        assert ana.post("/account", act="session", session=asked).status_code == 422
    assert citra.is_known()
    assert told[:16] not in ana.get("/account").text


def test_tokens_of_others_are_not_revoked_or_shown(stack: Stack) -> None:
    """An admin too sees only the own ones on the own page."""
    _, theirs = stack.give_token("Citra", Act.READ)
    for name in ("Ana", "Budi"):
        browser = stack.signed_in(name)
        for asked in (theirs, theirs[:6], "", "%"):
            assert browser.post("/account", act="revoke", token=asked).status_code == 422
        assert theirs not in browser.get("/account").text
    with stack.desk.open() as accounts:
        assert [it.revoked for it in accounts.tokens("citra")] == [None]


def test_more_fields_give_no_more_rights(stack: Stack) -> None:
    """A form is read for what its page has, and says nothing of anybody else."""
    browser = stack.signed_in("Ana")
    extra = {"user": "Budi", "owner": "Budi", "role": "admin", "scope_admin": "1", "disabled": ""}
    told = {"act": "token", "days": "9", "scope_read": "1", **extra}
    assert browser.post("/account", name="skrip", **told).status_code == 422
    del told["scope_admin"]
    page = browser.post("/account", **{**told, "name": "skrip"}, scopes="admin")
    assert re.search(r"jln_[\w-]{43}", page.text)
    with stack.desk.open() as accounts:
        kept = accounts.tokens()
        assert [(it.user, it.scopes) for it in kept] == [("ana", "read")]
        assert accounts.find_user("ana").role == "reviewer"  # type: ignore[union-attr]


@pytest.mark.parametrize("days", ["0", "-1", "367", "9999", "99999999", "1e3", "٣", "", "1 "])
def test_no_token_lasts_for_ever(stack: Stack, days: str) -> None:
    """A year and a day at most."""
    browser = stack.signed_in("Ana")
    told = {"act": "token", "name": "skrip", "scope_read": "1"}
    assert browser.post("/account", days=days, **told).status_code == 422


@pytest.mark.parametrize(
    "extra",
    [
        {"reviewer": "Budi"},
        {"id": "0" * 16},
        {"made": "2020-01-01T00:00:00Z"},
        {"withdraws": "x"},
        {"__class__": "x"},
    ],
    ids=lambda it: next(iter(it)),
)
def test_a_judgement_says_nothing_of_who_made_it(stack: Stack, extra: dict[str, str]) -> None:
    """Whoever shows the token made it, now."""
    token, _ = stack.give_token("Ana", Act.JUDGE)
    before = stack.tell_state()
    assert _post(stack, "/api/v1/judgements", token, {**NOTE, **extra})[0] == 400
    assert stack.tell_state() == before


def test_what_others_judged_is_taken_back_in_ones_own_name(stack: Stack) -> None:
    """Any reviewer may; the judgement stays as it was written, and the withdrawal tells who."""
    ana, _ = stack.give_token("Ana", Act.JUDGE)
    citra, _ = stack.give_token("Citra", Act.JUDGE)
    reader, _ = stack.give_token("Rina", Act.READ)
    _, made = _post(stack, "/api/v1/judgements", ana, {**NOTE, "note": "Untuk ditarik."})
    path = f"/api/v1/judgements/{made}/withdraw"
    assert _post(stack, path, reader, {})[0] == 403
    assert _post(stack, path, citra, {"reviewer": "Ana"})[0] == 400
    assert _post(stack, path, citra, {})[0] == 201
    with Register.open(stack.path) as register:
        kept = {it.id: it.json for it in register.judgements()}
    assert '"reviewer":"Ana"' in kept[made]
    taken = [it for it in kept.values() if f'"withdraws":"{made}"' in it]
    assert ['"reviewer":"Citra"' in it for it in taken] == [True]


@pytest.mark.parametrize(
    "target",
    [
        *("", "%", "x", "0" * 16, "0" * 16 + "/0", "../../etc/passwd", "' OR 1=1 --", "party:"),
        *(f"{DOCUMENTS['a'].id}/99", f"{DOCUMENTS['a'].id}/-1", f"{DOCUMENTS['a'].id}/0/0"),
        *("a" * 300, "\u0000", "🦑"),
    ],
)
def test_what_is_not_in_this_register_is_not_judged(stack: Stack, target: str) -> None:
    """Ids of other registers, of nothing, and what is no id."""
    token, _ = stack.give_token("Ana", Act.JUDGE)
    before = stack.tell_state()
    status, _ = _post(stack, "/api/v1/judgements", token, {**NOTE, "target": target})
    assert status in {400, 404, 422}
    quoted = target.replace("/", "%2F").encode().hex(" ")[:60].replace(" ", "")
    assert _post(stack, f"/api/v1/judgements/{quoted}/withdraw", token, {})[0] in {400, 404}
    assert stack.tell_state() == before


def test_somebody_stays_who_may_administer(stack: Stack) -> None:
    """The last admin cannot be closed or lowered, not even by that admin."""
    browser = stack.signed_in("Budi")
    assert browser.post("/users", act="disable", name="Budi").status_code == 422
    assert browser.post("/users", act="role", name="budi", role="reader").status_code == 422
    assert browser.get("/users").status_code == 200


def test_a_role_that_there_is_not_is_nobodys(stack: Stack) -> None:
    """Words beside the vocabulary change nothing."""
    browser = stack.signed_in("Budi")
    before = stack.tell_state()
    for role in ("", "root", "ADMIN", "admin ", "admin,reader"):
        assert browser.post("/users", act="role", name="Ana", role=role).status_code == 422
    assert browser.post("/users", act="access", access="none").status_code == 422
    assert stack.tell_state() == before


def test_a_closed_account_opens_nothing_that_was_begun(stack: Stack) -> None:
    """A page with a form that was shown before is of no use after."""
    browser: Browser = stack.signed_in("Ana")
    csrf = browser.find_csrf()
    assert stack.signed_in("Budi").post("/users", act="disable", name="Ana").status_code == 303
    told = {"csrf": csrf, "act": "token", "name": "x", "days": "9", "scope_read": "1"}
    assert browser.ask("POST", "/account", data=told).status_code == 403
    assert stack.browse().enter("Ana", GOOD).status_code == 403
