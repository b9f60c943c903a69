"""Guessing: passwords one after another, all at once, from many addresses; and which names are."""

import re
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from account_factory import BETTER, GOOD, add_user
from jalin.pipeline.accounts import Desk, Passwords, SignInError, UserRole, find_place
from jalin.pipeline.accounts.names import hash_secret
from jalin.pipeline.accounts.sessions import SignIn, sign_in
from jalin.pipeline.accounts.users import NewUser, create_user, disable
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import AccountsPlace
from jalin.store.accounts.rows import Outcome
from review_factory import NOW
from trust.web.stack import Browser, Stack

WRONG = "bukan yang ini"
LOOKED_AT = 10
# As much as a form may hold, of marks that take long to be put into order.
BOMB = "a" + "\u0301\u0316" * 70_000
HALF = BOMB[:70_000]
QUICK_S = 2.0


def _count(accounts: Accounts, name: str) -> tuple[int, int]:
    """Count the passwords that were looked at for a name, and those that were not."""
    told = [it.outcome for it in accounts.attempts_on(hash_secret(name), "")]
    return len(told) - told.count(Outcome.REFUSED), told.count(Outcome.REFUSED)


@pytest.mark.parametrize("name", ["Ana", pytest.param("Tidak Ada", marks=pytest.mark.slow)])
def test_addresses_do_not_help_who_guesses(stack: Stack, name: str) -> None:
    """Each guess from another address, and said to be from another: ten are looked at."""
    browser = stack.browse()
    browser.find_csrf()
    statuses = []
    for step in range(25):
        stack.move(stack.tests, step)
        told = {"csrf": browser.find_csrf(), "name": name, "password": WRONG}
        claimed = dict.fromkeys(("x-forwarded-for", "x-real-ip", "forwarded"), f"203.0.113.{step}")
        statuses.append(browser.ask("POST", "/sign-in", data=told, headers=claimed).status_code)
    assert statuses == [403] * 9 + [429] * 16
    with stack.desk.open() as accounts:
        assert _count(accounts, name.lower())[0] == LOOKED_AT


def test_one_address_of_the_new_kind_is_a_network(stack: Stack) -> None:
    """Who has one has as many as all of them: they are counted together."""
    browser = stack.browse()
    statuses = []
    for step in range(40):
        stack.seen.address = f"2001:db8:{stack.tests:x}:0:{step:x}::1"
        told = {"csrf": browser.find_csrf(), "name": f"nama {step}", "password": WRONG}
        statuses.append(browser.ask("POST", "/sign-in", data=told).status_code)
    assert statuses == [403] * 30 + [429] * 10
    stack.seen.address = f"2001:db8:{stack.tests:x}:1::1"
    assert browser.enter("Ana").status_code == 303


@pytest.mark.slow
def test_who_is_refused_keeps_nobody_else_waiting(stack: Stack) -> None:
    """A neighbour that knocks on and on is looked at thirty times; then others are again."""
    browser = stack.browse()
    for step in range(45):
        told = {"csrf": browser.find_csrf(), "name": f"nama {step}", "password": WRONG}
        browser.ask("POST", "/sign-in", data=told)
    stack.clock.now = stack.clock.now.replace(minute=stack.clock.now.minute + 6)
    assert browser.enter("Ana").status_code == 303


@pytest.mark.parametrize("n_guesses", [24, pytest.param(100, marks=pytest.mark.slow)])
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_all_at_once_get_no_further(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str, n_guesses: int
) -> None:
    """A hundred guesses in one moment are looked at as often as one after another."""
    place: AccountsPlace = find_place(tmp_path / "jalin.db")
    if engine == "postgresql":
        if n_guesses < 100:
            pytest.skip("a server takes its time to start; the full form asks it")
        place = find_place("x.db", str(request.getfixturevalue("postgres_url")))
    desk = Desk(place, lambda: NOW, _Spy())
    with desk.open() as accounts:
        add_user(accounts, "Ana")

    def guess(number: int) -> None:
        said = SignIn(name="Ana", password=WRONG, address=f"203.0.113.{number}")
        with desk.open() as opened, pytest.raises(SignInError):
            sign_in(opened, said, passwords=desk.passwords, now=NOW)

    with ThreadPoolExecutor(n_guesses) as pool:
        list(pool.map(guess, range(n_guesses)))
    with desk.open() as accounts:
        assert _count(accounts, "ana") == (LOOKED_AT, n_guesses - LOOKED_AT)
    assert isinstance(desk.passwords, _Spy)
    assert len(desk.passwords.checked) == LOOKED_AT
    desk.close()


