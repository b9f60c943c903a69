"""The ledger of promises: what was promised by when, and what became of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import PartialDate
from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows, open_all_rows
from jalin.pipeline.show.promise_lines import PromisePlace, find_sharing, join_lines, place_of
from jalin.pipeline.show.views import PromiseView, SettlementView
from jalin.store.register import Register
from jalin.store.rows import DealPromiseRow, SettlementRow
from jalin.store.saying_rows import PromiseRow
from jalin.text.lexicon import Lexicon
from jalin.track.promises.promise import PromiseState, find_last, judge_promise


def list_promises(register: Register, moment: Moment, lexicon: Lexicon) -> tuple[PromiseView, ...]:
    """List all promises that were made at a moment, by due date, those without one last."""
    return view_promises(register, open_all_rows(register, moment), moment, lexicon)


def view_promises(
    register: Register, deal_rows: KnownRows, moment: Moment, lexicon: Lexicon
) -> tuple[PromiseView, ...]:
    """List them from the derived rows of all deals."""
    links = deal_rows.all_rows(DealPromiseRow)
    linked = {place_of(link) for link in links}
    alone = [row for row in register.all_rows(PromiseRow) if place_of(row) not in linked]
    found = _view_lines(register, deal_rows, join_lines(links), moment, lexicon)
    found += _view_alone(register, alone, moment, lexicon)
    return _sort(found)


def view_promises_of(
    register: Register, deal_rows: KnownRows, deal_id: str, moment: Moment, lexicon: Lexicon
) -> tuple[PromiseView, ...]:
    """List the promises of one deal in the same order, with all that other deals tell of them.

    `deal_rows` holds the derived rows of all deals that share a promise with it.
    """
    sharing = find_sharing(register, deal_id)
    lines = join_lines(deal_rows.find_any(DealPromiseRow, "deal_id", sharing))
    own = {line: told for line, told in lines.items() if any(it.deal_id == deal_id for it in told)}
    return _sort(_view_lines(register, deal_rows, own, moment, lexicon))


def _sort(found: Iterable[PromiseView]) -> tuple[PromiseView, ...]:
    return tuple(sorted(found, key=lambda it: (it.due is None, str(it.due or ""), it.line)))


def _view_lines(
    register: Register,
    deal_rows: KnownRows,
    lines: Mapping[str, Sequence[DealPromiseRow]],
    moment: Moment,
    lexicon: Lexicon,
) -> list[PromiseView]:
    """View each promise once, with all its tellings."""
    links = [link for told in lines.values() for link in told]
    documents = {link.document_id for link in links}
    rows = {place_of(row): row for row in register.find_any(PromiseRow, "document_id", documents)}
    settlements = _find_settlements(deal_rows, links)
    told_in = {it.told_in for found in settlements.values() for it in found if it.told_in}
    page = _Page(
        rows=rows,
        settlements=settlements,
        citations=Citations.of(register, {*documents, *told_in}, lexicon),
        moment=moment,
    )
    return [
        page.view(line, told)
        for line, told in lines.items()
        if any(place_of(link) in rows for link in told)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What promises are viewed with: their rows and outcomes by place, and what can be cited."""

    rows: Mapping[PromisePlace, PromiseRow]
    settlements: Mapping[PromisePlace, Sequence[SettlementRow]]
    citations: Citations
    moment: Moment

    def view(self, line: str, told: Sequence[DealPromiseRow]) -> PromiseView:
        """View one promise with all its tellings."""
        ranks = self.citations.ranks
        places = {place_of(link) for link in told} & self.rows.keys()
        tellings = sorted(
            (self.rows[it] for it in places),
            key=lambda row: (ranks[row.document_id], row.position),
        )
        settled = {row for place in places for row in self.settlements.get(place, ())}
        outcomes = [_view_settlement(row, self.citations) for row in sorted(settled, key=_order)]
        due = _find_finest(row.due for row in tellings)
        return PromiseView(
            line=line,
            who=tellings[0].who,
            due=due,
            state=judge_promise(due, self.moment.day, outcomes),
            deal_ids=tuple(sorted({link.deal_id for link in told})),
            quotes=tuple(self.citations.quote(row) for row in tellings),
            settled=find_last(outcomes, self.moment.day),
        )


def _view_alone(
    register: Register, rows: Sequence[PromiseRow], moment: Moment, lexicon: Lexicon
) -> list[PromiseView]:
    """View promises of documents that tell no deal: only the calendar judges them."""
    citations = Citations.of(register, (row.document_id for row in rows), lexicon)
    return [
        PromiseView(
            line=f"{row.document_id[:16]}.{row.position}",
            who=row.who,
            due=row.due,
            state=judge_promise(row.due, moment.day),
            deal_ids=(),
            quotes=(citations.quote(row),),
            settled=None,
        )
        for row in rows
        if moment.knows(_find_known(citations, row.document_id))
    ]


def _find_settlements(
    deal_rows: KnownRows, links: Iterable[DealPromiseRow]
) -> Mapping[PromisePlace, list[SettlementRow]]:
    found: dict[PromisePlace, list[SettlementRow]] = defaultdict(list)
    for row in deal_rows.find_any(SettlementRow, "deal_id", {link.deal_id for link in links}):
        found[row.document_id, row.position].append(row)
    return found


def _view_settlement(row: SettlementRow, citations: Citations) -> SettlementView:
    quote = None
    if (
        row.told_in is not None
        and row.span_start is not None
        and row.span_end is not None
        and row.quote is not None
    ):
        quote = citations.cite(row.told_in, row.span_start, row.span_end, row.quote)
    return SettlementView(
        state=PromiseState(row.state),
        known=PartialDate.parse(row.known),
        rule=row.rule,
        quote=quote,
        judgement_id=row.judgement_id,
    )


def _order(row: SettlementRow) -> tuple[str, str, str, int, str, str]:
    place = (row.told_in or "", row.span_start or 0)
    return (row.known, row.state, *place, row.rule, row.judgement_id or "")


def _find_known(citations: Citations, document_id: str) -> str | None:
    published = citations.sources[document_id].published
    return None if published is None else published.last.isoformat()


def _find_finest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    told = [date for date in dates if date is not None]
    return max(told, key=lambda date: len(str(date)), default=None)
