"""The head of a deal's page: who, about what, how far, and how it fares."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import (
    write_date,
    write_instrument,
    write_parties,
    write_source,
    write_standing,
    write_state,
    write_word,
)
from jalin.cli.pages.notes import Notes
from jalin.model import DealState
from jalin.pipeline.show.views import DealView, LinkView
from jalin.store.rows import DealLink

_WORDS_BY_SILENCE = {
    DealState.MOVING: ", quiet from {quiet} if nothing new is told",
    DealState.QUIET: ", quiet since {quiet}, silent for too long from {ends}",
    DealState.STALLED_INFERRED: ", quiet since {quiet}, silent for too long since {ends}",
    DealState.UNKNOWN: ", quiet since {quiet}, silent for too long since {ends}",
}
_JUDGED_BY_LISTENING = (DealState.QUIET, DealState.STALLED_INFERRED, DealState.UNKNOWN)
_WORDS_BY_LINK = {
    (DealLink.UNDER, True): "under the umbrella of",
    (DealLink.UNDER, False): "umbrella of",
    (DealLink.PARTNER_CHANGE, True): "goes on with another partner as",
    (DealLink.PARTNER_CHANGE, False): "takes the place of",
}


def build_deal_head(view: DealView, notes: Notes) -> Iterator[RenderableType]:
    """Lay out who deals about what, how far they got, how it fares, what it hangs on."""
    deal = view.deal
    standing = write_standing(deal)
    if deal.stage.rung is not None:
        standing.append(", binding" if deal.binding else ", not binding", style="dim")
    yield Text.assemble(write_parties(deal.parties), ("   deal ", "dim"), (deal.id, "cyan"))
    if deal.objects:
        yield Text(", ".join(deal.objects), style="italic")
    where = [write_date(deal.date)] + ([deal.place] if deal.place else [])
    yield standing.append(f" · {write_instrument(deal.instrument)} · {', '.join(where)}", "none")
    yield from _build_state(view)
    yield from (_build_link(link) for link in view.links)
    yield _build_parties(view, notes)


def _build_state(view: DealView) -> Iterator[RenderableType]:
    """Say how the deal fares; where that is judged by its silence, how long, and who was heard."""
    text, silence = write_state(view.deal.state), view.silence
    if silence is None:
        yield text.append(" · nothing tells when news came", style="dim")
        return
    told = _WORDS_BY_SILENCE.get(view.deal.state, "")
    span = told.format(quiet=silence.quiet_from, ends=silence.ends)
    yield text.append(f" · last news {silence.since}{span}", style="dim")
    if view.deal.state in _JUDGED_BY_LISTENING:
        heard = ", ".join(f"{outlet} {count}" for outlet, count in silence.heard)
        yield Text(f"read since of the outlets that told it: {heard or 'nothing'}", style="dim")


def _build_link(link: LinkView) -> RenderableType:
    told = _WORDS_BY_LINK[link.kind, link.is_upward]
    text = Text.assemble(f"{told} deal ", (link.other_id, "cyan"))
    return text.append(f"  {write_source(link.source)}", style="dim")


def _build_parties(view: DealView, notes: Notes) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for member in view.members:
        party = member.party
        kind = Text(write_word(party.kind), style="dim")
        marks = Text(notes.mark(member.quotes), style="cyan")
        table.add_row(party.name, kind, party.country or "", marks)
    for name, role in view.roles:
        table.add_row(name, Text(f"{role}, no party", style="dim"), "")
    return Padding(table, (1, 0, 0, 2))
