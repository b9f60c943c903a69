"""One reading as a page: what a single document says."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import draw_ladder, find_colour, write_date, write_instrument, write_word
from jalin.model import DealMention, Document, Reading

_Row = tuple[str, Text]


def build_reading_page(document: Document, reading: Reading) -> RenderableType:
    """Lay out a reading: the document, then a line for everything it says."""
    where = ", ".join(
        str(part) for part in (document.outlet, document.published) if part is not None
    )
    head = Text(document.title or document.name, style="bold").append(f"  {where}", style="dim")
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    if document.evidence is not None:
        place = write_word(document.evidence.place)
        table.add_row("dated by", Text.assemble((f"{place}: ", "dim"), document.evidence.quote))
    last = ""
    for label, text in _build_rows(reading):
        table.add_row(label if label != last else "", text)
        last = label
    return Group(head, Padding(table, (0, 0, 1, 2)))


def _build_rows(reading: Reading) -> Iterator[_Row]:
    if not reading.relevant:
        yield "no deal", Text("")
    for deal in reading.deals:
        yield from _build_deal(deal)
    for person in reading.people:
        yield (
            "person",
            Text.assemble((person.name, "bold"), f", {person.role}, {person.organisation}"),
        )
    for relation in reading.relations:
        words = f" {write_word(relation.predicate)} "
        yield "relation", Text.assemble(relation.subject, (words, "dim"), relation.object)
    for promise in reading.promises:
        due = f", by {promise.due}" if promise.due is not None else ""
        yield "promise", Text.assemble((f"{promise.who}{due}: ", "bold"), promise.text)
    for statement in reading.statements:
        speaker = statement.speaker or "somebody"
        said = f"“{statement.text}”" if statement.direct else statement.text
        yield "statement", Text.assemble((f"{speaker}: ", "bold"), said)


def _build_deal(deal: DealMention) -> Iterator[_Row]:
    who = Text(" — ".join(party.name for party in deal.parties), style="bold")
    yield "deal", who.append(f"  {', '.join(deal.objects)}", style="not bold italic")
    standing = draw_ladder(deal.stage, deal.stage).append(f" {deal.stage}", find_colour(deal.stage))
    place = f", {deal.place}" if deal.place else ""
    date = write_date(deal.date)
    yield " ", standing.append(f", {write_instrument(deal.instrument)}, {date}{place}", "dim")
    if deal.evidence is not None:
        yield "  ", Text(deal.evidence)
    if deal.conflict is not None:
        yield "conflict", Text(deal.conflict, style="red")
