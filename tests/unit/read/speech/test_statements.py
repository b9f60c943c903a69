"""Statements: direct and indirect speech with their speakers."""

import datetime as dt

import pytest

from jalin.model import Document, Statement
from jalin.read.analyse import analyse_document
from jalin.read.people import find_people
from jalin.read.speech.statements import find_statements
from jalin.text.knowledge import load_grammar

KNOWLEDGE = load_grammar()
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"The plant is ready," Budi said.', "The plant is ready,"),
        ('"The plant is ready," Budi told reporters on Monday.', "The plant is ready,"),
        ('"The plant is ready," Kencana, who leads the firm, said.', "The plant is ready,"),
        ('"The plant is ready," he told a forum in Jakarta.', "The plant is ready,"),
        ('"Is the plant ready?" Budi asked.', "Is the plant ready?"),
        ('"The plant is ready," added Budi.', "The plant is ready,"),
        ('"The plant is ready," the founder said.', "The plant is ready,"),
        ('Budi replied that "the plant is ready".', "the plant is ready"),
    ],
)
def test_direct_in_english(text: str, said: str) -> None:
    """An English verb stands behind its subject after a quotation too."""
    (found,) = find(WIRA + text)
    assert (found.speaker, found.text, found.direct) == ("Budi Kencana", said, True)


@pytest.mark.parametrize(
    "text",
    [
        '"We are ready for all that comes," Nusaraya said in a statement.',
        '"We are ready for all that comes," a spokesman for Budi Kencana said.',
        '"We are ready for all that comes," one worker told reporters.',
    ],
)
def test_quotation_of_another(text: str) -> None:
    """A quotation that English gives to nobody known by name is not the last speaker's."""
    assert read(WIRA + '"The plant is ready," Budi said. ' + text) == [
        ("Budi Kencana", "The plant is ready,")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budi said on Friday (Feb. 6) that the plant was ready.", "the plant was ready"),
        ("Budi said in a written statement the plant was ready.", "the plant was ready"),
        ("Budi told reporters the plant was ready.", "the plant was ready"),
        ("Budi told the two partners in May that the plant was ready.", "the plant was ready"),
        ("Budi on Monday said the plant was ready.", "the plant was ready"),
        ("He insisted the plant was ready.", "the plant was ready"),
        ("Budi would not name a price but said the plant was ready.", "the plant was ready"),
        ("The founder said the plant was ready.", "the plant was ready"),
        ("Jakarta - The plant was ready, Budi said on Monday.", "The plant was ready"),
        ("The plant was ready, the company's founder Budi Kencana said.", "The plant was ready"),
        ("The plant was ready, he told reporters in Jakarta.", "The plant was ready"),
        ("The plant was ready, the founder said.", "The plant was ready"),
        ("The plant was ready, said Budi, the head of the firm.", "The plant was ready"),
        ("The plant was ready, said Budi, who leads the firm.", "The plant was ready"),
        ("The plant was ready, according to Budi.", "The plant was ready"),
        ("The plant was ready, Budi conceded, in spite of the rain.", "The plant was ready"),
        ("If it stays dry, Budi said, the plant will open.", "the plant will open"),
        ("Budi welcomed the news, saying that the plant was ready.", "the plant was ready"),
    ],
)
def test_indirect_in_english(text: str, said: str) -> None:
    """English puts the speaker before, behind and in the midst of what he said."""
    (found,) = find(WIRA + text)
    assert (found.speaker, found.text, found.direct) == ("Budi Kencana", said, False)


@pytest.mark.parametrize(
    "text",
    [
        "Plant to open next year, Budi says",
        "Budi said after the ceremony.",
        "Budi confirmed the order.",
        "Budi promised to open the plant.",
        "The plant is said to be ready.",
        "The plant was ready, the company said.",
        "The plant was ready, a spokesman for Budi Kencana said.",
        "Saying little, Nusa left the plant.",
    ],
)
def test_no_statement_in_english(text: str) -> None:
    """Headlines, deeds and words of organisations are no statements of a person."""
    assert read(WIRA + text) == []


def test_second_statement_in_english() -> None:
    """A participle, or a second verb, begins another statement of the same speaker."""
    text = "Budi said the plant was ready and added that buses would follow, noting they were new."
    assert [said for _, said in read(WIRA + text)] == [
        "the plant was ready",
        "buses would follow",
        "they were new",
    ]


def test_participle_behind_a_quotation() -> None:
    """What a participle adds behind a quotation is the same speaker's."""
    assert read(WIRA + '"The plant is ready," Budi said, adding that buses would follow.') == [
        ("Budi Kencana", "The plant is ready,"),
        ("Budi Kencana", "buses would follow"),
    ]


def test_participle_without_a_person() -> None:
    """A participle whose sentence begins with another word than a person's name has no speaker."""
    assert read(WIRA + "The firm met Budi, saying that buses would follow.") == []
