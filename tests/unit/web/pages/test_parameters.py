"""Parameters of an address."""

import datetime as dt

import pytest

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.web.pages.parameters import parse_choice, parse_day, parse_number, parse_size

TODAY = dt.date(2026, 6, 30)


def test_without_a_parameter_the_usual_value_holds() -> None:
    """Nobody has to say what is usual."""
    assert parse_choice({}, "sort", Sort.DATE) is Sort.DATE
    assert parse_number({}, "page", 1) == 1
    assert parse_size({}, (25, 50)) == 25
    assert parse_day({}, "to", TODAY) == TODAY


def test_of_several_values_the_last_holds() -> None:
    """A form that is sent after an address goes before it."""
    assert parse_number({"page": ("2", "3")}, "page", 1) == 3
    assert parse_choice({"sort": ("news", "stage")}, "sort", Sort.DATE) is Sort.STAGE
    assert parse_day({"to": ("2026-01-31",)}, "to", TODAY) == dt.date(2026, 1, 31)


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "٣", "99999999", ""])
def test_a_number_counts_from_one(text: str) -> None:
    """Anything else is refused, with its name."""
    with pytest.raises(QuestionError, match="page: not a number"):
        parse_number({"page": (text,)}, "page", 1)


@pytest.mark.parametrize("text", ["26", "1000"])
def test_a_size_is_one_of_a_few(text: str) -> None:
    """Nobody asks for a page of a million."""
    with pytest.raises(QuestionError, match="one of 25, 50"):
        parse_size({"size": (text,)}, (25, 50))
