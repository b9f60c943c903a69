"""What a figure counts, in words."""

from jalin.pipeline.statistics.conversion import Fate
from jalin.pipeline.statistics.figure import Figure, TimePart
from jalin.web.frame.wording.wording import Wording


def describe_figure(figure: Figure, wording: Wording) -> str:
    """Describe which deals a figure counts, part by part."""
    say, word = wording.say, wording.word
    parts = []
    if figure.fate is not None:
        parts.append(write_fate(figure.fate, wording))
    if figure.signed is not None:
        parts.append(say("signed as: %(what)s", what=word(figure.signed)))
    if figure.told is not None:
        parts.append(say("first told in %(year)s", year=figure.told))
    if figure.start is not None and figure.end is not None and figure.part is not None:
        parts.append(f"{word(figure.start)} → {word(figure.end)}")
        parts.append(write_part(figure.part, wording))
    if figure.reannounced:
        parts.append(say("announced again as new"))
    return " · ".join(parts)


def write_fate(fate: Fate, wording: Wording) -> str:
    """Write what an intent counts as."""
    say = wording.say
    return {
        Fate.INTENTS: say("intents"),
        Fate.JUDGED: say("intents old enough to be judged"),
        Fate.COMMITTED: say("intents that became binding"),
        Fate.STARTED: say("intents on which work began"),
        Fate.DELIVERED: say("intents that ran or were delivered"),
        Fate.OPEN: say("young intents, still open"),
        Fate.EARLY: say("young intents, already binding"),
        Fate.UNDATED: say("intents whose age is not known"),
        Fate.DIRECT: say("binding from the start"),
    }[fate]


def write_part(part: TimePart, wording: Wording) -> str:
    """Write which deals of a way are meant."""
    say = wording.say
    return {
        TimePart.MEASURED: say("got there, both days known"),
        TimePart.AT_ONCE: say("on both stages at once"),
        TimePart.WAITING: say("have not got there yet"),
        TimePart.ENDED: say("ended before they got there"),
        TimePart.UNDATED: say("no day known for one of the stages"),
    }[part]
