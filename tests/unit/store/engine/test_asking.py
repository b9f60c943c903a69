"""Whatever somebody typed can be asked for, and is not found."""

from pathlib import Path

import pytest

from jalin.store.engine.asking import make_askable
from jalin.store.register import Register
from jalin.store.rows import PartyRow
from register_factory import deal, doc, fill, reading

_UNHOLDABLE = ("\0", "a\0b", "\ud800", "a\udcffb", "é\0")


@pytest.mark.parametrize("asked", _UNHOLDABLE)
def test_sqlite_finds_nothing(tmp_path: Path, asked: str) -> None:
    """SQLite cannot hold half a character."""
    with Register.open(tmp_path / "jalin.db") as register:
        fill(register, (doc(), reading(doc(), deal())))
        assert register.find(PartyRow, id=asked) == ()
        assert len(register.find(PartyRow)) == 2


@pytest.mark.parametrize("asked", _UNHOLDABLE)
def test_postgresql_finds_nothing(postgres_url: str, asked: str) -> None:
    """PostgreSQL cannot hold NUL either; its connection stays whole."""
    with Register.open(postgres_url) as register:
        assert register.find(PartyRow, id=asked) == ()
        assert register.find_any(PartyRow, "id", [asked]) == ()
        assert register.count() == 0


def test_what_is_written_is_left_alone() -> None:
    """Only questions are changed, and of these only what cannot be asked."""
    assert make_askable("INSERT INTO a VALUES (?)", ("\0",)) == ("\0",)
    assert make_askable("\n  SELECT ?", ("é", 1, None, "a\0")) == ("é", 1, None, "a\ufffd")
