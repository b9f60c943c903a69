"""Sessions: random, kept as hashes, ended when they should, in cookies that nobody else reads."""

import datetime as dt
import math
from collections import Counter
from pathlib import Path

import pytest

from account_factory import BETTER, GOOD
from jalin.pipeline.accounts import Act, UserRole
from jalin.pipeline.accounts.users import disable, set_password, set_role
from trust.web.stack import LOCAL, TLS, Browser, Stack

PLANTED = "x" * 43


@pytest.mark.parametrize("number", [20, pytest.param(1000, marks=pytest.mark.slow)])
def test_secrets_are_random(stack: Stack, number: int) -> None:
    """None comes twice, and each sign of their alphabet is as frequent as any other."""
    secrets = [stack.give_token("Ana", Act.READ)[0].removeprefix("jln_") for _ in range(number)]
    assert len(set(secrets)) == number
    assert {len(it) for it in secrets} == {43}
    counted = Counter("".join(secrets))
    bits = -sum(n / 43 / number * math.log2(n / 43 / number) for n in counted.values())
    assert bits > 5.7, "of 6 bits that a sign of 64 can bear"


def test_nothing_in_the_accounts_opens_anything(stack: Stack) -> None:
    """No session, token or password stands in the file, and nobody but its owner reads it."""
    browser = stack.signed_in("Ana")
    token, _ = stack.give_token("Ana", Act.READ)
    place = stack.desk.place
    assert isinstance(place, Path)
    kept = b"".join(it.read_bytes() for it in place.parent.glob(f"{place.name}*"))
    for secret in (browser.session, token, token.removeprefix("jln_"), GOOD):
        assert secret.encode() not in kept
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_copy_that_others_could_read_is_closed(stack: Stack) -> None:
    """Accounts that were laid back from a backup are for their owner again once they are used."""
    place = stack.desk.place
    assert isinstance(place, Path)
    place.chmod(0o644)
    assert stack.signed_in("Ana").is_known()
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("base", [LOCAL, TLS])
def test_signing_in_begins_a_new_session_and_ends_the_one_before(stack: Stack, base: str) -> None:
    """Neither a session that was planted nor that of who sat here before goes on."""
    browser = stack.browse(base)
    name = "jalin_session" if base == LOCAL else "__Host-jalin_session"
    browser.cookies[name] = PLANTED
    assert browser.enter("Ana").status_code == 303
    first = browser.session
    assert first != PLANTED
    assert browser.enter("Citra").status_code == 303
    assert browser.session not in {first, PLANTED}
    for secret in (first, PLANTED):
        assert not Browser(stack=stack, base=base, cookies={name: secret}).is_known()


@pytest.mark.parametrize("base", [LOCAL, TLS])
def test_cookies_are_guarded(stack: Stack, base: str) -> None:
    """No script and no other site has them; over TLS they never travel without, nor are planted."""
    browser = stack.browse(base)
    before = browser.get("/sign-in")
    answer = browser.enter("Ana")
    for line in (*before.headers.get_list("set-cookie"), *answer.headers.get_list("set-cookie")):
        name = line.partition("=")[0]
        parts = {it.strip().lower() for it in line.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= parts
        assert not any(it.startswith("domain") for it in parts)
        assert name.startswith("__Host-") == ("secure" in parts) == (base == TLS)


def test_over_tls_a_planted_cookie_counts_for_nothing(stack: Stack) -> None:
    """A host beside ours can plant a plain cookie; ours is not taken for one."""
    secret = stack.signed_in("Ana", TLS).session
    planted = Browser(stack=stack, base=TLS, cookies={"jalin_session": secret})
    assert not planted.is_known()
    assert planted.get("/api/v1/status").status_code == 200
    stack.close_reading()
    assert planted.get("/api/v1/status").status_code == 401


@pytest.mark.parametrize(
    ("passed", "is_known"),
    [
        ({"hours": 11, "minutes": 59}, True),
        ({"hours": 12}, False),
        ({"days": 30}, False),
    ],
)
def test_a_session_ends_without_use(
    stack: Stack,
    passed: dict[str, float],
    is_known: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """Twelve hours after it was used last."""
    browser = stack.signed_in("Ana")
    stack.clock.now += dt.timedelta(**passed)
    assert browser.is_known() == is_known


@pytest.mark.slow
def test_a_session_ends_however_much_it_is_used(stack: Stack) -> None:
    """Thirty days after it began."""
    browser = stack.signed_in("Ana")
    for _ in range(65):
        stack.clock.now += dt.timedelta(hours=11)
        assert browser.is_known()
    stack.clock.now += dt.timedelta(hours=6)
    assert not browser.is_known()


def test_who_signs_out_leaves_nothing(stack: Stack) -> None:
    """The cookie is dropped, and whoever kept it has nothing."""
    browser = stack.signed_in("Ana")
    kept = dict(browser.cookies)
    browser.post("/sign-out")
    assert not any("session" in it for it in browser.cookies)
    assert not Browser(stack=stack, base=LOCAL, cookies=kept).is_known()


def test_another_password_ends_all_sessions(stack: Stack) -> None:
    """Whoever had got hold of one is out; the one that goes on is new."""
    other, browser = stack.signed_in("Ana"), stack.signed_in("Ana")
    before = browser.session
    told = {"act": "password", "old": GOOD, "new": BETTER, "again": BETTER}
    assert browser.post("/account", **told).status_code == 303
    assert browser.session != before
    assert browser.is_known()
    assert not other.is_known()
    assert not Browser(stack=stack, base=LOCAL, cookies={"jalin_session": before}).is_known()


def test_an_admin_ends_sessions(stack: Stack) -> None:
    """By another password, or by closing the account; tokens go with the latter."""
    ana, citra = stack.signed_in("Ana"), stack.signed_in("Citra")
    token, _ = stack.give_token("Citra", Act.READ)
    with stack.desk.open() as accounts:
        set_password(accounts, "Ana", BETTER, passwords=stack.desk.passwords, now=stack.clock())
        disable(accounts, "Citra", now=stack.clock())
    assert not ana.is_known()
    assert not citra.is_known()
    bearer = {"authorization": f"Bearer {token}"}
    assert stack.browse().get("/api/v1/status", headers=bearer).status_code == 401


def test_a_role_that_is_taken_is_taken_at_once(stack: Stack) -> None:
    """An open session and an old token may do no more than the new role."""
    browser = stack.signed_in("Budi")
    token, _ = stack.give_token("Budi", *Act)
    assert browser.get("/users").status_code == 200
    with stack.desk.open() as accounts:
        set_role(accounts, "Ana", UserRole.ADMIN)
        set_role(accounts, "Budi", UserRole.READER)
    assert browser.get("/users").status_code == 403
    assert browser.get("/review").status_code == 403
    assert browser.post("/users", act="role", name="Budi", role="admin").status_code == 403
    bearer = {"authorization": f"Bearer {token}"}
    assert stack.browse().ask("POST", "/api/v1/judgements", headers=bearer).status_code == 403
