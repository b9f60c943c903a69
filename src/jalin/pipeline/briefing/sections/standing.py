"""What stands: the deals by stage, what binds apart from what does not."""

from collections.abc import Callable, Collection, Iterator, Sequence

from jalin.export.briefing.briefing import (
    BriefingColumn,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Run,
)
from jalin.model import Stage
from jalin.pipeline.briefing.findings import Findings
from jalin.pipeline.show.views import DealSummary, DealView, Quote, ValueView

_MOST_DEALS = 6
_MOST_ENDED = 4
_MOST_PARTIES = 5
_MOST_VALUES = 3
_ID_LENGTH = 8
# The widths of the columns in per cent.
_SHARES = (34, 20, 16, 14, 16)


def tell_standing(findings: Findings) -> BriefingSection:
    """Tell what stands, in three tables that never mix: binding, not binding, off the ladder."""
    say = findings.words.say
    deals = findings.subject.deals
    parts = (
        (say("Binding"), _MOST_DEALS, [it for it in deals if it.binding]),
        (say("Not binding: intent, talks, proposals"), _MOST_DEALS, [*filter(_is_intent, deals)]),
        (say("Suspended or ended"), _MOST_ENDED, [*filter(_is_off, deals)]),
    )
    return BriefingSection(
        title=say("What stands"),
        lead=say(
            "A deal stands on the highest rung that a sentence supports as fact; plans and hopes "
            "do not lift it."
        ),
        tables=tuple(_tabulate(title, own, most, findings) for title, most, own in parts if own),
    )


def write_more(findings: Findings, total: int, shown: int) -> str | None:
    """Say how many are left out, None where none is."""
    left = total - shown
    if left <= 0:
        return None
    return findings.words.count(
        "%(num)s more is left out here.", "%(num)s more are left out here.", left
    )


def _is_intent(deal: DealSummary) -> bool:
    return deal.stage.rung is not None and not deal.binding


def _is_off(deal: DealSummary) -> bool:
    return deal.stage.rung is None


def _tabulate(
    title: str, deals: Sequence[DealSummary], most: int, findings: Findings
) -> BriefingTable:
    say = findings.words.say
    headings = (say("Deal"), say("Instrument and stage"), say("Last dated step"), say("State"))
    ordered = sorted(deals, key=lambda it: _rank(it.reached or it.stage))
    return BriefingTable(
        title=f"{title} ({findings.words.number(len(deals))})",
        columns=tuple(
            BriefingColumn(heading=heading, share=share)
            for heading, share in zip((*headings, say("Amounts")), _SHARES, strict=True)
        ),
        rows=tuple(_write_row(findings.view(deal.id), findings) for deal in ordered[:most]),
        left_out=write_more(findings, len(deals), most),
    )


def _rank(stage: Stage) -> int:
    """Give the place of a stage, the highest rung first; equal ones keep their order."""
    return -(stage.rung if stage.rung is not None else -1)


def _write_row(view: DealView, findings: Findings) -> tuple[Cell, ...]:
    return (
        tuple(_write_deal(view, findings)),
        tuple(_write_stage(view, findings)),
        tuple(_write_dates(view, findings)),
        tuple(_write_state(view.deal, findings)),
        tuple(_write_amounts(view, findings)),
    )


def _write_deal(view: DealView, findings: Findings) -> Iterator[Line]:
    party = findings.subject.party
    others = [it for it in view.members if party is None or it.party.id != party.id]
    line: list[Run] = []
    for member in others[:_MOST_PARTIES]:
        notes = findings.notes.cite(member.quotes)
        country = f" ({member.party.country})" if member.party.country else ""
        line.append(Run(text=", " if line else ""))
        line.append(Run(text=f"{member.party.name}{country}", notes=notes, is_strong=True))
    if len(others) > _MOST_PARTIES:
        left = len(others) - _MOST_PARTIES
        more = findings.words.count("and %(num)s more", "and %(num)s more", left)
        line.append(Run(text=f" {more}"))
    if not others:
        line.append(Run(text=findings.words.say("no other party named"), is_strong=True))
    yield tuple(line)
    objects = _list_shown(view, "objects")
    if objects:
        yield _write_values(objects, findings)
    yield (Run(text=view.deal.id[:_ID_LENGTH]),)


