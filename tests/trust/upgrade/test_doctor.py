"""Whatever is damaged by hand, the doctor sees it; what can be made anew, a repair makes anew."""

import contextlib
import shutil
import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

from jalin.pipeline.checking.doctor import Examination, examine, has_lost_truth
from jalin.pipeline.checking.finding import Finding, Severity
from jalin.pipeline.checking.repairing import repair
from jalin.store.register import Register
from jalin.store.vectors.vectors import VectorRow
from jalin.store.word_index.index import find_day
from jalin.text.encoding.meaning import name_method
from postgres import run_sql
from register_factory import Heard
from trust.upgrade.damages import ELSEWHERE, HEALED, LOST, Damage
from trust.upgrade.old_registers import read_truth
from truth_factory import dump, fill_truth

# What is done in every run: one damage of each kind, one repair.
_SEEN = {"text", "json", "judgement", "heard", "quote", "deal", "behind", "view", "no number"}
_SEEN |= {"no titles", "vector size", "no pages of words"}
_HEALED = {"no titles"}


def look(address: Path | str, *, deep: bool = False) -> list[Finding]:
    """Look a register through."""
    return list(examine(Examination(register=Path(str(address)), deep=deep)))


def list_faults(findings: Iterable[Finding]) -> set[str]:
    """List the checks that found a fault."""
    return {it.check for it in findings if it.severity is Severity.FAULT}


def fill_whole(address: Path | str) -> None:
    """Make a register with everything that can be damaged, vectors among it."""
    fill_truth(address)
    with Register.open(address) as register:
        register.clear_vectors(name_method())
        rows = [
            VectorRow(document_id=it.id, day=find_day(it), vector=bytes(range(1, 97)) * 4)
            for it, _ in register.current()
        ]
        register.add_vectors(name_method(), rows, register.find_last_sequence())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a sound register, once for all tests."""
    path = tmp_path_factory.mktemp("whole") / "register.db"
    fill_whole(path)
    return path


@pytest.fixture
def register(whole: Path, tmp_path: Path) -> Path:
    """Give a sound register to damage."""
    return Path(shutil.copy(whole, tmp_path / "register.db"))


def damage(path: Path, statements: Iterable[str]) -> None:
    """Run statements on a file, as nobody should."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)


def choose(damages: Iterable[Damage], short: Collection[str] = ()) -> list[object]:
    """Give the damages of an engine as parameters, all but some marked as slow."""
    return [
        pytest.param(it, id=it.name, marks=() if it.name in short else pytest.mark.slow)
        for it in damages
        if it.name not in ELSEWHERE
    ]


def test_a_sound_register_has_no_fault(register: Path) -> None:
    """Every check of a register that nobody damaged is fine, and nothing of it is written."""
    before = register.read_bytes()
    findings = look(register, deep=True)
    assert [it for it in findings if it.severity is not Severity.FINE] == []
    assert register.read_bytes() == before


@pytest.mark.parametrize("done", choose((*LOST, *HEALED), _SEEN))
def test_what_is_damaged_is_seen(done: Damage, register: Path) -> None:
    """The check that looks at a damaged thing tells it, names an example, and says what to do."""
    damage(register, done.statements)
    findings = look(register, deep=done.deep)
    assert done.check in list_faults(findings)
    found = next(it for it in findings if it.check == done.check)
    assert found.count
    assert found.examples
    assert found.remedy
    assert (found.mending is not None) is done.heals


@pytest.mark.parametrize("done", choose(HEALED, _HEALED))
def test_what_can_be_made_anew_is_healed(done: Damage, register: Path) -> None:
    """A repair brings back what was derived, to the byte, and leaves the truth as it was."""
    truth, wanted = read_truth(register), dump(register)
    damage(register, done.statements)
    assert repair(register, look(register, deep=done.deep), Heard(), meaning=False)
    assert list_faults(look(register, deep=True)) == set()
    assert read_truth(register) == truth
    assert dump(register) == wanted


@pytest.mark.slow
@pytest.mark.parametrize(
    "done", [pytest.param(it, id=it.name) for it in (*LOST, *HEALED) if it.everywhere]
)
def test_the_same_is_seen_and_healed_on_postgresql(done: Damage, postgres_url: str) -> None:
    """The doctor sees the same of a register on PostgreSQL, and heals the same."""
    fill_whole(postgres_url)
    assert list_faults(look(postgres_url, deep=True)) == set()
    truth, wanted = read_truth(postgres_url), dump(postgres_url)
    run_sql(postgres_url, *done.statements)
    findings = look(postgres_url, deep=done.deep)
    assert done.check in list_faults(findings)
    if done.heals:
        repair(Path(postgres_url), findings, Heard(), meaning=False)
        assert list_faults(look(postgres_url, deep=True)) == set()
        assert read_truth(postgres_url) == truth
        assert dump(postgres_url) == wanted


def test_a_damaged_page_is_told_and_nothing_else_believed(register: Path) -> None:
    """Where the file itself is broken its tables are not looked at, and nothing is repaired."""
    content = bytearray(register.read_bytes())
    for page in range(8, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 512] = b"\xff" * 512
    register.write_bytes(content)
    findings = look(register)
    assert list_faults(findings) == {"engine"}
    assert has_lost_truth(findings)
    assert findings[-1].told == "the rest is not looked at before that is mended"
    assert register.read_bytes() == content


def test_an_index_that_is_not_in_step_with_its_table_is_seen_by_a_deep_look(
    register: Path,
) -> None:
    """SQLite finds rows by its indexes: one that lacks a row hides it."""
    with contextlib.closing(sqlite3.connect(register, isolation_level=None)) as opened:
        opened.execute("PRAGMA writable_schema = ON")
        opened.execute("CREATE INDEX own ON documents (name)")
        told = "UPDATE sqlite_schema SET sql = 'CREATE INDEX own ON documents (outlet)'"
        opened.execute(f"{told} WHERE name = 'own'")
    assert "engine" not in list_faults(look(register))
    assert "engine" in list_faults(look(register, deep=True))


def test_a_judgement_of_what_is_gone_is_worth_a_note(register: Path) -> None:
    """A withdrawal of a judgement that is not there is no fault, and is told with both ids."""
    with contextlib.closing(sqlite3.connect(register)) as opened:
        ((gone,),) = opened.execute(
            "SELECT json_extract(json, '$.withdraws') FROM judgements"
            " WHERE json_extract(json, '$.withdraws') IS NOT NULL"
        ).fetchall()
        opened.execute("DELETE FROM judgements WHERE id = ?", (gone,))
        opened.commit()
    found = next(it for it in look(register) if it.check == "aims of judgements")
    assert found.severity is Severity.NOTE
    assert found.count == 1
    assert gone in found.examples[0]
