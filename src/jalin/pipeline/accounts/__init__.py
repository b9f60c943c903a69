"""Accounts: signing in, sessions, tokens, roles. The faces find all of it here."""

from jalin.pipeline.accounts.desk import Desk
from jalin.pipeline.accounts.errors import (
    AccountError,
    AccountFault,
    AccountNotFoundError,
    SignInError,
)
from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.sessions import SESSION_COOKIE
from jalin.pipeline.accounts.visitor import NOBODY, Act, How, Visitor, may
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
    "find_place",
    "may",
]
