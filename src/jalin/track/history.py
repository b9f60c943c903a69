"""The history of a deal: its steps over all documents, the rung reached, the stage it is in.

The rung is earned: only factual developments lift a deal, never plans, denials or ceremonies. The
stage is the rung, unless the latest factual step took the deal off the ladder. A deal of which no
fact is told stands at `proposed`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jalin.model import (
    DealMention,
    Evidence,
    Factuality,
    Instrument,
    PartialDate,
    Stage,
    Step,
    StepKind,
)
from jalin.track.telling import Telling, find_evidence, sort_tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvidence:
    """A sentence that tells a step, and the reading rule that saw it there."""

    evidence: Evidence
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One step of a deal with every sentence that tells it, in order of publication.

    `date` is the finest that a document gives. `told` is when the first of them was published.
    """

    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    told: PartialDate | None
    evidence: tuple[StepEvidence, ...]

    @property
    def moves(self) -> bool:
        """Tell whether the step changes where the deal stands."""
        return moves_deal(self)

    @property
    def sources(self) -> frozenset[str]:
        """Give the ids of the documents that tell the step."""
        return frozenset(told.evidence.document_id for told in self.evidence)

    @property
    def when(self) -> PartialDate | None:
        """Give the date of the step or, to order it among others, that of its first telling."""
        return self.date or self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All steps in order of time. `reached` is None where no step on the ladder is told."""

    steps: tuple[HistoryStep, ...]
    reached: Stage | None
    stage: Stage


def derive_history(tellings: Iterable[Telling]) -> History:
    """Derive the history of a deal from its tellings, in whatever order they come.

    Raises ValueError where there is no telling.
    """
    steps = _order_steps(_join_steps(_find_steps(sort_tellings(tellings))))
    moving = [step for step in steps if step.moves]
    if not moving:
        raise ValueError("a deal needs a telling")
    rungs = [step.stage for step in moving if step.stage.rung is not None]
    reached = max(rungs, key=lambda stage: stage.rung or 0, default=None)
    halt = _find_halt(moving)
    return History(steps=steps, reached=reached, stage=halt or reached or moving[-1].stage)


def moves_deal(step: Step | HistoryStep) -> bool:
    """Tell whether a step changes where the deal stands: a fact, and no celebration."""
    return step.factuality is Factuality.FACTUAL and step.kind is StepKind.DEVELOPMENT


def _find_steps(tellings: Iterable[Telling]) -> Iterator[HistoryStep]:
    for telling in tellings:
        for step in _tell_steps(telling.mention):
            evidence = find_evidence(telling.document, step.evidence, step.span)
            told = () if evidence is None else (StepEvidence(evidence=evidence, rule=step.step),)
            yield HistoryStep(
                stage=step.stage,
                factuality=step.factuality,
                kind=step.kind,
                instrument=step.instrument,
                date=step.date,
                place=step.place,
                told=telling.document.published,
                evidence=told,
            )


def _tell_steps(mention: DealMention) -> Iterator[Step]:
    """Give the steps of a mention, and the bare proposal where none of them is a fact.

    The stage that a mention claims is not taken at its word: it rests on a factual step or does not
    count. What belongs to a planned step does not become a fact with the proposal.
    """
    yield from mention.steps
    if any(moves_deal(step) for step in mention.steps):
        return
    planned = {(step.date, step.place) for step in mention.steps}
    yield Step(
        stage=Stage.PROPOSED,
        factuality=Factuality.FACTUAL,
        evidence=mention.evidence or "",
        date=None if mention.date in {date for date, _ in planned} else mention.date,
        place=None if mention.place in {place for _, place in planned} else mention.place,
        span=mention.evidence_span,
        step=mention.step,
    )


def _join_steps(steps: Iterable[HistoryStep]) -> list[HistoryStep]:
    """Join the tellings of one step: same stage and manner, dates that do not gainsay.

    A coarser or missing date joins the only finer step that it can mean; where there are several,
    it stays by itself rather than guess.
    """
    joined: list[HistoryStep] = []
    for step in sorted(steps, key=lambda step: -_fineness(step.date)):
        homes = [index for index, other in enumerate(joined) if _can_be(step, other)]
        same_date = [index for index in homes if joined[index].date == step.date]
        if len(homes) == 1 or same_date:
            home = (same_date or homes)[0]
            joined[home] = _join(joined[home], step)
        else:
            joined.append(step)
    return joined


def _fineness(date: PartialDate | None) -> int:
    return 0 if date is None else len(str(date))


def _can_be(coarse: HistoryStep, fine: HistoryStep) -> bool:
    same_manner = (coarse.stage, coarse.factuality, coarse.kind) == (
        fine.stage,
        fine.factuality,
        fine.kind,
    )
    return same_manner and str(fine.date or "").startswith(str(coarse.date or ""))


def _join(step: HistoryStep, other: HistoryStep) -> HistoryStep:
    instruments = [it for it in (step.instrument, other.instrument) if it is not None]
    told = [date for date in (step.told, other.told) if date is not None]
    return replace(
        step,
        instrument=max(instruments, key=lambda it: it.strength, default=None),
        place=step.place or other.place,
        told=min(told, key=str, default=None),
        evidence=tuple(dict.fromkeys((*step.evidence, *other.evidence))),
    )


def _order_steps(steps: Iterable[HistoryStep]) -> tuple[HistoryStep, ...]:
    def key(step: HistoryStep) -> tuple[bool, str, int, str]:
        stage = list(Stage).index(step.stage)
        return (step.when is None, str(step.when or ""), stage, step.factuality)

    return tuple(sorted(steps, key=key))


def _find_halt(moving: Sequence[HistoryStep]) -> Stage | None:
    """Find the stage off the ladder that still holds: no later factual step ended it.

    Only a dated step ends a halt: an old signing retold without its date is no new start.
    """
    halts = sorted(
        (step for step in moving if step.stage.rung is None),
        key=lambda step: (step.when is not None, str(step.when or "")),
    )
    if not halts:
        return None
    rungs = (step for step in moving if step.stage.rung is not None)
    return None if any(_follows(step, halts[-1]) for step in rungs) else halts[-1].stage


def _follows(step: HistoryStep, halt: HistoryStep) -> bool:
    """Tell whether a dated step came after a halt.

    A halt of which nothing tells the time is older than every dated step of another document.
    """
    if step.date is None:
        return False
    if halt.when is not None:
        return step.date.first > halt.when.last
    return step.sources.isdisjoint(halt.sources)
