"""People: made, changed, closed."""

import pytest

from account_factory import BETTER, GOOD, NOON, PASSWORDS, add_user, after, enter
from jalin.pipeline.accounts import users
from jalin.pipeline.accounts.errors import AccountError, AccountNotFoundError, SignInError
from jalin.pipeline.accounts.sessions import find_visitor
from jalin.pipeline.accounts.tokens import NewToken, create_token, find_token_visitor
from jalin.pipeline.accounts.users import NewUser
from jalin.pipeline.accounts.visitor import NOBODY, Act
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.rows import Access, UserRole


def test_a_name_belongs_to_one_person(accounts: Accounts) -> None:
    """A name that differs by case, blanks or width only is the same."""
    with pytest.raises(AccountError, match="already"):
        add_user(accounts, "  ANA   ｗijaya ")
    assert users.find_user(accounts, "ANA wijaya").name == "Ana Wijaya"


@pytest.mark.parametrize(
    ("name", "fault"),
    [("  ", "needed"), ("x" * 81, "80"), ("Ana\u202e", "control"), ("a\0b", "control")],
)
def test_a_name_can_be_shown(accounts: Accounts, name: str, fault: str) -> None:
    """Every fault of name and password is told at once."""
    new = NewUser(name=name, role=UserRole.READER, password="pendek")  # noqa: S106 (refused)
    with pytest.raises(AccountError) as caught:
        users.create_user(accounts, new, passwords=PASSWORDS, now=NOON)
    assert fault in str(caught.value)
    assert "at least 12" in str(caught.value)


def test_another_password_ends_the_sessions(accounts: Accounts) -> None:
    """The old password is no longer right, the new one is."""
    signed = enter(accounts)
    users.set_password(accounts, "ana wijaya", BETTER, passwords=PASSWORDS, now=after(hours=1))
    assert find_visitor(accounts, signed.secret, now=after(hours=1)) == NOBODY
    with pytest.raises(SignInError):
        enter(accounts, password=GOOD)
    assert enter(accounts, password=BETTER).name == "Ana Wijaya"


def test_a_weak_password_changes_nothing(accounts: Accounts) -> None:
    """What is refused leaves the one before in force."""
    with pytest.raises(AccountError):
        users.set_password(accounts, "Ana Wijaya", "ana wijaya 1", passwords=PASSWORDS, now=NOON)
    assert enter(accounts).name == "Ana Wijaya"


def test_a_role_holds_at_once(accounts: Accounts) -> None:
    """An open session may do what the new role may."""
    signed = enter(accounts)
    users.set_role(accounts, "Ana Wijaya", UserRole.READER)
    assert find_visitor(accounts, signed.secret, now=NOON).scopes == {Act.READ}


def test_a_disabled_account_lets_nobody_in(accounts: Accounts) -> None:
    """Sessions end, tokens are revoked for good, and the right password is refused."""
    signed = enter(accounts)
    new = NewToken(user="Ana Wijaya", name="skrip", scopes=frozenset({Act.READ}))
    token, _ = create_token(accounts, new, now=NOON)
    users.disable(accounts, "Ana Wijaya", now=NOON)
    assert find_visitor(accounts, signed.secret, now=NOON) == NOBODY
    with pytest.raises(SignInError):
        enter(accounts)
    users.enable(accounts, "Ana Wijaya", now=after(hours=1))
    assert find_token_visitor(accounts, token, now=after(hours=1)) == NOBODY
    assert enter(accounts, now=after(hours=1)).name == "Ana Wijaya"


def test_the_last_admin_stays(accounts: Accounts) -> None:
    """Somebody must be able to let others in; a second admin sets the first one free."""
    with pytest.raises(AccountError, match="last admin"):
        users.disable(accounts, "Budi", now=NOON)
    with pytest.raises(AccountError, match="last admin"):
        users.set_role(accounts, "Budi", UserRole.READER)
    users.set_role(accounts, "Ana Wijaya", UserRole.ADMIN)
    users.set_role(accounts, "Budi", UserRole.READER)
    assert users.find_user(accounts, "Budi").role is UserRole.READER


def test_the_list_tells_of_attacks(accounts: Accounts) -> None:
    """An admin sees failures and locks, and can lift them."""
    for index in range(10):
        with pytest.raises(SignInError):
            enter(accounts, password="salah", now=after(seconds=index))  # noqa: S106 (wrong)
    ana, budi = users.list_users(accounts, now=after(seconds=10))
    assert (ana.failures, budi.failures) == (10, 0)
    assert ana.locked_until == "2026-06-30T12:01:09Z"
    users.enable(accounts, "Ana Wijaya", now=after(seconds=11))
    assert users.list_users(accounts, now=after(seconds=11))[0].locked_until is None
    assert enter(accounts, now=after(seconds=11)).failures == 0


def test_the_list_counts_what_is_open(accounts: Accounts) -> None:
    """Sessions and tokens that are over do not count."""
    enter(accounts)
    new = NewToken(user="Ana Wijaya", name="skrip", scopes=frozenset({Act.READ}), days=1)
    create_token(accounts, new, now=NOON)
    today, later = (users.list_users(accounts, now=at)[0] for at in (NOON, after(days=31)))
    assert (today.sessions, today.tokens, later.sessions, later.tokens) == (1, 1, 0, 0)


def test_reading_is_open_until_it_is_closed(accounts: Accounts) -> None:
    """What was chosen last holds."""
    assert users.find_access(accounts) is Access.OPEN
    users.set_access(accounts, Access.CLOSED)
    assert users.find_access(accounts) is Access.CLOSED


def test_somebody_who_is_not_there_is_told(accounts: Accounts) -> None:
    """Every decision on a person needs the person."""
    with pytest.raises(AccountNotFoundError, match="Citra"):
        users.set_role(accounts, "Citra", UserRole.READER)
