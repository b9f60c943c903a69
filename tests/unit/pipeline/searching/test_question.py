"""Taking a question apart."""

import pytest

from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.searching.question import Term, TermKind, parse_words


def tell(text: str) -> str:
    """Tell what is wrong with a question."""
    with pytest.raises(QuestionError) as caught:
        parse_words(text)
    assert {fault.where for fault in caught.value.faults} == {"q"}
    return "; ".join(fault.what for fault in caught.value.faults)


def test_a_question_has_words_phrases_beginnings_and_what_is_not_wanted() -> None:
    """Each term keeps its place."""
    assert parse_words('kapal "kerja sama" indus* -rudal -"uji coba"') == (
        Term(kind=TermKind.WORDS, text="kapal", at=0),
        Term(kind=TermKind.PHRASE, text="kerja sama", at=6),
        Term(kind=TermKind.START, text="indus", at=19),
        Term(kind=TermKind.WORDS, text="rudal", at=27, is_excluded=True),
        Term(kind=TermKind.PHRASE, text="uji coba", at=34, is_excluded=True),
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("KF-21", ["KF-21"]),
        ("kapal - & … selam", ["kapal", "selam"]),
        ('a""b', ["a", "b"]),
        ("(radar)", ["(radar)"]),
        ("GM-4*", ["GM-4"]),
        ("stage:intent", ["stage:intent"]),
    ],
)
def test_signs_without_a_word_are_passed_over(text: str, terms: list[str]) -> None:
    """A hyphen inside a word is part of it; signs alone ask for nothing."""
    assert [term.text for term in parse_words(text)] == terms


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('kapal "kerja', "the quotation mark at character 7 is never closed"),
        ("-kapal", "all words are excluded; name one that must occur as well"),
        ("…", "there is no word in '…'"),
        ("  ", "there is no word to search for"),
        ("in*", "'in*' at character 1: a star needs 3 letters before it"),
        ("ka*al", "the star at character 3 is not at the end of its word"),
        ('"indus*"', "the star at character 7 stands inside quotation marks"),
        ("a " * 25, "25 words and phrases; at most 24 can be asked"),
    ],
)
def test_faults_tell_what_and_where(text: str, fault: str) -> None:
    """Who asked sees what to mend."""
    assert tell(text) == fault


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to mend one after another."""
    assert tell('k* "x').count(";") == 1
