"""How a deal stood day by day."""

import pytest

from jalin.model import Judgement, JudgementKind, Reading, Stage
from jalin.store.memory import MemoryRows
from jalin.store.rows import DealDayRow
from register_factory import SENTENCE, deal, derived, doc, judgement, reading, step, story

SIGNED = deal(steps=[step(Stage.INTENT, "2026-02-03")])
BUILT = deal(steps=[step(Stage.IMPLEMENTING, "2026-06-01")])
FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-06-02")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")


def days(rows: MemoryRows) -> dict[str, DealDayRow]:
    """Give the day rows of the only deal by day."""
    return {row.day: row for row in rows.all_rows(DealDayRow)}


def correct(told: Reading, made: str) -> Judgement:
    """Say that the only deal of a reading is committed."""
    kind = JudgementKind.CORRECT
    return judgement(kind, (told, 0), made=made, field="stage", value="committed")


def test_each_day_of_publication_has_a_row_and_the_present_one_more() -> None:
    """A row holds what the documents of its day and before tell."""
    found = days(derived((FIRST, reading(FIRST, SIGNED)), (LATER, reading(LATER, BUILT))))
    assert {day: (row.stage, row.documents) for day, row in found.items()} == {
        "2026-02-04": (Stage.INTENT, 1),
        "2026-06-02": (Stage.IMPLEMENTING, 2),
        "present": (Stage.IMPLEMENTING, 2),
    }


def test_an_undated_document_counts_only_at_present() -> None:
    """Nobody knows from which day on it could count."""
    found = days(derived((FIRST, reading(FIRST, SIGNED)), (UNDATED, reading(UNDATED, BUILT))))
    assert {day: row.stage for day, row in found.items()} == {
        "2026-02-04": Stage.INTENT,
        "present": Stage.IMPLEMENTING,
    }


@pytest.mark.parametrize(
    ("published", "day"), [("2026-02", "2026-02-28"), ("2026", "2026-12-31"), (None, None)]
)
def test_a_coarse_date_counts_from_its_last_day(published: str | None, day: str | None) -> None:
    """Before that day it may not have been published."""
    document = doc(name="a", published=published)
    found = days(derived((document, reading(document, SIGNED))))
    assert set(found) == {day, "present"} - {None}


def test_a_judgement_counts_from_its_day_on() -> None:
    """It makes a row of its own."""
    told = reading(FIRST, SIGNED)
    found = days(derived((FIRST, told), judgements=[correct(told, "2026-03-01")]))
    assert {day: row.stage for day, row in found.items()} == {
        "2026-02-04": Stage.INTENT,
        "2026-03-01": Stage.COMMITTED,
        "present": Stage.COMMITTED,
    }


def test_a_judgement_makes_no_deal_known() -> None:
    """Made before the first document, it counts from that document on."""
    told = reading(FIRST, SIGNED)
    found = days(derived((FIRST, told), judgements=[correct(told, "2026-01-01")]))
    assert {day: row.stage for day, row in found.items()} == {
        "2026-02-04": Stage.COMMITTED,
        "present": Stage.COMMITTED,
    }


def test_a_judged_stage_is_the_rung_reached() -> None:
    """What the reviewer decided goes before what documents tell."""
    told = reading(FIRST, SIGNED)
    found = days(derived((FIRST, told), judgements=[correct(told, "2026-03-01")]))
    assert found["2026-02-04"].reached is Stage.INTENT
    assert found["present"].reached is Stage.COMMITTED


def test_a_copy_is_no_source_and_no_news() -> None:
    """It is one document more, and the silence goes on."""
    talks = deal(steps=[step(Stage.TALKS)])
    first, copy = story("a", "2026-02-04"), story("b", "2026-06-02", tail="Disunting ulang.")
    found = days(derived((first, reading(first, talks)), (copy, reading(copy, talks))))
    row = found["2026-06-02"]
    assert (row.documents, row.sources, str(row.news)) == (2, 1, "2026-02-04")


def test_what_is_told_anew_is_news() -> None:
    """The same words of another text are: the talks go on."""
    talks = deal(steps=[step(Stage.TALKS)])
    found = days(derived((FIRST, reading(FIRST, talks)), (LATER, reading(LATER, talks))))
    row = found["2026-06-02"]
    assert (row.documents, row.sources, str(row.news)) == (2, 2, "2026-06-02")


def test_the_outlets_of_a_day_are_those_that_had_told_by_then() -> None:
    """Who tells later did not listen before."""
    found = days(derived((FIRST, reading(FIRST, SIGNED)), (LATER, reading(LATER, BUILT))))
    assert found["2026-02-04"].outlets == "Warta a"
    assert found["2026-06-02"].outlets == "Warta a\nWarta b"
