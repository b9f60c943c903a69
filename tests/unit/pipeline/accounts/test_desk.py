"""The accounts as the faces ask for them."""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from account_factory import NOON, PASSWORDS, add_user, enter
from jalin.pipeline.accounts.desk import Desk
from jalin.pipeline.accounts.tokens import NewToken, create_token
from jalin.pipeline.accounts.users import set_access
from jalin.pipeline.accounts.visitor import NOBODY, Act, How
from jalin.store.accounts.places import AccountsPlace
from jalin.store.accounts.rows import Access


class _Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    """Begin at noon."""
    return _Clock()


@pytest.fixture
def desk(place: AccountsPlace, clock: _Clock) -> Iterator[Desk]:
    """Open a desk where there are no accounts yet."""
    found = Desk(place, clock, PASSWORDS)
    yield found
    found.close()


def test_looking_makes_no_file(tmp_path: Path) -> None:
    """A register without accounts stays so: everybody is nobody, and may read."""
    desk = Desk(tmp_path / "x.accounts.db", _Clock(), PASSWORDS)
    assert desk.recognise(session="x", token="y") == NOBODY  # noqa: S106 (of nobody)
    assert (desk.access(), desk.has_users()) == (Access.OPEN, False)
    assert list(tmp_path.iterdir()) == []


def test_sessions_and_tokens_are_recognised(desk: Desk) -> None:
    """Either tells who asks; a token is looked at first."""
    with desk.open() as accounts:
        add_user(accounts)
        session = enter(accounts).secret
        new = NewToken(user="Ana Wijaya", name="skrip", scopes=frozenset({Act.READ}))
        token, _ = create_token(accounts, new, now=NOON)
    assert desk.has_users()
    assert desk.recognise(session=session).how is How.SESSION
    assert desk.recognise(session=session, token=token).how is How.TOKEN
    assert desk.recognise() == NOBODY


def test_access_is_asked_anew_after_a_while(desk: Desk, clock: _Clock) -> None:
    """What another process changed holds within two seconds, what this one changed at once."""
    assert desk.access() is Access.OPEN
    with desk.open() as accounts:
        set_access(accounts, Access.CLOSED)
    clock.now += dt.timedelta(seconds=3)
    assert desk.access() is Access.CLOSED
    with desk.open() as accounts:
        set_access(accounts, Access.OPEN)
    desk.forget_access()
    assert desk.access() is Access.OPEN


def test_every_thread_may_ask(desk: Desk) -> None:
    """Threads ask at the same time, one after another and beside each other."""
    with desk.open() as accounts:
        add_user(accounts)
        session = enter(accounts).secret
    names: list[str | None] = []

    def ask() -> None:
        names.extend(desk.recognise(session=session).name for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == ["Ana Wijaya"] * 20
