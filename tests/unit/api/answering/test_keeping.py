"""Answers that are kept, up to a number of bytes."""

from jalin.api.answering.keeping import Answer, Answers


def answer(size: int) -> Answer:
    """Build an answer of so many bytes."""
    return Answer(body=b"x" * size, tag="t")


def test_what_was_not_asked_for_the_longest_is_forgotten() -> None:
    """What is asked for again stays."""
    kept = Answers(most_bytes=100)
    for name in "abcd":
        kept.keep(name, answer(25))
    assert kept.find("a") is not None
    kept.keep("e", answer(25))
    assert [name for name in "abcde" if kept.find(name)] == ["a", "c", "d", "e"]


def test_what_is_kept_anew_counts_once() -> None:
    """Else there would be less and less room."""
    kept = Answers(most_bytes=100)
    for _ in range(9):
        kept.keep("a", answer(25))
    kept.keep("b", answer(25))
    assert kept.find("a") is not None
    assert kept.find("b") is not None


def test_an_answer_that_leaves_room_for_little_else_is_not_kept() -> None:
    """It is built again."""
    kept = Answers(most_bytes=100)
    kept.keep("a", answer(26))
    assert kept.find("a") is None


def test_many_short_answers_have_an_end() -> None:
    """An answer takes room beside its body: their number counts too."""
    kept = Answers(most_bytes=1000, most_answers=3)
    for name in "abcde":
        kept.keep(name, answer(1))
    assert [name for name in "abcde" if kept.find(name)] == ["c", "d", "e"]
