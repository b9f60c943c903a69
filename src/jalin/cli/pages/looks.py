"""How stages, names and dates look to people."""

import re
from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from jalin.model import DealState, Instrument, PartialDate, Stage
from jalin.pipeline.show.changes import PLURAL_FIELDS, Change, DealChange
from jalin.pipeline.show.views import DealSummary, PromiseView, SettlementView, SideView, Source
from jalin.store.rows import PartyRow
from jalin.track.contradictions import ContradictionRule
from jalin.track.tellings import TellingKind

SHORT_ID = 8
_RUNGS = sum(stage.rung is not None for stage in Stage)
_SHOWN_PARTIES = 3
_SHOWN_OBJECTS = 3
_WORD_BY_STATE = {
    DealState.STALLED_ANNOUNCED: "stalled (announced)",
    DealState.STALLED_INFERRED: "stalled (inferred)",
    DealState.TERMINATED_ANNOUNCED: "terminated (announced)",
    DealState.TERMINATED_INFERRED: "terminated (inferred)",
}
_WORD_BY_TELLING = {
    TellingKind.NEWS: "",
    TellingKind.RETELLING: "told again",
    TellingKind.REANNOUNCEMENT: "announced again as new",
    TellingKind.COPY: "copy",
}
_WORD_BY_SETTLEMENT = {
    "done_late": "done late",
    "part_done": "done in part",
    "deal_ended": "the deal ended",
    "replaced": "promised anew for a later time",
}
_OUTCOME_TOLD = "outcome."
# Whole numbers of five digits and more are hard to read without commas.
_LONG_NUMBER = re.compile(r"\d{5,}")
_COLOUR_BY_STATE = {
    DealState.MOVING: "green",
    DealState.COMPLETED: "green",
    DealState.QUIET: "yellow",
    DealState.STALLED_ANNOUNCED: "red",
    DealState.STALLED_INFERRED: "red",
    DealState.SUSPENDED: "red",
    DealState.TERMINATED_ANNOUNCED: "red",
    DealState.TERMINATED_INFERRED: "red",
    DealState.DISPUTED: "magenta",
    DealState.UNKNOWN: "dim",
}


def draw_head(title: str) -> RenderableType:
    """Draw the title of a part of a page."""
    return Padding(Rule(title, align="left", style="dim"), (1, 0, 0, 0))


def draw_ladder(stage: Stage, reached: Stage | None) -> Text:
    """Draw the rungs reached as dots, and a cross where the deal left the ladder."""
    n_reached = 0 if reached is None or reached.rung is None else reached.rung + 1
    text = Text("●" * n_reached, style=find_colour(reached or stage))
    text.append("" if stage.rung is not None else "✕", style="bold red")
    return text.append("○" * (_RUNGS - len(text)), style="dim")


def find_colour(stage: Stage) -> str:
    """Find the colour of a stage."""
    if stage.rung is None:
        return "red"
    return "green" if stage.binding else "yellow"


def write_word(word: str | None) -> str:
    """Write a word of a vocabulary for people."""
    hyphened = (word or "").replace("state_owned", "state-owned").replace("co_", "co-")
    return hyphened.replace("_", " ")


def write_instrument(instrument: Instrument | None) -> str:
    """Write the instrument, or that none is named."""
    if instrument is None or instrument is Instrument.UNSPECIFIED:
        return "no instrument named"
    return write_word(instrument)


def write_date(date: PartialDate | None) -> str:
    """Write a date at its precision; a dash where none is said."""
    return "–" if date is None else str(date)


def write_parties(parties: Sequence[PartyRow]) -> Text:
    """Write who deals with whom, each name with its country."""
    text = Text()
    for index, party in enumerate(parties[:_SHOWN_PARTIES]):
        text.append(" — " if index else "", style="dim").append(party.name, style="bold")
        text.append(f" {party.country}" if party.country else "", style="dim")
    left = len(parties) - _SHOWN_PARTIES
    return text.append(f" and {left} more", style="dim") if left > 0 else text


def write_source(source: Source) -> str:
    """Write where a sentence stands: outlet or document, and the day it was published."""
    published = "undated" if source.published is None else str(source.published)
    return f"{source.outlet or source.name}, {published}"


