"""The commands for accounts, as they are typed."""

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from account_factory import BETTER, GOOD
from command import Outcome, Run
from jalin.cli.exits import ExitCode
from jalin.pipeline.accounts.tokens import find_token_visitor
from jalin.store.accounts.accounts import Accounts

Add = Callable[..., Outcome]


@pytest.fixture
def add(run: Run, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Make an account with a password from the input."""
    monkeypatch.delenv("JALIN_ACCOUNTS", raising=False)

    def add_user(name: str, role: str = "reviewer", password: str = GOOD) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return run("user", "add", name, "--role", role, "--password-stdin")

    return add_user


def test_an_account_is_made_beside_the_register(add: Add, run: Run, tmp_path: Path) -> None:
    """No register is needed, and none is made."""
    assert add("Ana  Wijaya").out == "Ana Wijaya may sign in as reviewer.\n"
    assert [it.name for it in tmp_path.iterdir()] == ["jalin.accounts.db"]
    (listed,) = json.loads(run("user", "list", "--json").out)
    assert (listed["name"], listed["role"], listed["failures"]) == ("Ana Wijaya", "reviewer", 0)
    assert "Ana Wijaya" in run("user", "list").out
    assert "hash" not in listed


def test_accounts_may_be_elsewhere(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JALIN_ACCOUNTS names the file."""
    monkeypatch.setenv("JALIN_ACCOUNTS", "orang.db")
    add("Ana")
    assert [it.name for it in tmp_path.iterdir()] == ["orang.db"]


@pytest.mark.parametrize("password", ["pendek", "indonesia1234"])
def test_a_weak_password_is_refused(add: Add, password: str) -> None:
    """The fault is told in one line, without the password."""
    result = add("Ana", password=password)
    assert result.code == ExitCode.USAGE
    assert result.err.count("\n") == 1
    assert password not in result.err


def test_without_a_terminal_a_password_has_to_be_piped(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never asked for where nobody can answer."""
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))
    result = run("user", "add", "Ana")
    assert result.code == ExitCode.USAGE
    assert "--password-stdin" in result.err


@pytest.mark.parametrize(("again", "code"), [(GOOD, ExitCode.FINE), (BETTER, ExitCode.USAGE)])
def test_on_a_terminal_the_password_is_asked_for_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch, again: str, code: ExitCode
) -> None:
    """Both have to be the same."""
    typed = iter([GOOD, again])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert run("user", "add", "Ana").code == code


def test_a_token_is_printed_once(add: Add, run: Run, tmp_path: Path) -> None:
    """It works until it is revoked; the list tells everything but the token."""
    add("Ana")
    told = json.loads(
        run(
            *[
                "user",
                "token",
                "ana",
                "--scope",
                "read",
                "--expires",
                "30",
                "--for",
                "ekspor",
                "--json",
            ]
        ).out
    )
    with Accounts.open(tmp_path / "jalin.accounts.db") as accounts:
        now = dt.datetime.now(dt.UTC)
        assert find_token_visitor(accounts, told["token"], now=now).name == "Ana"
        listed = run("user", "tokens").out
        assert "ekspor" in listed
        assert told["token"] not in listed
        assert run("user", "revoke", told["id"][:6]).code == ExitCode.FINE
        assert find_token_visitor(accounts, told["token"], now=now).name is None


def test_a_token_above_the_role_is_refused(add: Add, run: Run) -> None:
    """The command says what the role may not."""
    add("Ana")
    result = run("user", "token", "Ana", "--scope", "admin")
    assert (result.code, "more than its person" in result.err) == (ExitCode.USAGE, True)


def test_accounts_are_changed(add: Add, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Role, password, closing and opening, and who may read."""
    add("Ana", "admin")
    add("Budi")
    assert run("user", "role", "Budi", "reader").code == ExitCode.FINE
    assert run("user", "disable", "Budi").code == ExitCode.FINE
    assert "disabled since" in run("user", "list").out
    assert run("user", "enable", "Budi").code == ExitCode.FINE
    monkeypatch.setattr("sys.stdin", io.StringIO(BETTER))
    assert run("user", "password", "Budi", "--password-stdin").code == ExitCode.FINE
    assert "last admin" in run("user", "disable", "Ana").err
    assert "closed" in run("user", "access", "closed").out
    assert run("user", "access").out == "Reading is closed.\n"


def test_somebody_who_is_not_there_is_not_found(run: Run) -> None:
    """As with deals, the exit code says so."""
    result = run("user", "disable", "Citra")
    assert (result.code, "Citra" in result.err) == (ExitCode.NOT_FOUND, True)