def _write_stage(view: DealView, findings: Findings) -> Iterator[Line]:
    words, deal = findings.words, view.deal
    told = {it.value: it for it in _list_shown(view, "stage")}.get(deal.stage)
    notes = () if told is None else findings.notes.cite(told.quotes, 2)
    stage = Run(text=words.word(deal.stage), notes=notes, is_strong=True, is_derived=not notes)
    yield (stage,)
    instruments = _list_shown(view, "instrument")
    if instruments:
        yield _write_values(instruments, findings)
    if deal.reached is not None and deal.reached is not deal.stage:
        reached = words.say("highest rung: %(stage)s", stage=words.word(deal.reached))
        yield (Run(text=reached, is_derived=True),)
    yield from _write_otherwise(view, ("stage", "instrument"), findings)


def _write_dates(view: DealView, findings: Findings) -> Iterator[Line]:
    words = findings.words
    dates = _list_shown(view, "date")
    yield _write_values(dates, findings) if dates else (Run(text=words.say("no date told")),)
    yield from _write_otherwise(view, ("date",), findings)
    if view.deal.news is not None and view.deal.news != view.deal.date:
        news = words.say("last news %(day)s", day=words.short_day(view.deal.news))
        yield (Run(text=news, is_derived=True),)


def _write_state(deal: DealSummary, findings: Findings) -> Iterator[Line]:
    yield (Run(text=findings.words.word(deal.state), is_derived=True),)


def _write_amounts(view: DealView, findings: Findings) -> Iterator[Line]:
    """Write the sums that stand, and apart from them those that others tell."""
    told = [it for it in view.values if it.field == "amounts" and not it.rejected]
    shown = [it for it in told if it.shown]
    rivals = [it for it in told if not it.shown]
    if shown:
        yield _write_values(shown, findings)
    if rivals:
        head = findings.words.say("told otherwise: ")
        yield (Run(text=head), *_write_values(rivals, findings))
    if not told:
        yield (Run(text="–"),)


def _write_otherwise(view: DealView, fields: Collection[str], findings: Findings) -> Iterator[Line]:
    """Write what others tell of some fields where that cannot also be true, each value once."""
    words = findings.words
    quotes: dict[str, list[Quote]] = {}
    for quarrel in view.contradictions:
        for side in quarrel.sides:
            if quarrel.field in fields and not side.shown:
                told = quotes.setdefault(words.side_value(side.value, quarrel.field), [])
                told.extend(side.quotes)
    line = [Run(text=words.say("told otherwise: "))]
    for value, said in quotes.items():
        line.append(Run(text=", " if len(line) > 1 else ""))
        line.append(Run(text=value, notes=findings.notes.cite(said)))
    if quotes:
        yield tuple(line)


def _list_shown(view: DealView, field: str) -> list[ValueView]:
    return [it for it in view.values if it.field == field and it.shown]


def _write_values(values: Sequence[ValueView], findings: Findings) -> Line:
    """Write values with their notes; one that no document tells was decided by a reviewer."""
    write: Callable[[str | None, str], str] = findings.words.field_value
    runs: list[Run] = []
    for value in values[:_MOST_VALUES]:
        notes = findings.notes.cite(value.quotes)
        text = f"{', ' if runs else ''}{write(value.value, value.field)}"
        runs.append(Run(text=text, notes=notes, is_derived=not notes))
    if len(values) > _MOST_VALUES:
        left = len(values) - _MOST_VALUES
        more = findings.words.count("and %(num)s more", "and %(num)s more", left)
        runs.append(Run(text=f" {more}"))
    return tuple(runs)
