"""Promises: what is promised, by whom, by when; and what is none."""

import datetime as dt

import pytest

from jalin.model import Document, PartialDate, Person, Promise, Span, Statement
from jalin.read.analyse import analyse_document
from jalin.read.analysis import Analysis
from jalin.read.people import find_people
from jalin.read.promises import find_promises
from jalin.text.knowledge import load_grammar

KNOWLEDGE = load_grammar()
TODAY = dt.date(2026, 2, 5)


def analyse(text: str, published: str | None = "2022-01-20") -> Analysis:
    """Analyse a text as an article of a day."""
    day = None if published is None else PartialDate.parse(published)
    return analyse_document(Document(name="a", text=text, published=day), KNOWLEDGE, today=TODAY)


def read(text: str) -> tuple[Promise, ...]:
    """Find the promises of a text, with the people that it names."""
    analysis = analyse(text)
    return find_promises(analysis, people=find_people(analysis))


@pytest.mark.parametrize(
    ("text", "clause", "due"),
    [
        (
            "PT Pindad berencana membangun pabrik baru pada 2027.",
            "PT Pindad berencana membangun pabrik baru pada 2027",
            "2027",
        ),
        (
            "Melalui kerja sama ini, PT Pindad akan merakit kendaraan itu di Bandung.",
            "PT Pindad akan merakit kendaraan itu di Bandung",
            None,
        ),
        (
            "Proyek itu digarap PT Pindad dan ditargetkan rampung akhir 2027.",
            "ditargetkan rampung akhir 2027",
            "2027",
        ),
        (
            "PT Pindad bakal menyerahkan 50 unit kendaraan bulan depan.",
            "PT Pindad bakal menyerahkan 50 unit kendaraan bulan depan",
            "2022-02",
        ),
        (
            "PT Pindad menargetkan uji coba rampung pada kuartal III tahun ini.",
            "PT Pindad menargetkan uji coba rampung pada kuartal III tahun ini",
            "2022-09",
        ),
        (
            "PT Pindad siap memasok komponen untuk pabrik tersebut.",
            "PT Pindad siap memasok komponen untuk pabrik tersebut",
            None,
        ),
        (
            "PT Pindad plans to open the plant in 2027.",
            "PT Pindad plans to open the plant in 2027",
            "2027",
        ),
        (
            "PT Pindad yang berdiri sejak 1983 akan membangun pabrik sejak 2019.",
            "PT Pindad yang berdiri sejak 1983 akan membangun pabrik sejak 2019",
            None,
        ),
    ],
)
def test_plan_target_and_future_are_promises(text: str, clause: str, due: str | None) -> None:
    """The clause without its opening is the text; its date, unless past, is the due date."""
    (promise,) = read(text)
    assert (promise.text, promise.due and str(promise.due)) == (clause, due)
    assert promise.who == "PT Pindad"


def test_reported_clause_begins_behind_the_speech_verb() -> None:
    """Who said it is no part of the text."""
    (promise,) = read("Direktur PT Pindad menegaskan bahwa PT Pindad akan membangun pabrik itu.")
    assert promise.text == "PT Pindad akan membangun pabrik itu"


def test_quoted_clause_ends_with_the_quotation() -> None:
    """The words of attribution behind a quotation are no part of the text."""
    (promise,) = read(
        "PT Pindad menggelar rapat.\n"
        '"Februari nanti kami akan menggelar pertemuan lanjutan di Bandung," kata Surya.'
    )
    assert promise.text == "Februari nanti kami akan menggelar pertemuan lanjutan di Bandung"
    assert promise.due == PartialDate.parse("2022-02")


def test_two_clauses_are_two_promises() -> None:
    """A sentence that joins two clauses with a cue each promises twice."""
    promises = read(
        "PT Pindad akan merakit kendaraan itu di Bandung, sedangkan "
        "PT Len Industri akan memasok sistem radarnya."
    )
    assert [promise.who for promise in promises] == ["PT Pindad", "PT Len Industri"]


@pytest.mark.parametrize(
    "text",
    [
        "Sinergi PT Pindad diharapkan akan menghasilkan produk unggul.",
        "Jika harga naik, PT Pindad akan membangun pabrik.",
        "PT Pindad tidak akan membangun pabrik.",
        "Kerja sama PT Pindad itu akan berdampak luas.",
        "Investasi PT Pindad itu akan membuka lapangan kerja.",
        "Laba PT Pindad akan naik.",
        "Kapan PT Pindad akan membangun pabrik?",
        "PT Pindad membuat kendaraan yang akan dipakai tentara.",
        "Akan tetapi, PT Pindad diam.",
        "PT Pindad membangun pabrik di Bandung.",
        "Cuaca akan menghangat.",
    ],
)
def test_hope_guess_and_effect_are_none(text: str) -> None:
    """Hopes, conditions, denials, effects, questions and facts promise nothing."""
    assert read(text) == ()


def test_told_twice_is_one_promise() -> None:
    """The same promise in lead and body is told once."""
    promises = read(
        "PT Pindad akan membangun pabrik kendaraan listrik di Bandung.\n"
        "PT Pindad akan membangun pabrik kendaraan listrik di Bandung itu."
    )
    assert len(promises) == 1


def test_done_by_somebody_is_promised_by_him() -> None:
    """In the passive, who does it promises it."""
    (promise,) = read("Kendaraan itu akan dirakit oleh PT Pindad di Bandung.")
    assert promise.who == "PT Pindad"


def test_speaker_stands_for_his_organisation() -> None:
    """A "kami" is the organisation of who speaks, told by the statement."""
    text = 'PT Len Industri bertemu PT Pindad. "Kami akan membangun pabrik itu bersama," ujarnya.'
    start = text.index("Kami")
    statement = Statement(
        speaker="Surya Wijaya",
        text="Kami akan membangun pabrik itu bersama",
        direct=True,
        span=Span(start=start, end=start + 38),
    )
    person = Person(name="Surya Wijaya", role="Direktur", organisation="PT Len Industri")
    (promise,) = find_promises(analyse(text), statements=[statement], people=[person])
    assert promise.who == "PT Len Industri"


def test_left_out_subject_is_the_party_told_of() -> None:
    """Without a subject the party of the words before promises."""
    promises = read("PT Pindad mengaku akan membangun pabrik itu.")
    assert [promise.who for promise in promises] == ["PT Pindad"]


def test_text_is_the_slice() -> None:
    """A promise's text is its span's slice of the document."""
    analysis = analyse('Surya berkata, "PT Pindad akan membangun pabrik itu bulan depan".')
    for promise in find_promises(analysis):
        assert promise.span is not None
        assert promise.span.slice(analysis.document.text) == promise.text
