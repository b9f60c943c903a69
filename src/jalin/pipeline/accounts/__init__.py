"""Accounts: signing in, sessions, tokens, roles. The faces find all of it here."""

from jalin.pipeline.accounts.desk import Desk
from jalin.pipeline.accounts.errors import (
    AccountError,
    AccountFault,
    AccountNotFoundError,
    SignInError,
)
from jalin.pipeline.accounts.limits import find_neighbourhood
from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.visitor import (
    NOBODY,
    SESSION_COOKIE,
    Act,
    How,
    Visitor,
    find_session,
    may,
    name_cookie,
)
from jalin.store.accounts.places import find_place
from jalin.store.accounts.rows import Access, UserRole

__all__ = [
    "NOBODY",
    "SESSION_COOKIE",
    "Access",
    "AccountError",
    "AccountFault",
    "AccountNotFoundError",
    "Act",
    "Desk",
    "How",
    "Passwords",
    "SignInError",
    "UserRole",
    "Visitor",
    "find_neighbourhood",
    "find_place",
    "find_session",
    "may",
    "name_cookie",
]
