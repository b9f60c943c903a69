"""One deal as a page: who, how far, what was said and promised, each with its sentence.

A sentence is printed once, with a number; whatever else rests on it points to the number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jalin.cli.looks import (
    find_colour,
    write_date,
    write_instrument,
    write_parties,
    write_source,
    write_standing,
    write_word,
)
from jalin.model import Factuality, Instrument, Stage, StepKind
from jalin.pipeline.views import DealView, PromiseView, Quote, StepView, ValueView
from jalin.track.promises import PromiseState

# Fields whose claims are listed: the history already shows stages, dates and places of steps.
_FIELDS = ("instrument", "place", "amounts", "objects", "activities", "sectors")
_ONE_VALUE_FIELDS = ("instrument", "place")


def build_deal_page(view: DealView) -> RenderableType:
    """Lay out a deal."""
    notes = _Notes()
    return Group(
        *_build_head(view, notes),
        _head("History"),
        *(part for step in view.steps for part in _build_step(step, notes)),
        _head("Claims"),
        _build_claims(view.values, notes),
        *_build_promises(view.promises, notes),
        *_build_conflicts(view),
        *_build_rest(notes),
        *_build_sources(view),
        *_build_joins(view),
    )


class _Notes:
    """The sentences of one page by number, and which of them are printed."""

    def __init__(self) -> None:
        self._quotes: dict[tuple[str, str], Quote] = {}
        self._printed: set[int] = set()

    def number(self, quote: Quote) -> int:
        """Give the number of a quote's sentence, a new one to a sentence not seen before."""
        key = (quote.source.document_id, quote.sentence)
        self._quotes.setdefault(key, quote)
        return list(self._quotes).index(key) + 1

    def mark(self, quotes: Iterable[Quote]) -> str:
        """Point to the sentences of some quotes."""
        return " ".join(f"[{number}]" for number in sorted({self.number(it) for it in quotes}))

    def print(self, quote: Quote) -> Text:
        """Give a sentence with its number and source; the second time only the number."""
        number = self.number(quote)
        text = Text(f"[{number}] ", style="cyan")
        if number in self._printed:
            return text.append("above", style="dim")
        self._printed.add(number)
        text.append(quote.sentence, style="none")
        return text.append(f"  — {write_source(quote.source)}", style="dim")

    def print_rest(self) -> Iterator[Text]:
        """Give every sentence that was pointed to but not printed."""
        for quote in tuple(self._quotes.values()):
            if self.number(quote) not in self._printed:
                yield self.print(quote)


def _build_head(view: DealView, notes: _Notes) -> Iterator[RenderableType]:
    deal = view.deal
    standing = write_standing(deal)
    if deal.stage.rung is not None:
        standing.append(", binding" if deal.binding else ", not binding", style="dim")
    yield Text.assemble(write_parties(deal.parties), ("   deal ", "dim"), (deal.id, "cyan"))
    if deal.objects:
        yield Text(", ".join(deal.objects), style="italic")
    where = [write_date(deal.date)] + ([deal.place] if deal.place else [])
    yield standing.append(f" · {write_instrument(deal.instrument)} · {', '.join(where)}", "none")
    if deal.under is not None:
        yield Text.assemble("under the umbrella of deal ", (deal.under, "cyan"))
    yield _build_parties(view, notes)


def _build_parties(view: DealView, notes: _Notes) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for member in view.members:
        party = member.party
        kind = Text(write_word(party.kind), style="dim")
        marks = Text(notes.mark(member.quotes), style="cyan")
        table.add_row(party.name, kind, party.country or "", marks)
    for name, role in view.roles:
        table.add_row(name, Text(f"{role}, no party", style="dim"), "")
    return Padding(table, (1, 0, 0, 2))


def _build_step(step: StepView, notes: _Notes) -> Iterator[RenderableType]:
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
    return str(stage) if step.factuality is Factuality.FACTUAL else f"{step.factuality}: {stage}"


def _build_claims(values: Iterable[ValueView], notes: _Notes) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    order = {field: index for index, field in enumerate(_FIELDS)}
    told = (it for it in values if it.value != Instrument.UNSPECIFIED)
    listed = sorted((it for it in told if it.field in order), key=lambda it: order[it.field])
    last = ""
    for value in listed:
        beside = value.field in _ONE_VALUE_FIELDS and not value.shown
        text = Text("beside it: " if beside else "", style="red")
        is_word = value.field in ("instrument", "activities", "sectors")
        text.append(write_word(value.value) if is_word else value.value, style="none")
        text.append(f"  {notes.mark(value.quotes)}", style="cyan")
        table.add_row(value.field if value.field != last else "", text)
        last = value.field
    return Padding(table, (0, 0, 0, 2))


def _build_promises(promises: Iterable[PromiseView], notes: _Notes) -> Iterator[RenderableType]:
    for index, promise in enumerate(promises):
        if index == 0:
            yield _head("Promises")
        late = promise.state is PromiseState.OVERDUE
        due = "no date given" if promise.due is None else f"due {promise.due}"
        line = Text.assemble((promise.who, "bold"), f", {due}: ")
        line.append(promise.state, style="bold red" if late else "none")
        yield Padding(line, (0, 0, 0, 2))
        yield Padding(notes.print(promise.quote), (0, 0, 0, 4))


def _build_conflicts(view: DealView) -> Iterator[RenderableType]:
    for index, (conflict, source) in enumerate(view.conflicts):
        if index == 0:
            yield _head("Where the text quarrels with itself")
        text = Text(conflict).append(f"  {write_source(source)}", style="dim")
        yield Padding(text, (0, 0, 0, 2))


def _build_rest(notes: _Notes) -> Iterator[RenderableType]:
    for index, text in enumerate(notes.print_rest()):
        if index == 0:
            yield _head("Further sentences")
        yield Padding(text, (0, 0, 0, 2))


def _build_sources(view: DealView) -> Iterator[RenderableType]:
    yield _head("Sources")
    for source in view.sources:
        text = Text(write_source(source)).append(f"  {source.title or source.name}", style="dim")
        yield Padding(text, (0, 0, 0, 2))


def _build_joins(view: DealView) -> Iterator[RenderableType]:
    """Say why several texts are taken to tell one deal, each reason once."""
    names = {party.id: party.name for party in view.deal.parties}
    reasons = Counter(
        f"{_name_parties(join.parties, names)}; {write_word(join.rule)}"
        + (f": {join.shared}" if join.shared else "")
        for join in view.joins
    )
    for index, (reason, count) in enumerate(sorted(reasons.items())):
        if index == 0:
            yield _head("Why these texts tell one deal")
        text = Text(reason).append(f"  ({count} times)" if count > 1 else "", style="dim")
        yield Padding(text, (0, 0, 0, 2))


def _name_parties(ids: str, names: Mapping[str, str]) -> str:
    return " — ".join(names[each] for each in ids.split(" · "))


def _head(title: str) -> RenderableType:
    return Padding(Rule(title, align="left", style="dim"), (1, 0, 0, 0))
