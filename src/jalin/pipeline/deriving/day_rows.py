"""How a deal stood day by day: a row for each day on which something new was known of it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from jalin.model import Stage
from jalin.store.rows import LINE_GAP, PRESENT, DealDayRow
from jalin.track.history import History, derive_history
from jalin.track.standing import derive_standing
from jalin.track.telling import Telling
from jalin.track.values.claims import ShownBy, ValueClaim
from jalin.track.values.decisions import Decision
from jalin.track.values.shown import collect_values, find_shown


def derive_day_rows(
    deal_id: str,
    tellings: Sequence[Telling],
    decisions: Sequence[Decision],
    since: dt.date = dt.date.min,
) -> Iterator[DealDayRow]:
    """Derive what was known from each day on, and what holds when no day is asked.

    A document counts from its publication, a decision from the day on which it was made; a
    document without a date counts only where no day is asked. Days before `since` are left out.
    """
    dated = [(it.document.published.last, it) for it in tellings if it.document.published]
    days = {day for day, _ in dated}
    days |= {it.made.last for it in decisions if days and it.made.last >= min(days)}
    for day in sorted(day for day in days if day >= since):
        told = [telling for known, telling in dated if known <= day]
        decided = [it for it in decisions if it.made.last <= day]
        yield _derive_day(deal_id, day, told, decided)
    yield _derive_day(deal_id, None, tellings, decisions)


def _derive_day(
    deal_id: str,
    day: dt.date | None,
    tellings: Sequence[Telling],
    decisions: Sequence[Decision],
) -> DealDayRow:
    history = derive_history(tellings)
    claims = collect_values(tellings, history, decisions)
    shown = find_shown(history, claims, decisions)
    judged = shown.stage if _is_judged(claims, history, shown.stage) else None
    standing = derive_standing(tellings, history, judged)
    return DealDayRow(
        deal_id=deal_id,
        day=PRESENT if day is None else day.isoformat(),
        stage=shown.stage,
        reached=standing.reached,
        news=standing.news,
        announced=standing.announced,
        instrument=shown.instrument,
        date=shown.date,
        place=shown.place,
        objects=_join_shown(claims, "objects"),
        activities=_join_shown(claims, "activities"),
        sectors=_join_shown(claims, "sectors"),
        amounts=_join_shown(claims, "amounts"),
        outlets=LINE_GAP.join(standing.outlets),
        documents=len({it.document.id for it in tellings}),
        sources=len({it.source_id for it in tellings}),
    )


def _is_judged(claims: Sequence[ValueClaim], history: History, stage: Stage) -> bool:
    """Tell whether a stage is a reviewer's: decided, or left where another was rejected."""
    decided = any(it.shown_by is ShownBy.JUDGEMENT for it in claims if it.field == "stage")
    return decided or stage is not history.stage


def _join_shown(claims: Sequence[ValueClaim], field: str) -> str:
    """Join the shown values of a field that adds up, by alphabet, each once."""
    return LINE_GAP.join(sorted({it.value for it in claims if it.field == field and it.shown}))
