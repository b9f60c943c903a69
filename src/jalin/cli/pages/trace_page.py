"""Why a document is read as it is, as a page: each candidate with its score and its fate."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import write_word
from jalin.read.explain import CandidateTrace, DealTrace, Reason, ScreenTrace, Trace

_NAME_WIDTH = 34


def build_trace_page(trace: Trace) -> RenderableType:
    """Lay out a trace: screen, words that state deals, pairs, groups, and the deals kept."""
    head = Text(trace.doc_id, style="bold").append(f"  {trace.reader}", style="dim")
    parts: list[RenderableType] = [head, Padding(_write_screen(trace.screen), (0, 0, 0, 2))]
    if trace.lead is not None:
        lead = Text(f"its lead tells of a deal: {trace.lead:.3f}")
        parts.append(Padding(lead, (0, 0, 0, 2)))
    if trace.events:
        parts.append(_indent("words that state a deal", _build_events(trace)))
    if trace.pairs:
        parts.append(_indent("pairs of organisations", _build_candidates(trace.pairs)))
    if trace.groups:
        parts.append(_indent("groups made of them", _build_candidates(trace.groups)))
    if trace.unlisted:
        note = Text(f"{trace.unlisted} more are all but certainly no deals", style="dim")
        parts.append(Padding(note, (0, 0, 0, 2)))
    parts.extend(_indent(*_build_deal(deal)) for deal in trace.deals)
    return Group(*parts, Text())


def _indent(title: str, table: Table) -> RenderableType:
    return Padding(Group(Text(title, style="underline"), table), (1, 0, 0, 2))


def _write_screen(screen: ScreenTrace) -> Text:
    verdict = "passes the screen" if screen.passed else "held back by the screen"
    text = Text(f"{verdict}: {screen.total:+g} = ")
    return text.append(_write_reasons(screen.cues), style="dim")


def _write_reasons(reasons: Sequence[Reason]) -> str:
    return "  ".join(f"{reason.name} {reason.weight:+g}" for reason in reasons)


def _build_events(trace: Trace) -> Table:
    table = _new_table()
    for event in trace.events:
        who = " — ".join(event.parties)
        said = f"{event.factuality}, {event.rule}"
        table.add_row(f"{event.certainty:.2f}", Text(event.trigger, "bold"), who, Text(said, "dim"))
    return table


def _build_candidates(candidates: Sequence[CandidateTrace]) -> Table:
    table = _new_table()
    for each in candidates:
        who = Text(" — ".join(map(_shorten, each.parties)), style="bold" if each.kept else "")
        verdict = Text(each.verdict, style="green" if each.kept else "dim")
        table.add_row(f"{each.share:.2f}", who, verdict, Text(_write_reasons(each.reasons), "dim"))
    return table


def _build_deal(deal: DealTrace) -> tuple[str, Table]:
    table = _new_table()
    table.add_row("", "shown by", Text(deal.sentence), "")
    for field, values in _group(deal):
        table.add_row("", write_word(field), values, "")
    return f"{' — '.join(deal.parties)}  {deal.share:.2f}", table


def _group(deal: DealTrace) -> Iterator[tuple[str, Text]]:
    fields = dict.fromkeys(value.field for value in deal.values)
    for field in fields:
        text = Text()
        for value in (value for value in deal.values if value.field == field):
            style = "bold" if value.chosen else "dim"
            text.append(f"{write_word(value.value)} {value.share:.2f}   ", style=style)
        yield field, text


def _new_table() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    return table


def _shorten(name: str) -> str:
    return name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"
