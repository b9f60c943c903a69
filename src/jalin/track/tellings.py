"""What each telling of a deal adds: news, the same again, the same sold as new, a copy.

A re-announcement is a telling that presents as new what an older source told: a signing that it
opens with and gives no day, or a day some weeks late, after another source had told it; or a plan
to do what had been done before. A signing told with its old day is only a retelling, however late.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby

from jalin.model import Factuality, PartialDate, Stage, StepKind
from jalin.track.history import SAME_WEEKS, measure_gap
from jalin.track.steps import HistoryStep, find_told_steps
from jalin.track.telling import Telling, find_originals, sort_tellings

# One signing is told for some days: outlets date it by the event, by the release, by their print.
ONE_OCCASION = dt.timedelta(days=3)
# News opens a text, so many characters; a signing told further down is what went before.
_OPENING = 400
# What is signed is signed once; talks, works and operation go on.
_SIGNED = frozenset({Stage.INTENT, Stage.COMMITTED})
_CLAIMED = frozenset({Factuality.FACTUAL, Factuality.UNCERTAIN})


class TellingKind(StrEnum):
    """What a telling adds to those before it."""

    NEWS = "news"
    RETELLING = "retelling"
    REANNOUNCEMENT = "reannouncement"
    COPY = "copy"


def judge_tellings(tellings: Sequence[Telling]) -> tuple[TellingKind, ...]:
    """Judge each telling by those that were published before it; the order given is kept.

    What several sources publish on one day is news in each of them.
    """
    judged: dict[tuple[str, int], TellingKind] = {}
    originals = find_originals(tellings)
    before: list[HistoryStep] = []
    for _, published in groupby(sort_tellings(tellings), key=lambda telling: telling.age[:2]):
        told: list[HistoryStep] = []
        for telling in published:
            place = (telling.document.id, telling.deal)
            steps = list(find_told_steps(telling))
            is_copy = originals[telling.source_id] != telling.document.id
            judged[place] = TellingKind.COPY if is_copy else _judge(telling, steps, before)
            told += [step for step in steps if step.moves]
        before += told
    return tuple(judged[it.document.id, it.deal] for it in tellings)


def _judge(
    telling: Telling, steps: Sequence[HistoryStep], before: Sequence[HistoryStep]
) -> TellingKind:
    if _signs_again(telling, steps, before) or _plans_what_is_done(telling, steps, before):
        return TellingKind.REANNOUNCEMENT
    is_old = bool(before) and all(_is_told(step, before) for step in steps if step.moves)
    return TellingKind.RETELLING if is_old else TellingKind.NEWS


def _signs_again(
    telling: Telling, steps: Sequence[HistoryStep], before: Sequence[HistoryStep]
) -> bool:
    """Tell whether a signing that another source told comes as new."""
    stage = _find_signing(steps)
    known = [step.when for step in before if step.stage is stage and step.when]
    if stage is None or not known:
        return False
    told = [step for step in steps if step.moves and step.stage is stage]
    dated = [step.date for step in before if step.stage is stage and step.date]
    claimed = [step.date for step in told if step.date and not _is_earlier(step.date, dated)]
    if claimed:
        # With a day still later it is a signing of its own: an agreement amended, or the next one.
        gap = min(measure_gap(day, old) for day in claimed for old in known)
        return _is_later(claimed, known) and gap <= SAME_WEEKS
    is_late = telling.known is not None and _is_later([telling.known], known)
    return is_late and any(step.date is None and _opens_text(step) for step in told)


def _find_signing(steps: Iterable[HistoryStep]) -> Stage | None:
    """Find the stage of a signing that is all a telling has to tell.

    None where it goes further, on however weak grounds, or says that the deal stands or has ended.
    """
    claimed = [step for step in steps if step.factuality in _CLAIMED]
    if any(step.stage.rung is None or step.kind is StepKind.STANDSTILL for step in claimed):
        return None
    furthest = max(claimed, key=_find_height, default=None)
    return furthest.stage if furthest is not None and furthest.stage in _SIGNED else None


def _plans_what_is_done(
    telling: Telling, steps: Sequence[HistoryStep], before: Sequence[HistoryStep]
) -> bool:
    """Tell whether a telling plans a stage that another source told as done long before.

    Who tells of the deal's past knows it, and plans what is still to be done of the stage.
    """
    known = telling.known
    claimed = [step for step in steps if step.factuality in _CLAIMED]
    if known is None or any(_is_before(step.date, known) for step in claimed):
        return False
    reached = max((_find_height(step) for step in claimed), default=0)
    planned = {step.stage for step in steps if step.factuality is Factuality.PLANNED}
    return any(
        step.stage in planned and _find_height(step) > reached and _is_before(step.date, known)
        for step in before
    )


def _find_height(step: HistoryStep) -> int:
    return step.stage.rung or 0


def _is_earlier(day: PartialDate, known: Sequence[PartialDate]) -> bool:
    """Tell whether a day is that of another signing, which went before all that are known."""
    return bool(known) and all(_is_before(day, old) for old in known)


def _is_later(days: Iterable[PartialDate], known: Sequence[PartialDate]) -> bool:
    return all(_is_before(old, day) for day in days for old in known)


def _is_before(date: PartialDate | None, other: PartialDate) -> bool:
    return date is not None and other.first - date.last > ONE_OCCASION


def _opens_text(step: HistoryStep) -> bool:
    return any(it.evidence.span.start < _OPENING for it in step.evidence)


def _is_told(step: HistoryStep, before: Sequence[HistoryStep]) -> bool:
    """Tell whether an older source told the same stage, with a day that can mean the same."""
    return any(
        old.stage is step.stage
        and (
            step.date is None
            or old.date is None
            or measure_gap(step.date, old.date) <= ONE_OCCASION
        )
        for old in before
    )
