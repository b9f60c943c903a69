"""Quarrels on how far a deal got: done or denied, done or still planned, ended or only halted."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from jalin.model import Factuality, Instrument, PartialDate, Stage, StepKind
from jalin.track.history import SAME_SEASON, SAME_WEEKS, History
from jalin.track.quarrels.contradiction import (
    ContradictedValue,
    Contradiction,
    ContradictionRule,
)
from jalin.track.quarrels.told import claim_of, list_sources
from jalin.track.steps import HistoryStep
from jalin.track.values.events import dates_agree

_UNNAMED = frozenset({None, Instrument.UNSPECIFIED, Instrument.TALKS})
_SIGNED = frozenset({Stage.INTENT, Stage.COMMITTED})
_ONCE = _SIGNED | {Stage.SUSPENDED, Stage.TERMINATED}
# Gives whether the second step gainsays the first, which is a fact.
_Gainsays = Callable[[HistoryStep, HistoryStep], bool]


def find_stage_quarrels(told: Sequence[HistoryStep], history: History) -> Iterator[Contradiction]:
    """Find what one source tells as done and another denies, still plans, or calls unmoved."""
    for stage in Stage:
        done = [step for step in told if step.moves and step.stage is stage]
        for rule, gainsays in _RULES.items():
            pairs = [
                (fact, other)
                for fact in done
                for other in told
                if not fact.source_ids & other.source_ids and gainsays(fact, other)
            ]
            if rule is not ContradictionRule.FACT_AGAINST_DENIAL or stage not in _ONCE:
                pairs = _leave_out_knowing(pairs, told)
            if rule is ContradictionRule.FACT_AGAINST_PLAN:
                pairs = _leave_out_advanced(pairs, told)
            if pairs:
                yield _tell(rule, pairs, history)


def _leave_out_knowing(
    pairs: Iterable[tuple[HistoryStep, HistoryStep]], told: Iterable[HistoryStep]
) -> list[tuple[HistoryStep, HistoryStep]]:
    """Leave out the sources that tell the fact, too: what they plan or miss is something more.

    The denial of a signing or an end is kept: a text can report both what was said and who denied
    it. One of work or production may be of a further part of it.
    """
    known = {(step.stage, it) for step in told if step.moves for it in step.source_ids}
    return [
        (fact, other)
        for fact, other in pairs
        if not any((fact.stage, it) in known for it in other.source_ids)
    ]


def _leave_out_advanced(
    pairs: Iterable[tuple[HistoryStep, HistoryStep]], told: Iterable[HistoryStep]
) -> list[tuple[HistoryStep, HistoryStep]]:
    """Leave out the sources that tell a bond or more as a fact: they plan what comes after it."""
    bound = list_sources(step for step in told if step.moves and step.stage.binding)
    return [(fact, other) for fact, other in pairs if not other.source_ids & bound]


def _denies(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a denial is of this fact, and not of an earlier day.

    One that does not name the paper counts only in the same weeks, as far as they are known: later
    it is of another thing.
    """
    if other.factuality is not Factuality.DENIED or other.kind is not StepKind.DEVELOPMENT:
        return False
    if other.stage is not fact.stage or not _can_be_same(fact, other):
        return False
    happened = fact.date or fact.told
    if happened is not None and other.told is not None and happened.first > other.told.last:
        return False
    same_paper = fact.instrument is other.instrument and fact.instrument not in _UNNAMED
    undated = fact.told is None or other.told is None
    return same_paper or undated or _are_near(fact.told, other.told, SAME_WEEKS)


def _still_plans(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a source plans in the same weeks what is said to be signed already.

    Work that another dates before the plan was told is not still to begin, however long ago.
    """
    if other.factuality is not Factuality.PLANNED or other.stage is not fact.stage:
        return False
    if not _names_agree(fact, other) or not _is_before(fact, other):
        return False
    if fact.stage is Stage.IMPLEMENTING:
        return fact.date is not None
    return fact.stage in _SIGNED and _are_near(fact.told, other.told, SAME_WEEKS)


def _is_before(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a fact was surely over when the other word was published."""
    return fact.when is not None and other.told is not None and fact.when.last < other.told.first


def _stands_lower(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a source says in the weeks after a fact that nothing moves, on a lower rung.

    That nothing had moved before is no quarrel.
    """
    if other.kind is not StepKind.STANDSTILL or other.factuality is not Factuality.FACTUAL:
        return False
    if fact.stage.rung is None or other.stage.rung is None or other.stage.rung >= fact.stage.rung:
        return False
    return _is_over(fact, other) and _are_near(fact.told, other.told, SAME_WEEKS)


def _is_over(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a fact was over on the day on which the other word was published."""
    return fact.when is not None and other.told is not None and fact.when.last <= other.told.last


def _only_halts(fact: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether a source calls suspended what another says has ended."""
    if fact.stage is not Stage.TERMINATED or other.stage is not Stage.SUSPENDED:
        return False
    return other.moves and _are_near(fact.when, other.when, SAME_SEASON)


_RULES: Mapping[ContradictionRule, _Gainsays] = {
    ContradictionRule.FACT_AGAINST_DENIAL: _denies,
    ContradictionRule.FACT_AGAINST_PLAN: _still_plans,
    ContradictionRule.FACT_AGAINST_STANDSTILL: _stands_lower,
    ContradictionRule.END_AGAINST_HALT: _only_halts,
}


def _can_be_same(fact: HistoryStep, other: HistoryStep) -> bool:
    if not _names_agree(fact, other):
        return False
    if fact.date is None or other.date is None:
        return True
    return dates_agree(fact.date, other.date)


def _names_agree(fact: HistoryStep, other: HistoryStep) -> bool:
    return len({fact.instrument, other.instrument} - _UNNAMED) <= 1


def _are_near(one: PartialDate | None, other: PartialDate | None, gap: dt.timedelta) -> bool:
    if one is None or other is None:
        return False
    return max(one.first - other.last, other.first - one.last) <= gap


def _tell(
    rule: ContradictionRule,
    pairs: Sequence[tuple[HistoryStep, HistoryStep]],
    history: History,
) -> Contradiction:
    """Tell both sides; the fact is shown where the history let it count."""
    facts = dict.fromkeys(fact for fact, _ in pairs)
    others = dict.fromkeys(other for _, other in pairs)
    stage = next(iter(facts)).stage
    held = stage is history.stage or (
        stage.rung is not None
        and history.reached is not None
        and stage.rung <= (history.reached.rung or 0)
    )
    values = (
        _side(f"{stage} (factual)", facts, shown=held),
        *(
            _side(value, [it for it in others if _name(it) == value], shown=not held)
            for value in sorted({_name(it) for it in others})
        ),
    )
    return Contradiction.of("stage", values, rule)


def _name(step: HistoryStep) -> str:
    manner = step.kind if step.kind is StepKind.STANDSTILL else step.factuality
    return f"{step.stage} ({manner})"


def _side(value: str, steps: Iterable[HistoryStep], *, shown: bool) -> ContradictedValue:
    return ContradictedValue.of(
        value, (claim_of(step, "stage", value) for step in steps), shown=shown
    )
