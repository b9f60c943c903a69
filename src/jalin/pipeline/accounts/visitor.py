"""Who asks, and what they may do. Roles add up: reader, reviewer, admin."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalin.store.accounts.rows import Access, UserRole


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


def list_acts(role: UserRole) -> frozenset[Act]:
    """List what a role may do."""
    return _ACTS_BY_ROLE[role]


def may(visitor: Visitor, act: Act, access: Access) -> bool:
    """Tell whether a visitor may do something. Where access is open, everybody may read."""
    return act in visitor.scopes or (act is Act.READ and access is Access.OPEN)
