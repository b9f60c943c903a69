"""Registers of every released schema come forward whole, whatever breaks off on the way."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.pipeline.jobs import find_all_samples
from jalin.store import schema
from jalin.store.register import Register
from jalin.store.schema import MIGRATIONS, NEWEST_VERSION
from postgres import new_schema
from trust.upgrade.commands import list_views, run_jalin, serve_once
from trust.upgrade.old_registers import (
    DUMPS,
    FILES,
    find_faults,
    find_schema,
    open_whole,
    read_truth,
    unpack_dump,
    unpack_file,
)
from truth_factory import dump, fill_truth, load, save

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
VIEWS = list_views(find_all_samples()[0])


def choose(names: Sequence[str], *short: str) -> list[object]:
    """Give the names as parameters, all but the short ones marked as slow."""
    return [it if it in short else pytest.param(it, marks=pytest.mark.slow) for it in names]


def check_forward(address: Path | str, before: object, folder: Path) -> None:
    """See that an opened register has its truth, and is what today's program makes of it."""
    assert find_schema(address) == NEWEST_VERSION
    assert read_truth(address, before) == before  # type: ignore[arg-type]
    assert find_faults(address) == []
    anew = folder / "anew.db"
    load(anew, save(address, folder / "truth.jsonl"))
    assert dump(anew) == dump(address)


@pytest.mark.parametrize("name", choose(FILES, "schema-3-first"))
def test_an_old_file_comes_forward(name: str, tmp_path: Path) -> None:
    """Nothing that was kept is changed, and all else is what today's program makes of it."""
    path = unpack_file(name, tmp_path)
    before = read_truth(path)
    assert before["documents"][1]
    assert before["readings"][1]
    open_whole(path)
    check_forward(path, before, tmp_path)


@pytest.mark.parametrize("name", choose(DUMPS))
def test_an_old_schema_of_postgresql_comes_forward(
    name: str, tmp_path: Path, postgres_url: str
) -> None:
    """The same holds on PostgreSQL."""
    url = unpack_dump(name, postgres_url)
    before = read_truth(url)
    open_whole(url)
    check_forward(url, before, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view[0])
@pytest.mark.parametrize("name", FILES)
def test_every_command_brings_an_old_file_forward(
    name: str, view: tuple[str, ...], tmp_path: Path
) -> None:
    """Whichever command opens an old register first, it answers, and the truth stays."""
    path = unpack_file(name, tmp_path)
    before = read_truth(path)
    done = run_jalin(*view, register=path)
    assert (done.returncode, done.stderr) == (0, "")
    assert find_schema(path) == NEWEST_VERSION
    after = read_truth(path, before)
    if view[0] == "add":
        for table, (_, rows) in before.items():
            assert set(map(repr, rows)) <= set(map(repr, after[table][1]))
    else:
        assert after == before
    open_whole(path)
    assert find_faults(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_serving_brings_an_old_file_forward(name: str, tmp_path: Path) -> None:
    """The first page of an old register tells its deals."""
    path = unpack_file(name, tmp_path)
    before = read_truth(path)
    assert "Ashok Leyland" in serve_once(path)
    assert read_truth(path, before) == before


def list_steps() -> list[object]:
    """List the steps that each old register still has before it; those of one are short."""
    return [
        pytest.param(name, at, marks=() if name == "schema-3-first" else pytest.mark.slow)
        for name in FILES
        for at in range(int(name.split("-")[1]) + 1, NEWEST_VERSION + 1)
    ]


@pytest.mark.parametrize(("name", "at"), list_steps())
def test_a_migration_that_breaks_off_goes_on(
    name: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that fails leaves the step before it whole, and the next opening goes on there."""
    path = unpack_file(name, tmp_path)
    before = read_truth(path)

    def fail(database: object) -> None:
        MIGRATIONS[at - 1].apply(database)  # type: ignore[arg-type]
        raise InterruptedError

    broken = (*MIGRATIONS[: at - 1], replace(MIGRATIONS[at - 1], apply=fail), *MIGRATIONS[at:])
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(InterruptedError):
            Register.open(path)
    assert find_schema(path) == at - 1
    assert read_truth(path, before) == before
    with Register.open(path):
        pass
    assert find_schema(path) == NEWEST_VERSION
    assert read_truth(path, before) == before


_KILLED = """
import os, signal, sys
from jalin.store.engine.sqlite import SqliteDatabase
from jalin.store.register import Register
left = int(sys.argv[2])
fetch = SqliteDatabase.fetch
def count(self, query, values=()):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return fetch(self, query, values)
SqliteDatabase.fetch = count
Register.open(sys.argv[1]).close()
print(int(sys.argv[2]) - left)
"""


def run_killed(path: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Open a register in a process that is killed before a statement of the opening."""
    return subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", _KILLED, str(path), str(at)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("schema-3-last", 0.0),
        pytest.param("schema-3-last", 1.0, marks=pytest.mark.slow),
        *(pytest.param(name, 0.3, marks=pytest.mark.slow) for name in FILES[2:]),
    ],
)
def test_a_migration_that_is_killed_goes_on(name: str, share: float, tmp_path: Path) -> None:
    """A process killed before any statement of the opening loses nothing; the next one goes on."""
    whole = unpack_file(name, tmp_path)
    before = read_truth(whole)
    statements = int(run_killed(whole, 0).stdout)
    open_whole(whole)
    wanted = dump(whole)
    chosen = range(1, statements + 1)
    moments = sorted(random.Random(SEED).sample(chosen, max(2, int(share * statements))))  # noqa: S311
    for at in moments:
        folder = tmp_path / str(at)
        folder.mkdir()
        path = unpack_file(name, folder)
        assert run_killed(path, at).returncode == -signal.SIGKILL
        with Register.open(path):
            pass
        told = f"killed before statement {at} of {statements}, seed {SEED}"
        assert find_schema(path) == NEWEST_VERSION, told
        assert read_truth(path, before) == before, told
        # To derive takes far longer than all else, and takes its own tables anew.
        if at == moments[-1]:
            open_whole(path)
            assert dump(path) == wanted, told


def test_declarations_of_another_program_are_made_anew(tmp_path: Path) -> None:
    """Derived tables that another program declared otherwise are dropped; the truth stays."""
    path = tmp_path / "register.db"
    fill_truth(path)
    before, wanted = read_truth(path), dump(path)
    with contextlib.closing(sqlite3.connect(path)) as opened:
        opened.execute("DROP TABLE told_deals")
        opened.execute("CREATE TABLE told_deals (id TEXT, later TEXT)")
        opened.execute("CREATE TABLE shares (deal_id TEXT)")
        opened.execute("UPDATE derived_from SET declarations = 'x y', tables = tables || ' shares'")
        opened.commit()
    open_whole(path)
    assert read_truth(path, before) == before
    assert dump(path) == wanted
    assert find_faults(path) == []


@pytest.mark.slow
def test_the_registers_of_both_engines_were_made_by_the_same_hands(
    tmp_path: Path, postgres_server: str
) -> None:
    """Each dump has as many rows of truth as the file of its release."""
    for name in DUMPS:
        with new_schema(postgres_server) as url:
            counted = [
                {table: len(rows) for table, (_, rows) in read_truth(it).items()}
                for it in (unpack_file(name, tmp_path), unpack_dump(name, url))
            ]
        assert counted[0] == counted[1]
