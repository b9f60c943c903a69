"""The rows of deals as they were known at a moment."""

import datetime as dt

import pytest

from jalin.model import JudgementKind, Stage
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import open_all_rows, open_rows
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, DealMentionRow, StepRow
from register_factory import SENTENCE, deal, doc, fill, insight, judgement, parties, reading, step

TODAY = dt.date(2026, 7, 1)
FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-06-02")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="d", published="2024-05-30")
SIGNED = reading(FIRST, deal(steps=[step(Stage.INTENT, "2026-02-03")]))
BUILT = reading(LATER, deal(steps=[step(Stage.IMPLEMENTING, "2026-06-01")]))
VENTURE = reading(OTHER, deal(*parties("PT Len", "Thales"), objects=["radar"], evidence=OTHER.text))


def as_of(day: str) -> Moment:
    """Ask as of a day."""
    return Moment.of(TODAY, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("moment", "stages"),
    [
        (as_of("2024-05-29"), []),
        (as_of("2024-05-30"), [Stage.INTENT]),
        (as_of("2026-02-04"), [Stage.INTENT, Stage.INTENT]),
        (as_of("2026-06-02"), [Stage.INTENT, Stage.INTENT, Stage.IMPLEMENTING]),
        (Moment.of(TODAY), [Stage.INTENT, Stage.INTENT, Stage.IMPLEMENTING]),
    ],
)
def test_rows_are_those_of_the_moment(
    register: Register, moment: Moment, stages: list[Stage]
) -> None:
    """A deal that nobody had told has none, and a later document gives none."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT), (OTHER, VENTURE))
    rows = open_all_rows(register, moment)
    assert sorted(row.stage for row in rows.all_rows(StepRow)) == sorted(stages)


@pytest.mark.parametrize(("day", "names"), [("2026-02-03", ""), ("2026-02-04", "a")])
def test_an_undated_document_gives_no_row_of_a_day(
    register: Register, day: str, names: str
) -> None:
    """Neither beside others nor alone."""
    fill(register, (FIRST, SIGNED), (UNDATED, reading(UNDATED, deal())))
    rows = open_all_rows(register, as_of(day)).all_rows(DealMentionRow)
    assert [row.document_id for row in rows] == [FIRST.id for _ in names]


@pytest.mark.parametrize(("day", "values"), [("2026-02-28", set()), ("2026-03-01", {"kapal"})])
def test_what_was_decided_later_gives_no_row(
    register: Register, day: str, values: set[str]
) -> None:
    """From the day of the decision on it does."""
    made = judgement(JudgementKind.CORRECT, (SIGNED, 0), field="objects", value="kapal")
    fill(register, (FIRST, SIGNED), judgements=[made])
    rows = open_all_rows(register, as_of(day)).find(ClaimRow, field="objects")
    assert {row.value for row in rows if row.judgement_id is not None} == values


def test_rows_can_be_opened_for_some_deals(register: Register) -> None:
    """They are found by any column, like those of the register."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT), (OTHER, VENTURE))
    (deal_id,) = {row.deal_id for row in register.find(DealMentionRow, document_id=FIRST.id)}
    rows = open_rows(register, as_of("2026-02-04"), insight(), [deal_id])
    found = rows.find_any(DealMentionRow, "document_id", [FIRST.id, LATER.id])
    assert [row.document_id for row in found] == [FIRST.id]
    assert rows.find(DealMentionRow, deal_id=deal_id) == found


def test_of_a_day_after_all_the_rows_are_those_of_the_register(register: Register) -> None:
    """Nothing became known later, and so nothing is derived anew."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT), (OTHER, VENTURE))
    rows = open_all_rows(register, as_of("2026-06-02"))
    assert rows.all_rows(ClaimRow) == tuple(register.all_rows(ClaimRow))
