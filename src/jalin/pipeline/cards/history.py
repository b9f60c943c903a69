"""The history of a deal along a line: where each step and due date lies in time."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.export.cards.card import CardMark, CardTick, CardTimeline, Shape, Tone
from jalin.model import Factuality, PartialDate, Stage, StepKind
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.show.views import DealView, PromiseView, StepView

# A deal of one week is drawn on an axis of some months.
_LEAST_DAYS = 240
# Of more years only every second or so is written.
_MOST_YEARS = 12


def find_tone(stage: Stage) -> Tone:
    """Tell how much a stage means."""
    if stage.rung is None:
        return Tone.OFF
    return Tone.BINDING if stage.binding else Tone.INTENT


def draw_history(view: DealView, day: dt.date, words: Words) -> CardTimeline:
    """Lay the history of a deal out as seen on a day. What has no date is counted, not drawn."""
    things = [*_list_steps(view.steps, words), *_list_due(view.promises, words)]
    dated = [it for it in things if it.date is not None]
    axis = _Axis.over([it.date for it in dated if it.date is not None], day)
    marks = tuple(sorted((it.place(axis) for it in dated), key=lambda mark: mark.at))
    left = len(things) - len(dated)
    shapes = {mark.shape for mark in marks}
    explained = _explain(words)
    return CardTimeline(
        marks=marks,
        ticks=tuple(_mark_years(axis)),
        today=axis.share(day),
        today_word=words.short_day(day),
        lanes=(words.say("done"), words.say("planned")),
        legend=tuple(it for it in explained if it[0] in shapes),
        undated=words.count(
            "%(num)s step or promise without a date",
            "%(num)s steps or promises without a date",
            left,
        )
        if left
        else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    first: dt.date
    last: dt.date

    @classmethod
    def over(cls, dates: Iterable[PartialDate], day: dt.date) -> "_Axis":
        """Span from the first date to the last, and always the day itself, with some room."""
        days = [day, *(edge for date in dates for edge in (date.first, date.last))]
        first, last = min(days), max(days)
        length = (last - first).days
        room = dt.timedelta(days=max(length // 30, (_LEAST_DAYS - length) // 2, 8))
        return cls(
            first=first - min(room, first - dt.date.min), last=last + min(room, dt.date.max - last)
        )

    def share(self, day: dt.date) -> float:
        """Give where a day lies, from 0 to 1."""
        return (day - self.first).days / max((self.last - self.first).days, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """A step, or the due date of a promise."""

    date: PartialDate | None
    shape: Shape
    tone: Tone
    label: str

    def place(self, axis: _Axis) -> CardMark:
        """Place it; what is known to the month or the year is as wide as that."""
        assert self.date is not None  # only dated things are placed
        first, last = axis.share(self.date.first), axis.share(self.date.last)
        return CardMark(
            shape=self.shape,
            tone=self.tone,
            at=(first + last) / 2,
            first=first,
            last=last,
            label=self.label,
        )


def _list_steps(steps: Iterable[StepView], words: Words) -> Iterator[_Thing]:
    for step in steps:
        yield _Thing(
            date=step.date,
            shape=_find_shape(step),
            tone=find_tone(step.stage),
            label=f"{words.word(step.stage)}, {words.short_day(step.date)}",
        )


def _list_due(promises: Iterable[PromiseView], words: Words) -> Iterator[_Thing]:
    for promise in promises:
        yield _Thing(
            date=promise.due,
            shape=Shape.PROMISE,
            tone=Tone.INTENT,
            label=words.word(promise.state),
        )


def _find_shape(step: StepView) -> Shape:
    """Tell what a step is: only what was told as fact and moves the deal is a fact."""
    if step.kind is StepKind.CEREMONY:
        return Shape.CEREMONY
    if step.factuality is not Factuality.FACTUAL:
        return Shape.PLAN
    return Shape.STANDSTILL if step.kind is StepKind.STANDSTILL else Shape.FACT


def _explain(words: Words) -> Sequence[tuple[Shape, str]]:
    return (
        (Shape.FACT, words.word(Factuality.FACTUAL)),
        (Shape.STANDSTILL, words.word(StepKind.STANDSTILL)),
        (Shape.PLAN, words.say("planned, wished, denied or uncertain")),
        (Shape.CEREMONY, words.say("only celebrated")),
        (Shape.PROMISE, words.say("promise due")),
    )


def _mark_years(axis: _Axis) -> Iterator[CardTick]:
    """Mark the first day of each year; of many years only some are written."""
    years = [year for year in range(axis.first.year, axis.last.year + 1) if year > 0]
    apart = max(1, -(-len(years) // _MOST_YEARS))
    for year in years:
        day = dt.date(year, 1, 1)
        if axis.first <= day <= axis.last:
            yield CardTick(at=axis.share(day), word=None if year % apart else str(year))
