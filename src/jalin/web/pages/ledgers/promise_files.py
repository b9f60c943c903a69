"""The promises that fit a choice as a file: CSV with all of them, or a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import Any

from litestar import Response, get
from litestar.response import Redirect, Stream

from jalin.export.tables.csv_table import write_csv
from jalin.export.tables.table import Cell, Link, Table, TableColumn
from jalin.export.tables.xlsx_table import write_xlsx
from jalin.model import PartialDate
from jalin.pipeline.accounts import Act, may
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.promise_lines import Outcome, PromiseLine
from jalin.web.frame.answering.responding import GivenResponder, PageRequest, Responder
from jalin.web.frame.frame import Frame
from jalin.web.frame.wording.wording import Wording
from jalin.web.pages.ledgers.promises import (
    find_promises,
    list_promise_parameters,
    parse_promise_filter,
)

# A spreadsheet is built in memory, and nobody scrolls through more; CSV has them all.
MOST_ROWS = 20_000
_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GAP = "; "


def build_promise_table(visit: Visit, frame: Frame, base: str, most: int | None = None) -> Table:
    """Build the table of all promises that fit, or the first so many; `base` is our own address.

    Raises QuestionError.
    """
    wanted = parse_promise_filter(frame.asked)
    found = find_promises(visit, wanted)
    address = base + (frame.links.promises(**list_promise_parameters(wanted)) or "")
    say = frame.wording.say
    facts: list[tuple[str, Cell]] = [
        (say("As of"), PartialDate.of(frame.today)),
        (say("Promises that fit"), len(found)),
        (say("This choice as a page"), Link(text=address, address=address)),
    ]
    if most is not None and len(found) > most:
        facts.append((say("Left out"), say("The file has the first %(num)s.", num=most)))
    return Table(
        title=say("Promises"),
        facts_title=say("About this file"),
        columns=_list_columns(frame.wording),
        rows=_list_rows(found[:most], frame, base),
        facts=tuple(facts),
    )


@get("/promises.csv", sync_to_thread=True)
def send_promises_csv(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send all promises that fit as CSV."""
    return _send(request, responder, "csv")


@get("/promises.xlsx", sync_to_thread=True)
def send_promises_xlsx(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send the promises that fit as a spreadsheet."""
    return _send(request, responder, "xlsx")


HANDLERS = (send_promises_csv, send_promises_xlsx)


def _send(request: PageRequest, responder: Responder, form: str) -> Response[Any]:
    asked = responder.understand(request)
    base = str(request.base_url).rstrip("/")
    with responder.library.visit(asked.question.as_of) as visit:
        frame = responder.build_frame(request, asked, visit)
        if not may(asked.visitor, Act.READ, asked.access):
            return Redirect(frame.links.sign_in(frame.address) or "/", status_code=303)
        name = f"jalin-promises-{frame.today}.{form}"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        }
        if form == "csv":
            # The lines are in memory already: nothing is read from the register while it is sent.
            table = build_promise_table(visit, frame, base)
            return Stream(write_csv(table), headers=headers, media_type=_CSV)
        table = build_promise_table(visit, frame, base, MOST_ROWS)
        with responder.sheets.take():
            return Response(write_xlsx(table), headers=headers, media_type=_XLSX)


def _list_columns(wording: Wording) -> tuple[TableColumn, ...]:
    say = wording.say
    headings = (
        *((say("Who promised"), 30), (say("Promise"), 60), (say("Due"), 12), (say("State"), 16)),
        *((say("Told since"), 12), (say("Where it is written"), 24), (say("Settled since"), 12)),
        *((say("How it was settled"), 24), (say("Words that settle it"), 60), (say("Deals"), 24)),
    )
    return tuple(TableColumn(heading=heading, width=width) for heading, width in headings)


def _list_rows(lines: Iterable[PromiseLine], frame: Frame, base: str) -> Iterator[tuple[Cell, ...]]:
    wording = frame.wording
    for line in lines:
        first = line.tellings[0]
        address = frame.links.document(first.document_id, first.span_start, first.span_end)
        yield (
            line.who,
            first.quote,
            line.due,
            wording.word(line.state),
            None if line.told is None else PartialDate.parse(line.told),
            Link(text=first.document_id, address=base + address),
            *_tell_outcome(line.settled, wording),
            _GAP.join(line.deal_ids),
        )


def _tell_outcome(outcome: Outcome | None, wording: Wording) -> tuple[Cell, Cell, Cell]:
    if outcome is None:
        return None, None, None
    return outcome.known, wording.settling(outcome.rule), outcome.row.quote
