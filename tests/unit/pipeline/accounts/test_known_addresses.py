"""Locks on names, and the addresses from which their people came in."""

import pytest

from account_factory import after, enter
from jalin.pipeline.accounts.errors import SignInError
from jalin.store.accounts.accounts import Accounts

STRANGE = "203.0.113.9"
WRONG = "bukan yang ini"


def _fail(accounts: Accounts, second: int, address: str) -> int:
    with pytest.raises(SignInError) as caught:
        enter(accounts, password=WRONG, now=after(seconds=second), address=address)
    return caught.value.wait_s


def test_a_stranger_locks_nobody_out_from_where_they_came_in(accounts: Accounts) -> None:
    """Failures from elsewhere lock the name for others, not for who is known there."""
    enter(accounts)
    assert _fail(accounts, 1, STRANGE) == 0
    waits = [_fail(accounts, second, STRANGE) for second in range(2, 12)]
    assert waits[-1] > 0
    with pytest.raises(SignInError):
        enter(accounts, now=after(seconds=12), address="198.51.100.1")
    assert enter(accounts, now=after(seconds=13)).failures == 10


def test_a_known_address_is_locked_by_its_own_failures(accounts: Accounts) -> None:
    """Who guesses from there gets no further than anybody."""
    enter(accounts)
    first, last = _fail(accounts, 1, STRANGE), None
    for second in range(2, 12):
        last = _fail(accounts, second, "192.0.2.7")
    assert (first, last) == (0, 60)
    with pytest.raises(SignInError):
        enter(accounts, now=after(seconds=12))


def test_an_address_is_known_for_thirty_days(accounts: Accounts) -> None:
    """Who comes back later is locked as a stranger is."""
    enter(accounts)
    month = 30 * 24 * 3600
    for second in range(1, 11):
        _fail(accounts, month + second, STRANGE)
    with pytest.raises(SignInError):
        enter(accounts, now=after(seconds=month + 11))


def test_who_was_refused_is_not_counted(accounts: Accounts) -> None:
    """A neighbour who knocks on and on is looked at again after five minutes, and so are others."""
    for second in range(60):
        with pytest.raises(SignInError):
            enter(accounts, f"nama {second}", WRONG, now=after(seconds=second), address=STRANGE)
    assert enter(accounts, now=after(seconds=331), address=STRANGE).failures == 0
