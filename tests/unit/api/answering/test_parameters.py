"""The parameters of questions: what is declared is what is taken."""

import pytest

from jalin.api.answering.parameters import (
    AS_OF,
    CURSOR,
    FILTER,
    LIMIT,
    Question,
    find_fault,
    parse_question,
)
from jalin.pipeline.catalogue.filter import Filter, QuestionError

DECLARED = (*FILTER, LIMIT, CURSOR, AS_OF)


def ask(query: str) -> Question:
    """Read a question."""
    return parse_question(query.encode(), {}, DECLARED)


def find_faults(query: str) -> list[str]:
    """List where a question has its faults."""
    with pytest.raises(QuestionError) as caught:
        ask(query)
    return [fault.where for fault in caught.value.faults]


def test_a_question_is_read() -> None:
    """With its filter, its day and how much is wanted."""
    question = ask("sector=batteries&sector=rail&q=bus+listrik&limit=20&as_of=2026-02-04")
    assert question.wanted == Filter(words="bus listrik", sector=("batteries", "rail"))
    assert question.limit == 20
    assert str(question.day("as_of")) == "2026-02-04"


def test_nothing_asked_is_everything() -> None:
    """With so many entries as are given where nothing is said."""
    assert (ask("").wanted, ask("").limit) == (Filter(), 50)


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("colour=red", ["colour"]),
        ("limit=0", ["limit"]),
        ("limit=201", ["limit"]),
        ("limit=", ["limit"]),
        ("limit=1&limit=2", ["limit"]),
        ("limit=%D9%A1", ["limit"]),
        ("as_of=2026-02-30", ["as_of"]),
        ("as_of=20260204", ["as_of"]),
        ("as_of=2026-W06-3", ["as_of"]),
        ("sector=cars", ["sector"]),
        ("sector=", ["sector"]),
        ("country=IDN", ["country"]),
        ("q=a%00b", ["q"]),
        ("cursor=%21", ["cursor"]),
        ("colour=red&limit=x&sector=cars", ["colour", "limit", "sector"]),
        ("q=%FF", ["?"]),
        ("&".join(f"sector={n}" for n in range(600)), ["?"]),
    ],
)
def test_every_fault_is_told(query: str, where: list[str]) -> None:
    """At once, each with its parameter."""
    assert find_faults(query) == where


def test_values_beyond_any_list_are_refused() -> None:
    """Though each is fine."""
    assert find_faults("&".join(["sector=rail"] * 201)) == ["sector"]


def test_a_cursor_belongs_to_what_is_asked_beside_it() -> None:
    """Neither to how much is given at once, nor to the order of the parameters."""
    assert ask("limit=1&sector=rail&stage=talks").purpose == ask("stage=talks&sector=rail").purpose
    assert ask("sector=rail").purpose != ask("sector=cyber").purpose


@pytest.mark.parametrize("parameter", DECLARED, ids=lambda it: it.name)
def test_an_example_is_a_value(parameter: object) -> None:
    """Whatever the documents show can be asked."""
    example = getattr(parameter, "example", None)
    assert example is None or find_fault(parameter.schema, example) is None  # type: ignore[attr-defined]
