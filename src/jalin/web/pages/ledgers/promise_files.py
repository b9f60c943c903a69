"""The promises that fit a choice as a file: CSV with all of them, or a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import Any

from litestar import Response, get

from jalin.export.tables.table import Cell, Link, Table, TableColumn
from jalin.model import PartialDate
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.promise_lines import Outcome, PromiseLine
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.answering.table_files import TableFile
from jalin.web.frame.frame import Frame
from jalin.web.frame.wording.wording import Wording
from jalin.web.pages.ledgers.promises import (
    find_promises,
    list_promise_parameters,
    parse_promise_filter,
)

# A spreadsheet is built in memory, and nobody scrolls through more; CSV has them all.
MOST_ROWS = 20_000
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


_FILE = TableFile(name="jalin-promises", build=build_promise_table, most_rows=MOST_ROWS)


@get("/promises.csv", sync_to_thread=True)
def send_promises_csv(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send all promises that fit as CSV."""
    return _FILE.send(request, responder, "csv")


@get("/promises.xlsx", sync_to_thread=True)
def send_promises_xlsx(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send the promises that fit as a spreadsheet."""
    return _FILE.send(request, responder, "xlsx")


HANDLERS = (send_promises_csv, send_promises_xlsx)


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
