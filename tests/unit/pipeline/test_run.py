"""The run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.model import AbortError, Document, Reading, SkipError, Skipped
from jalin.pipeline.derive import name_deriver
from jalin.pipeline.run import READER_FAILED, Reader, add_documents, decode_one, read_all
from jalin.source import Decoder, Form, RawItem, SourceOptions
from jalin.store.register import Register
from jalin.store.rows import DealRow
from jalin.text.lexicon import load_lexicon
from register_factory import Heard, deal, doc, reader_of, reading

DOCUMENTS = (doc("satu", name="a"), doc("dua", name="b"))
READER = reader_of([reading(DOCUMENTS[0], deal(evidence="satu")), reading(DOCUMENTS[1])])


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Open a new register."""
    with Register.open(tmp_path / "jalin.db") as opened:
        yield opened


def failing(error: BaseException) -> Reader:
    """Build a reader that fails on document b."""

    def read(document: Document) -> Reading:
        if document.name == "b":
            raise error
        return READER.read(document)

    return Reader(version="test/1", read=read)


def test_a_run_reads_keeps_and_derives(register: Register) -> None:
    """Documents are kept, deals derived, and the report counts."""
    report = add_documents(register, DOCUMENTS, READER, Heard())
    assert (report.read, report.relevant, report.added, report.unchanged) == (2, 1, 2, 0)
    assert set(report.seconds) == {"source", "read", "store", "derive"}
    assert len(register.find(DealRow)) == 1


def test_a_second_run_changes_nothing(register: Register) -> None:
    """What is kept is neither read nor written again."""
    add_documents(register, DOCUMENTS, READER, Heard())
    before = list(register.dump())
    report = add_documents(register, DOCUMENTS, failing(ZeroDivisionError()), Heard())
    assert (report.read, report.added, report.unchanged) == (0, 0, 2)
    assert list(register.dump()) == before


def test_a_new_reader_reads_again(register: Register) -> None:
    """Documents read by an older reader are read anew, and the register follows."""
    add_documents(register, DOCUMENTS, READER, Heard())
    newer = Reader(version="test/2", read=reading)
    assert add_documents(register, DOCUMENTS, newer, Heard()).added == 2
    assert register.find(DealRow) == ()


def test_what_gives_no_document_is_counted_and_kept(register: Register) -> None:
    """Every reason is counted; the note goes into the register."""
    skipped = Skipped(source="x.txt", reason="empty")
    report = add_documents(register, [skipped, *DOCUMENTS], READER, Heard())
    assert (report.skipped, report.left_out) == ({"empty": 1}, (skipped,))
    assert '["skipped", "x.txt", "empty", ""]' in list(register.dump())


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ZeroDivisionError("x"), "reader_failed"), (SkipError("b", "too_odd"), "too_odd")],
)
def test_one_bad_document_does_not_end_a_run(
    register: Register, error: Exception, reason: str
) -> None:
    """A document on which the reader fails is left out with its reason; the others are kept."""
    report = add_documents(register, DOCUMENTS, failing(error), Heard())
    assert (report.added, report.skipped) == (1, {reason: 1})


@pytest.mark.parametrize("error", [AbortError("disk full"), KeyboardInterrupt()])
def test_an_aborted_run_keeps_nothing_of_its_batch(
    register: Register, error: BaseException
) -> None:
    """What ends a run passes through, and the batch that it struck is undone."""
    with pytest.raises(type(error)):
        add_documents(register, DOCUMENTS, failing(error), Heard())
    assert list(register.dump()) == []


def test_a_killed_run_is_derived_by_the_next(register: Register) -> None:
    """Readings that were kept but not derived from are derived from by a run without news."""
    register.add(DOCUMENTS[0], READER.read(DOCUMENTS[0]))
    add_documents(register, [], READER, Heard())
    assert len(register.find(DealRow)) == 1


KILLED_RUN = """
import os, sys
from pathlib import Path
from register_factory import Heard, doc, reading
from jalin.pipeline.run import Reader, add_documents
from jalin.store.register import Register

def read(document):
    if document.name == sys.argv[2]:
        os._exit(9)
    return reading(document)

with Register.open(Path(sys.argv[1])) as register:
    documents = [doc(f"naskah {index}", name=str(index)) for index in range(450)]
    add_documents(register, documents, Reader(version="test/1", read=read), Heard())
"""


def test_a_killed_process_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """A process that dies in its second batch keeps the first whole; the next run does the rest."""
    dumps = []
    for name, deaths in (("killed.db", ["320", "none"]), ("whole.db", ["none"])):
        for death in deaths:
            command = [sys.executable, "-c", KILLED_RUN, str(tmp_path / name), death]
            environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
            ended = subprocess.run(command, env=environ, check=False)  # noqa: S603 (our own)
            assert ended.returncode == (9 if death == "320" else 0)
            with Register.open(tmp_path / name) as register:
                assert len(list(register.current())) == (200 if death == "320" else 450)
        with Register.open(tmp_path / name) as register:
            dumps.append(list(register.dump()))
    assert dumps[0] == dumps[1]


SLOW_RUN = """
import sys, time
from pathlib import Path
from register_factory import Heard, doc, reading
from jalin.pipeline.run import Reader, add_documents
from jalin.store.register import Register

folder = Path(sys.argv[1])

def read(document):
    (folder / "reading").touch()
    while not (folder / "go").exists():
        time.sleep(0.01)
    return reading(document)

with Register.open(folder / "jalin.db") as register:
    documents = [doc("satu", name="a"), doc("tiga", name="c")]
    add_documents(register, documents, Reader(version="test/1", read=read), Heard())
"""


