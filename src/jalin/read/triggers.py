"""Words that state a deal, with what they say of it."""

from dataclasses import dataclass

from jalin.model import Factuality, Instrument, Span, Stage
from jalin.read.agents import is_generic
from jalin.read.analysis import Analysis
from jalin.read.modality import derive_factuality
from jalin.text.lexicon import find_rules
from jalin.text.sentences import Sentence

# How far from a signature its instrument stands, in characters.
_INSTRUMENT_REACH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An event word in a sentence.

    `stage` is the rung that the word reaches if told as fact; `instrument` None where the sentence
    names none; `certainty` how surely the word states a deal of two named sides, 0 to 1.
    """

    span: Span
    sentence: Sentence
    rule: str
    frame: str
    stage: Stage
    instrument: Instrument | None
    factuality: Factuality
    certainty: float


def find_triggers(analysis: Analysis, sentence: Sentence) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence, the longest where several overlap, in reading order.

    A word of a name ("Badan Pengelola Investasi") is no trigger.
    """
    rules = analysis.lexicon.rules("triggers")
    found = [
        _build(analysis, sentence, rule.id, dict(rule.value), (match.start(), match.end()))
        for rule, match in find_rules(rules, sentence.text)
    ]
    names = [s for p in analysis.parties for s in p.spans if not is_generic(p, analysis)]
    found = [t for t in found if not any(name.overlaps(t.span) for name in names)]
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.span.start - t.span.end, -t.certainty)):
        if not any(trigger.span.overlaps(other.span) for other in kept):
            kept.append(trigger)
    return tuple(sorted(kept, key=lambda trigger: trigger.span))


def find_instrument(
    analysis: Analysis, sentence: Sentence, near: Span
) -> tuple[Instrument, Stage] | None:
    """Find the instrument that a sentence names nearest to a trigger, with the stage it signs."""
    found = []
    for rule, match in find_rules(analysis.lexicon.rules("instruments"), sentence.text):
        span = Span(start=match.start(), end=match.end()).shift(sentence.span.start)
        found.append((_distance(near, span), span.start - span.end, rule))
    close = [item for item in found if item[0] <= _INSTRUMENT_REACH]
    if not close:
        return None
    # The nearest counts; of two at one place the longer ("perjanjian jual beli", not "perjanjian").
    _, _, rule = min(close, key=lambda item: (item[0], item[1], item[2].id))
    return Instrument(rule.value["instrument"]), Stage(rule.value["signed"])


def _build(
    analysis: Analysis, sentence: Sentence, rule: str, value: dict[str, str], place: tuple[int, int]
) -> Trigger:
    span = Span(start=place[0], end=place[1]).shift(sentence.span.start)
    named = find_instrument(analysis, sentence, span)
    own = Instrument(value["instrument"]) if "instrument" in value else None
    if value["stage"] == "instrument":
        stage = named[1] if named else Stage.INTENT
        instrument = named[0] if named else own
    else:
        stage = Stage(value["stage"])
        instrument = own or (named[0] if named else None)
    return Trigger(
        span=span,
        sentence=sentence,
        rule=rule,
        frame=value["frame"],
        stage=stage,
        instrument=instrument,
        factuality=derive_factuality(analysis.document.text, span, sentence.span, analysis.lexicon),
        certainty=float(value["certainty"]),
    )


def _distance(left: Span, right: Span) -> int:
    return max(0, right.start - left.end, left.start - right.end)
