"""Quarrels on one step: its date, its place, its instrument."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from jalin.model import Instrument, PartialDate, Stage
from jalin.text.words.fold import fold
from jalin.track.quarrels.contradiction import (
    ContradictedValue,
    Contradiction,
    ContradictionRule,
)
from jalin.track.quarrels.told import claim_of, list_sources
from jalin.track.quarrels.words import QuarrelWords
from jalin.track.steps import HistoryStep
from jalin.track.values.claims import ValueClaim
from jalin.track.values.events import choose_account, dates_agree, differ_on_date

# Instruments that the press keeps apart. Contract, agreement and joint venture are used for one
# paper, programmes and alliances for any.
_PAPERS: Mapping[Instrument, str] = {
    Instrument.LETTER_OF_INTENT: "letter",
    Instrument.MEMORANDUM: "memorandum",
    Instrument.AGREEMENT: "binding",
    Instrument.CONTRACT: "binding",
    Instrument.JOINT_VENTURE: "binding",
    Instrument.EQUITY: "binding",
    Instrument.LICENCE: "binding",
}
_SIGNED = frozenset({Stage.INTENT, Stage.COMMITTED})


def find_step_quarrels(
    told: Sequence[HistoryStep], claims: Sequence[ValueClaim], words: QuarrelWords
) -> Iterator[Contradiction]:
    """Find the quarrels on dates, places and instruments of steps told as fact."""
    facts = [step for step in told if step.moves and step.date is not None]
    dates_told = _list_dates(facts)
    pairs = [
        (one, other)
        for one, other in combinations(facts, 2)
        if differ_on_date(one, other)
        and not (_knows(one, other, dates_told) or _knows(other, one, dates_told))
    ]
    for stage in sorted({one.stage for one, _ in pairs}):
        quarrels = {(str(it.date), str(other.date)) for it, other in pairs if it.stage is stage}
        yield from _find_dates([it for it in facts if it.stage is stage], quarrels)
    yield from _find_places(facts, pairs, claims, words)
    yield from _find_instruments(facts, claims)


def _list_dates(facts: Iterable[HistoryStep]) -> Mapping[tuple[Stage, str], set[PartialDate]]:
    """List the dates that each source tells of each stage."""
    dates: dict[tuple[Stage, str], set[PartialDate]] = defaultdict(set)
    for step in facts:
        for source_id in step.source_ids:
            dates[step.stage, source_id].update(it for it in (step.date,) if it is not None)
    return dates


def _knows(
    one: HistoryStep,
    other: HistoryStep,
    dates_told: Mapping[tuple[Stage, str], set[PartialDate]],
) -> bool:
    """Tell whether the source of one step also tells the date of the other."""
    assert other.date is not None  # only dated steps are compared
    return any(
        dates_agree(date, other.date)
        for source_id in one.source_ids
        for date in dates_told.get((other.stage, source_id), ())
    )


def _link(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Link pairs of values that share one to groups, in order."""
    groups: list[frozenset[str]] = []
    for pair in sorted(tuple(sorted(pair)) for pair in pairs):
        touched = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touched]
        groups.append(frozenset(pair).union(*touched))
    return sorted(groups, key=sorted)


def _find_dates(
    facts: Sequence[HistoryStep], quarrels: Iterable[tuple[str, str]]
) -> Iterator[Contradiction]:
    """Tell each group of dates of one stage that quarrel with one another."""
    for dates in _link(quarrels):
        by_date = defaultdict(list)
        for step in facts:
            if str(step.date) in dates:
                by_date[str(step.date)].append(step)
        yield _tell_dates(_join_coarse(by_date))


def _join_coarse(by_date: Mapping[str, list[HistoryStep]]) -> dict[str, list[HistoryStep]]:
    """Join the accounts of a coarser date to those of the only finer one that it includes."""
    joined: dict[str, list[HistoryStep]] = defaultdict(list)
    for date, steps in sorted(by_date.items()):
        finer = [it for it in by_date if it != date and it.startswith(date)]
        joined[finer[0] if len(finer) == 1 else date] += steps
    return joined


def _tell_dates(by_date: Mapping[str, Sequence[HistoryStep]]) -> Contradiction:
    accounts = [
        replace(
            steps[0],
            date=PartialDate.parse(date),
            source_ids=list_sources(steps),
            told=_find_last(steps),
        )
        for date, steps in sorted(by_date.items())
    ]
    believed = str(choose_account(accounts)[0].date)
    values = (
        ContradictedValue.of(
            date, (claim_of(it, "date", date) for it in steps), shown=date == believed
        )
        for date, steps in by_date.items()
    )
    return Contradiction.of("date", values, ContradictionRule.DATES_OF_ONE_STEP)