def test_two_processes_add_to_one_register(tmp_path: Path) -> None:
    """While one process still reads its batch, another reads, keeps and derives."""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", SLOW_RUN, str(tmp_path)]
    with subprocess.Popen(command, env=environ) as slow:  # noqa: S603 (our own)
        while not (tmp_path / "reading").exists() and slow.poll() is None:
            time.sleep(0.01)
        with Register.open(tmp_path / "jalin.db") as register:
            assert add_documents(register, DOCUMENTS, READER, Heard()).added == 2
        (tmp_path / "go").touch()
    assert slow.returncode == 0
    with Register.open(tmp_path / "jalin.db") as register:
        assert {document.name for document, _ in register.current()} == {"a", "b", "c"}
        assert register.is_derived(name_deriver())


OPENING = """
import sys
from pathlib import Path
from jalin.store.register import Register

print(flush=True)
sys.stdin.read(1)
with Register.open(Path(sys.argv[1])) as register:
    list(register.dump())
"""


def test_processes_that_make_one_register_at_once_wait(tmp_path: Path) -> None:
    """Several processes may open the same new file: one makes it, the others wait."""
    command = [sys.executable, "-c", OPENING, str(tmp_path / "jalin.db")]
    pipe = subprocess.PIPE
    opening = [subprocess.Popen(command, stdin=pipe, stdout=pipe) for _ in range(3)]  # noqa: S603
    for process in opening:
        assert process.stdout is not None
        process.stdout.readline()
    for process in opening:
        assert process.stdin is not None
        process.stdin.write(b"x")
        process.stdin.flush()
    for process in opening:
        process.communicate()
    assert [process.returncode for process in opening] == [0, 0, 0]


def test_a_batch_ends_with_its_time(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reading is slow a batch is kept early: a run that dies then has lost only the last."""
    monkeypatch.setattr("jalin.pipeline.run._BATCH_SECONDS", 0.0)
    with pytest.raises(KeyboardInterrupt):
        add_documents(register, DOCUMENTS, failing(KeyboardInterrupt()), Heard())
    assert [document.name for document, _ in register.current()] == ["a"]


def test_one_text_twice_in_a_batch_is_read_once(register: Register) -> None:
    """The second is unchanged, like one that was kept before."""
    twice = [DOCUMENTS[0], replace(DOCUMENTS[0], name="b")]
    report = add_documents(register, twice, failing(ZeroDivisionError()), Heard())
    assert (report.read, report.added, report.unchanged) == (1, 1, 1)


def test_a_text_that_cannot_be_written_is_left_out(register: Register) -> None:
    """A text with half a character is skipped; half of it would be another text."""
    broken = replace(DOCUMENTS[0], text="satu \ud83d")
    report = add_documents(register, [broken, DOCUMENTS[1]], READER, Heard())
    assert (report.added, report.skipped) == (1, {"not_unicode": 1})


def test_a_document_that_takes_too_long_costs_only_itself(register: Register) -> None:
    """It is given up, counted and told; the run goes on, and a later one tries it again."""

    def read(document: Document) -> Reading:
        while document.name == "b":
            pass
        return READER.read(document)

    late = Reader(version="test/1", read=read, seconds=0.1)
    report = add_documents(register, DOCUMENTS, late, Heard())
    assert (report.read, report.added, report.skipped) == (1, 1, {"timed_out": 1})
    assert report.left_out == (Skipped(source="b", reason="timed_out", detail="over 0.1 s"),)
    assert len(register.find(DealRow)) == 1
    assert add_documents(register, DOCUMENTS, READER, Heard()).added == 1


def test_an_item_that_takes_too_long_to_decode_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What hangs a decoder is told as what hangs a reader."""

    def hang(_self: Decoder, _item: RawItem) -> Document:
        while True:
            pass

    monkeypatch.setattr(Decoder, "decode", hang)
    item = RawItem(form=Form.TEXT, source="a:7", name="a", content=b"x")
    skipped = decode_one(item, Decoder(SourceOptions(), load_lexicon()), seconds=0.1)
    assert skipped == Skipped(source="a:7", reason="timed_out", detail="over 0.1 s")


def test_an_observer_hears_every_document(register: Register) -> None:
    """Steps are told in order, documents by name, skipped sources by theirs."""
    heard = Heard()
    add_documents(register, [*DOCUMENTS, Skipped(source="x", reason="empty")], READER, heard)
    assert heard.events == [
        ("started", "read"),
        *(("advanced", "read", name) for name in ("a", "b")),
        ("skipped", "x", "empty"),
        ("advanced", "read", "x"),
        ("finished", "read"),
        ("started", "derive"),
        ("finished", "derive"),
    ]


def test_reading_alone_keeps_nothing_and_names_the_reader() -> None:
    """Readings come with their documents, marked with document and reader; skips pass by."""
    skipped = Skipped(source="x", reason="empty")
    nameless = Reader(version="test/9", read=READER.read)
    found = list(read_all([skipped, DOCUMENTS[0]], nameless))
    assert found[0] == skipped
    assert not isinstance(found[1], Skipped)
    assert (found[1][1].document_id, found[1][1].reader) == (DOCUMENTS[0].id, "test/9")


def test_a_bug_of_the_decoder_costs_one_item() -> None:
    """An item that no splitter makes, and that the decoder cannot take, is told as skipped."""
    decoder = Decoder(SourceOptions(), load_lexicon())
    item = RawItem(form=Form.PAGE, source="a:7", name="a", content={"not": "bytes"})
    skipped = decode_one(item, decoder)
    assert isinstance(skipped, Skipped)
    assert (skipped.source, skipped.reason) == ("a:7", READER_FAILED)
