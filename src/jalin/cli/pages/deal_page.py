"""One deal as a page: who, how far, what was said and promised, each with its sentence.

A sentence is printed once, with a number; whatever else rests on it points to the number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.deal_head import build_deal_head
from jalin.cli.pages.judgement_page import write_judgement
from jalin.cli.pages.looks import (
    draw_head,
    find_colour,
    write_date,
    write_due,
    write_quarrel,
    write_settlement,
    write_settling,
    write_side,
    write_source,
    write_telling,
    write_value,
    write_word,
)
from jalin.cli.pages.notes import Notes
from jalin.model import Factuality, Instrument, Stage, StepKind
from jalin.pipeline.show.views import (
    ContradictionView,
    DealView,
    PromiseView,
    SettlementView,
    StepView,
    ValueView,
)
from jalin.store.rows import PART_GAP
from jalin.track.promises.promise import PromiseState

# Fields whose claims are listed: the history already shows stages, dates and places of steps.
_FIELDS = ("instrument", "place", "amounts", "objects", "activities", "sectors")


def build_deal_page(view: DealView) -> RenderableType:
    """Lay out a deal."""
    notes = Notes()
    return Group(
        *build_deal_head(view, notes),
        draw_head("History"),
        *(part for step in view.steps for part in _build_step(step, notes)),
        draw_head("Claims"),
        _build_claims(view.values, notes),
        *_build_promises(view.promises, notes),
        *_build_contradictions(view.contradictions, notes),
        *_build_judgements(view),
        *_build_rest(notes),
        *_build_tellings(view),
        *_build_joins(view),
    )


def _build_step(step: StepView, notes: Notes) -> Iterator[RenderableType]:
    moves = step.factuality is Factuality.FACTUAL and step.kind is StepKind.DEVELOPMENT
    line = Text(f"{write_date(step.date):10}  ", style="bold")
    line.append("● " if moves else "○ ", style=find_colour(step.stage) if moves else "dim")
    line.append(_describe_step(step), style=find_colour(step.stage) if moves else "dim")
    is_named = step.instrument not in (None, Instrument.UNSPECIFIED)
    details = [write_word(step.instrument)] if is_named else []
    details += [step.place] if step.place else []
    line.append(f"  {', '.join(details)}", style="dim")
    yield Padding(line, (0, 0, 0, 2))
    for quote in {notes.number(quote): quote for quote in step.quotes}.values():
        yield Padding(notes.print(quote), (0, 0, 0, 16))


def _describe_step(step: StepView) -> str:
    """Name a step by its stage; say so where it is no fact, or only a celebration."""
    stage = Stage(step.stage)
    if step.kind is StepKind.CEREMONY:
        return f"ceremony ({stage})"
    if step.kind is StepKind.STANDSTILL:
        return f"nothing moves ({stage})"
    return str(stage) if step.factuality is Factuality.FACTUAL else f"{step.factuality}: {stage}"


def _build_claims(values: Iterable[ValueView], notes: Notes) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    order = {field: index for index, field in enumerate(_FIELDS)}
    told = (it for it in values if it.value != Instrument.UNSPECIFIED)
    listed = sorted((it for it in told if it.field in order), key=lambda it: order[it.field])
    last = ""
    for value in listed:
        beside = not value.shown and not value.rejected
        text = Text("rejected: " if value.rejected else "beside it: " if beside else "", "red")
        text.append(write_value(value.field, value.value), style="none")
        text.append("".join(f"  by {name}" for name in value.reviewers), style="magenta")
        text.append(f"  {notes.mark(value.quotes)}", style="cyan")
        table.add_row(value.field if value.field != last else "", text)
        last = value.field
    return Padding(table, (0, 0, 0, 2))


def _build_promises(promises: Iterable[PromiseView], notes: Notes) -> Iterator[RenderableType]:
    for index, promise in enumerate(promises):
        if index == 0:
            yield draw_head("Promises")
        late = promise.state is PromiseState.OVERDUE
        line = Text.assemble((promise.who, "bold"), f", {write_due(promise)}: ")
        line.append(write_word(promise.state), style="bold red" if late else "none")
        yield Padding(line, (0, 0, 0, 2))
        for quote in promise.quotes:
            yield Padding(notes.print(quote), (0, 0, 0, 4))
        if promise.settled is not None:
            yield Padding(_build_settlement(promise.settled, notes), (0, 0, 0, 4))


def _build_settlement(settled: SettlementView, notes: Notes) -> RenderableType:
    if settled.quote is None:
        return Text(f"→ {write_settlement(settled)}", style="dim")
    return Text(f"→ {write_settling(settled.rule)}: ", style="dim").append(
        notes.print(settled.quote)
    )


def _build_contradictions(
    found: Iterable[ContradictionView], notes: Notes
) -> Iterator[RenderableType]:
    for index, it in enumerate(found):
        if index == 0:
            yield draw_head("Contradictions")
        line = Text(write_word(it.field), style="bold")
        yield Padding(line.append(f"  {write_quarrel(it.rule)}", style="dim"), (0, 0, 0, 2))
        for side in it.sides:
            text = write_side(it.field, side).append(f"  {notes.mark(side.quotes)}", style="cyan")
            yield Padding(text, (0, 0, 0, 4))


def _build_judgements(view: DealView) -> Iterator[RenderableType]:
    for index, judgement in enumerate(view.judgements):
        if index == 0:
            yield draw_head("What reviewers decided")
        text = Text(write_judgement(judgement)).append(f"  {judgement.day}", style="dim")
        yield Padding(text, (0, 0, 0, 2))


def _build_rest(notes: Notes) -> Iterator[RenderableType]:
    for index, text in enumerate(notes.print_rest()):
        if index == 0:
            yield draw_head("Further sentences")
        yield Padding(text, (0, 0, 0, 2))


def _build_tellings(view: DealView) -> Iterator[RenderableType]:
    """List the documents with the names by which one of them is judged, and mark copies."""
    sizes = Counter(it.group for it in view.tellings)
    count = len(view.tellings)
    documents = "1 document" if count == 1 else f"{count} documents, {len(sizes)} independent"
    yield draw_head(f"Sources: {documents}")
    for it in view.tellings:
        text = Text(write_source(it.source))
        text.append(f"  {it.source.title or it.source.name}", style="dim")
        told = write_telling(it.kind)
        text.append(f" · {told}" if told else "", style="yellow")
        is_named = it.source.outlet is None or it.source.title is None
        text.append("" if is_named else f"  {it.source.name}", style="cyan")
        yield Padding(text, (0, 0, 0, 2))


def _build_joins(view: DealView) -> Iterator[RenderableType]:
    """Say why several texts are taken to tell one deal, each reason once."""
    names = {party.id: party.name for party in view.deal.parties}
    reasons = Counter(
        f"{_name_parties(join.parties, names)}{write_word(join.rule)}"
        + (f": {write_word(join.shared)}" if join.shared else "")
        for join in view.joins
    )
    for index, (reason, count) in enumerate(sorted(reasons.items())):
        if index == 0:
            yield draw_head("Why these texts tell one deal")
        text = Text(reason).append(f"  ({count} times)" if count > 1 else "", style="dim")
        yield Padding(text, (0, 0, 0, 2))


def _name_parties(ids: str, names: Mapping[str, str]) -> str:
    """Name the parties by which two mentions met; a reviewer's merge needs none."""
    named = " — ".join(names.get(each, each) for each in ids.split(PART_GAP) if each)
    return f"{named}; " if named else ""
