"""The register at a glance, and what changed in it."""

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import (
    SHORT_ID,
    draw_head,
    find_colour,
    write_change,
    write_due,
    write_fare,
    write_parties,
    write_source,
    write_stage,
    write_state,
    write_word,
)
from jalin.cli.pages.tables import build_contradictions_table
from jalin.model import DealState
from jalin.pipeline.show.changes import Difference, PromiseChange
from jalin.pipeline.show.overview import Rung
from jalin.pipeline.show.views import DealSummary

# The widest bar of the funnel.
_WIDEST = 20


def build_funnel_table(rungs: Sequence[Rung]) -> RenderableType:
    """Lay out how many deals got how far, and how those fare that got no further."""
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=True)
    table.add_column("got at least", no_wrap=True)
    table.add_column("deals", justify="right")
    table.add_column("")
    table.add_column("no further", justify="right")
    table.add_column("of these", ratio=1)
    total = max((rung.reached for rung in rungs), default=0)
    for rung in rungs:
        width = round(_WIDEST * rung.reached / total) if total else 0
        table.add_row(
            write_stage(rung.stage),
            str(rung.reached),
            Text("█" * width, style=find_colour(rung.stage)),
            str(rung.standing),
            _write_states(rung.states),
        )
    told = "From “committed” on a deal binds; an intent is no commitment."
    return Group(table, Text(told, style="dim"))


def build_difference_page(found: Difference) -> RenderableType:
    """Lay out what is otherwise on the later day."""
    return Group(
        *_build_new(found),
        *_build_changed(found),
        *_build_promises(found),
        *_build_contradictions(found),
        Text(_count(found), style="dim"),
    )


def _write_states(states: Mapping[DealState, int]) -> Text:
    parts = [
        Text(f"{states[state]} ").append(write_state(state)) for state in DealState if states[state]
    ]
    return Text(", ").join(parts)


def _build_new(found: Difference) -> Iterator[RenderableType]:
    for index, deal in enumerate(found.new):
        if index == 0:
            yield draw_head("Told for the first time")
        yield _build_line(deal, Text(", ").join(write_fare(deal)))


def _build_changed(found: Difference) -> Iterator[RenderableType]:
    for index, change in enumerate(found.changed):
        if index == 0:
            yield draw_head("Moved, or told otherwise")
        yield _build_line(change.deal, Text(write_change(change), style="dim"))


def _build_line(deal: DealSummary, told: Text) -> RenderableType:
    """Lay out a deal: its id, then who, and below them what is told of it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column()
    table.add_row(deal.id[:SHORT_ID], Group(write_parties(deal.parties), told))
    return Padding(table, (0, 0, 0, 2))


def _build_promises(found: Difference) -> Iterator[RenderableType]:
    for index, change in enumerate(found.promises):
        if index == 0:
            yield draw_head("Promises")
        promise = change.promise
        text = Text(promise.who, style="bold").append(f", {write_due(promise)}", style="none")
        yield Padding(text.append(f": {_write_fate(change)}", style="none"), (0, 0, 0, 2))
        said = f"“{promise.quote.text}” {write_source(promise.quote.source)}"
        yield Padding(Text(said, style="dim"), (0, 0, 0, 4))


def _write_fate(change: PromiseChange) -> str:
    now = write_word(change.promise.state)
    return f"new, {now}" if change.before is None else f"{write_word(change.before)} → {now}"


def _build_contradictions(found: Difference) -> Iterator[RenderableType]:
    if found.contradictions:
        yield draw_head("Contradictions")
        yield build_contradictions_table(found.contradictions)


def _count(found: Difference) -> str:
    parts = {
        "new deals": found.new,
        "changed deals": found.changed,
        "promises": found.promises,
        "contradictions": found.contradictions,
    }
    told = ", ".join(f"{name}: {len(them)}" for name, them in parts.items())
    return f"\nFrom {found.first} to {found.last} — {told}."
