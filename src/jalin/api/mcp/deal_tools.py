"""The tools that answer about deals: search, one deal, two days."""

import datetime as dt
from collections.abc import Sequence

from jalin.api.mcp.answering.answers import (
    ChangedDeal,
    ChangedPromise,
    CorrectionLine,
    DaysAnswer,
    DealAnswer,
    DealLine,
    LinkLine,
    SearchAnswer,
)
from jalin.api.mcp.answering.lines import (
    find_standing,
    line_change,
    line_contradiction,
    line_deal,
    line_promise,
    line_step,
    line_value,
)
from jalin.api.mcp.answering.quoting import quote_text, write_word
from jalin.api.mcp.errors import ToolError
from jalin.api.mcp.questions import DaysQuestion, DealQuestion, SearchQuestion
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.errors import DealNotFoundError
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.changes import compare_days
from jalin.pipeline.show.views import DealSummary, DealView, ValueView

# Of one deal so much is told at once; a deal with more is asked for by field.
_MOST_STEPS = 40
_MOST_VALUES = 60
_MOST_PROMISES = 20
_MOST_CONTRADICTIONS = 20
_MOST_LINKS = 20


def search_deals(visit: Visit, question: SearchQuestion) -> SearchAnswer:
    """Find deals by words and facets, the latest step first."""
    wanted = build_filter(question)
    selection = visit.select(wanted)
    shown = selection.page(question.skip, question.limit)
    return SearchAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        total=selection.total,
        left_out=max(0, selection.total - question.skip - len(shown)),
        deals=line_deals(visit, shown),
        corrections=tuple(
            CorrectionLine(field=it.field, asked=it.asked, shown=it.shown)
            for it in visit.list_corrections(wanted)
        ),
    )


def tell_deal(visit: Visit, question: DealQuestion) -> DealAnswer:
    """Tell one deal with all that is known of it."""
    view = find_deal(visit, question.deal)
    lists: tuple[tuple[Sequence[object], int], ...] = (
        (view.steps, _MOST_STEPS),
        (view.values, _MOST_VALUES),
        (view.promises, _MOST_PROMISES),
        (view.contradictions, _MOST_CONTRADICTIONS),
        (view.links, _MOST_LINKS),
    )
    return DealAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        deal=line_deal(view.deal, find_standing(view, view.deal)),
        # The latest steps are those that are asked about.
        steps=tuple(line_step(step) for step in view.steps[-_MOST_STEPS:]),
        values=tuple(line_value(value) for value in _order_values(view)[:_MOST_VALUES]),
        promises=tuple(line_promise(each) for each in view.promises[:_MOST_PROMISES]),
        contradictions=tuple(
            line_contradiction(each) for each in view.contradictions[:_MOST_CONTRADICTIONS]
        ),
        links=tuple(
            LinkLine(kind=link.kind, deal_id=link.other_id, upward=link.is_upward)
            for link in view.links[:_MOST_LINKS]
        ),
        left_out=sum(max(0, len(found) - most) for found, most in lists),
    )


def tell_days(visit: Visit, question: DaysQuestion) -> DaysAnswer:
    """Tell what is otherwise on the later of two days."""
    last = question.last or visit.moment.day
    if last < question.first:
        raise ToolError(f"`last` {last} is before `first` {question.first}")
    if visit.moment.is_past and last > visit.moment.day:
        raise ToolError(f"`last` {last} is after `as_of` {visit.moment.day}")
    lexicon = visit.insight.lexicon
    found = visit.on(last).recall(
        "difference",
        question.first,
        lambda: compare_days(visit.register, question.first, last, lexicon),
    )
    most = question.limit
    lists = (found.new, found.changed, found.promises, found.contradictions)
    return DaysAnswer(
        as_of=visit.moment.day,
        revision=visit.revision,
        first=found.first,
        last=found.last,
        new=tuple(_line_deal(visit, deal, last) for deal in found.new[:most]),
        changed=tuple(
            ChangedDeal(
                deal=_line_deal(visit, each.deal, last),
                changes=tuple(line_change(change) for change in each.changes),
            )
            for each in found.changed[:most]
        ),
        promises=tuple(
            ChangedPromise(promise=line_promise(each.promise), before=each.before)
            for each in found.promises[:most]
        ),
        contradictions=tuple(line_contradiction(each) for each in found.contradictions[:most]),
        left_out=sum(max(0, len(each) - most) for each in lists),
    )


def find_deal(visit: Visit, prefix: str) -> DealView:
    """Find the deal whose id starts like this. Raises ToolError."""
    try:
        return visit.deal(prefix)
    except DealNotFoundError as err:
        if err.found:
            raise ToolError(
                f"deal {quote_text(prefix)} is not one deal", map(write_word, err.found[:8])
            ) from err
        unknown = f" was not known on {err.unknown_on}" if err.unknown_on else " is none"
        raise ToolError(f"deal {quote_text(prefix)}{unknown}; search_deals finds ids") from err


def line_deals(visit: Visit, deals: Sequence[DealSummary]) -> tuple[DealLine, ...]:
    """Tell deals in lines, each with the words that say where it stands."""
    return tuple(_line_deal(visit, deal) for deal in deals)


def _line_deal(visit: Visit, deal: DealSummary, until: dt.date | None = None) -> DealLine:
    return line_deal(deal, find_standing(visit.deal(deal.id), deal, until))


def build_filter(question: SearchQuestion) -> Filter:
    """Build the filter that all faces share."""
    return Filter(
        words=question.words,
        party=question.party,
        country=question.country,
        sector=tuple(question.sector),
        instrument=tuple(question.instrument),
        activity=tuple(question.activity),
        stage=tuple(question.stage),
        state=tuple(question.state),
        year=tuple(str(year) for year in question.year),
        outlet=question.outlet,
    )


def _order_values(view: DealView) -> list[ValueView]:
    return sorted(view.values, key=lambda value: not value.shown)
