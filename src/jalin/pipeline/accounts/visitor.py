"""Who asks, and what they may do. Roles add up: reader, reviewer, admin."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalin.store.accounts.rows import Access, UserRole

# The cookie in which a browser keeps the secret of its session where it may travel in the clear.
SESSION_COOKIE = "jalin_session"
# Browsers take a cookie of such a name from the host itself alone, over TLS, for all its paths: no
# other host can plant one.
_HOST_ONLY = "__Host-"


class Act(StrEnum):
    """What somebody wants to do with the register. Also the scopes that a token can have."""

    READ = "read"
    JUDGE = "judge"
    ADMIN = "admin"


class How(StrEnum):
    """How we know who asks."""

    NOBODY = "nobody"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 (a word, not a secret)


_ACTS_BY_ROLE: Mapping[UserRole, frozenset[Act]] = {
    UserRole.READER: frozenset({Act.READ}),
    UserRole.REVIEWER: frozenset({Act.READ, Act.JUDGE}),
    UserRole.ADMIN: frozenset(Act),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. `scopes` are the acts that are allowed to this visit; nobody has none.

    `secret` names the session or the token, as its hash; it is what sessions are ended by.
    """

    how: How = How.NOBODY
    name: str | None = None
    role: UserRole | None = None
    scopes: frozenset[Act] = frozenset()
    secret: str | None = None


NOBODY = Visitor()


def name_cookie(name: str, *, is_secret: bool) -> str:
    """Name a cookie: one that travels over TLS alone bears the mark by which browsers guard it."""
    return f"{_HOST_ONLY}{name}" if is_secret else name


def find_session(cookies: Mapping[str, str], scheme: str) -> str | None:
    """Find the secret of the session that a browser shows.

    Over TLS no cookie counts that another host could have planted.
    """
    guarded = cookies.get(name_cookie(SESSION_COOKIE, is_secret=True))
    if guarded is not None or scheme == "https":
        return guarded
    return cookies.get(SESSION_COOKIE)


def list_acts(role: UserRole) -> frozenset[Act]:
    """List what a role may do."""
    return _ACTS_BY_ROLE[role]


def may(visitor: Visitor, act: Act, access: Access) -> bool:
    """Tell whether a visitor may do something. Where access is open, everybody may read."""
    return act in visitor.scopes or (act is Act.READ and access is Access.OPEN)
