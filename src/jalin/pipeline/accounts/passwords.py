"""Passwords: which are good enough, and what is kept of them (argon2id)."""

import functools
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import argon2

from jalin.pipeline.accounts.errors import AccountFault, fault
from jalin.pipeline.accounts.names import LONGEST_TYPED, find_key

SHORTEST_PASSWORD = 12
# Longer ones only cost time to hash.
_LONGEST_PASSWORD = LONGEST_TYPED
# A word of so many letters that is part of the password counts as the name.
_SHORTEST_TELLING = 4
_MOST_AT_ONCE = 4
_COMMON = Path(__file__).parent / "common_passwords.txt"


class Passwords:
    """Hashes passwords and checks them. The cost is that of the hasher."""

    def __init__(self, hasher: argon2.PasswordHasher | None = None) -> None:
        self._hasher = hasher or argon2.PasswordHasher()
        # Each hash takes 64 MiB: whoever knocks a hundred times at once must not take them all.
        self._places = threading.BoundedSemaphore(_MOST_AT_ONCE)
        # Checked in the place of an account that is not there, so that both take the same time.
        self._nobody = self._hasher.hash("nobody signs in with this")

    def hash(self, password: str) -> str:
        """Give what is kept of a password."""
        with self._places:
            return self._hasher.hash(_normalise(password))

    def check(self, kept: str | None, password: str) -> bool:
        """Tell whether this is the password; without a kept hash it is not, in the same time.

        Nobody has one that is longer than any may be.
        """
        typed = _normalise(password[:_LONGEST_PASSWORD])
        try:
            with self._places:
                self._hasher.verify(kept or self._nobody, typed)
        except argon2.exceptions.VerifyMismatchError:
            return False
        return kept is not None and len(password) <= _LONGEST_PASSWORD

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made at another cost than is used now."""
        return self._hasher.check_needs_rehash(kept)


def find_password_faults(password: str, name: str) -> Iterator[AccountFault]:
    """Say why a password is not good enough for a person."""
    if len(password) < SHORTEST_PASSWORD:
        yield fault("a password has at least %(number)s characters", number=SHORTEST_PASSWORD)
    elif len(password) > _LONGEST_PASSWORD:
        yield fault("a password has at most %(number)s characters", number=_LONGEST_PASSWORD)
    plain = find_key(password)
    words = {find_key(name).replace(" ", ""), *find_key(name).split()}
    if any(len(word) >= _SHORTEST_TELLING and word in plain.replace(" ", "") for word in words):
        yield fault("a password does not contain the name")
    letters = "".join(sign for sign in plain if sign.isalnum())
    if any(_is_mostly(letters, word) for word in _load_common()):
        yield fault("this password is one of the first that others would try")
    elif len(set(plain)) < SHORTEST_PASSWORD // 2:
        yield fault("a password has more different characters")


def _is_mostly(letters: str, word: str) -> bool:
    """Tell whether a common password makes up the most of this one, once or repeated."""
    return len(letters.replace(word, "")) * 2 <= len(letters) if word in letters else False


@functools.cache
def _load_common() -> tuple[str, ...]:
    lines = _COMMON.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _normalise(password: str) -> str:
    """Give the same characters for the same password, on whatever keyboard it was typed."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace").decode()
