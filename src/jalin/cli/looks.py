"""How stages, names and dates look to people."""

from collections.abc import Sequence

from rich.text import Text

from jalin.model import Instrument, PartialDate, Stage
from jalin.pipeline.views import DealSummary, Source
from jalin.store.rows import PartyRow

SHORT_ID = 8
_RUNGS = sum(stage.rung is not None for stage in Stage)
_SHOWN_PARTIES = 3
_SHOWN_OBJECTS = 3


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


def write_subject(deal: DealSummary) -> Text:
    """Write by which instrument and what a deal is about."""
    left = len(deal.objects) - _SHOWN_OBJECTS
    objects = ", ".join(deal.objects[:_SHOWN_OBJECTS]) + (f" and {left} more" if left > 0 else "")
    text = Text(write_instrument(deal.instrument), style="dim")
    return text.append(f": {objects}", style="italic") if objects else text


def write_stage(stage: Stage) -> Text:
    """Write a stage in its colour."""
    return Text(stage, style=find_colour(stage))


def write_standing(deal: DealSummary) -> Text:
    """Write where a deal stands: the ladder and the word."""
    text = draw_ladder(deal.stage, deal.reached)
    return text.append(f" {deal.stage}", style=find_colour(deal.stage))
