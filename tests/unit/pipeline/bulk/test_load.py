"""Loading outcomes: what is there once stays there once, however it is loaded."""

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from jalin.model import AbortError
from jalin.pipeline.bulk.load import LoadReport, load_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.store.register import Register
from register_factory import Heard, date, deal, doc, reading

STORIES = [doc(f"PT Pindad dan Len meneken MoU {it}.", name=f"arsip:{it}") for it in range(6)]


def _read(index: int, reader: str = "test/1") -> Outcome:
    document = dataclasses.replace(STORIES[index], source=f"arsip.jsonl:{index}")
    found = dataclasses.replace(reading(document, deal()), reader=reader)
    assert document.source is not None
    return Outcome(kind=OutcomeKind.READ, source=document.source, document=document, reading=found)


def _hear(number: int, day: str | None = "2026-02-04", *, archive: str = "arsip.jsonl") -> Outcome:
    source = f"{archive}:{number}"
    return Outcome(kind=OutcomeKind.HEARD, source=source, outlet="Kabar", published=date(day))


SKIPPED = Outcome(kind=OutcomeKind.SKIPPED, source="arsip.jsonl:99", reason="no_text", detail="x")
OUTCOMES = (
    *(_read(index) for index in range(5)),
    *(_hear(number) for number in range(50, 57)),
    _hear(60, "2026-02-05"),
    SKIPPED,
)

Write = Callable[[str, Iterable[Outcome]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write outcomes to a file of a name."""

    def write_file(name: str, outcomes: Iterable[Outcome]) -> Path:
        path = tmp_path / name
        path.write_bytes(b"".join(map(encode_outcome, outcomes)))
        return path

    return write_file


def _load(register: Path, *paths: Path) -> LoadReport:
    return load_outcomes(register, paths, Heard())


def _dump(register: Path) -> list[str]:
    with Register.open(register, create=False) as opened:
        return list(opened.dump())


def _list_heard(register: Path) -> list[str]:
    return [line for line in _dump(register) if line.startswith('["heard"')]


@pytest.fixture
def once(tmp_path: Path, write: Write) -> Path:
    """Load all outcomes once."""
    register = tmp_path / "sekali.db"
    _load(register, write("sekali.jsonl", OUTCOMES))
    return register


def test_a_loading_tells_what_it_did(tmp_path: Path, write: Write) -> None:
    """Readings are added once, the rest is counted and told."""
    path, register, listener = write("hasil.jsonl", OUTCOMES), tmp_path / "r.db", Heard()
    report = load_outcomes(register, [path], listener)
    assert (report.read, report.relevant, report.added, report.unchanged) == (5, 5, 5, 0)
    assert (report.heard, dict(report.skipped)) == (8, {"no_text": 1})
    again = _load(register, path)
    assert (again.read, again.added, again.unchanged) == (5, 0, 5)
    assert ("skipped", "arsip.jsonl:99", "no_text") in listener.events
    steps = [event for event in listener.events if event[0] in {"started", "finished"}]
    assert steps == [(it, step) for step in ("load", "derive") for it in ("started", "finished")]


def test_loading_twice_is_loading_once(once: Path, write: Write) -> None:
    """A second loading changes no row."""
    before = _dump(once)
    _load(once, write("lagi.jsonl", OUTCOMES))
    assert _dump(once) == before


@pytest.mark.parametrize("half", [0, 3, 9])
def test_half_and_then_whole_is_once(tmp_path: Path, write: Write, once: Path, half: int) -> None:
    """A loading that was ended half-way and done again gives the register of one."""
    register = tmp_path / "lain.db"
    _load(register, write("separuh.jsonl", OUTCOMES[:half]))
    _load(register, write("utuh.jsonl", OUTCOMES))
    assert _dump(register) == _dump(once)


def test_parts_in_any_order_are_the_whole(tmp_path: Path, write: Write, once: Path) -> None:
    """Several files of one run count together, whichever comes first."""
    register = tmp_path / "lain.db"
    _load(register, write("2.jsonl", OUTCOMES[7:]), write("1.jsonl", OUTCOMES[:7]))
    assert _dump(register) == _dump(once)


def test_a_broken_line_leaves_no_trace(tmp_path: Path, write: Write, once: Path) -> None:
    """A file that was cut off and is loaded whole later gives the register of one loading."""
    path, register = write("hasil.jsonl", OUTCOMES), tmp_path / "lain.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    cut = _load(register, path)
    assert cut.skipped["bad_line"] == 1
    path.write_bytes(whole)
    assert not _load(register, path).skipped["bad_line"]
    assert _dump(register) == _dump(once)


def test_what_was_heard_is_counted_by_outlet_day_and_archive(once: Path) -> None:
    """Seven documents of a day are a row of seven; the archive has no line number."""
    assert _list_heard(once) == [
        '["heard", "Kabar", "2026-02-04", "arsip.jsonl", 7]',
        '["heard", "Kabar", "2026-02-05", "arsip.jsonl", 1]',
    ]


@pytest.mark.parametrize("day", [None, "2026", "2026-02"])
def test_no_day_is_no_day_of_listening(tmp_path: Path, write: Write, day: str | None) -> None:
    """What was published in some month was heard on no day."""
    register = tmp_path / "r.db"
    report = _load(register, write("hasil.jsonl", [_hear(1, day)]))
    assert report.heard == 1
    assert not _list_heard(register)


def test_a_reading_of_another_reader_is_kept_as_it_is(once: Path, write: Write) -> None:
    """The reading says who read; one of another reader comes beside the first."""
    report = _load(once, write("lain.jsonl", [_read(0, "test/2"), _read(5, "test/3")]))
    assert (report.added, report.unchanged) == (2, 0)
    with Register.open(once) as register:
        assert register.has(STORIES[0], "test/1")
        assert register.has(STORIES[0], "test/2")
        assert register.has(STORIES[5], "test/3")
        assert not register.has(STORIES[5], "test/1")


def test_a_document_keeps_its_first_name(once: Path, write: Write) -> None:
    """The same document under another name bears the one that sorts first, as with `add`."""
    found = _read(0)
    assert found.document is not None
    other = dataclasses.replace(found.document, name="aaa", source="aaa.jsonl:1")
    _load(once, write("lain.jsonl", [dataclasses.replace(found, document=other)]))
    with Register.open(once) as register:
        assert register.documents([other.id])[other.id].name == "aaa"


def test_what_came_before_a_fault_stays(tmp_path: Path, write: Write, once: Path) -> None:
    """A file that is none ends the loading; done again with the right files it is whole."""
    register, path = tmp_path / "lain.db", write("hasil.jsonl", OUTCOMES)
    wrong = tmp_path / "salah.txt"
    wrong.write_text("daftar belanja", "utf-8")
    with pytest.raises(AbortError, match=r"salah\.txt"):
        _load(register, path, wrong)
    _load(register, path)
    assert _dump(register) == _dump(once)
