"""The rows of the accounts: people, their sessions, their tokens, who tried to sign in.

Times are ISO 8601 in UTC, all of one length, so that they sort as text. No password and no token is
kept, only what they are checked against.
"""

from dataclasses import dataclass
from enum import StrEnum


class UserRole(StrEnum):
    """What a person may do at most; each may do what the one before may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Access(StrEnum):
    """Who may read: everybody who reaches the pages, or only who signed in."""

    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How an attempt to sign in ended. One that is refused was not even checked."""

    FAILED = "failed"
    REFUSED = "refused"
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRow:
    """A person. `key` is the name in the form in which two names are the same.

    `hash` is the argon2 hash of the password. `disabled` is when the account was closed.
    """

    key: str
    name: str
    role: UserRole
    hash: str
    created: str
    changed: str
    disabled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One signed-in browser. `hash` is the SHA-256 of the secret that its cookie holds.

    `failures` counts the failed attempts between the sign-in before and this one; `failed` is when
    the last of them was.
    """

    hash: str
    user: str
    created: str
    seen: str
    expires: str
    ended: str | None = None
    agent: str | None = None
    failures: int = 0
    failed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """A token of a program. `hash` is its SHA-256, `id` the start of that, to name it by.

    `scopes` are words with blanks between them. `used` is when it was last seen.
    """

    id: str
    hash: str
    user: str
    name: str
    scopes: str
    created: str
    expires: str
    used: str | None = None
    revoked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """An attempt to sign in.

    `who` is the SHA-256 of the name that was typed: people type passwords into the wrong field.
    """

    who: str
    address: str
    at: str
    outcome: Outcome
