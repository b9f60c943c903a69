"""The contradictions of the register."""

import datetime as dt

import pytest

from jalin.model import Document, JudgementKind, Reading, Stage
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.show.views import ContradictionView
from jalin.store.register import Register
from register_factory import SENTENCE, date, deal, doc, fill, insight, judgement, reading, step

TODAY = dt.date(2026, 7, 1)
FIRST = doc(f"{SENTENCE} Satu.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Dua.", name="b", published="2026-02-06")


def dates(document: Document, day: str) -> tuple[Document, Reading]:
    """Let a document date the signing."""
    mention = deal(steps=[step(Stage.INTENT, day)], date=date(day))
    return document, reading(document, mention)


def ask(register: Register, as_of: str | None = None) -> tuple[ContradictionView, ...]:
    """List the contradictions, as of a day if one is given."""
    day = None if as_of is None else dt.date.fromisoformat(as_of)
    return list_contradictions(register, Moment.of(TODAY, day), insight().lexicon)


def test_each_side_comes_with_its_sentence(register: Register) -> None:
    """The shown side first."""
    fill(register, dates(FIRST, "2026-02-02"), dates(LATER, "2026-02-04"))
    (found,) = ask(register)
    assert (found.field, found.rule) == ("date", "dates_of_one_step")
    assert [it.shown for it in found.sides] == [True, False]
    assert {(it.value, it.quotes[0].sentence, it.quotes[0].source.name) for it in found.sides} == {
        ("2026-02-02", SENTENCE, "a"),
        ("2026-02-04", SENTENCE, "b"),
    }


@pytest.mark.parametrize(("day", "count"), [("2026-02-05", 0), ("2026-02-06", 1), (None, 1)])
def test_a_contradiction_is_there_when_both_sides_were_told(
    register: Register, day: str | None, count: int
) -> None:
    """One side alone is none."""
    fill(register, dates(FIRST, "2026-02-02"), dates(LATER, "2026-02-04"))
    assert len(ask(register, day)) == count


@pytest.mark.parametrize(("day", "count"), [("2026-02-03", 0), ("2026-02-04", 1)])
def test_a_conflict_inside_a_text_needs_one_side_only(
    register: Register, day: str, count: int
) -> None:
    """The text itself has both."""
    fill(register, (FIRST, reading(FIRST, deal(conflict="tanggal berbeda"))))
    assert [it.rule for it in ask(register, day)] == ["said_inside"] * count


@pytest.mark.parametrize(("day", "count"), [("2026-02-28", 1), ("2026-03-01", 0), (None, 0)])
def test_a_rejected_value_quarrels_until_it_was_rejected(
    register: Register, day: str | None, count: int
) -> None:
    """From the day of the judgement on it takes no part."""
    kept = [dates(FIRST, "2026-02-02"), dates(LATER, "2026-02-04")]
    made = judgement(JudgementKind.REJECT, (kept[0][1], 0), field="date", value="2026-02-02")
    fill(register, *kept, judgements=[made])
    assert len(ask(register, day)) == count


@pytest.mark.parametrize(("day", "count"), [("2026-12-31", 0), (None, 1)])
def test_an_undated_document_gainsays_at_present_only(
    register: Register, day: str | None, count: int
) -> None:
    """As of a day nobody knows whether it was there."""
    undated = doc(f"{SENTENCE} Entah kapan.", name="c")
    fill(register, dates(FIRST, "2026-02-02"), dates(undated, "2026-02-04"))
    assert len(ask(register, day)) == count


@pytest.mark.parametrize(("day", "count"), [("2026-12-31", 0), (None, 1)])
def test_an_undated_document_has_a_conflict_at_present_only(
    register: Register, day: str | None, count: int
) -> None:
    """Also where it is the only one of its deal."""
    undated = doc(f"{SENTENCE} Entah kapan.", name="c")
    fill(register, (undated, reading(undated, deal(conflict="tanggal berbeda"))))
    assert len(ask(register, day)) == count


@pytest.mark.parametrize(
    ("day", "value"), [("2026-02-06", "2026-02-04"), ("2026-02-08", "2026-02-02")]
)
def test_the_shown_side_is_that_of_the_day(register: Register, day: str, value: str) -> None:
    """A third document takes the side of the first."""
    third = doc(f"{SENTENCE} Tiga.", name="c", published="2026-02-08")
    signed = [dates(FIRST, "2026-02-02"), dates(LATER, "2026-02-04"), dates(third, "2026-02-02")]
    fill(register, *signed)
    (found,) = ask(register, day)
    assert found.sides[0].value == value


@pytest.mark.parametrize("day", [None, "2026-02-05", "2026-02-06", "2026-02-28", "2026-03-01"])
def test_the_page_of_a_deal_shows_what_is_listed(register: Register, day: str | None) -> None:
    """At every day, whatever is told or decided later."""
    kept = [dates(FIRST, "2026-02-02"), dates(LATER, "2026-02-04")]
    made = judgement(JudgementKind.REJECT, (kept[0][1], 0), field="date", value="2026-02-02")
    fill(register, *kept, judgements=[made])
    moment = Moment.of(TODAY, None if day is None else dt.date.fromisoformat(day))
    (listed,) = list_deals(register, moment)
    assert show_deal(register, listed.id, moment, insight()).contradictions == ask(register, day)
