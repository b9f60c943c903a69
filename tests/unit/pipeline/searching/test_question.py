"""Taking a question apart."""

import pytest

from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.searching.question import Term, TermKind, parse_question


def tell(text: str) -> str:
    """Tell what is wrong with a question."""
    with pytest.raises(QuestionError) as caught:
        parse_question(text)
    assert {fault.where for fault in caught.value.faults} == {"q"}
    return "; ".join(fault.what for fault in caught.value.faults)


def test_a_question_has_words_phrases_beginnings_and_what_is_not_wanted() -> None:
    """Each term keeps its place."""
    assert parse_question('kapal "kerja sama" indus* -rudal -"uji coba"').terms == (
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
        ("radar: kapal", ["radar:", "kapal"]),
        ("https://example.org/a kapal", ["https://example.org/a", "kapal"]),
        ("kapal = perang", ["kapal", "perang"]),
    ],
)
def test_signs_without_a_word_are_passed_over(text: str, terms: list[str]) -> None:
    """A hyphen inside a word is part of it; signs alone ask for nothing."""
    assert [term.text for term in parse_question(text).terms] == terms


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('kapal "kerja', "at character 7: the quotation mark is never closed"),
        ("-kapal", "all words are excluded; name one that must occur as well"),
        ("…", "there is no word in '…'"),
        ("  ", "there is no word to search for"),
        ("in*", "at character 1: a star needs 3 letters before it"),
        ("ka*al", "at character 3: the star is not at the end of its word"),
        ('"indus*"', "at character 7: the star stands inside quotation marks"),
        (
            "| kapal",
            (
                "at character 1: | does not stand between two words; "
                "the values of a field are parted by commas: country:FR,DE"
            ),
        ),
        (
            "kapal OR",
            (
                "at character 7: OR does not stand between two words; "
                "the values of a field are parted by commas: country:FR,DE"
            ),
        ),
        ("a " * 25, "25 words, phrases and fields; at most 24"),
    ],
)
def test_faults_tell_what_and_where(text: str, fault: str) -> None:
    """Who asked sees what to mend."""
    assert tell(text) == fault


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to mend one after another."""
    assert tell('k* "x').count("at character") == 2


def test_a_word_may_be_an_alternative_to_the_one_before_it() -> None:
    """A stroke, OR or ATAU stands between; small letters make it a word."""
    for sign in ("|", "OR", "ATAU"):
        terms = parse_question(f"kapal {sign} perahu laut").terms
        assert [(it.text, it.is_alternative) for it in terms] == [
            ("kapal", False),
            ("perahu", True),
            ("laut", False),
        ]
    assert [it.text for it in parse_question("kapal atau perahu").terms] == [
        *("kapal", "atau", "perahu")
    ]


@pytest.mark.parametrize("text", ["kapal | -laut", "kapal OR party:pindad", "stage:intent | kapal"])
def test_alternatives_are_words(text: str) -> None:
    """What is left out, or a field, is no alternative to a word."""
    assert "does not stand between two words" in tell(text)


def test_words_and_conditions_stand_in_any_order() -> None:
    """Each keeps its place; marks of print are read as ours."""
    found = parse_question("since:2023 radar -party:“PT Len” 'x'")
    assert found.words == "radar 'x'"
    assert [(it.field.id, it.at, it.is_excluded) for it in found.conditions] == [
        ("since", 6, False),
        ("party", 25, True),
    ]


def test_excluded_words_are_enough_beside_a_condition() -> None:
    """The condition says what is wanted."""
    found = parse_question("party:len -radar")
    assert not found.wanted
    assert len(found.terms) == len(found.conditions) == 1