def test_no_answer_tells_which_names_there_are(stack: Stack) -> None:
    """A wrong password, an unknown name and a closed account are answered by the same page."""
    with stack.desk.open() as accounts:
        disable(accounts, "Citra", now=stack.clock())
    told = set()
    for name, password in (
        *(("Ana", WRONG), ("Citra", GOOD), ("Citra", WRONG), ("Tidak Ada", GOOD), ("X" * 900, "")),
        *(("ana\0", GOOD), ("\u202eanA", WRONG)),
    ):
        answer = stack.browse().enter(name, password)
        page = re.sub(r'value="[^"]*"', "", answer.text)
        told.add((answer.status_code, page, tuple(sorted(answer.headers))))
    assert len(told) == 1


@pytest.mark.parametrize("name", ["Ana", "Citra", "Tidak Ada", "", BOMB])
def test_every_name_costs_one_look_at_a_password(stack: Stack, name: str) -> None:
    """What takes most of the time is done for names that are not there too."""
    with stack.desk.open() as accounts:
        disable(accounts, "Citra", now=stack.clock())
    spy = _Spy()
    before, stack.desk.passwords = stack.desk.passwords, spy
    try:
        stack.browse().enter(name, WRONG)
    finally:
        stack.desk.passwords = before
    assert len(spy.checked) == 1


@pytest.mark.slow
def test_no_time_tells_which_names_there_are(tmp_path: Path) -> None:
    """With passwords as dear as they are in earnest, names that are and are not take as long."""
    desk = Desk(find_place(tmp_path / "jalin.db"), lambda: NOW)
    with desk.open() as accounts:
        new = NewUser(name="Ana", role=UserRole.READER, password=GOOD)
        create_user(accounts, new, passwords=desk.passwords, now=NOW)

    def measure(name: str, address: str) -> float:
        said = SignIn(name=name, password=WRONG, address=address)
        with desk.open() as opened:
            begun = time.perf_counter()
            with pytest.raises(SignInError):
                sign_in(opened, said, passwords=desk.passwords, now=NOW)
            return time.perf_counter() - begun

    known, unknown = [], []
    for number in range(8):
        known.append(measure("Ana", f"203.0.113.{number}"))
        unknown.append(measure("Tidak Ada", f"198.51.100.{number}"))
    ratio = statistics.median(known) / statistics.median(unknown)
    assert 0.6 < ratio < 1.6, (known, unknown)


class _Spy(Passwords):
    """Passwords that note what is looked at, as cheaply as it goes."""

    def __init__(self) -> None:
        from account_factory import CHEAP  # noqa: PLC0415

        super().__init__(CHEAP)
        self.checked: list[str] = []

    def check(self, kept: str | None, password: str) -> bool:
        """Look at a password."""
        self.checked.append(password)
        time.sleep(0.01)
        return super().check(kept, password)


def _sign_in(browser: Browser) -> int:
    return browser.enter(HALF, HALF).status_code


def _change_password(browser: Browser) -> int:
    told = {"act": "password", "old": GOOD, "new": HALF, "again": HALF}
    return browser.post("/account", **told).status_code


def _name_token(browser: Browser) -> int:
    return browser.post("/account", act="token", name=BOMB, days="9", scope_read="1").status_code


def _add_user(browser: Browser) -> int:
    told = {"act": "add", "name": BOMB, "role": "reader", "password": BETTER, "again": BETTER}
    return browser.post("/users", **told).status_code


@pytest.mark.parametrize("act", [_sign_in, _change_password, _name_token, _add_user])
def test_what_is_typed_without_end_costs_no_time(
    stack: Stack, act: Callable[[Browser], int]
) -> None:
    """Half a megabyte of marks that Unicode has to sort stops no server."""
    browser = stack.browse() if act is _sign_in else stack.signed_in("Budi")
    begun = time.process_time()
    assert act(browser) in {403, 422}
    assert time.process_time() - begun < QUICK_S
