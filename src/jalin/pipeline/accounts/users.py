"""People: made, changed, closed. Each call is one decision with the time passed in."""

import datetime as dt
from dataclasses import dataclass, replace

from jalin.pipeline.accounts.errors import AccountError, AccountNotFoundError, fault
from jalin.pipeline.accounts.limits import MEMORY, Lock, find_lock
from jalin.pipeline.accounts.names import (
    clean_name,
    find_key,
    find_name_faults,
    hash_secret,
    read_time,
    write_time,
)
from jalin.pipeline.accounts.passwords import Passwords, find_password_faults
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import Access, Outcome, UserRole, UserRow

_ACCESS = "access"
_LAST_ADMIN = fault("somebody must stay who may administer: this is the last admin")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    """A person in a list. `failures` are those since the last sign-in within a day."""

    name: str
    role: UserRole
    created: str
    disabled: str | None
    sessions: int
    tokens: int
    failures: int
    locked_until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """Who is to have an account."""

    name: str
    role: UserRole
    password: str


def create_user(
    accounts: Accounts, new: NewUser, *, passwords: Passwords, now: dt.datetime
) -> UserRow:
    """Make an account. Raises AccountError."""
    name = clean_name(new.name)
    faults = (*find_name_faults(name), *find_password_faults(new.password, name))
    if faults:
        raise AccountError(faults)
    at = write_time(now)
    user = UserRow(
        key=find_key(name),
        name=name,
        role=new.role,
        hash=passwords.hash(new.password),
        created=at,
        changed=at,
    )
    if not accounts.add_user(user):
        raise AccountError([fault("there is an account of %(name)s already", name=name)])
    return user


def find_user(accounts: Accounts, name: str) -> UserRow:
    """Find the account of a name. Raises AccountNotFoundError."""
    found = accounts.find_user(find_key(name))
    if found is None:
        raise AccountNotFoundError("account of", name)
    return found


def set_password(
    accounts: Accounts, name: str, password: str, *, passwords: Passwords, now: dt.datetime
) -> None:
    """Give a person another password, whatever the one before; their sessions end.

    Raises AccountNotFoundError, AccountError.
    """
    user = find_user(accounts, name)
    faults = tuple(find_password_faults(password, user.name))
    if faults:
        raise AccountError(faults)
    hash_, at = passwords.hash(password), write_time(now)
    with accounts.transaction():
        accounts.set_user(replace(find_user(accounts, name), hash=hash_, changed=at))
        accounts.end_sessions(user.key, at)


def set_role(accounts: Accounts, name: str, role: UserRole) -> None:
    """Give a person another role, at once also in open sessions.

    Raises AccountNotFoundError, AccountError.
    """
    with accounts.transaction():
        user = find_user(accounts, name)
        if role is not UserRole.ADMIN:
            _check_admin_stays(accounts, user)
        accounts.set_user(replace(user, role=role))


def disable(accounts: Accounts, name: str, *, now: dt.datetime) -> None:
    """Close an account: sessions end and tokens are revoked.

    Raises AccountNotFoundError, AccountError.
    """
    at = write_time(now)
    with accounts.transaction():
        user = find_user(accounts, name)
        _check_admin_stays(accounts, user)
        accounts.set_user(replace(user, disabled=user.disabled or at))
        accounts.end_sessions(user.key, at)
        for token in accounts.tokens(user.key):
            accounts.revoke_token(token.hash, at)


def enable(accounts: Accounts, name: str, *, now: dt.datetime) -> None:
    """Open an account again, and lift a lock on its name. Raises AccountNotFoundError."""
    with accounts.transaction():
        user = find_user(accounts, name)
        accounts.set_user(replace(user, disabled=None))
        later = write_time(now + dt.timedelta(seconds=1))
        accounts.forget_attempts(later, hash_secret(user.key))


def list_users(accounts: Accounts, *, now: dt.datetime) -> tuple[UserView, ...]:
    """List the people with what an admin should know of each."""
    return tuple(_view(accounts, user, now) for user in accounts.users())


def find_failures(
    accounts: Accounts, key: str, now: dt.datetime, *, address: str | None = None
) -> tuple[dt.datetime, ...]:
    """Find the failed attempts on a name since its last sign-in, within a day.

    With an address those from there alone.
    """
    times: list[dt.datetime] = []
    for attempt in accounts.tries_on(hash_secret(key), write_time(now - MEMORY)):
        if address is not None and attempt.address != address:
            continue
        if attempt.outcome is Outcome.FINE:
            times.clear()
        elif attempt.outcome is Outcome.FAILED:
            times.append(read_time(attempt.at))
    return tuple(times)


def find_access(accounts: Accounts) -> Access:
    """Tell who may read; everybody, where nobody said otherwise."""
    return Access(accounts.find_preference(_ACCESS) or Access.OPEN)


def set_access(accounts: Accounts, access: Access) -> None:
    """Say who may read."""
    accounts.set_preference(_ACCESS, access.value)


def _view(accounts: Accounts, user: UserRow, now: dt.datetime) -> UserView:
    at = write_time(now)
    failures = find_failures(accounts, user.key, now)
    lock: Lock | None = find_lock(failures)
    is_locked = lock is not None and lock.until > now
    return UserView(
        name=user.name,
        role=user.role,
        created=user.created,
        disabled=user.disabled,
        sessions=sum(it.expires > at for it in accounts.sessions_of(user.key)),
        tokens=sum(it.revoked is None and it.expires > at for it in accounts.tokens(user.key)),
        failures=len(failures),
        locked_until=write_time(lock.until) if lock is not None and is_locked else None,
    )


def _check_admin_stays(accounts: Accounts, user: UserRow) -> None:
    others = [
        it
        for it in accounts.users()
        if it.role is UserRole.ADMIN and it.disabled is None and it.key != user.key
    ]
    if user.role is UserRole.ADMIN and user.disabled is None and not others:
        raise AccountError([_LAST_ADMIN])
