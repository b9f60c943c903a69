"""The card of a deal: who, then and now, the history, promises, quarrels, sources."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import Factuality, StepKind
from jalin.pipeline.show.views import DealView, Quote, Source, StepView, TellingView
from jalin.python.cards.rendering import render

# So much is open at first; the rest is a click away.
_STEPS_OPEN = 5
_PROMISES_OPEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step as a source tells it; of either there may be none."""

    source: Source | None
    step: StepView | None
    quote: Quote | None


def draw_deal(view: DealView, day: dt.date) -> str:
    """Draw a deal as it stood on a day."""
    return render(
        "deal.html",
        view=view,
        deal=view.deal,
        day=day,
        then=_find_then(view),
        now=_find_now(view),
        steps_open=_STEPS_OPEN,
        promises_open=_PROMISES_OPEN,
        groups=_group_sources(view.tellings),
    )


def _find_then(view: DealView) -> Told:
    """Find what the first source told, a fact before anything else."""
    if not view.tellings:
        return Told(source=None, step=None, quote=None)
    first = view.tellings[0].source
    own = [
        Told(source=first, step=step, quote=quote)
        for step in view.steps
        for quote in step.quotes
        if quote.source.document_id == first.document_id
    ]
    own.sort(key=lambda it: it.step is None or it.step.factuality is not Factuality.FACTUAL)
    return own[0] if own else Told(source=first, step=None, quote=None)


def _find_now(view: DealView) -> Told:
    """Find the latest step told as fact, first of all one of the stage at which the deal stands."""
    facts = [
        step
        for step in view.steps
        if step.factuality is Factuality.FACTUAL and step.kind is not StepKind.CEREMONY
    ]
    there = [step for step in facts if step.stage is view.deal.stage]
    step = next(reversed(there or facts), None)
    quote = None if step is None or not step.quotes else step.quotes[-1]
    return Told(source=None if quote is None else quote.source, step=step, quote=quote)


def _group_sources(tellings: Sequence[TellingView]) -> tuple[tuple[TellingView, ...], ...]:
    """Put copies of one text together; groups come by their first telling."""
    groups: dict[str, list[TellingView]] = {}
    for telling in tellings:
        groups.setdefault(telling.group, []).append(telling)
    return tuple(map(tuple, groups.values()))
