"""What lies around a register's file."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from jalin.pipeline.checking.finding import Severity
from jalin.pipeline.checking.places import look_at_places
from jalin.store.accounts.accounts import Accounts
from jalin.store.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make an empty register."""
    path = tmp_path / "news.db"
    Register.open(path).close()
    path.chmod(0o644)
    return path


def look(register: Path) -> Mapping[str, Severity]:
    """Look around a register: each check, and how it is."""
    return {it.check: it.severity for it in look_at_places(register, None)}


def test_a_register_alone_is_fine(register: Path) -> None:
    """One file that only its owner writes, and no accounts."""
    assert set(look(register).values()) == {Severity.FINE}
    assert set(look(register)) == {"file", "disk", "accounts"}


def test_a_file_that_everybody_may_write_is_a_fault(register: Path) -> None:
    """Whoever has an account on the machine could change the truth."""
    register.chmod(0o666)
    assert look(register)["file"] is Severity.FAULT


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_accounts_that_others_may_read_are_a_fault(mode: int, register: Path) -> None:
    """Hashes of passwords are for nobody else; what to do is told."""
    place = register.with_name("news.accounts.db")
    Accounts.open(place).close()
    assert look(register)["accounts"] is Severity.FINE
    place.chmod(mode)
    found = next(it for it in look_at_places(register, None) if it.check == "accounts")
    assert found.severity is Severity.FAULT
    assert found.remedy == f"chmod 600 {place}"


def test_accounts_that_are_none_are_a_fault(register: Path) -> None:
    """A file in their place that holds something else lets nobody in."""
    place = register.with_name("news.accounts.db")
    place.write_text("bukan akun\n" * 999)
    place.chmod(0o600)
    assert look(register)["accounts"] is Severity.FAULT
