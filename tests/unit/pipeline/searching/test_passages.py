"""The passage that answers a question best."""

import pytest

from jalin.pipeline.searching.passages import Finder
from jalin.pipeline.searching.question import parse_question
from jalin.pipeline.searching.terms import build_query
from jalin.text.words.stemming import Stems

_FILLER = "Pasar bergerak naik turun tanpa sebab pada hari itu. " * 12
TEXT = (
    f"{_FILLER}Kapal ditanda tangani. {_FILLER}PT PAL membangun kapal perang di Surabaya. {_FILLER}"
)


def finder(question: str) -> Finder:
    """Build what finds the words of a question."""
    stems = Stems()
    return Finder(build_query(parse_question(question).terms, stems), stems)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        (
            "bangun",
            "membangun pembangunan dibangunkan",
            ["membangun", "pembangunan", "dibangunkan"],
        ),
        ("KF21", "jet KF-21 dan KF 21", ["KF-21", "KF 21"]),
        ("companies", "a company signed", ["company"]),
        ('"kapal perang"', "perang kapal perang kapal", ["kapal perang"]),
        ("kerja sama", "kerjasama dan bekerjasama", ["kerjasama", "bekerjasama"]),
        ("bekerjasama", "bekerja sama erat", ["bekerja sama"]),
        ("kesepa*", "kesepakatan sepakat kesepahaman", ["kesepakatan", "kesepahaman"]),
        ("kapal", "Kapal-kapal", ["Kapal-kapal"]),
        ("kapal -perang", "kapal perang", ["kapal"]),
        ("tanam", "penanaman modal", ["penanaman"]),
    ],
)
def test_what_a_question_finds_is_marked(question: str, text: str, found: list[str]) -> None:
    """Words are marked as they stand in the text, with all that they are derived with."""
    spans = finder(question).find_spans(text)
    assert [span.slice(text) for span in spans] == found


def test_the_passage_shows_most_of_the_question() -> None:
    """Where all words stand together goes before where one stands first."""
    passage = finder("kapal perang").cut_passage(TEXT)
    assert passage.text == TEXT[passage.start : passage.end]
    assert [span.slice(TEXT) for span in passage.spans] == ["kapal", "perang"]
    assert passage.text.startswith("PT PAL membangun")
    assert not passage.is_last


def test_without_a_place_the_passage_is_the_beginning() -> None:
    """A document that says the words only in its title is shown from its beginning."""
    passage = finder("rudal").cut_passage(TEXT)
    assert (passage.start, passage.spans) == (0, ())


def test_a_short_text_is_shown_whole() -> None:
    """Nothing is cut that fits."""
    passage = finder("kapal").cut_passage("Sebuah kapal.")
    assert (passage.text, passage.is_last) == ("Sebuah kapal.", True)


def test_a_passage_of_one_endless_word_is_cut() -> None:
    """A text without blanks cannot make a page endless."""
    passage = finder("kapal").cut_passage("kapal " + "x" * 10_000)
    assert len(passage.text) < 400
