"""Where a deal stands by what is told of it: its rung, its last news, and what was announced.

News is new evidence: a step with its own date, a step told for the first time, or the word of
somebody that nothing moves. An old signing told again is none, and no copy is.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.model import DealMention, DealState, Factuality, PartialDate, Stage, StepKind
from jalin.track.history import GOING_ON, SAME_SEASON, History, measure_gap
from jalin.track.steps import HistoryStep, find_told_steps
from jalin.track.telling import Telling, find_originals
from jalin.track.voices import is_said, is_told_by_party

# A step so long before its article is that article's news.
FRESH = dt.timedelta(days=31)
# What a stage that a reviewer decided announces; of the others silence tells.
_JUDGED = {
    Stage.COMPLETED: DealState.COMPLETED,
    Stage.SUSPENDED: DealState.SUSPENDED,
    Stage.TERMINATED: DealState.TERMINATED_ANNOUNCED,
}

# A step that is new evidence, and when it came.
_News = tuple[HistoryStep, PartialDate | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a deal stands, whatever the day: silence is judged apart.

    `news` is the day of the last new evidence, None where nothing has a time. `announced` is the
    state that somebody told, None where only silence can tell. `outlets` told the deal.
    """

    reached: Stage | None
    news: PartialDate | None
    announced: DealState | None
    outlets: tuple[str, ...]


def derive_standing(
    tellings: Sequence[Telling], history: History, judged: Stage | None = None
) -> Standing:
    """Derive where a deal stands. `history` is that of the same tellings.

    `judged` is the stage that a reviewer decided, if any: then what the tellings announce of
    another stage does not count.
    """
    news = list(_list_news(tellings))
    outlets = {it.document.outlet for it in tellings if it.document.outlet is not None}
    is_rung = judged is not None and judged.rung is not None
    return Standing(
        reached=judged if is_rung else history.reached,
        news=_find_last(news),
        announced=_find_announced(tellings, history, news, judged),
        outlets=tuple(sorted(outlets)),
    )


def _find_last(news: Iterable[_News]) -> PartialDate | None:
    """Find when the last new evidence of a deal came, None where nothing tells a time.

    A partial date is taken at its last day, yet never later than its document.
    """
    dates = (date for _, date in news if date is not None)
    return max(dates, key=lambda date: date.order, default=None)


def _list_news(tellings: Iterable[Telling]) -> Iterator[_News]:
    """List the steps that are new evidence where they are told, and when each came."""
    told: set[Stage] = set()
    tellings = sorted(tellings, key=_age)
    originals = find_originals(tellings)
    for telling in tellings:
        if originals[telling.source_id] != telling.document.id:
            continue
        steps = find_evidence_steps(telling)
        for step in steps:
            if _is_new(step, told):
                yield step, _date_news(step, telling.known)
        # Whatever is told of a deal, it was proposed before: a bare proposal later is no news.
        told |= {Stage.PROPOSED, *(step.stage for step in steps)}


def _age(telling: Telling) -> tuple[object, ...]:
    return (*PartialDate.order_of(telling.known), *telling.age)


def find_evidence_steps(telling: Telling) -> list[HistoryStep]:
    """Find what a telling gives as fact: developments, ceremonies, standstills that count.

    A standstill counts if somebody says it, and if the same article has no news of the deal: then
    it is only told how far the news goes.
    """
    facts = [it for it in find_told_steps(telling) if it.factuality is Factuality.FACTUAL]
    moving = [step for step in facts if step.kind is not StepKind.STANDSTILL]
    if any(_is_fresh(step, telling.known) for step in moving):
        return moving
    return [
        step
        for step in facts
        if step.kind is not StepKind.STANDSTILL
        or any(is_said(telling, told.evidence.quote) for told in step.evidence)
    ]


def _is_fresh(step: HistoryStep, known: PartialDate | None) -> bool:
    if step.date is None or known is None or not step.moves:
        return False
    return known.last - step.date.last <= FRESH


