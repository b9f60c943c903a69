"""Statements: direct and indirect speech with their speakers."""

import datetime as dt

import pytest

from jalin.model import Document, Statement
from jalin.read.analyse import analyse_document
from jalin.read.people import find_people
from jalin.read.speech.statements import find_statements
from jalin.text.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
WIRA = "Direktur Utama PT Arunika Raya Budi Kencana hadir di pabrik. "


def find(text: str) -> tuple[Statement, ...]:
    """Find the statements of a text."""
    document = Document(name="d", text=text)
    analysis = analyse_document(document, KNOWLEDGE, today=dt.date(2026, 2, 5))
    return find_statements(analysis, find_people(analysis))


def read(text: str) -> list[tuple[str | None, str]]:
    """Read speaker and text of all statements."""
    return [(statement.speaker, statement.text) for statement in find(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"Pabrik ini siap," kata Budi kemarin.', "Pabrik ini siap,"),
        ('"Pabrik ini siap," ujarnya.', "Pabrik ini siap,"),
        ('"Pabrik ini siap," kata dia.', "Pabrik ini siap,"),
        ('"Pabrik ini siap," jelas Direktur Utama itu.', "Pabrik ini siap,"),
        ('"Pabrik ini siap," ujar saat ditemui kemarin.', "Pabrik ini siap,"),
        ('"Pabrik ini siap," tutur pria kelahiran Bandung itu.', "Pabrik ini siap,"),
        ('Budi mengatakan, "Pabrik ini siap."', "Pabrik ini siap."),
        ('Ia menegaskan: "Pabrik ini siap."', "Pabrik ini siap."),
    ],
)
def test_direct(text: str, said: str) -> None:
    """A quotation belongs to whom the cue after or before it names or points to."""
    (found,) = find(WIRA + text)
    assert (found.speaker, found.text, found.direct) == ("Budi Kencana", said, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budi mengatakan bahwa pabrik itu siap.", "pabrik itu siap"),
        ("Budi mengatakan, pabrik itu siap.", "pabrik itu siap"),
        ("Ia juga menilai pabrik itu siap.", "pabrik itu siap"),
        ("Budi dalam sambutannya menegaskan pabrik itu siap.", "pabrik itu siap"),
        ("Budi mengatakan kepada wartawan, pabrik itu siap.", "pabrik itu siap"),
        ("Budi menyambut baik nota itu dan menyatakan pabrik itu siap.", "pabrik itu siap"),
        ("Menurut Budi, pabrik itu siap.", "pabrik itu siap"),
        ("Menurutnya, pabrik itu siap.", "pabrik itu siap"),
        ("Bahkan, kata Budi, pabrik itu siap.", "pabrik itu siap"),
        ("Pabrik besar itu sudah lama siap beroperasi penuh, kata Budi.",
         "Pabrik besar itu sudah lama siap beroperasi penuh"),
        ("Ditambahkan Budi, pabrik itu siap.", "pabrik itu siap"),
        ("Dikatakannya, pabrik itu siap.", "pabrik itu siap"),
        ("Direktur Utama itu menuturkan pabrik itu siap.", "pabrik itu siap"),
    ],
)  # fmt: skip
def test_indirect(text: str, said: str) -> None:
    """The clause after a cue, or before a cue that ends the sentence, is what was said."""
    (found,) = find(WIRA + text)
    assert (found.speaker, found.text, found.direct) == ("Budi Kencana", said, False)


def test_split_quotation() -> None:
    """A quotation split by its verb is one statement per part, of one speaker."""
    text = WIRA + '"Pabrik ini siap," kata Budi. "Kami mulai produksi bulan depan juga."'
    assert read(text) == [
        ("Budi Kencana", "Pabrik ini siap,"),
        ("Budi Kencana", "Kami mulai produksi bulan depan juga."),
    ]


def test_two_clauses() -> None:
    """A second speech verb joined to the first begins a second statement."""
    found = read(WIRA + "Budi mengatakan pabrik itu siap, dan menyatakan mitra sudah ada.")
    assert [said for _, said in found] == ["pabrik itu siap", "mitra sudah ada"]


def test_pronoun_follows_last_speaker() -> None:
    """A verb without a name belongs to the person heard last."""
    text = (
        WIRA + 'Menteri Perdagangan Siti Gading hadir. "Ini bagus," kata Siti. "Lanjut," ujarnya.'
    )
    assert [speaker for speaker, _ in read(text)] == ["Siti Gading", "Siti Gading"]


def test_short_office() -> None:
    """A short form of an office stands for its holder, at home first."""
    text = (
        "Menteri Luar Negeri Indonesia Budi Kencana bertemu Menteri Luar Negeri Prancis "
        "Siti Gading. Menlu juga menyampaikan minat pada kerja sama itu."
    )
    assert read(text) == [("Budi Kencana", "minat pada kerja sama itu")]


@pytest.mark.parametrize(
    "text",
    [
        'Seminar "Bus Listrik Kita" dibuka kemarin.',
        '"Pabrik ini siap," tulis undangan tersebut.',
        "PT Arunika Raya mengatakan pabrik itu siap.",
        "",
    ],
)
def test_no_statement(text: str) -> None:
    """Titles, and words of organisations and papers, are no statements."""
    assert find(text) == ()


def test_span_and_cue() -> None:
    """A statement tells where it stands, by which verb and which step it was found."""
    text = WIRA + '"Pabrik ini siap," kata Budi.'
    (found,) = find(text)
    assert found.span is not None
    assert found.span.slice(text) == found.text
    assert (found.cue, found.step) == ("kata", "statements/direct/after")
