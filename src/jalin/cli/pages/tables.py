"""The tables that the commands print."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import (
    SHORT_ID,
    draw_ladder,
    write_date,
    write_fare,
    write_parties,
    write_quarrel,
    write_settlement,
    write_side,
    write_source,
    write_subject,
    write_word,
)
from jalin.cli.terminal import make_line
from jalin.model import Skipped
from jalin.pipeline.report import RunReport
from jalin.pipeline.scoring.figures import Scores
from jalin.pipeline.scoring.tally import Miss
from jalin.pipeline.show.views import (
    ContradictionView,
    DealSummary,
    NameView,
    PartyView,
    PromiseView,
)
from jalin.text.directory import Organisation
from jalin.text.lookup import Found
from jalin.track.promises.promise import PromiseState

_SHOWN_NAMES = 4


def build_deals_table(deals: Sequence[DealSummary]) -> RenderableType:
    """Lay out deals, one in two lines or more: who and how far, then what and at which stage."""
    table = _build_table(airy=True)
    table.add_column("deal", style="cyan", no_wrap=True)
    table.add_column("who, and what", ratio=1)
    table.add_column("how far", no_wrap=True)
    table.add_column("latest", no_wrap=True)
    table.add_column("docs", justify="right")
    for deal in deals:
        table.add_row(
            deal.id[:SHORT_ID],
            Group(write_parties(deal.parties), write_subject(deal)),
            Group(draw_ladder(deal.stage, deal.reached), *write_fare(deal)),
            write_date(deal.date),
            str(deal.documents),
        )
    told = f"{_count(len(deals), 'deal')}."
    if deals:
        told += " Seven rungs from proposed to completed; a deal binds from the fourth on (green)."
    return _close_table(table, told)


def build_promises_table(promises: Sequence[PromiseView]) -> RenderableType:
    """Lay out promises by due date, the overdue ones in red."""
    table = _build_table(airy=True)
    table.add_column("due", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("who promised what, and where it is written", ratio=1)
    table.add_column("deal", style="cyan", no_wrap=True)
    for promise in promises:
        late = promise.state is PromiseState.OVERDUE
        said = Text(f"“{promise.quote.text}”")
        source = Text(write_source(promise.quote.source), style="dim")
        settled = [Text(write_settlement(promise.settled), style="dim")] if promise.settled else []
        table.add_row(
            write_date(promise.due),
            Text(write_word(promise.state), style="bold red" if late else ""),
            Group(Text(promise.who, style="bold"), said, source, *settled),
            "\n".join(deal_id[:SHORT_ID] for deal_id in promise.deal_ids),
        )
    n_late = sum(promise.state is PromiseState.OVERDUE for promise in promises)
    told = f"{_count(len(promises), 'promise')}, {n_late} overdue."
    if any(promise.due is None for promise in promises):
        told += " A dash: no date was given."
    return _close_table(table, told)


def build_parties_table(parties: Sequence[PartyView], *, why: bool = False) -> RenderableType:
    """Lay out parties with their other names; with `why`, every name and what links it to them."""
    table = _build_table(airy=why)
    table.add_column("party", style="bold", ratio=2)
    table.add_column("kind")
    table.add_column("in", no_wrap=True)
    table.add_column("written, and why" if why else "also written", ratio=3)
    table.add_column("deals", justify="right")
    for view in parties:
        table.add_row(
            view.party.name,
            write_word(view.party.kind),
            view.party.country or "–",
            Group(*_list_links(view)) if why else _write_others(view),
            str(len(view.deal_ids)),
        )
    return _close_table(table, _count_parties(len(parties)))


def _list_links(view: PartyView) -> Iterator[Text]:
    """List every form with what links it, then what reviewers noted."""
    yield from map(_write_link, view.links)
    for note in view.notes:
        text = Text(f"{note.reviewer}: ", style="magenta").append(note.note or "", style="none")
        yield text.append(f"  {note.day}", style="dim")


def _write_link(link: NameView) -> Text:
    told = f"  {write_word(link.rule)}, {_count(link.documents, 'document')}"
    return Text(link.name).append(told, style="dim")


def _write_others(view: PartyView) -> Text:
    others = [name for name in view.names if name != view.party.name]
    left = len(others) - _SHOWN_NAMES
    more = f" and {left} more" if left > 0 else ""
    return Text(", ".join(others[:_SHOWN_NAMES]) + more, style="dim")


def build_contradictions_table(found: Sequence[ContradictionView]) -> RenderableType:
    """Lay out contradictions: the shown side first, each side with who says so."""
    table = _build_table(airy=True)
    table.add_column("deal", style="cyan", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("who says what", ratio=1)
    for it in found:
        sides = (write_side(it.field, side) for side in it.sides)
        what = Group(Text(write_word(it.field)), Text(write_quarrel(it.rule), style="dim"))
        table.add_row(it.deal_id[:SHORT_ID], what, Group(*sides))
    told = f"{_count(len(found), 'contradiction')}."
    if found:
        told += " A dot marks the side that stands for the deal."
    return _close_table(table, told)


def build_directory_table(found: Sequence[Found]) -> RenderableType:
    """Lay out what the directory knows by a name, the surest first."""
    table = _build_table(airy=True)
    table.add_column("in the directory", ratio=3)
    table.add_column("what it is", ratio=3)
    table.add_column("found by", style="dim", ratio=2)
    for it in found:
        entry = it.organisation
        name = Group(Text(entry.name, style="bold"), Text(entry.id, style="cyan"))
        table.add_row(name, Group(*_describe_entry(entry)), Text(f"{it.how}: {it.form}"))
    told = f"The directory knows {_count(len(found), 'organisation')} by this name."
    return _close_table(table, told)


def _describe_entry(entry: Organisation) -> Iterator[Text]:
    """Write what a body is, where it belongs, when it bore its name, and what came after it."""
    yield Text(write_word(entry.kind) + (f", {entry.country}" if entry.country else ""))
    if entry.parent is not None:
        yield Text(f"part of {entry.parent}", style="dim")
    if entry.since or entry.until:
        yield Text(f"{entry.since or ''}–{entry.until or ''}", style="dim")
    after = [entry.successor] if entry.successor is not None else list(entry.heirs)
    if after:
        yield Text(f"then {', '.join(after)}", style="dim")


def build_scores_table(scores: Scores) -> RenderableType:
    """Lay out the figures of an evaluation."""
    table = _build_table()
    table.add_column("figure", no_wrap=True)
    for name in ("precision", "recall", "F1", "95 % interval", "hits/pred/gold"):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in scores.figures:
        low, high = figure.interval
        table.add_row(
            write_word(figure.name),
            f"{figure.precision:.3f}",
            f"{figure.recall:.3f}",
            Text(f"{figure.f1:.3f}", style="bold"),
            f"{low:.3f} – {high:.3f}",
            f"{figure.hits}/{figure.predicted}/{figure.gold}",
        )
    return Group(table, Text(f"{_count(scores.documents, 'gold document')}.", style="dim"))


def write_report(report: RunReport) -> str:
    """Write what a run did as one sentence."""
    parts = [
        f"{report.added} added ({report.relevant} with deals)",
        f"{report.unchanged} unchanged",
        *(f"{count} skipped: {write_word(reason)}" for reason, count in report.skipped.items()),
    ]
    seconds = sum(report.seconds.values())
    return f"{', '.join(parts)}; {seconds:.1f} s."


def write_misses(misses: Iterable[Miss]) -> Iterator[str]:
    """Write each missed or false deal as a line."""
    for miss in misses:
        yield f"{miss.doc_id}: {miss.fault}: {' — '.join(miss.parties)}"


def write_skipped(skipped: Skipped) -> str:
    """Write what was left out, and why, in one line: a name of a file may hold the end of one."""
    detail = f" ({skipped.detail})" if skipped.detail else ""
    return make_line(f"skipped {skipped.source}: {write_word(skipped.reason)}{detail}")


def _build_table(*, airy: bool = False) -> Table:
    """Start a table; an airy one keeps a blank line between rows of several lines."""
    return Table(
        box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=True, leading=int(airy)
    )


def _close_table(table: Table, told: str) -> RenderableType:
    """Put a last line under a table; where nothing was found the line stands alone."""
    closing = Text(told, style="dim")
    return Group(table, closing) if table.row_count else closing


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _count_parties(number: int) -> str:
    return f"{number} party." if number == 1 else f"{number} parties."
