"""A backup is whole, checked, of one moment, and hinders nobody; or it is not there."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jalin.model import AbortError
from jalin.pipeline.checking.doctor import Examination, examine
from jalin.pipeline.checking.finding import Severity
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.exporting.writing import ExportError
from jalin.pipeline.transfer.backup import Backup, BackupOptions, back_up
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import find_place
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from register_factory import Heard, doc, insight, reading
from trust.upgrade.old_registers import add_schema, find_schema, read_truth, unpack_file
from trust.upgrade.writers import Writer, writing
from truth_factory import dump, fill_truth

# Too long for every test run.
pytestmark = pytest.mark.slow

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
# Nobody should have to wait for a copy; a busy machine alone takes a part of this.
_LONGEST_WAIT_S = 20.0
_CHILD = """
import os, signal, sys
from pathlib import Path
from jalin.pipeline.transfer import backup
from register_factory import Heard
stage = sys.argv[3]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if stage == "copy":
    backup.copy_file = die
elif stage == "sync":
    backup._sync = die
elif stage == "rename":
    Path.replace = die
elif stage == "full":
    import resource
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
options = backup.BackupOptions(replace=True)
try:
    backup.back_up(Path(sys.argv[1]), Path(sys.argv[2]), Heard(), options)
except Exception as err:
    sys.exit(f"{type(err).__name__}: {err}")
"""


def copy(
    register: Path | str, out: Path, *, replace: bool = False, accounts: bool = False
) -> Backup:
    """Make a backup."""
    options = BackupOptions(replace=replace, accounts=accounts)
    return back_up(Path(str(register)), out, Heard(), options)


def find_faults(path: Path) -> list[str]:
    """Let the doctor look a copy through."""
    found = examine(Examination(register=path))
    return [f"{it.check}: {it.told}" for it in found if it.severity is Severity.FAULT]


def list_names(folder: Path) -> list[str]:
    """List what is in a folder."""
    return sorted(it.name for it in folder.iterdir())


def start_copying(register: Path, out: Path, stage: str) -> subprocess.Popen[str]:
    """Begin a backup in a process of its own, which ends itself at a stage."""
    return subprocess.Popen(  # noqa: S603 (our own code)
        [sys.executable, "-c", _CHILD, str(register), str(out), stage],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(it for it in sys.path if it)},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make a register in a folder of its own."""
    path = tmp_path / "own" / "register.db"
    path.parent.mkdir()
    fill_truth(path)
    return path


def test_a_backup_is_the_register_for_its_owner_alone(register: Path, tmp_path: Path) -> None:
    """The copy has every row, stands in a new folder alone, and nobody else may read it."""
    out = tmp_path / "copies" / "monday" / "register.db"
    done = copy(register, out)
    assert (done.file, done.accounts, done.left_out) == (out, None, None)
    assert list_names(out.parent) == ["register.db"]
    assert out.stat().st_mode & 0o777 == 0o600
    assert dump(out) == dump(register)
    assert find_faults(out) == []


@pytest.mark.parametrize(
    ("backups", "filling"), [(2, 20), pytest.param(40, 400, marks=pytest.mark.slow)]
)
def test_every_backup_beside_writers_is_of_one_moment(
    backups: int, filling: int, register: Path, tmp_path: Path
) -> None:
    """All that was acknowledged before is in it, of each writer nothing without what went before.

    It waits for nobody, and nobody waits for it.
    """
    with Register.open(register) as opened, opened.transaction():
        for number in range(filling):
            told = doc(f"Nomor {number}. {'Kata panjang. ' * 5000}", name=f"f{number}")
            opened.add(told, reading(told))
    writers = [Writer(name=name, address=register) for name in ("a", "b")]
    with writing(*writers):
        for number in range(backups):
            while min(it.done for it in writers) < 2 * number + 2:
                time.sleep(0.01)
            least = [it.done for it in writers]
            out = tmp_path / f"{number}.db"
            copy(register, out)
            most = [it.begun for it in writers]
            assert find_faults(out) == []
            with Register.open(out, create=False) as made:
                bounds = zip(writers, least, most, strict=True)
                assert [it.find_fault(made, *ends) for it, *ends in bounds] == [None, None]
            out.unlink()
    assert max(it.longest_s for it in writers) < _LONGEST_WAIT_S


