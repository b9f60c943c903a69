"""The groups of the ledger."""

import datetime as dt
from typing import Any

import pytest

from jalin.model import PartialDate
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.store.saying_rows import PromiseRow
from jalin.track.promises.promise import PromiseState
from jalin.web.choosing.promise_groups import (
    DueGroup,
    PromiseFilter,
    choose_promises,
    group_promises,
)

TODAY = dt.date(2026, 6, 30)


def line(name: str, due: str | None = None, **said: Any) -> PromiseLine:  # noqa: ANN401 (any field)
    """Build a line of the ledger, scheduled unless told otherwise."""
    fields: dict[str, Any] = {
        "line": name,
        "who": "PT Nusaraya",
        "due": None if due is None else PartialDate.parse(due),
        "state": PromiseState.SCHEDULED,
        "deal_ids": ("d1",),
        "tellings": (
            PromiseRow(
                document_id="a", position=0, who="x", due=None, span_start=0, span_end=1, quote="x"
            ),
        ),
        "told": "2026-01-01",
        "settled": None,
    }
    return PromiseLine(**(fields | said))


@pytest.mark.parametrize(
    ("due", "state", "group"),
    [
        ("2026-06-30", PromiseState.SCHEDULED, DueGroup.MONTH),
        ("2026-07", PromiseState.SCHEDULED, DueGroup.QUARTER),
        ("2026-07-30", PromiseState.SCHEDULED, DueGroup.MONTH),
        ("2026", PromiseState.SCHEDULED, DueGroup.YEAR),
        ("2030", PromiseState.SCHEDULED, DueGroup.LATER),
        (None, PromiseState.SCHEDULED, DueGroup.UNDATED),
        ("2025", PromiseState.OVERDUE, DueGroup.OVERDUE),
        ("2025", PromiseState.MET, DueGroup.SETTLED),
        (None, PromiseState.NOT_MET, DueGroup.SETTLED),
    ],
)
def test_a_promise_stands_in_its_group(
    due: str | None, state: PromiseState, group: DueGroup
) -> None:
    """By the last day that its date can mean, unless it is settled or overdue."""
    found = group_promises([line("a", due, state=state)], TODAY)
    assert [it for it, lines in found.items() if lines] == [group]


def test_what_is_to_come_stands_by_date_and_what_is_late_backwards() -> None:
    """The next to fall due, and the last that fell due, are the first of their groups."""
    late = [line(day, day, state=PromiseState.OVERDUE) for day in ("2020", "2026-05-01", "2024")]
    coming = [line(day, day) for day in ("2026-07-20", "2026-07-05")]
    found = group_promises([*late, *coming], TODAY)
    assert [it.line for it in found[DueGroup.OVERDUE]] == ["2026-05-01", "2024", "2020"]
    assert [it.line for it in found[DueGroup.MONTH]] == ["2026-07-05", "2026-07-20"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2026-03-01", None, ["month", "year"]),
        (None, "2026-03-31", ["month", "year"]),
        ("2026-04-01", None, ["year"]),
        ("2027-01-01", None, []),
        (None, None, ["month", "year", "undated"]),
    ],
)
def test_a_promise_is_due_when_its_date_can_mean_such_a_day(
    since: str | None, until: str | None, found: list[str]
) -> None:
    """A month counts for each of its days; without a date nothing is due on any day."""
    lines = [line("month", "2026-03"), line("year", "2026"), line("undated")]
    wanted = PromiseFilter(
        since=None if since is None else dt.date.fromisoformat(since),
        until=None if until is None else dt.date.fromisoformat(until),
    )
    assert [it.line for it in choose_promises(lines, wanted, None)] == found


def test_a_party_promises_or_is_part_of_the_deal() -> None:
    """Its name stands with the promise, or one of the deals is its own."""
    lines = [
        line("own", deal_ids=("d9",)),
        line("deal", who="BYD"),
        line("x", who="Q", deal_ids=()),
    ]
    wanted = PromiseFilter(party="nusaraya")
    assert [it.line for it in choose_promises(lines, wanted, {"d1"})] == ["own", "deal"]
