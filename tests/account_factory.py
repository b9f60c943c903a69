"""Accounts for tests: cheap passwords, a clock that stands still, people with roles."""

import datetime as dt

import argon2

from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.sessions import SignedIn, SignIn, sign_in
from jalin.pipeline.accounts.users import NewUser, create_user
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import UserRole

NOON = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
GOOD = "kuda laut terbang 9"
BETTER = "sembilan kura-kura biru"
ADDRESS = "192.0.2.7"
# As weak as the library allows: tests hash often.
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORDS = Passwords(CHEAP)


def after(**parts: float) -> dt.datetime:
    """Give a time after noon."""
    return NOON + dt.timedelta(**parts)


def add_user(
    accounts: Accounts, name: str = "Ana Wijaya", role: UserRole = UserRole.REVIEWER
) -> None:
    """Make an account with the good password, at noon."""
    new = NewUser(name=name, role=role, password=GOOD)
    create_user(accounts, new, passwords=PASSWORDS, now=NOON)


def enter(
    accounts: Accounts,
    name: str = "Ana Wijaya",
    password: str = GOOD,
    *,
    now: dt.datetime = NOON,
    address: str = ADDRESS,
) -> SignedIn:
    """Sign in."""
    said = SignIn(name=name, password=password, address=address, agent="Peramban/1")
    return sign_in(accounts, said, passwords=PASSWORDS, now=now)
