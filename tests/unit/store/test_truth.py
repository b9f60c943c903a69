"""What is kept for ever."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.model import DateEvidence, DatePlace, Document, Heard, Skipped
from jalin.model.truth import KeptJudgement
from jalin.store.register import Register
from jalin.store.truth import ListeningRow
from register_factory import date, deal, doc, reading


def add_all(register: Register, *documents: Document) -> None:
    """Add documents without deals."""
    for document in documents:
        register.add(document, reading(document))


def test_a_document_and_its_reading_come_back(register: Register) -> None:
    """What was added is current, equal to the byte."""
    document = doc(published="2026-02")
    told = reading(document, deal())
    assert register.add(document, told)
    assert list(register.current()) == [(document, told)]
    assert register.documents([document.id, "nobody"]) == {document.id: document}


@pytest.mark.parametrize("text", ["😀 “kutipan” \\ {a,b} 'x'", "NULL", "a\nb\tc", "null", " "])
def test_any_text_comes_back_equal(register: Register, text: str) -> None:
    """Quotes, braces, backslashes, rare signs and words that mean nothing elsewhere stay."""
    document = doc(text, name=text)
    add_all(register, document)
    assert [kept for kept, _ in register.current()] == [document]
    assert list(register.current_of([document.id])) == [document.id]


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
    assert register.current_of([doc().id]) == {doc().id: (doc(), current)}
    assert sum('"readings"' in line for line in register.dump()) == 2


def test_current_readings_come_in_order_of_their_ids(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All documents come once, sorted by id, though they are fetched in pages."""
    monkeypatch.setattr("jalin.store.truth._PAGE_SIZE", 3)
    add_all(register, *(doc(str(number)) for number in range(7)))
    ids = [document.id for document, _ in register.current()]
    assert ids == sorted(doc(str(number)).id for number in range(7))
    assert list(register.current_of(reversed(ids[:3]))) == ids[:3]


def test_a_skipped_source_is_noted_once(register: Register) -> None:
    """The same note twice is one row, however long it is."""
    for _ in range(2):
        register.add_skipped(Skipped(source="a.txt", reason="empty"))
        register.add_skipped(Skipped(source="b.txt", reason="broken", detail="ab " * 5000))
    assert [line[:20] for line in register.dump()] == [
        '["skipped", "a.txt",',
        '["skipped", "b.txt",',
    ]


def test_a_note_of_anything_can_be_kept(register: Register) -> None:
    """What no database can hold, in the name of a file say, is replaced by a sign."""
    register.add_skipped(Skipped(source="a\0b\udcff.txt", reason="empty"))
    assert list(register.dump()) == ['["skipped", "a\ufffdb?.txt", "empty", ""]']


def test_a_judgement_is_kept_once_and_never_changed(register: Register) -> None:
    """What was said first under an id stays; judgements come in the order they were made."""
    assert register.add_judgement("b", "2026-02-02", "{}")
    assert register.add_judgement("c", "2026-02-01", "{}")
    assert not register.add_judgement("b", "2026-01-01", '{"changed": true}')
    assert register.judgements() == (
        KeptJudgement(id="c", made="2026-02-01", json="{}"),
        KeptJudgement(id="b", made="2026-02-02", json="{}"),
    )


def test_listening_counts_documents_by_outlet_and_month(register: Register) -> None:
    """A document counts in the month that its date tells; a year alone tells none."""
    dates = ["2026-02", "2026-02-04", "2026-12-31", "2026", None]
    add_all(register, *(doc(str(i), published=it) for i, it in enumerate(dates)))
    add_all(register, replace(doc("x"), outlet=None, published=date("2026-02")))
    assert register.listening() == (
        ListeningRow(outlet="Warta a", date="2026-02", count=2),
        ListeningRow(outlet="Warta a", date="2026-12", count=1),
    )


def test_listening_counts_one_month_by_days(register: Register) -> None:
    """In the month asked for each day is told apart, and what has no day stays the month's."""
    dates = ["2026-02", "2026-02-04", "2026-02-04", "2026-01-31"]
    add_all(register, *(doc(str(i), published=it) for i, it in enumerate(dates)))
    assert [(row.date, row.count) for row in register.listening(by_day="2026-02")] == [
        ("2026-01", 1),
        ("2026-02", 1),
        ("2026-02-04", 2),
    ]


