"""Signing in and out."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import argon2
import pytest

from account_factory import ADDRESS, BETTER, GOOD, NOON, PASSWORDS, add_user, after, enter
from jalin.pipeline.accounts import sessions
from jalin.pipeline.accounts.errors import AccountError, AccountNotFoundError, SignInError
from jalin.pipeline.accounts.names import hash_secret
from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.sessions import PasswordChange, SignIn, find_visitor
from jalin.pipeline.accounts.visitor import NOBODY, How
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import AccountsPlace
from jalin.store.accounts.rows import Outcome

WRONG = "bukan yang ini"


def _fail(accounts: Accounts, name: str = "Ana Wijaya", **options: object) -> SignInError:
    with pytest.raises(SignInError) as caught:
        enter(accounts, name, WRONG, **options)  # type: ignore[arg-type]
    return caught.value


def _change(accounts: Accounts, secret: str, old: str, new: str) -> sessions.SignedIn:
    visitor = find_visitor(accounts, secret, now=NOON)
    change = PasswordChange(old=old, new=new, address=ADDRESS)
    return sessions.change_password(accounts, visitor, change, passwords=PASSWORDS, now=NOON)


def test_who_signs_in_is_known_by_the_session(accounts: Accounts) -> None:
    """The secret finds the person; it is not kept, only its hash."""
    signed = enter(accounts, " ana  WIJAYA ")
    visitor = find_visitor(accounts, signed.secret, now=NOON)
    assert (visitor.how, visitor.name) == (How.SESSION, "Ana Wijaya")
    (kept,) = accounts.sessions_of("ana wijaya")
    assert kept.hash == hash_secret(signed.secret) != signed.secret


def test_every_sign_in_has_a_session_of_its_own(accounts: Accounts) -> None:
    """A secret is never used again."""
    assert enter(accounts).secret != enter(accounts).secret
    assert find_visitor(accounts, "diterka", now=NOON) == NOBODY


@pytest.mark.parametrize("name", ["Ana Wijaya", "Tidak Ada", "\ud800", "a\0b", ""])
def test_every_refusal_has_the_same_words(accounts: Accounts, name: str) -> None:
    """Nobody learns which names there are, whatever is typed."""
    assert str(_fail(accounts, name)) == "the name or the password is not right"


@pytest.mark.parametrize("name", ["Ana Wijaya", "Tidak Ada"])
def test_a_lock_is_the_same_for_unknown_names(accounts: Accounts, name: str) -> None:
    """The tenth failure tells how long to wait, and the right password is of no use until then."""
    waits = [_fail(accounts, name, now=after(seconds=index)).wait_s for index in range(10)]
    assert waits == [0] * 9 + [60]
    with pytest.raises(SignInError) as caught:
        enter(accounts, name, GOOD, now=after(seconds=10))
    assert caught.value.wait_s == 59


def test_a_lock_ends(accounts: Accounts) -> None:
    """After the wait the right password lets in, and the person is told of the failures."""
    for index in range(10):
        _fail(accounts, now=after(seconds=index))
    signed = enter(accounts, now=after(seconds=70))
    assert (signed.failures, signed.failed) == (10, "2026-06-30T12:00:09Z")
    visitor = find_visitor(accounts, signed.secret, now=after(seconds=70))
    assert sessions.find_notice(accounts, visitor) == (10, "2026-06-30T12:00:09Z")
    assert enter(accounts, now=after(seconds=80)).failures == 0


def test_knocking_on_does_not_lengthen_a_lock(accounts: Accounts) -> None:
    """What is refused unchecked is no failure."""
    for index in range(10):
        _fail(accounts, now=after(seconds=index))
    for index in range(10, 18):
        assert _fail(accounts, now=after(seconds=index)).wait_s == 69 - index
    assert _fail(accounts, now=after(seconds=70)).wait_s == 120


def test_one_address_may_try_only_so_many_names(accounts: Accounts) -> None:
    """Whatever names it tries; others are let in meanwhile."""
    for index in range(30):
        _fail(accounts, f"nama {index}")
    with pytest.raises(SignInError) as caught:
        enter(accounts)
    assert caught.value.wait_s == 300
    assert enter(accounts, address="192.0.2.8").failures == 0
    assert enter(accounts, now=after(minutes=6)).failures == 0


@pytest.mark.parametrize(("idle", "is_known"), [({"hours": 11.9}, True), ({"hours": 12}, False)])
def test_a_session_ends_without_use(
    accounts: Accounts,
    idle: dict[str, float],
    is_known: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """Twelve hours after it was last used it is over."""
    secret = enter(accounts).secret
    found = find_visitor(accounts, secret, now=NOON + dt.timedelta(**idle))
    assert (found != NOBODY) == is_known


def test_a_session_ends_after_thirty_days(accounts: Accounts) -> None:
    """However often it is used."""
    secret = enter(accounts).secret
    for hours in range(0, 30 * 24, 10):
        assert find_visitor(accounts, secret, now=after(hours=hours)) != NOBODY
    assert find_visitor(accounts, secret, now=after(days=30)) == NOBODY


def test_who_signs_out_is_nobody(accounts: Accounts) -> None:
    """Only this session ends."""
    one, other = enter(accounts).secret, enter(accounts).secret
    sessions.sign_out(accounts, find_visitor(accounts, one, now=NOON), now=NOON)
    assert find_visitor(accounts, one, now=NOON) == NOBODY
    assert find_visitor(accounts, other, now=NOON) != NOBODY
    sessions.sign_out(accounts, NOBODY, now=NOON)


def test_people_see_and_end_their_own_sessions(accounts: Accounts) -> None:
    """Those of others are not there for them."""
    add_user(accounts, "Citra")
    secret, foreign = enter(accounts).secret, enter(accounts, "Citra").secret
    visitor = find_visitor(accounts, secret, now=NOON)
    enter(accounts, now=after(minutes=1))
    other, this = sessions.list_sessions(accounts, visitor, now=after(minutes=1))
    assert (other.is_this, this.is_this, other.agent) == (False, True, "Peramban/1")
    sessions.end_session(accounts, visitor, other.id, now=after(minutes=2))
    assert sessions.list_sessions(accounts, visitor, now=after(minutes=2)) == (this,)
    for asked in (hash_secret(foreign)[:16], ""):
        with pytest.raises(AccountNotFoundError):
            sessions.end_session(accounts, visitor, asked, now=NOON)


def test_a_changed_password_leaves_one_new_session(accounts: Accounts) -> None:
    """All before it end, also the one that asked."""
    one, other = enter(accounts).secret, enter(accounts).secret
    changed = _change(accounts, one, GOOD, BETTER)
    known = [find_visitor(accounts, it, now=NOON).name for it in (one, other, changed.secret)]
    assert known == [None, None, "Ana Wijaya"]
    assert len(accounts.sessions_of("ana wijaya")) == 1
    assert enter(accounts, password=BETTER).name == "Ana Wijaya"


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [(WRONG, BETTER, SignInError), (GOOD, "pendek", AccountError), (GOOD, GOOD, AccountError)],
)
def test_a_refused_change_leaves_everything(
    accounts: Accounts, old: str, new: str, error: type[Exception]
) -> None:
    """The session goes on, and no other begins."""
    secret = enter(accounts).secret
    with pytest.raises(error):
        _change(accounts, secret, old, new)
    assert find_visitor(accounts, secret, now=NOON) != NOBODY
    assert len(accounts.sessions_of("ana wijaya")) == 1


def test_a_hash_of_another_cost_is_renewed(accounts: Accounts) -> None:
    """At the next sign-in, when the password is at hand."""
    dearer = Passwords(argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    said = SignIn(name="Ana Wijaya", password=GOOD, address=ADDRESS)
    sessions.sign_in(accounts, said, passwords=dearer, now=NOON)
    user = accounts.find_user("ana wijaya")
    assert user is not None
    assert not dearer.is_outdated(user.hash)
    assert dearer.check(user.hash, GOOD)


def test_a_crowd_gets_no_further_than_one(accounts: Accounts, place: AccountsPlace) -> None:
    """However many try at once, no more passwords are looked at than before a lock."""

    def knock(_: int) -> None:
        with Accounts.open(place) as opened, pytest.raises(SignInError):
            enter(opened, password=WRONG)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(knock, range(24)))
    outcomes = [it.outcome for it in accounts.attempts_on(hash_secret("ana wijaya"), "")]
    assert (outcomes.count(Outcome.FAILED), outcomes.count(Outcome.REFUSED)) == (10, 14)
