"""The contradictions: what cannot both be true, side by side, and why one side is shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.pipeline.catalogue.filter import Fault, Filter, QuestionError, parse_filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.past import open_rows
from jalin.pipeline.show.quarrels import QuarrelLine, list_quarrels, view_quarrels
from jalin.pipeline.show.views import ContradictionView, DealSummary
from jalin.store.rows import ClaimRow
from jalin.track.quarrels.contradiction import ContradictionRule
from jalin.track.values.claims import ShownBy
from jalin.web.choosing.filters import Filters, build_filters, list_parameters
from jalin.web.choosing.paging import Paging, read_page
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section

# A snapshot has no further pages, and therefore more on its only one.
_PAGE_SIZE, _SNAPSHOT_SIZE = 20, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarrelEntry:
    """A contradiction with its deal. `shown_by` is the rule that chose the side that is shown.

    `names` are the values of the sides in the language of the page.
    """

    deal: DealSummary
    quarrel: ContradictionView
    names: tuple[str, ...]
    rule: ContradictionRule
    shown_by: ShownBy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How many contradictions a rule found; `address` leads to these, or back from them."""

    rule: ContradictionRule
    count: int
    chosen: bool
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionsContent:
    """A page of contradictions, those that came up last first."""

    filters: Filters
    rules: tuple[RuleCount, ...]
    chosen: ContradictionRule | None
    total: int
    entries: tuple[QuarrelEntry, ...]
    paging: Paging


def build_contradictions_page(visit: Visit, frame: Frame) -> Page:
    """Build the page. Raises QuestionError."""
    return Page(
        template="contradictions.html",
        title=frame.wording.say("Contradictions"),
        section=Section.OTHER,
        content=_view_content(visit, frame),
        styles=("filters", "contradictions"),
        scripts=("filters",),
    )


@get("/contradictions", sync_to_thread=True)
def show_contradictions(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the contradictions."""
    return responder.respond(request, build_contradictions_page)


HANDLERS = (show_contradictions,)


def _view_content(visit: Visit, frame: Frame) -> ContradictionsContent:
    asked, rule = parse_filter(frame.asked), _read_rule(frame.asked)
    selection = visit.select(asked)
    lines = visit.keep("quarrel lines", lambda: list_quarrels(visit.register, visit.moment))
    wanted = frozenset(selection.deal_ids)
    fitting = [line for line in lines if line.deal_id in wanted]
    shown = sorted(
        (line for line in fitting if rule is None or line.rule == rule),
        key=lambda line: (line.known or "", line.deal_id, line.field),
        reverse=True,
    )

    def link(chosen: Filter, page: int = 1) -> str | None:
        parameters = list_parameters(chosen, rule=rule and str(rule))
        return frame.links.contradictions(**{**parameters, "page": page if page > 1 else None})

    size = _PAGE_SIZE if frame.is_live else _SNAPSHOT_SIZE
    paging = Paging.of(read_page(frame.asked), len(shown), size, lambda page: link(asked, page))
    return ContradictionsContent(
        filters=build_filters(visit, frame, selection, asked, link),
        rules=tuple(_count_rules(frame, asked, fitting, rule)),
        chosen=rule,
        total=len(shown),
        entries=_view_entries(visit, frame, shown[paging.start : paging.start + size]),
        paging=paging,
    )


def _count_rules(
    frame: Frame,
    asked: Filter,
    lines: Sequence[QuarrelLine],
    chosen: ContradictionRule | None,
) -> list[RuleCount]:
    counts = Counter(ContradictionRule(line.rule) for line in lines)
    return [
        RuleCount(
            rule=rule,
            count=counts[rule],
            chosen=rule is chosen,
            address=frame.links.contradictions(
                **list_parameters(asked, rule=None if rule is chosen else str(rule))
            ),
        )
        for rule in ContradictionRule
        if counts[rule]
    ]


def _view_entries(
    visit: Visit, frame: Frame, lines: Sequence[QuarrelLine]
) -> tuple[QuarrelEntry, ...]:
    views = view_quarrels(visit.register, lines, visit.insight.lexicon)
    chosen_by = _find_choices(visit, {line.deal_id for line in lines})
    entries = []
    for view in views:
        place = visit.catalogue.place_of(view.deal_id)
        assert place is not None  # only contradictions of selected deals are shown
        shown = next((side.value for side in view.sides if side.shown), None)
        entries.append(
            QuarrelEntry(
                deal=visit.catalogue.summaries[place],
                quarrel=view,
                names=tuple(frame.wording.side_value(it.value, view.field) for it in view.sides),
                rule=ContradictionRule(view.rule),
                shown_by=chosen_by.get((view.deal_id, view.field, shown or "")),
            )
        )
    return tuple(entries)


def _find_choices(visit: Visit, deal_ids: set[str]) -> Mapping[tuple[str, str, str], ShownBy]:
    """Find by which rule the shown values of some deals were chosen."""
    rows = open_rows(visit.register, visit.moment, visit.insight, deal_ids)
    return {
        (row.deal_id, row.field, row.value): ShownBy(row.shown_by)
        for row in rows.find_any(ClaimRow, "deal_id", deal_ids)
        if row.shown and row.shown_by is not None
    }


def _read_rule(asked: Mapping[str, Sequence[str]]) -> ContradictionRule | None:
    told = asked.get("rule", ())
    if not told:
        return None
    try:
        return ContradictionRule(told[-1])
    except ValueError as err:
        what = f"no such value: {told[-1]!r}; one of {', '.join(ContradictionRule)}"
        raise QuestionError([Fault(where="rule", what=what)]) from err
