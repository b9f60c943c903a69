"""The register's file."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.model import PartyKind, Skipped, Stage
from jalin.store.connection import RegisterError
from jalin.store.register import Register
from jalin.store.rows import DealRow, PartyRow, Row
from jalin.store.schema import NEWEST_VERSION
from register_factory import deal, doc, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a register's file that is not there yet."""
    return tmp_path / "jalin.db"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """Open a new register."""
    with Register.open(path) as opened:
        yield opened


def add_and_fail(register: Register, error: BaseException) -> None:
    """Add a document in a transaction that fails afterwards."""
    with register.transaction():
        register.add(doc("dua"), reading(doc("dua")))
        raise error


def deal_row(identity: str) -> DealRow:
    """Build a deal row."""
    return DealRow(
        id=identity,
        stage=Stage.INTENT,
        reached=Stage.INTENT,
        instrument=None,
        date=None,
        place=None,
        under=None,
        first_told=None,
        last_told=None,
        documents=1,
    )


def test_a_document_and_its_reading_come_back(register: Register) -> None:
    """What was added is current, equal to the byte."""
    document = doc(published="2026-02")
    told = reading(document, deal())
    assert register.add(document, told)
    assert list(register.current()) == [(document, told)]
    assert register.documents([document.id, "nobody"]) == {document.id: document}


def test_adding_again_changes_nothing(register: Register) -> None:
    """The same document by the same reader is refused, whatever the reading says."""
    register.add(doc(), reading(doc(), deal()))
    before = list(register.dump())
    assert not register.add(doc(), reading(doc()))
    assert list(register.dump()) == before


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_document_bears_the_first_of_its_names(
    register: Register, names: tuple[str, str]
) -> None:
    """Whichever name came first, the document and its reading bear the first by alphabet."""
    for name in names:
        named = replace(doc(), name=name, source=f"{name}.txt")
        register.add(named, reading(named))
        register.add_name(named)
    ((document, told),) = register.current()
    assert (document.name, document.source, told.doc_id) == ("a", "a.txt", "a")


def test_another_reader_takes_over_and_history_stays(register: Register) -> None:
    """A reading by a newer reader is current; the older is kept."""
    register.add(doc(), reading(doc(), reader="test/1"))
    assert register.add(doc(), reading(doc(), deal(), reader="test/2"))
    ((_, current),) = register.current()
    assert current.reader == "test/2"
    assert sum('"readings"' in line for line in register.dump()) == 2


def test_a_broken_batch_leaves_nothing(register: Register) -> None:
    """A transaction that ends in an exception keeps none of its documents."""
    with pytest.raises(KeyboardInterrupt):
        add_and_fail(register, KeyboardInterrupt())
    assert list(register.dump()) == []


def test_a_broken_part_leaves_the_rest_of_its_batch(register: Register) -> None:
    """A document that fails inside a batch is undone alone."""
    with register.transaction():
        register.add(doc("satu"), reading(doc("satu")))
        with pytest.raises(ZeroDivisionError):
            add_and_fail(register, ZeroDivisionError())
    assert [document.text for document, _ in register.current()] == ["satu"]


def test_a_skipped_source_is_noted_once(register: Register) -> None:
    """The same note twice is one row."""
    for _ in range(2):
        register.add_skipped(Skipped(source="a.txt", reason="empty"))
    assert list(register.dump()) == ['["skipped", "a.txt", "empty", ""]']


def test_derived_rows_replace_those_before(register: Register) -> None:
    """Deriving anew drops what was derived before, and only that."""
    register.add(doc(), reading(doc()))
    register.replace_derived([deal_row("aa")], "test", newest=register.newest())
    rows: list[Row] = [
        PartyRow(
            id="pindad", name="PT Pindad", kind=PartyKind.COMPANY, country=None, known_as=None
        ),
        deal_row("ab"),
        deal_row("bb"),
    ]
    register.replace_derived(rows, "test", newest=register.newest())
    assert register.find(DealRow) == (deal_row("ab"), deal_row("bb"))
    assert register.find(DealRow, id="bb") == (deal_row("bb"),)
    assert register.find_deals("a") == (deal_row("ab"),)
    assert len(list(register.current())) == 1


def test_a_register_knows_whether_it_is_derived(register: Register) -> None:
    """After a new reading, or for another deriver, the derived tables are behind."""
    assert not register.is_derived("one")
    register.replace_derived([], "one", newest=register.newest())
    assert register.is_derived("one")
    assert not register.is_derived("two")
    register.add(doc(), reading(doc()))
    assert not register.is_derived("one")


def test_a_row_that_points_nowhere_is_a_bug(register: Register) -> None:
    """Foreign keys are enforced, and nothing of the broken rows is kept."""
    register.replace_derived([deal_row("aa")], "test", newest=register.newest())
    orphan = replace(deal_row("bb"), under="nowhere")
    with pytest.raises(sqlite3.IntegrityError):
        register.replace_derived([orphan], "test", newest=register.newest())
    assert register.find(DealRow) == (deal_row("aa"),)


def test_a_closed_register_is_one_file(path: Path) -> None:
    """Nothing lies beside the register once it is closed, and it opens again."""
    with Register.open(path) as register:
        register.add(doc(), reading(doc()))
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    with Register.open(path, create=False) as register:
        assert len(list(register.current())) == 1


def test_a_missing_register_is_told(path: Path) -> None:
    """Where none may be made, a missing file is an error that says what to do."""
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


def test_a_newer_schema_is_refused(path: Path) -> None:
    """A register of a later Jalin is not touched."""
    Register.open(path).close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO schema_version VALUES (?, 'later')", (NEWEST_VERSION + 1,))
    connection.close()
    with pytest.raises(RegisterError, match="newer Jalin"):
        Register.open(path)


@pytest.mark.parametrize("place", ["/proc/jalin.db", "/nowhere/jalin.db", "/tmp"])  # noqa: S108
def test_a_place_that_cannot_be_written_is_told(place: str) -> None:
    """A read-only or missing folder, or a folder itself, is an error in clear words."""
    with pytest.raises(RegisterError, match=r"cannot be opened|is not a file"):
        Register.open(Path(place))


def test_a_locked_register_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that another program holds is an error, not a hang."""
    monkeypatch.setattr("jalin.store.connection._BUSY_TIMEOUT_S", 0.01)
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