def test_what_is_there_stays_unless_told(register: Path, tmp_path: Path) -> None:
    """A file is only replaced where that is said, and only a register that nobody uses."""
    out = tmp_path / "copy.db"
    copy(register, out)
    with pytest.raises(ExportError, match="--replace"):
        copy(register, out)
    with Register.open(register) as opened:
        told = doc("Yang baru.", name="baru")
        opened.add(told, reading(told))
        ensure_derived(opened, insight())
    with Register.open(out), pytest.raises(RegisterError, match="is in use"):
        copy(register, out, replace=True)
    copy(register, out, replace=True)
    assert dump(out) == dump(register)


@pytest.mark.parametrize("content", [b"Daftar belanja.\n" * 99, b"SQLite format 3\0"])
def test_what_is_no_register_is_never_replaced(
    content: bytes, register: Path, tmp_path: Path
) -> None:
    """A file of another kind stays, whatever is said."""
    out = tmp_path / "copy.db"
    out.write_bytes(content)
    with pytest.raises(AbortError, match="is not a register"):
        copy(register, out, replace=True)
    assert out.read_bytes() == content


def test_a_register_is_not_copied_onto_itself(register: Path, tmp_path: Path) -> None:
    """Nor by another name."""
    link = tmp_path / "link.db"
    link.symlink_to(register)
    for out in (register, link):
        with pytest.raises(ExportError, match="is the register itself"):
            copy(register, out, replace=True)


def test_a_log_without_its_file_is_not_taken_for_the_copys(register: Path, tmp_path: Path) -> None:
    """What a killed program left beside a name is no part of what comes there."""
    (tmp_path / "copy.db-wal").write_bytes(b"log")
    with pytest.raises(ExportError, match="is left of another file"):
        copy(register, tmp_path / "copy.db")


