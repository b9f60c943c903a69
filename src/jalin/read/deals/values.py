"""The values of a deal: what the network and the grammar say of it, weighed together."""

from collections.abc import Mapping
from dataclasses import dataclass

from jalin.model import Activity, Amount, Claim, Instrument, PartialDate, Sector, Span, Stage
from jalin.read.analysis import Analysis
from jalin.read.deals.course import Course
from jalin.read.deals.weighing import (
    agree,
    choose,
    favour,
    keep,
    mix_choices,
    mix_each,
    raise_shares,
)
from jalin.read.events.candidates import Event
from jalin.read.network.told import Told
from jalin.text.sentences import Sentence
from jalin.text.weights import ValueWeights
from jalin.text.words.fold import fold

_MOST_OBJECTS = 5
_MOST_SECTORS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The chosen values of a deal.

    `shares` says how sure each is, 0 to 1, by field and plain form of the value.
    """

    instrument: Instrument
    stage: Stage
    date: PartialDate | None
    activities: tuple[Activity, ...]
    sectors: tuple[Sector, ...]
    objects: tuple[Span, ...]
    amounts: tuple[Amount, ...]
    shares: Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What network and grammar say of one deal, before anything is chosen.

    `wording` are the shares by the words of `shown`, the sentence that shows the deal best; `own`
    are the grammar's events of the deal, `sentences` all that tell it; `activities`,
    `sectors` and `objects` are what rules found there; `things` are the shares of all phrases that
    may name an object.
    """

    told: Told
    wording: Mapping[str, Mapping[str, float]]
    course: Course
    own: tuple[Event, ...]
    shown: Sentence
    sentences: tuple[Sentence, ...]
    activities: tuple[Claim, ...]
    sectors: tuple[Claim, ...]
    objects: tuple[Claim, ...]
    things: Mapping[Span, float]


def choose_values(analysis: Analysis, heard: Testimony, weights: ValueWeights) -> Values:
    """Choose the value of each field of a deal."""
    instruments, stages = _weigh_labels(heard, weights)
    dates = favour(heard.told.dates, heard.course.date, weights.date)
    activities, sectors = _weigh_several(heard, weights)
    things = _weigh_things(heard, weights)
    return Values(
        instrument=Instrument(choose(instruments)),
        stage=Stage(choose(stages)),
        date=choose(dates),
        activities=tuple(map(Activity, keep(activities, weights.least_activity))),
        sectors=tuple(map(Sector, keep(sectors, weights.least_sector)))[:_MOST_SECTORS],
        objects=_keep_objects(analysis, things, weights.least_object),
        amounts=_keep_amounts(analysis, heard.told.amounts, weights.least_amount),
        shares={
            **{("instrument", str(value)): share for value, share in instruments.items()},
            **{("stage", str(value)): share for value, share in stages.items()},
            **{("date", str(value)): share for value, share in dates.items()},
            **{("activities", str(value)): share for value, share in activities.items()},
            **{("sectors", str(value)): share for value, share in sectors.items()},
            **_list_object_shares(analysis, things),
        },
    )


def _weigh_labels(
    heard: Testimony, weights: ValueWeights
) -> tuple[dict[str, float], dict[str, float]]:
    """Weigh instruments and stages, each by all that is said, then each in the other's light.

    Where the grammar saw no event of the deal its course is only what stands for none; and that it
    names no instrument says less than that it names one.
    """
    told, course, said = heard.told, heard.course, heard.wording
    stage, instrument = (course.stage, course.instrument) if heard.own else (None, None)
    unnamed = instrument is Instrument.UNSPECIFIED
    instruments = favour(
        mix_choices(told.instruments, said["instrument"], weights.instrument_by_wording),
        instrument,
        weights.unspecified if unnamed else weights.instrument,
    )
    ended = stage is not None and stage.rung is None and _is_told(heard, stage)
    stages = favour(
        mix_choices(told.stages, said["stage"], weights.stage_by_wording),
        stage,
        weights.stage_ended if ended else weights.stage,
    )
    return agree(instruments, stages, weights.together, weights.agreement)


def _is_told(heard: Testimony, stage: Stage) -> bool:
    """Tell whether a sentence of the deal itself says a stage, not one somewhere in the text."""
    told = {sentence.span for sentence in heard.sentences}
    return any(step.stage is stage and step.span in told for step in heard.course.steps)


def _weigh_several(
    heard: Testimony, weights: ValueWeights
) -> tuple[dict[str, float], dict[str, float]]:
    """Weigh activities and sectors: what rules found there counts for more."""
    told, said, part = heard.told, heard.wording, weights.several_by_wording
    return (
        raise_shares(
            mix_each(told.activities, said["activities"], part),
            [claim.value for claim in heard.activities],
            weights.activity,
        ),
        raise_shares(
            mix_each(told.sectors, said["sectors"], part),
            [claim.value for claim in heard.sectors],
            weights.sector,
        ),
    )


def _list_object_shares(
    analysis: Analysis, shares: Mapping[Span, float]
) -> dict[tuple[str, str], float]:
    """List how sure each phrase is: as sure as its surest mention."""
    out: dict[tuple[str, str], float] = {}
    for span, share in shares.items():
        key = ("objects", span.slice(analysis.document.text))
        out[key] = max(min(1.0, round(share, 4)), out.get(key, 0.0))
    return out


def _weigh_things(heard: Testimony, weights: ValueWeights) -> dict[Span, float]:
    """Weigh the phrases: what a rule found counts more, and what a sentence of the deal says.

    The sums only rank phrases; they are no shares and may pass one.
    """
    by_rule = {claim.evidence.span for claim in heard.objects}
    return {
        span: round(
            share
            + weights.object * (span in by_rule)
            + weights.object_shown * any(it.span.contains(span) for it in heard.sentences),
            4,
        )
        for span, share in heard.things.items()
    }


def _keep_objects(
    analysis: Analysis, shares: Mapping[Span, float], least: float
) -> tuple[Span, ...]:
    """Keep the surest objects, each phrase once."""
    text = analysis.document.text
    kept: dict[str, Span] = {}
    for span in sorted(shares, key=lambda span: (-shares[span], span.start)):
        if shares[span] >= least and len(kept) < _MOST_OBJECTS:
            kept.setdefault(fold(span.slice(text)), span)
    return tuple(sorted(kept.values()))


def _keep_amounts(
    analysis: Analysis, shares: Mapping[int, float], least: float
) -> tuple[Amount, ...]:
    """Keep the amounts that are the deal's own, each value once, in reading order."""
    kept = [analysis.amounts[n] for n, share in sorted(shares.items()) if share >= least]
    return tuple({(a.value, a.currency, a.unit): a for a in reversed(kept)}.values())[::-1]
