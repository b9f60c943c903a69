"""A register in one SQLite file."""

import sqlite3
from pathlib import Path

import pytest

from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from jalin.store.rows import DealRow
from jalin.store.tables import TABLES
from register_factory import doc, reading


def test_a_closed_register_is_one_file(path: Path) -> None:
    """Nothing lies beside the register once it is closed."""
    with Register.open(path) as register:
        register.add(doc(), reading(doc()))
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_nothing_is_made_where_none_may_be(path: Path) -> None:
    """Looking for a register leaves no empty file."""
    with pytest.raises(RegisterError, match="jalin add"):
        Register.open(path, create=False)
    assert not path.exists()


def test_a_foreign_file_is_refused_and_left_alone(path: Path) -> None:
    """A file that is no database stays as it is."""
    path.write_bytes(b"catatan rapat " * 100)
    with pytest.raises(RegisterError, match="not a register"):
        Register.open(path)
    assert path.read_bytes() == b"catatan rapat " * 100


def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    """Another program's database stays as it is."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="another program"):
        Register.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["/proc/jalin.db", "/nowhere/jalin.db", "/tmp"])  # noqa: S108
def test_a_place_that_cannot_be_written_is_told(place: str) -> None:
    """A read-only or missing folder, or a folder itself, is an error in clear words."""
    with pytest.raises(RegisterError, match=r"cannot be opened|is not a file"):
        Register.open(Path(place))


def test_a_locked_register_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that another program holds is an error, not a hang."""
    monkeypatch.setattr("jalin.store.engine.sqlite._BUSY_TIMEOUT_S", 0.01)
    Register.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with (
        Register.open(path) as register,
        pytest.raises(RegisterError, match="locked"),
        register.transaction(),
    ):
        pass
    other.close()


@pytest.mark.parametrize(
    "condition",
    ["id = ?", "id IN (SELECT value FROM json_each(?))", "id >= ? AND id < 'x'"],
)
def test_rows_are_looked_up_by_index(path: Path, condition: str) -> None:
    """Equal, one of many, and a prefix: none of them reads the whole table."""
    Register.open(path).close()
    (table,) = (it for it in TABLES if it.row is DealRow)
    connection = sqlite3.connect(path)
    query = (
        f"EXPLAIN QUERY PLAN SELECT * FROM {table.name} WHERE {condition} ORDER BY id, first_told"  # noqa: S608
    )
    plan = [row[-1] for row in connection.execute(query, ("[]",))]
    connection.close()
    assert any(step.startswith("SEARCH told_deals USING INDEX told_deals_by_id") for step in plan)
    assert not any(step.startswith("SCAN told_deals") for step in plan)


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_is_gone_while_in_use_is_told(path: Path, *, is_replaced: bool) -> None:
    """What is written to a file that nobody can find is not taken for kept, nor read any more."""
    with Register.open(path) as register:
        register.add(doc(), reading(doc()))
        for file in path.parent.iterdir():
            file.unlink()
        if is_replaced:
            Register.open(path).close()
        with pytest.raises(RegisterError, match="deleted or replaced"):
            register.add(doc("Lain."), reading(doc("Lain.")))
        with pytest.raises(RegisterError, match="deleted or replaced"):
            register.stamp()


def test_a_register_is_known_by_its_place_wherever_one_goes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path means the folder in which the register was opened."""
    monkeypatch.chdir(path.parent)
    with Register.open(path.name) as register:
        monkeypatch.chdir("/")
        assert register.add(doc(), reading(doc()))