def write_due(promise: PromiseView) -> str:
    """Write by when something was promised."""
    return "no date given" if promise.due is None else f"due {promise.due}"


def write_settlement(settled: SettlementView) -> str:
    """Write what made a promise stand as it does."""
    if settled.quote is None:
        return (
            f"by a reviewer, {settled.known} (judgement {(settled.judgement_id or '')[:SHORT_ID]})"
        )
    told = f"“{settled.quote.text}” {write_source(settled.quote.source)}"
    return f"{write_settling(settled.rule)}: {told}"


def write_settling(rule: str) -> str:
    """Write by which rule a promise was settled; of a sentence that tells the outcome, that."""
    if rule.startswith(_OUTCOME_TOLD):
        return "told"
    return _WORD_BY_SETTLEMENT.get(rule, write_word(rule))


def write_value(field: str, value: str) -> str:
    """Write a value of a field: long numbers with commas, words of a vocabulary as words."""
    if field == "amounts":
        return _LONG_NUMBER.sub(lambda number: f"{int(number[0]):,}", value)
    if field in ("instrument", "activities", "sectors"):
        return write_word(value)
    return value


def write_quarrel(rule: str) -> str:
    """Write the rule by which values quarrel."""
    return "inside one text" if rule == ContradictionRule.SAID_INSIDE else write_word(rule)


def write_side(field: str, side: SideView) -> Text:
    """Write one side of a contradiction with who says so."""
    text = Text("● " if side.shown else "○ ", style="green" if side.shown else "dim")
    told = side.value.replace("(factual)", "(fact)").replace("(standstill)", "(nothing moves)")
    text.append(write_value(field, told), style="bold")
    sources = dict.fromkeys(write_source(quote.source) for quote in side.quotes)
    return text.append(f"  {'; '.join(sources)}", style="dim")


def write_telling(kind: TellingKind) -> str:
    """Write what a document adds to a deal; of news nothing."""
    return _WORD_BY_TELLING[kind]


def write_subject(deal: DealSummary) -> Text:
    """Write by which instrument and what a deal is about."""
    left = len(deal.objects) - _SHOWN_OBJECTS
    objects = ", ".join(deal.objects[:_SHOWN_OBJECTS]) + (f" and {left} more" if left > 0 else "")
    text = Text(write_instrument(deal.instrument), style="dim")
    return text.append(f": {objects}", style="italic") if objects else text


def write_stage(stage: Stage) -> Text:
    """Write a stage in its colour."""
    return Text(stage, style=find_colour(stage))


def write_state(state: DealState) -> Text:
    """Write a state in its colour: green moves, red is over or stands still, grey is not known."""
    return Text(_WORD_BY_STATE.get(state, write_word(state)), style=_COLOUR_BY_STATE[state])


def write_fare(deal: DealSummary) -> tuple[Text, ...]:
    """Write stage and state; the stage is left out where the state says it too."""
    state = write_state(deal.state)
    return (state,) if state.plain.startswith(deal.stage) else (write_stage(deal.stage), state)


def write_change(change: DealChange) -> str:
    """Write what is otherwise of a deal."""
    return ", ".join(map(_write_turn, change.changes))


def write_standing(deal: DealSummary) -> Text:
    """Write where a deal stands: the ladder and the word."""
    text = draw_ladder(deal.stage, deal.reached)
    return text.append(f" {deal.stage}", style=find_colour(deal.stage))


def _write_turn(change: Change) -> str:
    """Write a field with its values on either day; of several at once, which joined and left."""
    if change.field in PLURAL_FIELDS:
        joined = f" + {change.after}" if change.after else ""
        left = f" - {change.before}" if change.before else ""
        return f"{write_word(change.field)}{joined}{left}"
    before, after = (_write_told(change, it) for it in (change.before, change.after))
    return f"{write_word(change.field)} {before} → {after}"


def _write_told(change: Change, value: str | None) -> str:
    if value is not None and change.field == "state":
        return write_state(DealState(value)).plain
    return write_value(change.field, value or "–")
