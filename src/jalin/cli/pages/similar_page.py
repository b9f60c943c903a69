"""How what is alike is printed: documents with the deals they tell, or deals."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from jalin.cli.pages.looks import SHORT_ID, draw_ladder, write_fare, write_parties, write_source
from jalin.pipeline.meaning.similar import Alike, AlikeDocument
from jalin.pipeline.show.views import DealSummary

_MOST_DEALS = 3


def build_similar_page(alike: Alike) -> RenderableType:
    """Lay out what is alike, the most alike first."""
    if not alike.is_compared:
        return Text("It has not been compared yet; `jalin rebuild` makes its vector.", style="dim")
    parts: list[RenderableType] = [
        Padding(_build_document(it), (1, 0, 0, 0)) for it in alike.documents
    ]
    parts += [_write_deal(deal) for deal in alike.deals]
    return Group(*parts) if parts else Text("Nothing else is there.", style="dim")


def write_lacking(n_lacking: int) -> str:
    """Write that some documents were not compared."""
    documents = "1 document was" if n_lacking == 1 else f"{n_lacking} documents were"
    return f"{documents} not compared: their vectors are made by the next add, load or rebuild"


def _build_document(alike: AlikeDocument) -> RenderableType:
    title = Text(alike.source.title or alike.source.name, style="bold")
    source = f"{write_source(alike.source)}  {alike.source.document_id[:SHORT_ID]}"
    deals = [_write_deal(deal) for deal in alike.deals[:_MOST_DEALS]]
    return Group(title, Text(source, style="dim"), *deals)


def _write_deal(deal: DealSummary) -> Text:
    text = Text(f"{deal.id[:SHORT_ID]} ", style="cyan").append_text(write_parties(deal.parties))
    text.append("  ").append_text(draw_ladder(deal.stage, deal.reached)).append(" ")
    return text.append_text(Text(", ").join(write_fare(deal)))
