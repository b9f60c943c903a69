"""The history of a deal: its steps over all documents, the rung reached, the stage it is in.

The rung is earned: only factual developments lift a deal, never plans, denials or ceremonies, and
not a claim that more sources gainsay than make. The stage is the rung, unless the latest factual
step took the deal off the ladder. A deal of which no fact is told stands at `proposed`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Factuality, PartialDate, Stage
from jalin.track.steps import HistoryStep, StepEvidence, find_steps
from jalin.track.telling import Telling

# A source that still plans a step gainsays another that tells it as done only if both speak of the
# same weeks: later a plan of the same kind is a new plan.
SAME_WEEKS = dt.timedelta(days=30)
# An end and a halt told in one season are one piece of news; a halt of last year came before it.
SAME_SEASON = dt.timedelta(days=60)
# Stages that go on: told again without a date they are still under way. A signing is over when it
# is told again.
GOING_ON = frozenset({Stage.TALKS, Stage.IMPLEMENTING, Stage.OPERATING})
_AGAINST = frozenset({Factuality.PLANNED, Factuality.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All steps in order of time. `reached` is None where no step on the ladder is told.

    `halt` is the step off the ladder that still holds, None where the deal is on it.
    """

    steps: tuple[HistoryStep, ...]
    reached: Stage | None
    stage: Stage
    halt: HistoryStep | None


def derive_history(tellings: Iterable[Telling]) -> History:
    """Derive the history of a deal from its tellings, in whatever order they come.

    Raises ValueError where there is no telling.
    """
    steps = find_steps(tellings)
    moving = [step for step in steps if step.moves]
    if not moving:
        raise ValueError("a deal needs a telling")
    rungs = sorted((step for step in moving if step.stage.rung is not None), key=_find_height)
    others = [step for step in steps if step.factuality in _AGAINST]
    held = (step.stage for step in reversed(rungs) if not is_gainsaid(step, others))
    # Where every rung is gainsaid the lowest is still the least that somebody tells.
    reached = next(held, rungs[0].stage if rungs else None)
    halt = _find_halt(moving)
    stage = reached if halt is None else halt.stage
    return History(steps=steps, reached=reached, stage=stage or moving[-1].stage, halt=halt)


def is_gainsaid(step: HistoryStep, steps: Iterable[HistoryStep]) -> bool:
    """Tell whether more sources deny a step, or go on planning it in the same weeks, than tell it.

    What was said before it happened is not said of it.
    """
    others = (it for it in steps if it.stage is step.stage and it.kind is step.kind)
    against = frozenset().union(*(_list_opponents(step, it) for it in others))
    return len(against - step.source_ids) > len(step.source_ids)


def measure_gap(one: PartialDate, other: PartialDate) -> dt.timedelta:
    """Measure the least time that can lie between two dates."""
    return max(one.first - other.last, other.first - one.last, dt.timedelta(0))


def _find_height(step: HistoryStep) -> int:
    return step.stage.rung or 0


def _list_opponents(step: HistoryStep, other: HistoryStep) -> frozenset[str]:
    """List the sources of another step that speak against this one."""
    if other.factuality is Factuality.PLANNED:
        return frozenset(it.source_id for it in other.evidence if _still_plans(it, step))
    if other.factuality is not Factuality.DENIED:
        return frozenset()
    early = {it.source_id for it in other.evidence if _is_surely_before(it.known, step.when)}
    late = {it.source_id for it in other.evidence if not _is_surely_before(it.known, step.when)}
    return other.source_ids - (early - late)


def _still_plans(plan: StepEvidence, step: HistoryStep) -> bool:
    """Tell whether a sentence plans in the same weeks what was told as done by then.

    A plan that can mean the very day of the deed was made for this deed, however late it is told.
    """
    if plan.known is None or step.told is None or plan.known.last < step.told.last:
        return False
    is_near = plan.known.first - step.told.last <= SAME_WEEKS
    return is_near and not _can_mean(plan.date, step)


def _can_mean(planned: PartialDate | None, step: HistoryStep) -> bool:
    """Tell whether a planned date can be that of a step; an undated one was by its telling."""
    if planned is None or step.when is None:
        return False
    if step.date is None:
        return planned.first <= step.when.last
    return not measure_gap(planned, step.date)


def _is_surely_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.last < other.first


def _find_halt(moving: Sequence[HistoryStep]) -> HistoryStep | None:
    """Find the step off the ladder that still holds: no later factual step ended it."""
    halts = [step for step in moving if step.stage.rung is None]
    # Steps come in order of time, undated ones last; these are older than all that are dated.
    halts.sort(key=lambda step: step.when is not None)
    if not halts:
        return None
    rungs = (step for step in moving if step.stage.rung is not None)
    return None if any(_follows(step, halts[-1]) for step in rungs) else halts[-1]


def _follows(step: HistoryStep, halt: HistoryStep) -> bool:
    """Tell whether a step came after a halt.

    A halt of which nothing tells the time is older than every dated step of another document.
    """
    if halt.when is None:
        is_dated = any(True for _ in _list_days(step, halt))
        return is_dated and step.source_ids.isdisjoint(halt.source_ids)
    return any(_is_surely_before(halt.when, day) for day in _list_days(step, halt))


def _list_days(step: HistoryStep, halt: HistoryStep) -> Iterator[PartialDate]:
    """List the days on which a step is known to have been: its own, or those of its tellings.

    An old signing retold without its date is no new start. What goes on was still going on when it
    was told, by somebody who could know of the halt and does not tell it beside.
    """
    if step.date is not None:
        yield step.date
    for it in step.evidence if step.stage in GOING_ON else ():
        if it.known is None or it.date is not None or it.source_id in halt.source_ids:
            continue
        if halt.told is None or _is_surely_before(halt.told, it.known):
            yield it.known
