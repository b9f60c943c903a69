"""How far a deal got by what one document says: its stage, instrument, date and place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalin.model import Claim, Factuality, Instrument, PartialDate, Span, Stage, Step, StepKind
from jalin.read.analysis import Analysis
from jalin.read.deals.step_dates import find_event_day
from jalin.read.deals.steps import (
    derive_stage,
    drop_bare_mentions,
    has_draft_conflict,
    settle_steps,
)

_STEP = "deals/grammar"
_DRAFT_CONFLICT = (
    "One sentence says that the instrument is signed; another that it is still being written."
)
_EVENT_STEPS = frozenset(
    {"steps/trigger.sign", "steps/trigger.agree", "steps/trigger.talks", "steps/stage.draft"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course of a deal. Each value but `conflict` has a claim that names its sentence."""

    steps: tuple[Step, ...]
    stage: Stage
    instrument: Instrument
    date: PartialDate | None
    place: str | None
    conflict: str | None
    claims: tuple[Claim, ...]


def derive_course(analysis: Analysis, steps: Sequence[Step]) -> Course:
    """Derive the course of a deal from the steps that its sentences tell."""
    real = drop_bare_mentions(steps)
    stage = derive_stage(real, analysis.anchor)
    settled = settle_steps(real, stage, analysis.anchor)
    told, dated, date_span = _date_event(analysis, settled)
    placed = next((s for s in told if s.place and s.factuality is Factuality.FACTUAL), None)
    instrument, instrument_step = _choose_instrument(told, stage)
    return Course(
        steps=told,
        stage=stage,
        instrument=instrument,
        date=dated.date if dated else None,
        place=placed.place if placed else None,
        conflict=_DRAFT_CONFLICT if has_draft_conflict(real) else None,
        claims=(
            *_claim_step(analysis, "stage", stage, _find_stage_step(told, stage)),
            *_claim_step(analysis, "instrument", instrument, instrument_step),
            *_claim(analysis, "date", dated and dated.date, date_span, dated),
            *_claim_step(analysis, "place", placed and placed.place, placed),
        ),
    )


def _choose_instrument(steps: Sequence[Step], stage: Stage) -> tuple[Instrument, Step | None]:
    """Choose the strongest instrument that exists as fact, else the strongest in preparation."""
    factual = [s for s in steps if s.instrument and s.factuality is Factuality.FACTUAL]
    named = factual or [s for s in steps if s.instrument]
    best = max(named, key=lambda s: s.instrument.strength if s.instrument else -1, default=None)
    if best is None or best.instrument is None:
        return Instrument.UNSPECIFIED, None
    if best.instrument is Instrument.TALKS and stage is not Stage.TALKS:
        return Instrument.UNSPECIFIED, None
    return best.instrument, best


def _choose_dated(steps: Sequence[Step]) -> Step | None:
    """Choose the latest factual step that has a date."""
    dated = [s for s in steps if s.date is not None and s.factuality is Factuality.FACTUAL]
    return max(dated, key=lambda s: (s.date.last, str(s.date)) if s.date else (), default=None)


def _date_event(
    analysis: Analysis, steps: tuple[Step, ...]
) -> tuple[tuple[Step, ...], Step | None, Span | None]:
    """Choose the dated step of a deal; where none is, date its event by the text's own day.

    Gives the steps, the dated one among them and the span of the sentence that says the date. A
    deal that was signed, agreed or discussed happened on the day of the event that is reported.
    """
    dated = _choose_dated(steps)
    happened = [s for s in steps if s.factuality is Factuality.FACTUAL and s.step in _EVENT_STEPS]
    day = find_event_day(analysis) if dated is None and happened else None
    if day is None:
        return steps, dated, dated.span if dated else None
    event = replace(happened[0], date=day.date)
    sentence = analysis.sentence_at(day.span.start)
    return (
        tuple(event if step is happened[0] else step for step in steps),
        event,
        sentence.span if sentence else day.span,
    )


def _find_stage_step(steps: Sequence[Step], stage: Stage) -> Step | None:
    fits = [s for s in steps if s.stage is stage and s.kind is StepKind.DEVELOPMENT]
    return next(iter(fits), steps[0] if steps else None)


def _claim_step(
    analysis: Analysis, field: str, value: object, step: Step | None
) -> tuple[Claim, ...]:
    return _claim(analysis, field, value, step.span if step else None, step)


def _claim(
    analysis: Analysis, field: str, value: object, span: Span | None, step: Step | None
) -> tuple[Claim, ...]:
    if value is None or span is None or step is None:
        return ()
    evidence = analysis.document.quote(span)
    return (Claim(field=field, value=str(value), evidence=evidence, step=step.step or _STEP),)
