"""The steps of a deal over all its tellings: what is told several times is one step."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

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

# Stage and manner of a step, with its date as written.
_Kind = tuple[Stage, Factuality, StepKind, str]

# A step that is told so lies in the past of its telling, if it happened at all.
_DONE = frozenset({Factuality.FACTUAL, Factuality.UNCERTAIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvidence:
    """A sentence that tells a step, the reading rule that saw it there, and its source group.

    `known` is when the source was first published, `date` the date that it gives to the step: what
    one sentence tells with several dates is one piece of evidence all the same.
    """

    evidence: Evidence
    rule: str | None
    source_id: str
    known: PartialDate | None
    date: PartialDate | None = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One step of a deal with every sentence that tells it, in order of publication.

    `date` is the finest that a document gives. `told` is when the first of them was published.
    `source_ids` are the independent sources: copies of one text are one.
    """

    stage: Stage
    factuality: Factuality
    kind: StepKind
    instrument: Instrument | None
    date: PartialDate | None
    place: str | None
    told: PartialDate | None
    source_ids: frozenset[str]
    evidence: tuple[StepEvidence, ...]

    @property
    def moves(self) -> bool:
        """Tell whether the step changes where the deal stands."""
        return moves_deal(self)

    @property
    def when(self) -> PartialDate | None:
        """Give the date of the step or, to order it among others, that of its first telling."""
        return self.date or self.told


def find_steps(tellings: Iterable[Telling]) -> tuple[HistoryStep, ...]:
    """Find the steps of all tellings, each once, in order of time."""
    told = (step for telling in sort_tellings(tellings) for step in find_told_steps(telling))
    return _order_steps(_join_steps(told))


def moves_deal(step: Step | HistoryStep) -> bool:
    """Tell whether a step changes where the deal stands: a fact, and no celebration."""
    return step.factuality is Factuality.FACTUAL and step.kind is StepKind.DEVELOPMENT


def find_told_steps(telling: Telling) -> Iterator[HistoryStep]:
    """Find the steps of one telling, in reading order."""
    for step in _tell_steps(telling.mention):
        evidence = find_evidence(telling.document, step.evidence, step.span)
        yield HistoryStep(
            stage=step.stage,
            factuality=step.factuality,
            kind=step.kind,
            instrument=step.instrument,
            date=step.date,
            place=step.place,
            told=telling.known,
            source_ids=frozenset({telling.source_id}),
            evidence=() if evidence is None else (_cite(telling, step, evidence),),
        )


def _cite(telling: Telling, step: Step, evidence: Evidence) -> StepEvidence:
    return StepEvidence(
        evidence=evidence,
        rule=step.step,
        source_id=telling.source_id,
        known=telling.known,
        date=step.date,
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


def _join_steps(steps: Iterable[HistoryStep]) -> Iterator[HistoryStep]:
    """Join the tellings of one step: same stage and manner, dates that do not gainsay.

    A coarser or missing date joins the only finer step that it can mean; where there are several,
    it stays by itself rather than guess. What is told as done was done before it was told.
    """
    groups: dict[_Kind, list[HistoryStep]] = {}
    # The groups whose date each date can mean; the finest come first, so that all are known.
    homes: dict[_Kind, list[_Kind]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: -_fineness(step.date)):
        key = _find_kind(step, str(step.date or ""))
        possible = [it for it in homes[key] if _can_be_told(step, groups[it][0].date)]
        home = possible[0] if len(possible) == 1 else key
        if home not in groups:
            for coarser in _list_coarser(step.date):
                homes[_find_kind(step, coarser)].append(key)
        groups.setdefault(home, []).append(step)
    return map(_join, groups.values())


def _can_be_told(step: HistoryStep, date: PartialDate | None) -> bool:
    """Tell whether a step can have a date, by when it was told; what lies ahead has any."""
    if step.factuality not in _DONE or step.told is None or date is None:
        return True
    return date.first <= step.told.last


def _find_kind(step: HistoryStep, date: str) -> _Kind:
    return (step.stage, step.factuality, step.kind, date)


def _fineness(date: PartialDate | None) -> int:
    return 0 if date is None else len(str(date))


def _list_coarser(date: PartialDate | None) -> list[str]:
    """List all forms, coarse to fine, in which a date can be given: not at all, by its year."""
    parts = [] if date is None else str(date).split("-")
    return ["-".join(parts[:count]) for count in range(len(parts) + 1)]


def _join(steps: Sequence[HistoryStep]) -> HistoryStep:
    """Join the tellings of one step, of which the first has the finest date."""
    instruments = [it.instrument for it in steps if it.instrument is not None]
    told = [it.told for it in steps if it.told is not None]
    return replace(
        steps[0],
        instrument=max(instruments, key=lambda it: it.strength, default=None),
        place=next((it.place for it in steps if it.place), None),
        told=min(told, key=lambda date: date.order, default=None),
        source_ids=frozenset().union(*(it.source_ids for it in steps)),
        evidence=tuple(dict.fromkeys(it for step in steps for it in step.evidence)),
    )


def _order_steps(steps: Iterable[HistoryStep]) -> tuple[HistoryStep, ...]:
    stages = list(Stage)

    def key(step: HistoryStep) -> tuple[bool, dt.date, str, int, str]:
        return (*PartialDate.order_of(step.when), stages.index(step.stage), step.factuality)

    return tuple(sorted(steps, key=key))
