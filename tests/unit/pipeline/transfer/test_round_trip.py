"""The truth of a register goes out and comes into another, which is then the same."""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.model import AbortError, FormatError, JudgementKind
from jalin.model.truth import TruthCounts
from jalin.pipeline.derive import rebuild
from jalin.pipeline.exporting.writing import ExportError
from jalin.pipeline.judging.keeping import list_judgements
from jalin.pipeline.transfer.loading import are_truth, load_truth
from jalin.pipeline.transfer.saving import save_truth
from jalin.store.register import Register
from jalin.store.rows import PRESENT, DealDayRow
from register_factory import Heard, deal, doc, fill, insight, judgement, reading
from review_factory import FIRST
from truth_factory import READ_BEFORE, dump, fill_truth, load, save

ALL = TruthCounts(documents=3, readings=4, judgements=3, skipped=2, heard=1)
FORMS = ("truth.jsonl", "truth")
_Make = Callable[[str], str]


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> _Make:
    """Name a register that is not there yet, on an engine."""

    def name(engine: str) -> str:
        if engine == "sqlite":
            return str(tmp_path / "other.db")
        return str(request.getfixturevalue("postgres_url"))

    return name


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Make a register with everything."""
    fill_truth(tmp_path / "jalin.db")
    return tmp_path / "jalin.db"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_register_comes_out_as_it_was(
    filled: Path, tmp_path: Path, make: _Make, engine: str, form: str
) -> None:
    """Through a file and through a folder, into SQLite and into PostgreSQL, and back."""
    other = make(engine)
    assert load(other, save(filled, tmp_path / form)).added == ALL
    assert dump(other) == dump(filled)
    back = tmp_path / "back.db"
    load(back, save(other, tmp_path / f"again-{form}"))
    assert dump(back) == dump(filled)


@pytest.mark.parametrize("form", FORMS)
def test_equal_registers_give_equal_bytes(filled: Path, tmp_path: Path, form: str) -> None:
    """What a second register writes is what made it."""
    one = save(filled, tmp_path / form)
    load(tmp_path / "other.db", one)
    two = save(tmp_path / "other.db", tmp_path / f"two-{form}")
    files = sorted(one.iterdir()) if one.is_dir() else [one]
    for file in files:
        assert file.read_bytes() == (two / file.name if one.is_dir() else two).read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_loading_twice_changes_nothing(filled: Path, tmp_path: Path, form: str) -> None:
    """The second loading adds nothing, and neither does one into where it came from."""
    out = save(filled, tmp_path / form)
    load(tmp_path / "other.db", out)
    before = dump(tmp_path / "other.db")
    for address in (tmp_path / "other.db", filled):
        report = load(address, out, out)
        assert report.added == TruthCounts()
        assert report.held.documents == 2 * ALL.documents
        assert dump(address) == before


def test_the_current_reading_stays_current(filled: Path, tmp_path: Path) -> None:
    """Of two readings of one document the one that was current is so again."""
    load(tmp_path / "other.db", save(filled, tmp_path / "truth.jsonl"))
    with Register.open(tmp_path / "other.db") as register:
        ((_, told),) = register.current_of([FIRST.id]).values()
        assert told.reader == "test/1" != READ_BEFORE


def test_judgements_keep_their_order_and_what_was_taken_back(filled: Path, tmp_path: Path) -> None:
    """The decision that was withdrawn does not stand, the note does."""
    load(tmp_path / "other.db", save(filled, tmp_path / "truth"))
    with Register.open(tmp_path / "other.db") as register:
        found = [(it.judgement.kind, it.stands) for it in list_judgements(register)]
    kinds = JudgementKind
    assert found == [(kinds.NOTE, True), (kinds.WITHDRAW, True), (kinds.CORRECT, False)]


def test_truth_joins_what_is_there(filled: Path, tmp_path: Path) -> None:
    """Into a register with other documents and judgements it comes beside them, derived anew."""
    other, out = tmp_path / "other.db", save(filled, tmp_path / "truth.jsonl")
    own = doc("PT Inka dan Stadler membangun pabrik.", name="z", published="2022-01-01")
    told = reading(FIRST, deal(place="Bandung"))
    decided = judgement(
        JudgementKind.CORRECT, (told, 0), field="place", value="Solo", made="2026-04-01"
    )
    with Register.open(other) as register:
        fill(register, (own, reading(own, deal())), (FIRST, told), judgements=[decided])
    report = load(other, out)
    assert report.added == replace(ALL, documents=2, readings=3)
    joined = dump(other)
    with Register.open(other) as register:
        places = [it.place for it in register.find(DealDayRow, day=PRESENT)]
        rebuild(register, insight())
    assert dump(other) == joined
    assert "Solo" in places


@pytest.mark.parametrize("form", FORMS)
def test_judgements_alone_change_what_is_derived(filled: Path, tmp_path: Path, form: str) -> None:
    """A decision that comes to documents which are there already takes effect."""
    other = tmp_path / "other.db"
    load(other, save(filled, tmp_path / "before.jsonl"))
    with Register.open(filled) as register:
        told = register.current_of([FIRST.id])[FIRST.id][1]
        said = judgement(
            JudgementKind.CORRECT, (told, 0), made="2026-03-04", field="place", value="Cirebon"
        )
        fill(register, judgements=[said])
    assert load(other, save(filled, tmp_path / form)).added == TruthCounts(judgements=1)
    assert dump(other) == dump(filled)
    assert any("Cirebon" in line for line in dump(other) if line.startswith('["deal_days"'))


def test_nothing_of_a_file_that_is_cut_off_is_loaded(filled: Path, tmp_path: Path) -> None:
    """Wherever it ends, at a line or within, it is refused, and no register is made."""
    out = save(filled, tmp_path / "truth.jsonl")
    whole = out.read_bytes()
    for size in (*range(1, len(whole), 997), whole.rindex(b"{"), len(whole) - 2):
        out.write_bytes(whole[:size])
        with pytest.raises(AbortError, match=r"cut off|line 1|truth\.jsonl"):
            load(tmp_path / "other.db", out)
    assert not (tmp_path / "other.db").exists()


def test_one_bad_file_keeps_all_out(filled: Path, tmp_path: Path) -> None:
    """Of a good file and one that is cut off neither is loaded."""
    out = save(filled, tmp_path / "truth.jsonl")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(out.read_bytes()[:-10])
    with pytest.raises(AbortError, match=r"bad\.jsonl: is cut off"):
        load(tmp_path / "other.db", out, bad)
    assert not (tmp_path / "other.db").exists()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            b"Rampung pada Juni.",
            b"Rampung pada Mei.",
            "line 2: .*not as it was|line [2-9]: .*not as it was",
        ),
        (b'"value":"Batam"', b'"value":"Bogor"', "not as it was: its id is"),
        (b'"reason":"empty"', b'"reason":"other"', "was altered"),
    ],
)
def test_an_altered_file_is_refused(
    filled: Path, tmp_path: Path, old: bytes, new: bytes, fault: str
) -> None:
    """A text, a judgement or a note that somebody changed: the line is named where it is known."""
    out = save(filled, tmp_path / "truth.jsonl")
    assert old in out.read_bytes()
    out.write_bytes(out.read_bytes().replace(old, new, 1))
    with pytest.raises(AbortError, match=fault):
        load(tmp_path / "other.db", out)
    assert not (tmp_path / "other.db").exists()


def test_an_altered_folder_is_refused(filled: Path, tmp_path: Path) -> None:
    """A file that is not as the manifest tells, and one that is missing."""
    out = save(filled, tmp_path / "truth")
    (out / "documents.parquet").write_bytes((out / "documents.parquet").read_bytes()[:-1])
    with pytest.raises(AbortError, match=r"documents\.parquet: is cut off or was altered"):
        load(tmp_path / "other.db", out)
    (out / "documents.parquet").unlink()
    with pytest.raises(AbortError, match=r"documents\.parquet: cannot be read"):
        load(tmp_path / "other.db", out)


def test_a_compressed_file_is_read(filled: Path, tmp_path: Path) -> None:
    """Lines may be packed by gzip."""
    out = save(filled, tmp_path / "truth.jsonl")
    packed = tmp_path / "truth.jsonl.gz"
    packed.write_bytes(gzip.compress(out.read_bytes()))
    assert load(tmp_path / "other.db", packed).added == ALL


def test_files_of_two_kinds_are_loaded_apart(filled: Path, tmp_path: Path) -> None:
    """Truth and the outcomes of a run are told apart, and not mixed."""
    out, other = save(filled, tmp_path / "truth.jsonl"), tmp_path / "outcomes.jsonl"
    other.write_text('{"kind": "heard", "source": "a"}\n')
    assert are_truth([out, save(filled, tmp_path / "truth")])
    assert not are_truth([other])
    with pytest.raises(AbortError, match=r"outcomes\.jsonl: is not the truth"):
        are_truth([out, other])


def test_what_is_there_is_replaced_only_on_demand(filled: Path, tmp_path: Path) -> None:
    """An older file or folder of truth may be replaced, a folder with other files never."""
    for form in FORMS:
        out = save(filled, tmp_path / form)
        with pytest.raises(ExportError, match="--replace"):
            save_truth(filled, out, Heard(), replace=False)
        save_truth(filled, out, Heard(), replace=True)
    (tmp_path / "truth" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="other files"):
        save_truth(filled, tmp_path / "truth", Heard(), replace=True)
    with pytest.raises(ExportError, match="is a file"):
        save_truth(filled, filled, Heard(), replace=True)
    with pytest.raises(ExportError, match="packed by another program"):
        save_truth(filled, tmp_path / "truth.jsonl.gz", Heard(), replace=True)


def test_a_folder_behind_a_link_is_filled_from_beside_it(filled: Path, tmp_path: Path) -> None:
    """Files take their place at once only on the disk where that is."""
    (tmp_path / "disk" / "truth").mkdir(parents=True)
    (tmp_path / "truth").symlink_to(tmp_path / "disk" / "truth")
    seen: list[str] = []

    class Looking(Heard):
        def advanced(self, step: str, name: str) -> None:
            super().advanced(step, name)
            seen.extend(it.name for it in (tmp_path / "disk").iterdir())

    save_truth(filled, tmp_path / "truth", Looking(), replace=False)
    assert any(name.startswith(".truth-") for name in seen)
    assert [it.name for it in (tmp_path / "disk").iterdir()] == ["truth"]


def test_a_fault_behind_a_good_hash_is_told_with_its_line(filled: Path, tmp_path: Path) -> None:
    """Whoever writes such a file themselves learns which line is wrong, and nothing is kept."""
    out = save(filled, tmp_path / "truth.jsonl")
    made = out.read_bytes().replace(b"Rampung pada Juni.", b"Rampung pada Mei.", 1)
    out.write_bytes(seal(made))
    with pytest.raises(FormatError, match=r"truth\.jsonl, line \d+: document .* is not as it was"):
        load_truth(tmp_path / "other.db", [out], Heard())
    assert not (tmp_path / "other.db").exists()


def seal(content: bytes) -> bytes:
    """Write the hash of all lines but the last into the last one."""
    body, end = content[: content.rindex(b"\n{") + 1], content[content.rindex(b"\n{") + 1 :]
    told = json.loads(end) | {"sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(told).encode() + b"\n"
