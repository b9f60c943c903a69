"""Which passwords are good enough, and what is kept of them."""

import time

import argon2
import pytest

from account_factory import CHEAP, GOOD, PASSWORDS
from jalin.pipeline.accounts.names import clean_name, find_key
from jalin.pipeline.accounts.passwords import Passwords, find_password_faults

MARKS = "a" + "\u0301\u0316" * 50_000


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("sebelas ab1", "at least 12"),
        ("x" * 1001, "at most 1000"),
        ("ana wijaya 2026!", "contain the name"),
        ("Saya-WIJAYA-saya", "contain the name"),
        ("indonesia1234", "others would try"),
        ("Password!2026", "others would try"),
        ("qwertyqwertyqwerty", "others would try"),
        ("rahasia-rahasia", "others would try"),
        ("ababababababab", "more different"),
    ],
)
def test_a_weak_password_is_refused(password: str, fault: str) -> None:
    """Short, common, or made of the name: each fault is worded."""
    assert fault in "; ".join(map(str, find_password_faults(password, "Ana Wijaya")))


@pytest.mark.parametrize(
    "password", [GOOD, "kunang-kunang malam", "Tiga+belas=tandaX", "日本語の長い合い言葉です"]
)
def test_a_good_password_has_no_fault(password: str) -> None:
    """Length counts, not which signs are in it."""
    assert list(find_password_faults(password, "Ana Wijaya")) == []


def test_a_password_is_checked_against_its_hash() -> None:
    """The right one fits, another does not, and the hash does not hold the password."""
    kept = PASSWORDS.hash(GOOD)
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert PASSWORDS.check(kept, GOOD)
    assert not PASSWORDS.check(kept, GOOD + "x")


def test_without_an_account_no_password_is_right() -> None:
    """Not even the one that is checked in its place."""
    assert not PASSWORDS.check(None, "nobody signs in with this")


def test_a_password_is_the_same_on_every_keyboard() -> None:
    """A letter with its accent in one sign or in two is one password."""
    composed, apart = "caf\u00e9 di ujung jalan", "cafe\u0301 di ujung jalan"
    assert PASSWORDS.check(PASSWORDS.hash(composed), apart)


def test_a_hash_of_another_cost_is_outdated() -> None:
    """When the cost changes, what was hashed before is hashed anew."""
    dearer = Passwords(argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    kept = Passwords(CHEAP).hash(GOOD)
    assert dearer.check(kept, GOOD)
    assert dearer.is_outdated(kept)
    assert not dearer.is_outdated(dearer.hash(GOOD))


def test_a_password_that_grows_when_it_is_written_alike_is_right() -> None:
    """Some letters become three; it is as long as it was typed."""
    grown = "\ufb2c" * 1000
    assert PASSWORDS.check(PASSWORDS.hash(grown), grown)
    assert not PASSWORDS.check(PASSWORDS.hash(grown), f"{grown}x")


def test_marks_without_end_take_no_time() -> None:
    """To sort them takes the square of their number: no more are looked at than a password has."""
    begun = time.process_time()
    assert not PASSWORDS.check(None, MARKS)
    assert find_key(MARKS)
    assert list(find_password_faults(MARKS, clean_name(MARKS)))
    assert time.process_time() - begun < 1