def _is_new(step: HistoryStep, told: Iterable[Stage]) -> bool:
    if step.date is not None or step.kind is StepKind.STANDSTILL:
        return True
    return step.stage not in told or step.stage in GOING_ON


def _date_news(step: HistoryStep, known: PartialDate | None) -> PartialDate | None:
    if step.date is None or (known is not None and step.date.last > known.last):
        return known
    return step.date


def _find_announced(
    tellings: Sequence[Telling], history: History, news: Iterable[_News], judged: Stage | None
) -> DealState | None:
    if judged is not None:
        return _JUDGED.get(judged, _find_standstill(news))
    if history.halt is not None:
        return _judge_halt(history.halt, tellings, history)
    if history.stage is Stage.COMPLETED:
        return DealState.COMPLETED
    return _find_standstill(news)


def _judge_halt(halt: HistoryStep, tellings: Sequence[Telling], history: History) -> DealState:
    """Judge an end: disputed where it is told two ways, inferred where no party tells it.

    Only what is told of its season counts: an end of years ago was another one.
    """
    told = [it for it in history.steps if it.stage.rung is None and _is_of_season(it, halt)]
    if _is_disputed(told, tellings):
        return DealState.DISPUTED
    if halt.stage is Stage.SUSPENDED:
        return DealState.SUSPENDED
    ends = [step for step in told if step.moves and step.stage is Stage.TERMINATED]
    is_told = any(_is_told_by_party(step, tellings) for step in ends)
    return DealState.TERMINATED_ANNOUNCED if is_told else DealState.TERMINATED_INFERRED


def _is_disputed(told: Sequence[HistoryStep], tellings: Iterable[Telling]) -> bool:
    """Tell whether an end is told two ways.

    As halted by a source that does not tell the end that another tells, as denied, or with a
    quarrel that a document tells beside it.
    """
    if any(step.factuality is Factuality.DENIED for step in told):
        return True
    if _list_sources(told) & {it.source_id for it in tellings if _tells_quarrel(it.mention)}:
        return True
    halted, ended = (
        _list_sources(step for step in told if step.moves and step.stage is stage)
        for stage in (Stage.SUSPENDED, Stage.TERMINATED)
    )
    return bool(ended and halted - ended)


def _tells_quarrel(mention: DealMention) -> bool:
    return mention.conflict is not None and mention.stage.rung is None


def _is_told_by_party(step: HistoryStep, tellings: Iterable[Telling]) -> bool:
    quotes = {(it.evidence.document_id, it.evidence.quote) for it in step.evidence}
    return any(
        it.document.id == document_id and is_told_by_party(it, quote)
        for it in tellings
        for document_id, quote in quotes
    )


def _is_of_season(step: HistoryStep, halt: HistoryStep) -> bool:
    """Tell whether a step off the ladder is of the season of a halt, as far as is known."""
    days, others = _list_days(step), _list_days(halt)
    if not days or not others:
        return True
    return any(measure_gap(day, other) <= SAME_SEASON for day in days for other in others)


def _list_days(step: HistoryStep) -> list[PartialDate]:
    """List when a step was or, where nothing dates it, when each source told it."""
    days = [step.date] if step.date is not None else [it.known for it in step.evidence]
    return [day for day in days if day is not None]


def _list_sources(steps: Iterable[HistoryStep]) -> frozenset[str]:
    return frozenset().union(*(step.source_ids for step in steps))


def _find_standstill(news: Iterable[_News]) -> DealState | None:
    """Find whether the last news of a deal is that nothing moves; where nothing is dated, it is."""
    days = [(step, dt.date.min if date is None else date.last) for step, date in news]
    still = [day for step, day in days if step.kind is StepKind.STANDSTILL]
    moving = [day for step, day in days if step.moves]
    stands = bool(still) and (not moving or max(still) >= max(moving))
    return DealState.STALLED_ANNOUNCED if stands else None
