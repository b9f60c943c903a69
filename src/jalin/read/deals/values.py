"""The values of a deal: what the network and the grammar say of it, weighed together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from jalin.model import Activity, Amount, Claim, Instrument, PartialDate, Sector, Span, Stage
from jalin.read.analysis import Analysis
from jalin.read.deals.course import Course
from jalin.read.events.candidates import Event
from jalin.read.network.told import Told
from jalin.text.sentences import Sentence
from jalin.text.weights import ValueWeights
from jalin.text.words.fold import fold

_TINY = 1e-4
_Value = TypeVar("_Value")
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
    `sectors` and `objects` are what rules found there.
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


def choose_values(analysis: Analysis, heard: Testimony, weights: ValueWeights) -> Values:
    """Choose the value of each field of a deal."""
    told, course = heard.told, heard.course
    activities = [claim.value for claim in heard.activities]
    sectors = [claim.value for claim in heard.sectors]
    said, part = heard.wording, weights.several_by_wording
    # Where the grammar saw no event of the deal its course is only what stands for none.
    stage, instrument = (course.stage, course.instrument) if heard.own else (None, None)
    instruments = favour(
        mix_choices(told.instruments, said["instrument"], weights.instrument_by_wording),
        instrument,
        weights.instrument,
    )
    stages = favour(
        mix_choices(told.stages, said["stage"], weights.stage_by_wording),
        stage,
        weights.stage,
    )
    dates = favour(told.dates, course.date, weights.date)
    raised_activities = raise_shares(
        mix_each(told.activities, said["activities"], part), activities, weights.activity
    )
    raised_sectors = raise_shares(
        mix_each(told.sectors, said["sectors"], part), sectors, weights.sector
    )
    return Values(
        instrument=Instrument(choose(instruments)),
        stage=Stage(choose(stages)),
        date=choose(dates),
        activities=tuple(map(Activity, keep(raised_activities, weights.least_activity))),
        sectors=tuple(map(Sector, keep(raised_sectors, weights.least_sector)))[:_MOST_SECTORS],
        objects=_keep_objects(analysis, heard, weights.least_object),
        amounts=_keep_amounts(analysis, told.amounts, weights.least_amount),
        shares={
            **{("instrument", str(value)): share for value, share in instruments.items()},
            **{("stage", str(value)): share for value, share in stages.items()},
            **{("date", str(value)): share for value, share in dates.items()},
            **{("activities", str(value)): share for value, share in raised_activities.items()},
            **{("sectors", str(value)): share for value, share in raised_sectors.items()},
            **_list_object_shares(analysis, told.objects),
        },
    )


def mix_choices(
    one: Mapping[str, float], other: Mapping[str, float], part: float
) -> dict[str, float]:
    """Mix two judgements of which only one value is right, the other's counting for `part`.

    Shares are multiplied, so that what either holds impossible stays so.
    """
    return {
        value: max(share, _TINY) ** (1 - part) * max(other[value], _TINY) ** part
        for value, share in one.items()
    }


def mix_each(one: Mapping[str, float], other: Mapping[str, float], part: float) -> dict[str, float]:
    """Mix two judgements of values that stand each for itself, the other's counting for `part`."""
    return {value: (1 - part) * share + part * other[value] for value, share in one.items()}


def favour(
    shares: Mapping[_Value, float], favoured: _Value | None, factor: float
) -> dict[_Value, float]:
    """Let the share of a favoured value count `factor` times; the shares again sum to one.

    They are rounded, so that machines that differ in the last digit choose alike.
    """
    raised = {value: s * (factor if value == favoured else 1) for value, s in shares.items()}
    total = sum(raised.values()) or 1.0
    return {value: round(share / total, 4) for value, share in raised.items()}


def choose(shares: Mapping[_Value, float]) -> _Value:
    """Choose the likeliest value, of equal ones the first."""
    return max(shares, key=lambda value: shares[value])


def raise_shares(
    shares: Mapping[str, float], found: Iterable[str], bonus: float
) -> dict[str, float]:
    """Raise the share of values that a rule found."""
    known = frozenset(found)
    return {
        value: round(min(1.0, share + bonus * (value in known)), 4)
        for value, share in shares.items()
    }


def keep(shares: Mapping[str, float], least: float) -> tuple[str, ...]:
    """Keep the values whose share reaches `least`, the surest first; the surest stays anyhow."""
    ranked = sorted(shares, key=lambda value: -shares[value])
    return tuple(value for n, value in enumerate(ranked) if n == 0 or shares[value] >= least)


def _list_object_shares(
    analysis: Analysis, shares: Mapping[Span, float]
) -> dict[tuple[str, str], float]:
    """List how sure each phrase is: as sure as its surest mention."""
    out: dict[tuple[str, str], float] = {}
    for span, share in shares.items():
        key = ("objects", span.slice(analysis.document.text))
        out[key] = max(round(share, 4), out.get(key, 0.0))
    return out


def _keep_objects(analysis: Analysis, heard: Testimony, least: float) -> tuple[Span, ...]:
    """Keep the objects that rules found, then the network's surest, each phrase once."""
    text, shares = analysis.document.text, heard.told.objects
    kept = {fold(claim.value): claim.evidence.span for claim in heard.objects}
    for span in sorted(shares, key=lambda span: (-round(shares[span], 5), span.start)):
        if shares[span] >= least and len(kept) < _MOST_OBJECTS:
            kept.setdefault(fold(span.slice(text)), span)
    return tuple(sorted(kept.values()))


def _keep_amounts(
    analysis: Analysis, shares: Mapping[int, float], least: float
) -> tuple[Amount, ...]:
    """Keep the amounts that are the deal's own, each value once, in reading order."""
    kept = [analysis.amounts[n] for n, share in sorted(shares.items()) if share >= least]
    return tuple({(a.value, a.currency, a.unit): a for a in reversed(kept)}.values())[::-1]
