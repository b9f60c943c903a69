"""A deal then and now: how it was first told, and what is last known of it."""

import datetime as dt
from dataclasses import dataclass

from jalin.model import Factuality, StepKind
from jalin.pipeline.show.views import DealView, PromiseView, Quote, Source, StepView
from jalin.track.promises.promise import PromiseState

_PROMISES_SHOWN = 3
_OPEN = frozenset({PromiseState.SCHEDULED, PromiseState.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """How the deal was first told: the source, the step that it told, what was promised then."""

    source: Source
    step: StepView | None
    quote: Quote | None
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is last known: the step that brought the deal where it stands, and what is still open.

    `later` is the latest step told as fact where that is another one: of a lower rung, it moves
    nothing. `silent` counts the days since the last news, None where nothing tells when it came.
    """

    step: StepView | None
    quote: Quote | None
    later: StepView | None
    open: tuple[PromiseView, ...]
    silent: int | None


def find_then(view: DealView) -> Then | None:
    """Find what the first source told. Tellings come by publication, those without a date last."""
    if not view.tellings:
        return None
    first = view.tellings[0].source
    told = [(step, quote) for step in view.steps if (quote := _quote_of(step, first))]
    told.sort(key=lambda it: it[0].factuality is not Factuality.FACTUAL)
    step, quote = told[0] if told else (None, None)
    made = (it for it in view.promises if it.quote.source.document_id == first.document_id)
    return Then(source=first, step=step, quote=quote, promises=tuple(made)[:_PROMISES_SHOWN])


def find_now(view: DealView, day: dt.date) -> Now:
    """Find the latest steps told as fact; steps come in the order of the history."""
    facts = [
        step
        for step in view.steps
        if step.factuality is Factuality.FACTUAL and step.kind is not StepKind.CEREMONY
    ]
    latest = facts[-1] if facts else None
    there = (it for it in reversed(facts) if it.stage is view.deal.stage)
    step = next(there, latest)
    silence = view.silence
    return Now(
        step=step,
        quote=step.quotes[-1] if step is not None and step.quotes else None,
        later=latest if latest is not step else None,
        open=tuple(it for it in view.promises if it.state in _OPEN)[:_PROMISES_SHOWN],
        silent=None if silence is None else max((day - silence.since).days, 0),
    )


def _quote_of(step: StepView, source: Source) -> Quote | None:
    own = (it for it in step.quotes if it.source.document_id == source.document_id)
    return next(own, None)
