"""The ledger of promises with whole sentences: what was promised by when, and what became of it.

Lines are light and stand in `promise_lines`; here those that are shown get their quotes.
"""

from collections.abc import Iterable, Iterator

from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows
from jalin.pipeline.show.promise_lines import (
    Outcome,
    PromiseLine,
    list_lines_of,
    list_promise_lines,
)
from jalin.pipeline.show.views import PromiseView, SettlementView
from jalin.store.register import Register
from jalin.text.lexicon import Lexicon


def list_promises(register: Register, moment: Moment, lexicon: Lexicon) -> tuple[PromiseView, ...]:
    """List all promises that were made at a moment, by due date, those without one last."""
    return view_lines(register, list_promise_lines(register, moment), lexicon)


def view_promises_of(
    register: Register, deal_rows: KnownRows, deal_id: str, moment: Moment, lexicon: Lexicon
) -> tuple[PromiseView, ...]:
    """List the promises of one deal in the same order, with all that other deals tell of them.

    `deal_rows` holds the derived rows of all deals that share a promise with it.
    """
    return view_lines(register, list_lines_of(register, deal_rows, deal_id, moment), lexicon)


def view_lines(
    register: Register, lines: Iterable[PromiseLine], lexicon: Lexicon
) -> tuple[PromiseView, ...]:
    """View some lines with whole sentences, in the order given."""
    shown = tuple(lines)
    documents = (each for line in shown for each in list_documents(line))
    citations = Citations.of(register, documents, lexicon)
    return tuple(_view_line(line, citations) for line in shown)


def list_documents(line: PromiseLine) -> Iterator[str]:
    """List the documents that tell a promise, and the one that tells what became of it."""
    yield from (row.document_id for row in line.tellings)
    if line.settled is not None and line.settled.row.told_in is not None:
        yield line.settled.row.told_in


def _view_line(line: PromiseLine, citations: Citations) -> PromiseView:
    return PromiseView(
        line=line.line,
        who=line.who,
        due=line.due,
        state=line.state,
        deal_ids=line.deal_ids,
        quotes=tuple(citations.quote(row) for row in line.tellings),
        settled=None if line.settled is None else _view_outcome(line.settled, citations),
    )


def _view_outcome(outcome: Outcome, citations: Citations) -> SettlementView:
    row = outcome.row
    quote = None
    if (
        row.told_in is not None
        and row.span_start is not None
        and row.span_end is not None
        and row.quote is not None
    ):
        quote = citations.cite(row.told_in, row.span_start, row.span_end, row.quote)
    return SettlementView(
        state=outcome.state,
        known=outcome.known,
        rule=outcome.rule,
        quote=quote,
        judgement_id=row.judgement_id,
    )
