"""Words that state a deal, with what they say of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import Factuality, Instrument, Span, Stage
from jalin.read.analysis import Analysis
from jalin.read.events.agents import is_generic
from jalin.read.events.modality import derive_factuality
from jalin.text.lexicon import Rule, find_rules
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
    taken = {
        offset
        for span, index in analysis.named_in(sentence.span)
        if not is_generic(analysis.parties[index], analysis)
        for offset in range(span.start, span.end)
    }
    matches = _find_in(analysis.lexicon.rules("triggers"), sentence)
    kept: list[tuple[Rule, Span]] = []
    for rule, span in sorted(matches, key=_rank):
        offsets = range(span.start, span.end)
        if taken.isdisjoint(offsets):
            kept.append((rule, span))
            taken.update(offsets)
    instruments = _find_in(analysis.lexicon.rules("instruments"), sentence) if kept else ()
    built = (_build(analysis, sentence, rule, span, instruments) for rule, span in kept)
    return tuple(sorted(built, key=lambda trigger: trigger.span))


def _find_in(rules: Sequence[Rule], sentence: Sentence) -> tuple[tuple[Rule, Span], ...]:
    return tuple(
        (rule, Span(start=match.start(), end=match.end()).shift(sentence.span.start))
        for rule, match in find_rules(rules, sentence.text)
    )


def _rank(found: tuple[Rule, Span]) -> tuple[int, float]:
    rule, span = found
    return span.start - span.end, -float(rule.value["certainty"])


def _build(
    analysis: Analysis,
    sentence: Sentence,
    rule: Rule,
    span: Span,
    instruments: Sequence[tuple[Rule, Span]],
) -> Trigger:
    named = choose_instrument(instruments, span)
    own = Instrument(rule.value["instrument"]) if "instrument" in rule.value else None
    if rule.value["stage"] == "instrument":
        stage = named[1] if named else Stage.INTENT
        instrument = named[0] if named else own
    else:
        stage = Stage(rule.value["stage"])
        instrument = own or (named[0] if named else None)
    return Trigger(
        span=span,
        sentence=sentence,
        rule=rule.id,
        frame=rule.value["frame"],
        stage=stage,
        instrument=instrument,
        factuality=derive_factuality(analysis.document.text, span, sentence.span, analysis.lexicon),
        certainty=float(rule.value["certainty"]),
    )


def choose_instrument(
    instruments: Sequence[tuple[Rule, Span]], near: Span
) -> tuple[Instrument, Stage] | None:
    """Choose the instrument that a sentence names nearest to a trigger, with the stage it signs.

    Of two at one place the longer counts ("perjanjian jual beli", not "perjanjian"). None where
    none is near.
    """
    close = [
        (_distance(near, span), span.start - span.end, rule.id, rule)
        for rule, span in instruments
        if _distance(near, span) <= _INSTRUMENT_REACH
    ]
    if not close:
        return None
    rule = min(close, key=lambda item: item[:3])[3]
    return Instrument(rule.value["instrument"]), Stage(rule.value["signed"])


def _distance(left: Span, right: Span) -> int:
    return max(0, right.start - left.end, left.start - right.end)
