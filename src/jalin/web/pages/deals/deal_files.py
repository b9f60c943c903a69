"""The deals that fit a filter as a file: CSV, whole and piece by piece, or a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from litestar import Response, get

from jalin.export.tables.table import Cell, Link, Table, TableColumn
from jalin.model import PartialDate
from jalin.pipeline.catalogue.catalogue import Selection, Sort
from jalin.pipeline.catalogue.filter import Facet, Filter, parse_filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.answering.table_files import TableFile
from jalin.web.frame.frame import Frame
from jalin.web.frame.wording.wording import Wording
from jalin.web.pages.deals.deal_facets import view_chosen
from jalin.web.pages.parameters import parse_choice

# A spreadsheet is built in memory, and nobody scrolls through more; CSV has them all.
MOST_ROWS = 10_000
_GAP = "; "


def build_deal_table(visit: Visit, frame: Frame, base: str, most: int | None = None) -> Table:
    """Build the table of all deals that fit, or the first so many. `base` is our own address.

    Raises QuestionError.
    """
    asked = parse_filter(frame.asked)
    selection = visit.select(asked, parse_choice(frame.asked, "sort", Sort.DATE))
    say = frame.wording.say
    return Table(
        title=say("Deals"),
        facts_title=say("About this file"),
        columns=_list_columns(frame.wording),
        rows=_list_rows(selection.page(0, most), frame, base),
        facts=_list_facts(visit, selection, frame, (asked, base, most)),
    )


_FILE = TableFile(name="jalin", build=build_deal_table, most_rows=MOST_ROWS)


@get("/deals.csv", sync_to_thread=True)
def send_csv(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send all deals that fit as CSV."""
    return _FILE.send(request, responder, "csv")


@get("/deals.xlsx", sync_to_thread=True)
def send_xlsx(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Send the deals that fit as a spreadsheet."""
    return _FILE.send(request, responder, "xlsx")


HANDLERS = (send_csv, send_xlsx)


def _list_columns(wording: Wording) -> tuple[TableColumn, ...]:
    say = wording.say
    headings = (
        *((say("Deal"), 18), (say("Parties"), 44), (say("Countries"), 20), (say("About what"), 40)),
        *((say("Instrument"), 20), (say("Activities"), 24), (say("Sectors"), 20)),
        *((say("Stage"), 16), (say("Highest rung reached"), 16), (say("Binding"), 9)),
        *((say("State"), 20), (say("Last step"), 12), (say("Place"), 18), (say("Last news"), 12)),
        *((say("Umbrella deal"), 18), (say("Documents"), 11), (say("Sources"), 9)),
        (say("Outlets"), 30),
    )
    return tuple(TableColumn(heading=heading, width=width) for heading, width in headings)


def _list_rows(deals: Iterable[DealSummary], frame: Frame, base: str) -> Iterator[tuple[Cell, ...]]:
    wording = frame.wording
    yes, no = wording.say("yes"), wording.say("no")
    for deal in deals:
        countries = dict.fromkeys(it.country for it in deal.parties if it.country is not None)
        yield (
            Link(text=deal.id, address=base + frame.links.deal(deal.id)),
            _GAP.join(party.name for party in deal.parties),
            _GAP.join(map(wording.country, countries)),
            _GAP.join(deal.objects),
            None if deal.instrument is None else wording.word(deal.instrument),
            _write_words(deal.activities, "activity", wording),
            _write_words(deal.sectors, "sector", wording),
            wording.word(deal.stage),
            None if deal.reached is None else wording.word(deal.reached),
            yes if deal.binding else no,
            wording.word(deal.state),
            deal.date,
            deal.place,
            deal.news,
            deal.under and Link(text=deal.under, address=base + frame.links.deal(deal.under)),
            deal.documents,
            deal.sources,
            _GAP.join(deal.outlets),
        )


def _write_words(values: Sequence[str], vocabulary: str, wording: Wording) -> str:
    return _GAP.join(wording.word(value, vocabulary) for value in values)


def _list_facts(
    visit: Visit, selection: Selection, frame: Frame, made: tuple[Filter, str, int | None]
) -> tuple[tuple[str, Cell], ...]:
    """Tell of which day and which choice the file is, and where the page is."""
    asked, base, most = made
    say = frame.wording.say
    chosen = _GAP.join(
        f"{_name(it.facet, frame.wording)}: {it.label}"
        for it in view_chosen(visit, asked, frame.wording)
    )
    sort = None if selection.sort is Sort.DATE else selection.sort
    address = base + (frame.links.deals(asked, sort=sort) or "")
    facts: list[tuple[str, Cell]] = [
        (say("As of"), PartialDate.of(frame.today)),
        (say("Choice"), chosen or say("all deals")),
        (say("Deals that fit"), selection.total),
        (say("This choice as a page"), Link(text=address, address=address)),
    ]
    if most is not None and selection.total > most:
        facts.append((say("Left out"), say("The file has the first %(num)s.", num=most)))
    return tuple(facts)


def _name(facet: Facet | None, wording: Wording) -> str:
    return wording.say("words") if facet is None else wording.word(facet.value, "facet")
