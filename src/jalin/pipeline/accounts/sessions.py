"""Signing in and out, and the sessions between.

A session lasts twelve hours without use and thirty days at most. Its secret is known to the browser
alone; the accounts keep a hash.
"""

import datetime as dt
import secrets
from dataclasses import dataclass, replace

from jalin.pipeline.accounts.errors import (
    AccountError,
    AccountNotFoundError,
    SignInError,
    fault,
)
from jalin.pipeline.accounts.limits import (
    ADDRESS_ATTEMPTS,
    ADDRESS_WINDOW,
    KNOWN,
    Lock,
    count_wait,
    find_lock,
)
from jalin.pipeline.accounts.names import (
    find_key,
    hash_secret,
    make_writable,
    read_time,
    write_time,
)
from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.users import find_failures, find_user, set_password
from jalin.pipeline.accounts.visitor import NOBODY, How, Visitor, list_acts
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import AttemptRow, Outcome, SessionRow, UserRow

IDLE = dt.timedelta(hours=12)
LONGEST = dt.timedelta(days=30)
# To the minute is enough: not every page that is read shall be written down.
_SEEN_EVERY = dt.timedelta(minutes=1)
_LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What somebody typed, and from where."""

    name: str
    password: str
    address: str
    agent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody signed in. `secret` goes into the cookie and is kept nowhere.

    `failures` counts the attempts that failed since the sign-in before, `failed` tells the last.
    """

    secret: str
    name: str
    failures: int
    failed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """A session in the list of its person. `id` is the start of the hash."""

    id: str
    created: str
    seen: str
    agent: str | None
    is_this: bool


def sign_in(
    accounts: Accounts, said: SignIn, *, passwords: Passwords, now: dt.datetime
) -> SignedIn:
    """Begin a session. Raises SignInError, the same for every reason.

    The attempt counts as failed until it is known not to be: a thousand at once get no further
    than one after another.
    """
    key = find_key(said.name)
    sequence, failures, counted = _begin_attempt(accounts, key, said.address, now)
    user = accounts.find_user(key)
    is_right = passwords.check(None if user is None else user.hash, said.password)
    if user is None or not is_right or user.disabled is not None:
        lock = find_lock((*counted, now))
        raise SignInError(count_wait(lock.until, now) if lock is not None else 0)
    rehashed = passwords.hash(said.password) if passwords.is_outdated(user.hash) else None
    with accounts.transaction():
        accounts.settle_attempt(sequence, Outcome.FINE)
        if rehashed is not None:
            accounts.set_user(replace(find_user(accounts, said.name), hash=rehashed))
        _forget_old(accounts, now)
        return _begin_session(accounts, user, said, failures, now)


def find_visitor(accounts: Accounts, secret: str, *, now: dt.datetime) -> Visitor:
    """Find who has the session of a secret; nobody where it ended or was never begun."""
    session = accounts.find_session(hash_secret(secret))
    if session is None or not _is_open(session, now):
        return NOBODY
    user = accounts.find_user(session.user)
    if user is None or user.disabled is not None:
        return NOBODY
    if now - read_time(session.seen) >= _SEEN_EVERY:
        accounts.see_session(session.hash, write_time(now))
    return Visitor(
        how=How.SESSION,
        name=user.name,
        role=user.role,
        scopes=list_acts(user.role),
        secret=session.hash,
    )


def list_sessions(
    accounts: Accounts, visitor: Visitor, *, now: dt.datetime
) -> tuple[SessionView, ...]:
    """List the open sessions of who asks."""
    return tuple(
        SessionView(
            id=it.hash[:16],
            created=it.created,
            seen=it.seen,
            agent=it.agent,
            is_this=it.hash == visitor.secret,
        )
        for it in accounts.sessions_of(find_key(visitor.name or ""))
        if _is_open(it, now)
    )


def find_notice(accounts: Accounts, visitor: Visitor) -> tuple[int, str | None]:
    """Tell how many attempts on a person's name failed before this session, and when the last."""
    session = accounts.find_session(visitor.secret or "")
    return (0, None) if session is None else (session.failures, session.failed)


