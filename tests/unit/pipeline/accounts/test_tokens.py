"""Tokens of programs."""

import pytest

from account_factory import NOON, after
from jalin.pipeline.accounts import tokens
from jalin.pipeline.accounts.errors import AccountError, AccountNotFoundError
from jalin.pipeline.accounts.tokens import NewToken, find_token_visitor
from jalin.pipeline.accounts.users import set_role
from jalin.pipeline.accounts.visitor import NOBODY, Act, How
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import UserRole

BOTH = frozenset({Act.READ, Act.JUDGE})


def _make(
    accounts: Accounts, *, scopes: frozenset[Act] = BOTH, days: int = 30, name: str = "skrip"
) -> str:
    new = NewToken(user="Ana Wijaya", name=name, scopes=scopes, days=days)
    return tokens.create_token(accounts, new, now=NOON)[0]


def test_a_token_tells_for_whom_it_asks(accounts: Accounts) -> None:
    """It may do what it was made for, and is kept only as a hash."""
    secret = _make(accounts, scopes=frozenset({Act.READ}))
    assert secret.startswith("jln_")
    visitor = find_token_visitor(accounts, secret, now=NOON)
    assert (visitor.how, visitor.name) == (How.TOKEN, "Ana Wijaya")
    assert visitor.scopes == {Act.READ}
    (kept,) = accounts.tokens()
    assert secret not in {kept.id, kept.hash, kept.name}
    assert kept.used == "2026-06-30T12:00:00Z"


@pytest.mark.parametrize("secret", ["", "jln_", "jln_diterka", "Bearer jln_x"])
def test_another_word_is_nobody(accounts: Accounts, secret: str) -> None:
    """A token cannot be guessed."""
    _make(accounts)
    assert find_token_visitor(accounts, secret, now=NOON) == NOBODY


def test_a_token_ends(accounts: Accounts) -> None:
    """On its last day, or when it is revoked."""
    one, other = _make(accounts), _make(accounts, days=60)
    assert find_token_visitor(accounts, one, now=after(days=30)) == NOBODY
    assert find_token_visitor(accounts, other, now=after(days=30)) != NOBODY
    (token,) = [it for it in tokens.list_tokens(accounts, now=after(days=30)) if it.is_open]
    tokens.revoke_token(accounts, token.id[:6], now=after(days=30))
    assert find_token_visitor(accounts, other, now=after(days=30)) == NOBODY


def test_a_token_never_outdoes_its_person(accounts: Accounts) -> None:
    """None is made above the role, and one made before sinks with it."""
    with pytest.raises(AccountError, match="more than its person: admin"):
        _make(accounts, scopes=frozenset(Act))
    secret = _make(accounts)
    set_role(accounts, "Ana Wijaya", UserRole.READER)
    assert find_token_visitor(accounts, secret, now=NOON).scopes == {Act.READ}


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"scopes": frozenset()}, "needs a scope"),
        ({"days": 0}, "between 1 and 366"),
        ({"days": 367}, "between 1 and 366"),
        ({"name": " "}, "a name is needed"),
    ],
)
def test_a_token_is_made_with_care(
    accounts: Accounts, options: dict[str, object], fault: str
) -> None:
    """It needs a name and a scope, and does not last for ever."""
    with pytest.raises(AccountError, match=fault):
        _make(accounts, **options)  # type: ignore[arg-type]


def test_people_revoke_only_their_own(accounts: Accounts) -> None:
    """A token of somebody else is not there for them; the start of an id must be one's."""
    _make(accounts)
    (token,) = tokens.list_tokens(accounts, "Ana Wijaya", now=NOON)
    for asked, of in ((token.id, "Budi"), ("", None)):
        with pytest.raises(AccountNotFoundError):
            tokens.revoke_token(accounts, asked, now=NOON, of=of)
    assert tokens.list_tokens(accounts, "Budi", now=NOON) == ()
    assert tokens.revoke_token(accounts, token.id, now=NOON, of="Ana Wijaya").revoked is not None


def test_scopes_are_words() -> None:
    """Every word that is none is named."""
    assert tokens.parse_scopes(["read", "judge", "read"]) == BOTH
    with pytest.raises(AccountError, match="hapus, tulis"):
        tokens.parse_scopes(["tulis", "read", "hapus"])
