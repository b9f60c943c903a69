"""The commands that look a register through and copy it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from command import Run
from truth_factory import fill_truth


def test_a_sound_register_ends_well(run: Run, tmp_path: Path) -> None:
    """Each check is a line, and the last one tells that there is no fault."""
    fill_truth(tmp_path / "jalin.db")
    done = run("doctor")
    assert (done.code, done.err) == (0, "")
    *lines, last = done.out.splitlines()
    assert {line[:5] for line in lines} == {"fine "}
    assert last == f"{len(lines)} checks, no fault."


def test_a_fault_is_told_and_repaired(run: Run, tmp_path: Path) -> None:
    """A damage gives exit code 6, a repair takes it away, and JSON tells the same."""
    fill_truth(tmp_path / "jalin.db")
    with closing(sqlite3.connect(tmp_path / "jalin.db")) as opened:
        opened.execute("DELETE FROM told_deals")
        opened.commit()
    done = run("doctor")
    assert done.code == 6
    assert "FAULT  orphans" in done.out
    assert "→ jalin doctor --repair" in done.out
    told = json.loads(run("doctor", "--json").out)
    assert [it["check"] for it in told["findings"] if it["severity"] == "fault"] == ["orphans"]
    mended = run("doctor", "--repair", "--json")
    assert mended.code == 0
    assert "made anew: derived" in mended.err
    assert run("doctor").code == 0


def test_lost_truth_is_not_repaired(run: Run, tmp_path: Path) -> None:
    """Nothing is made anew from what cannot be read, and what to do is told."""
    fill_truth(tmp_path / "jalin.db")
    with closing(sqlite3.connect(tmp_path / "jalin.db")) as opened:
        opened.execute("UPDATE readings SET json = '{'")
        opened.execute("DELETE FROM told_deals")
        opened.commit()
    done = run("doctor", "--repair")
    assert done.code == 6
    assert "bring back a backup first" in done.err


def test_a_backup_can_be_brought_back(run: Run, tmp_path: Path) -> None:
    """What the page on safety tells: copy, lose, bring back."""
    fill_truth(tmp_path / "jalin.db")
    made = run("backup", "copies/monday.db", "--json")
    assert (made.code, made.err) == (0, "")
    (told,) = json.loads(made.out)
    assert told["file"] == "copies/monday.db"
    assert run("backup", "copies/monday.db").code == 3
    assert run("backup", "copies/monday.db", "--replace").code == 0
    (tmp_path / "jalin.db").unlink()
    assert run("doctor").code == 3
    assert run("backup", "jalin.db", "--register", "copies/monday.db").code == 0
    assert run("doctor").code == 0


def test_accounts_that_are_left_out_are_named(run: Run, tmp_path: Path) -> None:
    """Whoever copies a register alone is told which file is not in it."""
    fill_truth(tmp_path / "jalin.db")
    run("user", "access", "closed")
    done = run("backup", "copy.db")
    assert done.code == 0
    assert "jalin.accounts.db are not in the copy" in done.err
    both = run("backup", "both.db", "--accounts")
    assert both.err == ""
    assert "both.accounts.db" in both.out
