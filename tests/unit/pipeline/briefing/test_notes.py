"""Notes: one for each sentence, numbered as they are first cited."""

from dataclasses import replace

import pytest

from briefing_factory import wording
from jalin.model import PartialDate
from jalin.pipeline.briefing.notes import Notes, cut_quote, cut_text, name_source
from jalin.pipeline.show.views import Quote, Source


def quote(words: str, sentence: str, *, document: str = "a", start: int = 0) -> Quote:
    """Quote words of a sentence."""
    source = Source(
        document_id=document * 64,
        name=document,
        title="Judul",
        outlet=None,
        published=PartialDate.parse("2026-02"),
        url="https://warta.example/a",
    )
    return Quote(text=words, start=start, end=start + len(words), sentence=sentence, source=source)


ONE = quote("nota", "Sebuah nota diteken.", start=7)
SAME = quote("diteken", "Sebuah nota diteken.", start=12)
OTHER = quote("kontrak", "Sebuah kontrak.", document="b", start=7)


def test_one_sentence_is_one_note() -> None:
    """However many of its words are cited; its place holds them all."""
    notes = Notes()
    assert notes.cite([ONE]) == (1,)
    assert notes.cite([SAME]) == (1,)
    (note,) = notes.write(wording())
    assert note.place == f"document {'a' * 16}, characters 7–19"


def test_what_is_cited_already_goes_first() -> None:
    """So that a sheet has few notes."""
    notes = Notes()
    notes.cite([OTHER])
    assert notes.cite([ONE, OTHER]) == (1,)
    assert notes.cite([ONE, OTHER], 2) == (1, 2)


def test_nothing_is_cited_of_nothing() -> None:
    """What no document says has no note."""
    notes = Notes()
    assert notes.cite([]) == ()
    assert notes.write(wording()) == ()


def test_a_note_names_its_source() -> None:
    """The outlet and the title, or the title alone; the day no finer than it is told."""
    notes = Notes()
    notes.cite([ONE])
    (note,) = notes.write(wording())
    assert note.source == "“Judul”, Feb 2026"
    assert note.url == "https://warta.example/a"


@pytest.mark.parametrize("before", [0, 500])
def test_a_long_sentence_is_cut_around_the_words(before: int) -> None:
    """What is cited begins in what is left of it."""
    sentence = f"{'kata ' * (before // 5)}kontrak radar {'lagi ' * 100}."
    notes = Notes()
    notes.cite([quote("kontrak radar", sentence, start=before)])
    (note,) = notes.write(wording())
    assert "kontrak radar" in note.quote
    assert len(note.quote) <= 250
    assert note.quote.endswith("[…]")
    assert note.quote.startswith("[…]") is bool(before)


@pytest.mark.parametrize(
    ("text", "cut"),
    [("satu dua", "satu dua"), ("satu dua tiga", "satu […]"), ("x" * 20, "xxxxxx […]")],
)
def test_a_text_is_cut_at_a_blank(text: str, cut: str) -> None:
    """Where it has one."""
    assert cut_text(text, 10) == cut


@pytest.mark.parametrize(
    ("outlet", "title", "told"),
    [("Warta", "Judul", "Warta"), (None, "Judul", "“Judul”"), (None, None, "a")],
)
def test_a_source_has_the_best_name_there_is(
    outlet: str | None, title: str | None, told: str
) -> None:
    """The name of a file tells readers least."""
    assert name_source(replace(ONE.source, outlet=outlet, title=title)) == told


def test_words_are_quoted_with_what_stands_before_them() -> None:
    """A sentence may deny what a part of it says."""
    sentence = "Terlalu dini menyebut senapan itu akan dipakai."
    assert cut_quote(quote("senapan itu akan dipakai", sentence), 160) == sentence


def test_the_start_of_a_sentence_stays_if_it_can() -> None:
    """Words longer than what is shown are cut at their end, not at their start."""
    sentence = f"JAKARTA - {'kata ' * 60}."
    cut = cut_quote(quote(sentence.removeprefix("JAKARTA "), sentence), 160)
    assert cut.startswith("JAKARTA - kata")
    assert cut.endswith("[…]")