def test_a_damaged_register_gives_no_backup(register: Path, tmp_path: Path) -> None:
    """A copy that would be damaged too is not kept, and it is told."""
    with contextlib.closing(sqlite3.connect(register)) as opened:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'told_deals'"
        ((root,),) = opened.execute(query).fetchall()
    content = bytearray(register.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    register.write_bytes(content)
    with pytest.raises(RegisterError, match="is damaged, and so is the copy"):
        copy(register, tmp_path / "copies" / "copy.db")
    assert list_names(tmp_path / "copies") == []


@pytest.mark.parametrize("name", ["schema-3-first", "schema-6"])
def test_an_older_register_is_copied_as_it_is(name: str, tmp_path: Path) -> None:
    """A backup before an upgrade is one of the old schema, which the old program reads."""
    old = unpack_file(name, tmp_path)
    before = old.read_bytes()
    copy(old, tmp_path / "copy.db")
    assert find_schema(tmp_path / "copy.db") == int(name.split("-")[1])
    assert read_truth(tmp_path / "copy.db") == read_truth(old)
    assert old.read_bytes() == before


def test_a_newer_register_gives_no_backup(register: Path, tmp_path: Path) -> None:
    """Nobody here can tell whether the copy would be whole."""
    add_schema(register)
    with pytest.raises(RegisterError, match="use a newer Jalin"):
        copy(register, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize(
    "stage", ["rename", *(pytest.param(it, marks=pytest.mark.slow) for it in ("copy", "sync"))]
)
@pytest.mark.parametrize("before", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_a_killed_backup_leaves_what_was_there(
    stage: str,
    before: bool,  # noqa: FBT001 (a parameter of a test)
    register: Path,
    tmp_path: Path,
) -> None:
    """Killed at any stage, there is no file of the name, or the whole one from before."""
    out = tmp_path / "copy.db"
    if before:
        fill_truth(out)
    wanted = dump(out) if before else None
    with start_copying(register, out, stage) as child:
        assert child.wait() == -signal.SIGKILL
    assert (dump(out) if out.exists() else None) == wanted
    assert copy(register, out, replace=True).file == out
    assert dump(out) == dump(register)
    assert find_faults(out) == []


@pytest.mark.slow
def test_a_backup_killed_at_any_moment_leaves_what_was_there(
    register: Path, tmp_path: Path
) -> None:
    """A hundred copies of 60 MB are killed at random moments; none leaves a half file."""
    with Register.open(register) as opened, opened.transaction():
        for number in range(400):
            told = doc(f"Nomor {number}. {'Kata panjang. ' * 5000}", name=f"f{number}")
            opened.add(told, reading(told))
    start = time.monotonic()
    with start_copying(register, tmp_path / "whole.db", "none") as child:
        assert child.wait() == 0
    taken_s = time.monotonic() - start
    source, killed = random.Random(SEED), 0  # noqa: S311 (of a test)
    for number in range(100):
        out = tmp_path / "copies" / "copy.db"
        with start_copying(register, out, "none") as child:
            time.sleep(source.uniform(0.2, 1.1) * taken_s)
            child.kill()
            killed += child.wait() == -signal.SIGKILL
        if out.exists():
            assert find_faults(out) == [], f"copy {number}, seed {SEED}"
        shutil.rmtree(out.parent, ignore_errors=True)
    assert killed


def test_a_full_disk_leaves_no_half_file(register: Path, tmp_path: Path) -> None:
    """Where there is no room the copy is not there, and it is said in one line."""
    out = tmp_path / "copies" / "copy.db"
    with start_copying(register, out, "full") as child:
        _, told = child.communicate()
    assert child.returncode == 1
    assert "cannot be copied" in told
    assert "Error: register" in told
    assert list_names(out.parent) == []


def test_accounts_are_copied_where_that_is_said(register: Path, tmp_path: Path) -> None:
    """They are no part of a register: who leaves them out is told where they are."""
    place = find_place(register)
    with pytest.raises(ExportError, match="there are no accounts"):
        copy(register, tmp_path / "a.db", accounts=True)
    with Accounts.open(place) as accounts:
        accounts.set_preference("access", "closed")
    assert copy(register, tmp_path / "a.db").left_out == str(place)
    done = copy(register, tmp_path / "b.db", accounts=True)
    assert (done.accounts, done.left_out) == (tmp_path / "b.accounts.db", None)
    with Accounts.open(tmp_path / "b.accounts.db") as copied:
        assert copied.find_preference("access") == "closed"
    assert (tmp_path / "b.accounts.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_a_backup_of_postgresql_is_a_register_in_a_file(postgres_url: str, tmp_path: Path) -> None:
    """Everything that is kept is in it, as of one moment, while others write."""
    fill_truth(postgres_url)
    writers = [Writer(name=name, address=postgres_url) for name in ("a", "b")]
    with writing(*writers):
        for number in range(5):
            least = [it.done for it in writers]
            out = tmp_path / f"{number}.db"
            copy(postgres_url, out)
            most = [it.begun for it in writers]
            assert find_faults(out) == []
            with Register.open(out, create=False) as made:
                bounds = zip(writers, least, most, strict=True)
                assert [it.find_fault(made, *ends) for it, *ends in bounds] == [None, None]
    copy(postgres_url, tmp_path / "last.db")
    for address in (postgres_url, tmp_path / "last.db"):
        with Register.open(address) as opened:
            ensure_derived(opened, insight())
    assert dump(tmp_path / "last.db") == dump(postgres_url)
