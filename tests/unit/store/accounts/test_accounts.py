"""The accounts as they are kept, on every engine."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import find_place
from jalin.store.accounts.rows import (
    AttemptRow,
    Outcome,
    SessionRow,
    TokenRow,
    UserRole,
    UserRow,
)
from jalin.store.engine.database import RegisterError
from jalin.store.engine.opening import open_database
from jalin.store.register import Register

NOON = "2026-06-30T12:00:00Z"
LATER = "2026-06-30T12:05:00Z"
ANA = UserRow(
    key="ana", name="Ana", role=UserRole.REVIEWER, hash="$argon2", created=NOON, changed=NOON
)
SESSION = SessionRow(hash="s1", user="ana", created=NOON, seen=NOON, expires=LATER)
TOKEN = TokenRow(
    id="t", hash="t1", user="ana", name="skrip", scopes="read", created=NOON, expires=LATER
)


@pytest.fixture
def accounts(address: str) -> Iterator[Accounts]:
    """Open new accounts beside a register that is not there yet."""
    with Accounts.open(find_place(address)) as opened:
        yield opened


@pytest.fixture
def peopled(accounts: Accounts) -> Accounts:
    """Keep one person in them."""
    assert accounts.add_user(ANA)
    return accounts


def test_a_person_is_kept_once(peopled: Accounts) -> None:
    """A key belongs to who came first; what is changed of them is kept."""
    assert not peopled.add_user(replace(ANA, name="Lain"))
    assert peopled.users() == (ANA,)
    closed = replace(ANA, role=UserRole.ADMIN, disabled=LATER)
    peopled.set_user(closed)
    assert peopled.find_user("ana") == closed
    assert peopled.find_user("budi") is None


def test_a_session_lasts_until_it_is_ended(peopled: Accounts) -> None:
    """An ended session stays ended, and is no longer among those of its person."""
    peopled.add_session(SESSION)
    peopled.add_session(replace(SESSION, hash="s2", agent="Peramban", failures=2, failed=NOON))
    peopled.see_session("s1", LATER)
    assert [it.seen for it in peopled.sessions_of("ana")] == [LATER, NOON]
    peopled.end_session("s1", LATER)
    assert [it.hash for it in peopled.sessions_of("ana")] == ["s2"]
    peopled.end_sessions("ana", "2026-06-30T13:00:00Z")
    ended = peopled.find_session("s1")
    assert ended is not None
    assert ended.ended == LATER
    assert peopled.sessions_of("ana") == ()
    peopled.forget_sessions(LATER)
    assert peopled.find_session("s2") is None


def test_a_token_is_found_by_its_hash(peopled: Accounts) -> None:
    """Use and revocation are noted, the first revocation for good."""
    peopled.add_token(TOKEN)
    peopled.see_token("t1", LATER)
    peopled.revoke_token("t1", LATER)
    peopled.revoke_token("t1", NOON)
    assert peopled.find_token("t1") == replace(TOKEN, used=LATER, revoked=LATER)
    assert peopled.find_token("t") is None
    assert len(peopled.tokens()) == len(peopled.tokens("ana")) == 1
    assert peopled.tokens("budi") == ()


def test_attempts_are_counted_by_name_and_by_address(accounts: Accounts) -> None:
    """Each attempt counts for both; what became of it is told later."""
    attempt = AttemptRow(who="w1", address="192.0.2.1", at=NOON, outcome=Outcome.FAILED)
    accounts.add_attempt(attempt)
    number = accounts.add_attempt(replace(attempt, who="w2", at=LATER))
    accounts.settle_attempt(number, Outcome.FINE)
    assert accounts.attempts_on("w1", NOON) == (attempt,)
    assert accounts.attempts_on("w1", LATER) == ()
    assert [it.outcome for it in accounts.attempts_on("w2", NOON)] == [Outcome.FINE]
    assert accounts.count_attempts_from("192.0.2.1", NOON) == 2
    accounts.forget_attempts(LATER, "w2")
    assert accounts.count_attempts_from("192.0.2.1", NOON) == 2
    accounts.forget_attempts(LATER)
    assert accounts.count_attempts_from("192.0.2.1", NOON) == 1


def test_a_preference_is_the_last_choice(accounts: Accounts) -> None:
    """Before the first choice there is none."""
    assert accounts.find_preference("access") is None
    accounts.set_preference("access", "open")
    accounts.set_preference("access", "closed")
    assert accounts.find_preference("access") == "closed"


def test_accounts_are_found_again(address: str) -> None:
    """Opening them a second time changes nothing."""
    for _ in range(2):
        with Accounts.open(find_place(address)) as accounts:
            accounts.add_user(ANA)
            assert accounts.users() == (ANA,)


def test_a_register_is_not_taken_for_accounts(address: str) -> None:
    """Neither is opened as the other, and nothing is written to it."""
    with Register.open(address):
        pass
    with pytest.raises(RegisterError, match="something else than accounts"):
        Accounts.open(find_place("x.db", address))
    with Register.open(address) as register:
        assert register.count() == 0


def test_accounts_are_not_taken_for_a_register(address: str) -> None:
    """A register is not made inside the accounts."""
    with Accounts.open(find_place("x.db", address)):
        pass
    with pytest.raises(RegisterError, match="another program's database"):
        Register.open(address)


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    """Nobody else may read it, nor the log that lies beside it while it is open."""
    with Accounts.open(find_place(path)) as accounts:
        accounts.add_user(ANA)
        files = list(path.parent.glob("jalin.accounts.db*"))
        assert len(files) > 1
        assert {it.stat().st_mode & 0o777 for it in files} == {0o600}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there is a foreseen error."""
    with pytest.raises(RegisterError, match="cannot be made"):
        Accounts.open(tmp_path / "tidak" / "ada.db")


def test_newer_accounts_are_left_alone(accounts: Accounts, address: str) -> None:
    """Accounts of a later Jalin are refused."""
    place = find_place(address)
    database = open_database(place, create=False)
    database.fetch("INSERT INTO schema_version VALUES (99, 'later')")
    database.close()
    with pytest.raises(RegisterError, match="newer Jalin"):
        Accounts.open(place)
    assert accounts.users() == ()