def _find_last(steps: Iterable[HistoryStep]) -> PartialDate | None:
    return max(
        (it.told for it in steps if it.told is not None), key=lambda it: it.order, default=None
    )


def _find_places(
    facts: Sequence[HistoryStep],
    pairs: Iterable[tuple[HistoryStep, HistoryStep]],
    claims: Sequence[ValueClaim],
    words: QuarrelWords,
) -> Iterator[Contradiction]:
    """Find cities that quarrel: of steps of one day, or of one event with quarrelling dates."""
    same_day = [(one, other) for one, other in combinations(facts, 2) if _is_same_event(one, other)]
    quarrels: dict[Stage, list[tuple[HistoryStep, HistoryStep]]] = defaultdict(list)
    for one, other in (*same_day, *pairs):
        events = [it for it in facts if it.stage is one.stage and it.date in {one.date, other.date}]
        if _differ_on_place(one, other, events, words):
            quarrels[one.stage].append((one, other))
    for stage, found in sorted(quarrels.items()):
        for places in _link({(str(one.place), str(other.place)) for one, other in found}):
            dates = {it.date for pair in found if str(pair[0].place) in places for it in pair}
            steps = [it for it in facts if it.stage is stage and it.date in dates]
            sides = _join_places([it for it in steps if it.place in places])
            yield _tell("place", sides, claims, ContradictionRule.PLACES_OF_ONE_STEP)


def _join_places(steps: Iterable[HistoryStep]) -> dict[str, list[HistoryStep]]:
    """Join the accounts of one place under its shortest name."""
    sides: dict[str, list[HistoryStep]] = defaultdict(list)
    for step in sorted(steps, key=lambda it: (len(it.place or ""), it.place or "")):
        place = step.place or ""
        sides[next((it for it in sides if _agree(it, place)), place)].append(step)
    return sides


def _is_same_event(one: HistoryStep, other: HistoryStep) -> bool:
    same_day = one.date == other.date and one.date is not None and one.date.day is not None
    return same_day and one.stage is other.stage and not one.source_ids & other.source_ids


def _differ_on_place(
    one: HistoryStep, other: HistoryStep, events: Sequence[HistoryStep], words: QuarrelWords
) -> bool:
    """Tell whether two accounts name different cities, and neither source knows the other's."""
    if one.place is None or other.place is None or _agree(one.place, other.place):
        return False
    if not (words.is_city(one.place) and words.is_city(other.place)):
        return False
    return not _has_place(one, other.place, events) and not _has_place(other, one.place, events)


def _agree(one: str, other: str) -> bool:
    """Tell whether one place names the other, as "Karawang, Jawa Barat" does Karawang.

    What stands after a comma is where the place lies, and alone makes no two places one.
    """
    left, right = (set(fold(it).split()) for it in (one, other))
    head, other_head = (set(fold(it.partition(",")[0]).split()) for it in (one, other))
    return bool(head & right or other_head & left)


def _has_place(one: HistoryStep, place: str, events: Iterable[HistoryStep]) -> bool:
    """Tell whether the source of a step tells the other place, too."""
    of_source = (it for it in events if it.source_ids & one.source_ids)
    return any(it.place is not None and _agree(it.place, place) for it in of_source)


def _find_instruments(
    facts: Sequence[HistoryStep], claims: Sequence[ValueClaim]
) -> Iterator[Contradiction]:
    """Find papers of one day that different sources call by names that cannot both fit."""
    signed = [it for it in facts if it.stage in _SIGNED and it.instrument in _PAPERS]
    days = sorted({it.date for it in signed if it.date is not None and it.date.day}, key=str)
    for day in days:
        papers = defaultdict(list)
        for step in signed:
            if step.date == day and step.instrument is not None:
                papers[_PAPERS[step.instrument]].append(step)
        sources = [list_sources(steps) for steps in papers.values()]
        if len(papers) > 1 and not any(one & other for one, other in combinations(sources, 2)):
            by_value = {str(steps[0].instrument): steps for _, steps in sorted(papers.items())}
            yield _tell("instrument", by_value, claims, ContradictionRule.INSTRUMENTS_OF_ONE_DAY)


def _tell(
    field: str,
    by_value: Mapping[str, Sequence[HistoryStep]],
    claims: Sequence[ValueClaim],
    rule: ContradictionRule,
) -> Contradiction:
    shown = {claim.value for claim in claims if claim.field == field and claim.shown}
    values = (
        ContradictedValue.of(
            value,
            (claim_of(it, field, str(getattr(it, field))) for it in steps),
            shown=any(str(getattr(it, field)) in shown for it in steps),
        )
        for value, steps in by_value.items()
    )
    return Contradiction.of(field, values, rule)
