"""How what a search finds is printed: each document with its passage, and the deals it tells."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from jalin.cli.pages.looks import SHORT_ID, draw_ladder, write_fare, write_parties, write_source
from jalin.model import Span
from jalin.pipeline.searching.search import Found, Hit, PartyHit
from jalin.pipeline.show.views import DealSummary

_FOUND = "bold yellow"
_MOST_DEALS = 3


def build_search_page(found: Found) -> RenderableType:
    """Lay out the parties called so, then the documents, and how many there are."""
    parts: list[RenderableType] = [_write_party(party) for party in found.parties]
    parts += [Padding(_build_hit(hit), (1, 0, 0, 0)) for hit in found.hits]
    return Group(*parts, Text(_count(found), style="dim"))


def _write_party(party: PartyHit) -> Text:
    text = Text(party.name, style="bold")
    return text.append(f"  {party.deals} {'deal' if party.deals == 1 else 'deals'}", style="dim")


def _build_hit(hit: Hit) -> RenderableType:
    title = _mark(hit.source.title or hit.source.name, hit.title_spans if hit.source.title else ())
    title.stylize("bold")
    passage, start = hit.passage, hit.passage.start
    spans = (Span(start=it.start - start, end=it.end - start) for it in passage.spans)
    text = Text("… " if start else "").append_text(_mark(_flatten(passage.text), spans))
    text.append("" if passage.is_last else " …")
    deals = [_write_deal(deal) for deal in hit.deals[:_MOST_DEALS]]
    left = len(hit.deals) - _MOST_DEALS
    more = [Text(f"and {left} more", style="dim")] if left > 0 else []
    source = f"{write_source(hit.source)}  {hit.source.document_id[:SHORT_ID]}"
    return Group(title, Text(source, style="dim"), text, *deals, *more)


def _write_deal(deal: DealSummary) -> Text:
    text = Text(f"{deal.id[:SHORT_ID]} ", style="cyan").append_text(write_parties(deal.parties))
    text.append("  ").append_text(draw_ladder(deal.stage, deal.reached)).append(" ")
    return text.append_text(Text(", ").join(write_fare(deal)))


def _mark(text: str, spans: Iterable[Span]) -> Text:
    marked = Text(text)
    for span in spans:
        marked.stylize(_FOUND, span.start, span.end)
    return marked


def _flatten(text: str) -> str:
    """Write lines as one, each character by one, so that places stay."""
    return "".join(_blank(text))


def _blank(text: str) -> Iterator[str]:
    return (" " if letter.isspace() else letter for letter in text)


def _count(found: Found) -> str:
    if not found.total:
        return "No document answers."
    number = "1 document" if found.total == 1 else f"{found.total} documents"
    bound = "More than " if found.is_bounded else ""
    shown = "" if len(found.hits) == found.total else f", {len(found.hits)} shown"
    order = "the best first" if found.is_ranked else "the latest first"
    return f"{bound}{number}{shown}, {order}."
