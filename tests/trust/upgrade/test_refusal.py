"""What is newer, foreign or not to be written is refused in a clear word, and left as it is."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from jalin.model import AbortError
from jalin.pipeline.checking.doctor import Examination, examine
from jalin.pipeline.jobs import find_all_samples
from jalin.source.truth.entries import FORMAT
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from trust.upgrade.commands import list_views, run_jalin
from trust.upgrade.make_fixture import RELEASES, take_out
from trust.upgrade.old_registers import (
    add_schema,
    digest,
    unpack_file,
)
from truth_factory import fill_truth, load, save

VIEWS = list_views(find_all_samples()[0])
_WRITING = ("add", "rebuild")
# Files that are no registers, and what is in them.
STRANGERS = {
    "text": b"Bukan register.\n" * 400,
    "zeros": bytes(8192),
    "cut": b"SQLite format 3\0abc",
}


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_newer_register_is_refused_untouched(journal: str, tmp_path: Path) -> None:
    """A register of a later schema is not opened, and not a byte of it is changed."""
    path = tmp_path / "later" / "register.db"
    path.parent.mkdir()
    fill_truth(path)
    add_schema(path, journal=journal)
    before = digest(path)
    for create in (False, True):
        with pytest.raises(RegisterError, match="has schema 9, this Jalin knows 8; use a newer"):
            Register.open(path, create=create)
    with pytest.raises(RegisterError, match="use a newer Jalin"):
        list(examine(Examination(register=path)))
    assert digest(path) == before


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view[0])
def test_every_command_refuses_a_newer_register(view: tuple[str, ...], tmp_path: Path) -> None:
    """Whatever is asked, the answer is one line that says what to do, and exit code 3."""
    path = tmp_path / "later" / "register.db"
    path.parent.mkdir()
    fill_truth(path)
    add_schema(path)
    before = digest(path)
    done = run_jalin(*view, register=path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "has schema 9, this Jalin knows 8; use a newer Jalin" in done.stderr
    assert digest(path) == before


@pytest.mark.parametrize("content", STRANGERS)
def test_a_file_that_is_no_register_is_refused_untouched(content: str, tmp_path: Path) -> None:
    """A text, a file of zeros and half a header are told to be no register, and stay."""
    path = tmp_path / "own" / "notes.txt"
    path.parent.mkdir()
    path.write_bytes(STRANGERS[content])
    before = digest(path)
    for create in (False, True):
        with pytest.raises(RegisterError, match="is not a register or is damaged"):
            Register.open(path, create=create)
    assert digest(path) == before


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_foreign_database_is_refused_untouched(journal: str, tmp_path: Path) -> None:
    """An SQLite file of another program is told to be one, and stays as it is."""
    path = tmp_path / "own" / "other.db"
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as opened:
        opened.execute(f"PRAGMA journal_mode = {journal}")
        opened.execute("CREATE TABLE documents (id TEXT)")
    before = digest(path)
    for create in (False, True):
        with pytest.raises(RegisterError, match="another program's database"):
            Register.open(path, create=create)
    assert digest(path) == before


def test_an_empty_file_is_no_register_before_something_is_added(tmp_path: Path) -> None:
    """Who only looks is told that there is none yet, and the file stays empty."""
    path = tmp_path / "own" / "empty.db"
    path.parent.mkdir()
    path.touch()
    before = digest(path)
    with pytest.raises(RegisterError, match="there is none yet"):
        Register.open(path, create=False)
    assert digest(path) == before


def test_a_newer_truth_is_refused(tmp_path: Path) -> None:
    """A file of truth that a later Jalin wrote is refused, and nothing of it is kept."""
    fill_truth(tmp_path / "register.db")
    out = save(tmp_path / "register.db", tmp_path / "truth.jsonl")
    first, *rest = out.read_text("utf-8").splitlines(keepends=True)
    known, later = (f'"format":{number}' for number in (FORMAT, FORMAT + 1))
    assert known in first
    later = first.replace(known, later)
    out.write_text("".join([later, *rest]), "utf-8")
    with pytest.raises(AbortError, match=r"has form .*use Jalin"):
        load(tmp_path / "other.db", out)
    assert not (tmp_path / "other.db").exists()


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_an_older_program_refuses_todays_register(release: object, tmp_path: Path) -> None:
    """A program of an earlier schema says that it is too old, and changes not a byte."""
    path = tmp_path / "own" / "register.db"
    path.parent.mkdir()
    fill_truth(path)
    if release.name == "schema-8":  # type: ignore[attr-defined]
        add_schema(path)
    before = digest(path)
    program = take_out(release, tmp_path)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="use a newer Jalin"):
        program.run("from jalin.cli import main; main()", "deals", register=path)
    assert digest(path) == before


def test_an_old_file_that_may_not_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    """Who may read an old register and not write it hears why that is not enough."""
    path = unpack_file("schema-3-last", tmp_path)
    path.chmod(0o444)
    before = path.read_bytes()
    done = run_jalin("deals", register=path, bound=True)
    assert path.read_bytes() == before
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "readonly database" in done.stderr
    assert "allow writing to it and to its folder" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "view", [it for it in VIEWS if it[0] not in _WRITING], ids=lambda it: it[0]
)
def test_todays_file_that_may_not_be_written_can_be_read(
    view: tuple[str, ...], tmp_path: Path
) -> None:
    """Every command that only looks answers from a register that is up to date."""
    path = tmp_path / "register.db"
    fill_truth(path)
    path.chmod(0o444)
    before = path.read_bytes()
    done = run_jalin(*view, register=path, bound=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == before