def test_long_names_of_outlets_are_told_apart(register: Register) -> None:
    """Names that differ only far behind are two outlets, and none is too long."""
    long = "Warta " * 1000
    add_all(
        register,
        *(replace(doc(it), outlet=long + it, published=date("2026-02")) for it in ("a", "b")),
    )
    assert [(row.outlet, row.count) for row in register.listening()] == [
        (long + "a", 1),
        (long + "b", 1),
    ]
    assert register.count() == 2


def heard(day: str = "2026-02-04", *, documents: int = 2, source: str = "feed") -> Heard:
    """Build the note that an outlet was listened to on a day."""
    return Heard(outlet="Kabar", day=dt.date.fromisoformat(day), source=source, documents=documents)


@pytest.mark.parametrize("counts", [(2, 5), (5, 2), (5, 5)])
def test_of_what_was_heard_twice_the_larger_number_stays(
    register: Register, counts: tuple[int, int]
) -> None:
    """A feed is visited many times a day: the largest number it told is kept, in any order."""
    for count in counts:
        register.add_heard(heard(documents=count))
    assert register.listening() == (ListeningRow(outlet="Kabar", date="2026-02", count=5),)


def test_what_was_heard_counts_beside_what_is_kept(register: Register) -> None:
    """Days of all sources add up; where more documents are kept than were heard, those count."""
    add_all(register, replace(doc("a", published="2026-01-03"), outlet="Kabar"))
    register.add_heard(heard("2026-01-03", documents=0))
    register.add_heard(heard("2026-02-04", documents=2))
    register.add_heard(heard("2026-02-04", documents=1, source="archive"))
    register.add_heard(heard("2026-02-05", documents=4))
    months = [(it.date, it.count) for it in register.listening()]
    days = [(it.date, it.count) for it in register.listening(by_day="2026-02")]
    assert months == [("2026-01", 1), ("2026-02", 7)]
    assert days == [("2026-01", 1), ("2026-02-04", 3), ("2026-02-05", 4)]


def test_a_feed_that_told_nothing_was_listened_to(register: Register) -> None:
    """A visit on which there was nothing new is a row too, of no documents."""
    register.add_heard(heard(documents=0))
    assert register.listening() == (ListeningRow(outlet="Kabar", date="2026-02", count=0),)


def test_names_of_any_length_can_be_heard(register: Register) -> None:
    """An outlet or a source that is longer than an index takes is cut, not refused."""
    long = Heard(outlet="a" * 9000, day=dt.date(2026, 2, 4), source="b\0" * 9000, documents=1)
    register.add_heard(long)
    register.add_heard(long)
    assert [row.count for row in register.listening()] == [1]


def test_the_evidence_of_a_date_comes_back(register: Register) -> None:
    """Where a document says when it was published is kept with it, as written."""
    evidence = DateEvidence(place=DatePlace.META, quote="2026/02/04: 14:05 'WIB'")
    document = replace(doc(), evidence=evidence)
    add_all(register, document)
    assert [kept.evidence for kept, _ in register.current()] == [evidence]


ONE, TWO, THREE = doc("Satu."), doc("Dua."), doc("Tiga.")
PAIRS = (
    (ONE, reading(ONE, deal())),
    (replace(TWO, name="b"), reading(TWO)),
    (replace(TWO, name="a"), reading(TWO)),
    (ONE, reading(ONE, deal(), reader="test/2")),
    (THREE, reading(THREE)),
)


@pytest.mark.parametrize("cut", range(len(PAIRS) + 1))
def test_many_are_added_as_one_by_one(register: Register, tmp_path: Path, cut: int) -> None:
    """Added together, in two parts or one by one: the register and the count are the same."""
    with Register.open(tmp_path / "single.db") as single:
        n_single = sum(single.add(*pair) for pair in PAIRS)
        for document, _ in PAIRS:
            single.add_name(document)
        wanted = list(single.dump())
        behind = single.count_behind()
    n_added = register.add_all(PAIRS[:cut]) + register.add_all(PAIRS[cut:])
    assert n_added == n_single == 4
    assert list(register.dump()) == wanted
    assert register.count_behind() == behind
    assert register.add_all(PAIRS) == 0