def sign_out(accounts: Accounts, visitor: Visitor, *, now: dt.datetime) -> None:
    """End the session of who asks."""
    if visitor.secret is not None:
        accounts.end_session(visitor.secret, write_time(now))


def end_session(accounts: Accounts, visitor: Visitor, asked: str, *, now: dt.datetime) -> None:
    """End one of the sessions of who asks. Raises AccountNotFoundError for any other."""
    for session in accounts.sessions_of(find_key(visitor.name or "")):
        if asked and session.hash[:16] == asked:
            accounts.end_session(session.hash, write_time(now))
            return
    raise AccountNotFoundError("session", asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChange:
    """What somebody who is signed in typed to change the password."""

    old: str
    new: str
    address: str
    agent: str | None = None


def change_password(
    accounts: Accounts,
    visitor: Visitor,
    change: PasswordChange,
    *,
    passwords: Passwords,
    now: dt.datetime,
) -> SignedIn:
    """Change the own password. Every session ends, and one begins for who asked.

    The old password counts as an attempt to sign in. Raises SignInError, AccountError.
    """
    if change.old == change.new:
        raise AccountError([fault("the new password is the old one")])
    name = visitor.name or ""
    old = SignIn(name=name, password=change.old, address=change.address, agent=change.agent)
    checked = sign_in(accounts, old, passwords=passwords, now=now)
    try:
        set_password(accounts, name, change.new, passwords=passwords, now=now)
    except AccountError:
        accounts.end_session(hash_secret(checked.secret), write_time(now))
        raise
    return _begin_session(accounts, find_user(accounts, name), old, (), now)


def _begin_attempt(
    accounts: Accounts, key: str, address: str, now: dt.datetime
) -> tuple[int, tuple[dt.datetime, ...], tuple[dt.datetime, ...]]:
    """Note an attempt; give its number, the failures before it, and those that count for a lock.

    An address from which this person came in lately is locked by its own failures alone. Raises
    SignInError.
    """
    attempt = AttemptRow(
        who=hash_secret(key),
        address=make_writable(address),
        at=write_time(now),
        outcome=Outcome.FAILED,
    )
    with accounts.transaction():
        failures = find_failures(accounts, key, now)
        counted = failures
        if accounts.has_entered_from(attempt.who, attempt.address, write_time(now - KNOWN)):
            counted = find_failures(accounts, key, now, address=attempt.address)
        wait_s = max(_find_wait(find_lock(counted), now), _find_crowd(accounts, address, now))
        if not wait_s:
            return accounts.add_attempt(attempt), failures, counted
        accounts.add_attempt(replace(attempt, outcome=Outcome.REFUSED))
    raise SignInError(wait_s)


def _find_wait(lock: Lock | None, now: dt.datetime) -> int:
    return 0 if lock is None else count_wait(lock.until, now)


def _find_crowd(accounts: Accounts, address: str, now: dt.datetime) -> int:
    since = write_time(now - ADDRESS_WINDOW)
    is_crowd = accounts.count_attempts_from(address, since) >= ADDRESS_ATTEMPTS
    return round(ADDRESS_WINDOW.total_seconds()) if is_crowd else 0


def _begin_session(
    accounts: Accounts,
    user: UserRow,
    said: SignIn,
    failures: tuple[dt.datetime, ...],
    now: dt.datetime,
) -> SignedIn:
    secret = secrets.token_urlsafe(32)
    at = write_time(now)
    failed = write_time(failures[-1]) if failures else None
    accounts.add_session(
        SessionRow(
            hash=hash_secret(secret),
            user=user.key,
            created=at,
            seen=at,
            expires=write_time(now + LONGEST),
            agent=make_writable(said.agent or "")[:_LONGEST_AGENT] or None,
            failures=len(failures),
            failed=failed,
        )
    )
    return SignedIn(secret=secret, name=user.name, failures=len(failures), failed=failed)


def _is_open(session: SessionRow, now: dt.datetime) -> bool:
    return (
        session.ended is None
        and now < read_time(session.expires)
        and now - read_time(session.seen) < IDLE
    )


def _forget_old(accounts: Accounts, now: dt.datetime) -> None:
    accounts.forget_attempts(write_time(now - KNOWN))
    accounts.forget_sessions(write_time(now - LONGEST))
