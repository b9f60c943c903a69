"""What an address asks for."""

import datetime as dt

import pytest

from jalin.pipeline.catalogue.filter import QuestionError
from jalin.web.frame.answering.questions import parse_question


def test_the_day_stands_apart() -> None:
    """The day is read; all other parameters stay in their order, with every value."""
    asked = parse_question(b"stage=intent&as_of=2024-06-30&stage=talks&q=PT+Len%20%26+co")
    assert asked.as_of == dt.date(2024, 6, 30)
    assert asked.parameters == (("stage", "intent"), ("stage", "talks"), ("q", "PT Len & co"))


@pytest.mark.parametrize("query", [b"", b"as_of=", b"as_of=&page="])
def test_empty_parameters_are_passed_over(query: bytes) -> None:
    """A form that was sent with empty fields asks for the present, of everything."""
    asked = parse_question(query)
    assert (asked.as_of, asked.parameters) == (None, ())


@pytest.mark.parametrize("day", [b"yesterday", b"2024-13-01", b"2024", b"30-06-2024", b"%00"])
def test_a_day_that_is_none_is_a_fault(day: bytes) -> None:
    """The fault names the parameter and how a day is written."""
    with pytest.raises(QuestionError, match="as_of: not a day such as 2026-02-04"):
        parse_question(b"as_of=" + day)


def test_too_many_parameters_are_a_fault() -> None:
    """Nobody makes the server read a mountain of parameters."""
    with pytest.raises(QuestionError, match="500"):
        parse_question(b"&".join(b"a=1" for _ in range(501)))


def test_bytes_that_are_no_text_are_borne() -> None:
    """An address of broken bytes is read as well as it goes."""
    assert parse_question(b"q=%ff%fe\xe9").parameters[0][0] == "q"
