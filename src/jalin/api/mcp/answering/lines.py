"""Views of the register become lines of answers, each with its evidence."""

import datetime as dt
from collections.abc import Iterable

from jalin.api.mcp.answering.answers import (
    ContradictionLine,
    DealLine,
    FieldChange,
    Named,
    PromiseLine,
    SideLine,
    StepLine,
    ValueLine,
)
from jalin.api.mcp.answering.evidence import cite, cite_some, shorten, write_date
from jalin.model import Factuality
from jalin.pipeline.show.changes import Change
from jalin.pipeline.show.views import (
    ContradictionView,
    DealSummary,
    DealView,
    PromiseView,
    Quote,
    StepView,
    ValueView,
)
from jalin.store.rows import PartyRow

# Of what is told by many sources the first few say enough; the rest is asked for by get_evidence.
_MOST_QUOTES = 3
_MOST_NAMED = 12
_LONGEST_NAME = 200


def name_party(party: PartyRow) -> Named:
    """Name a party."""
    return Named(
        id=party.id,
        name=shorten(party.name, _LONGEST_NAME),
        kind=party.kind,
        country=party.country,
    )


def line_deal(deal: DealSummary, quotes: Iterable[Quote]) -> DealLine:
    """Tell a deal in a line, with the words that say where it stands."""
    return DealLine(
        id=deal.id,
        parties=tuple(name_party(party) for party in deal.parties[:_MOST_NAMED]),
        objects=tuple(shorten(each, _LONGEST_NAME) for each in deal.objects[:_MOST_NAMED]),
        instrument=deal.instrument,
        stage=deal.stage,
        reached=deal.reached,
        binding=deal.binding,
        state=deal.state,
        date=write_date(deal.date),
        place=deal.place,
        last_news=write_date(deal.news),
        documents=deal.documents,
        independent_sources=deal.sources,
        evidence=cite_some(quotes, _MOST_QUOTES),
    )


def find_standing(
    view: DealView, deal: DealSummary, until: dt.date | None = None
) -> tuple[Quote, ...]:
    """Find the words that say where a deal stood: those of its stage, or of the rung it reached.

    `until` leaves out what was published later. Of a deal of which no fact is told, all that is
    told of it is a proposal.
    """
    facts = [step for step in view.steps if step.factuality is Factuality.FACTUAL]
    for stage in (deal.stage, deal.reached):
        told = [quote for step in facts if step.stage is stage for quote in step.quotes]
        known = _leave_out_later(told, until)
        if known:
            return known
    return _leave_out_later((quote for step in view.steps for quote in step.quotes), until)


def line_step(step: StepView) -> StepLine:
    """Tell a step."""
    return StepLine(
        stage=step.stage,
        factuality=step.factuality,
        kind=step.kind,
        instrument=step.instrument,
        date=write_date(step.date),
        place=step.place,
        evidence=cite_some(step.quotes, _MOST_QUOTES),
    )


def line_value(value: ValueView, most_quotes: int = _MOST_QUOTES) -> ValueLine:
    """Tell a value that is claimed."""
    return ValueLine(
        field=value.field,
        value=shorten(value.value, _LONGEST_NAME),
        shown=value.shown,
        shown_by=value.shown_by,
        rejected=value.rejected,
        independent_sources=value.sources,
        reviewers=value.reviewers,
        evidence=cite_some(value.quotes, most_quotes),
    )


def line_promise(promise: PromiseView) -> PromiseLine:
    """Tell a promise and what became of it."""
    settled = promise.settled
    return PromiseLine(
        who=shorten(promise.who, _LONGEST_NAME),
        due=write_date(promise.due),
        state=promise.state,
        deal_ids=promise.deal_ids[:_MOST_NAMED],
        evidence=cite_some(promise.quotes, _MOST_QUOTES),
        settled_by=None if settled is None else settled.rule,
        settled_on=None if settled is None else str(settled.known),
        settled_evidence=(
            None if settled is None or settled.quote is None else cite(settled.quote)
        ),
    )


def line_contradiction(view: ContradictionView) -> ContradictionLine:
    """Tell a contradiction with all its sides."""
    return ContradictionLine(
        deal_id=view.deal_id,
        field=view.field,
        rule=view.rule,
        sides=tuple(
            SideLine(
                value=shorten(side.value, _LONGEST_NAME),
                shown=side.shown,
                evidence=cite_some(side.quotes, _MOST_QUOTES),
            )
            for side in view.sides[:_MOST_NAMED]
        ),
    )


def line_change(change: Change) -> FieldChange:
    """Tell how a field changed."""
    return FieldChange(field=change.field, before=change.before, after=change.after)


def _leave_out_later(quotes: Iterable[Quote], until: dt.date | None) -> tuple[Quote, ...]:
    if until is None:
        return tuple(quotes)
    dated = ((quote, quote.source.published) for quote in quotes)
    return tuple(quote for quote, day in dated if day is not None and day.last <= until)
