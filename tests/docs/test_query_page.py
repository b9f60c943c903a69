"""The page of the query language tells of every field, and its examples are understood."""

import re

import pytest

from handbook import find_fences, list_first_column, read_page
from jalin.model import PartialDate
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.searching.asking.fields import Field, list_fields
from jalin.pipeline.searching.asking.words import load_words
from jalin.pipeline.searching.conditions.days import Days
from jalin.pipeline.searching.question import parse_question

PAGE = read_page("docs/reference/query.md")
HOW_TO = read_page("docs/how-to/search.md")
_ROWS = [
    [cell.strip() for cell in row.strip("|").split(" | ")]
    for row in re.findall(
        r"^\| `.*\|$", PAGE.split("## Fields\n", 1)[1].split("\n## ")[0], re.MULTILINE
    )
]


def test_the_table_has_every_field_once() -> None:
    """By all of its names, in the order of the data."""
    assert list_first_column(PAGE, "Fields") == [
        name for field in list_fields() for name in field.names
    ]


@pytest.mark.parametrize(("field", "row"), list(zip(list_fields(), _ROWS, strict=True)))
def test_a_row_tells_what_the_data_says(field: Field, row: list[str]) -> None:
    """Its signs, its meaning, and an example that asks for it."""
    _, signs, meaning, example = row
    assert signs == " ".join(f"`{sign}`" for sign in field.signs)
    assert meaning == field.meaning
    assert {it.field.id for it in parse_question(example.strip("`")).conditions} >= {field.id}


def test_groups_mean_what_the_page_says() -> None:
    """A word that stands for several values, with all of them."""
    section = PAGE.split("## Values\n", 1)[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+) \| (`[^:\n]+)", section, re.MULTILINE)
    assert len(rows) == 5
    for written, values in rows:
        for field, word in re.findall(r"`(\w+):([\w-]+)`", written):
            id_ = {"tahap": "stage", "status": "state"}.get(field, field)
            assert load_words().find(id_, word) == tuple(re.findall(r"`(\w+)`", values))


def test_dates_compare_as_the_page_says() -> None:
    """The table of partial dates is true, cell by cell."""
    dates = Days.of(map(PartialDate.parse, ("2023", "2023-05", "2023-05-17")))
    rows = re.findall(
        r"^\| `(.+)` \| (.+) \| (.+) \| (.+) \|$", PAGE.split("## Dates\n")[1], re.MULTILINE
    )
    assert len(rows) == 6
    for question, *cells in rows:
        (condition,) = parse_question(question).conditions
        found = dates.compare(condition.sign, condition.dates[0]).tolist()
        assert (question, found) == (question, [cell.startswith("yes") for cell in cells])


def test_the_fault_of_the_how_to_is_real() -> None:
    """It is told as the page says."""
    with pytest.raises(QuestionError, match="at character 8: no stage 'commited'; nearest"):
        parse_question("stage>=commited")
    assert "at character 8: no stage 'commited'; nearest: committed" in HOW_TO
    assert len(find_fences(HOW_TO, "sh")) == 6
