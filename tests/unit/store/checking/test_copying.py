"""Copying a file, and seeing to what is to be replaced."""

from contextlib import closing
from pathlib import Path

import pytest

from jalin.store.checking.copying import check_file, copy_file, settle_file
from jalin.store.engine.database import REGISTER, RegisterError
from jalin.store.engine.opening import open_database
from jalin.store.register import Register
from jalin.store.schema import NEWEST_VERSION


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make an empty register."""
    path = tmp_path / "news.db"
    Register.open(path).close()
    return path


def test_the_copy_has_what_stands_only_in_the_log(register: Path, tmp_path: Path) -> None:
    """What was committed and is not yet in the file itself is copied too."""
    with closing(open_database(register, create=False)) as writer:
        writer.fetch("INSERT INTO skipped VALUES ('a', 'empty', '')")
        assert register.with_name("news.db-wal").stat().st_size
        copy_file(register, tmp_path / "copy.db", purpose=REGISTER, newest=NEWEST_VERSION)
    with closing(open_database(tmp_path / "copy.db", create=False)) as copy:
        assert copy.fetch("SELECT source FROM skipped") == [("a",)]


def test_a_file_in_use_is_not_settled(register: Path) -> None:
    """Its log would be left behind; once it is closed there is none."""
    with Register.open(register) as opened:
        opened.count()
        with pytest.raises(RegisterError, match="is in use"):
            settle_file(register)
    settle_file(register)


@pytest.mark.parametrize("statement", ["CREATE TABLE a (b)", "PRAGMA application_id = 7"])
def test_another_programs_file_is_no_register(statement: str, tmp_path: Path) -> None:
    """It is neither copied nor replaced."""
    path = tmp_path / "other.db"
    with closing(open_database(path, create=True)) as other:
        other.fetch(statement)
    with pytest.raises(RegisterError, match="is no register and is not replaced"):
        check_file(path, purpose=REGISTER)
    with pytest.raises(RegisterError, match="is no register; nothing is copied"):
        copy_file(path, tmp_path / "copy.db", purpose=REGISTER, newest=NEWEST_VERSION)
