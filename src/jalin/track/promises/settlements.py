"""What became of the promises of a deal: settled by later evidence, never by a guess.

Rules, each named in the settlement that it makes. Only a document with a date of publication
settles anything, and copies of the document that promised do not.

- `done`: a step tells the promised event as a fact, on or before the last day, or no day was set.
- `done_late`: the same, after the last day: the promise was not met.
- `part_done`: only a part of what is done bit by bit, or of a whole that was promised.
- `denied`: a step denies the event, once it was due or for just the time that was promised.
- `deal_ended`: the deal ended before the last day.
- `replaced`: a later promise sets the same event for a later time, and the earlier one is over.
- `outcome.…`: a sentence says so, by the cue of that id in the rule data.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jalin.model import PartialDate
from jalin.track.history import History
from jalin.track.promises.aims import Aim, find_aims, is_after, open_page
from jalin.track.promises.cues import PromiseCues
from jalin.track.promises.facts import DENIED, DONE, find_deeds, find_factual, settle
from jalin.track.promises.failures import find_beside, find_failures, find_told_failures
from jalin.track.promises.links import group_aims
from jalin.track.promises.promise import PromiseState, Settlement, ToldPromise
from jalin.track.telling import Telling, sort_tellings

__all__ = ["Settlement", "settle_promises"]


def settle_promises(
    promises: Sequence[ToldPromise],
    tellings: Sequence[Telling],
    history: History,
    cues: PromiseCues,
) -> tuple[Settlement, ...]:
    """Settle the promises of one deal, in the order in which they were told, then in order of time.

    What settles a promise settles all tellings of it. Of one promise several settlements may be
    given; `judge_promise` tells which counts on a day.
    """
    if not promises:
        return ()
    documents = [*(it.document for it in promises), *(it.document for it in tellings)]
    pages = {it.id: open_page(it, cues.lexicon) for it in dict.fromkeys(documents)}
    aims = find_aims(promises, pages, cues)
    deeds = find_deeds(history, pages, cues)
    failures = find_failures(sort_tellings(tellings), pages, cues)

    def find_all(aim: Aim) -> Iterator[Settlement]:
        yield from find_factual(aim, deeds)
        yield from find_beside(aim, pages[aim.told.document.id], cues)
        yield from find_told_failures(aim, failures)
        yield from _find_replaced(aim, aims)

    found: dict[tuple[str, int], list[Settlement]] = {}
    for group in group_aims(aims):
        settled = [settlement for aim in group for settlement in find_all(aim)]
        for aim in group:
            found[aim.told.document.id, aim.told.position] = _give(aim, settled)
    return tuple(it for aim in aims for it in found[aim.told.document.id, aim.told.position])


def _find_replaced(aim: Aim, aims: Sequence[Aim]) -> Iterator[Settlement]:
    """Find later promises of the same event that set a later time, told before or after this one.

    The new date must lie wholly after the old: a finer or wider one may mean the same day.
    """
    if aim.latest is None or aim.never_kept:
        return
    for other in aims:
        due, known = other.due, other.told.known
        if due is None or known is None or other.never_kept or due.last < known.first:
            continue
        if not is_after(known, aim.told.known) or due.first <= aim.latest:
            continue
        if not aim.events & other.events or aim.further is not other.further:
            continue
        known = max(known, PartialDate.of(aim.latest), key=lambda date: date.last)
        yield settle(aim, PromiseState.NOT_MET, "replaced", evidence=other.evidence, known=known)


def _give(aim: Aim, settled: Iterable[Settlement]) -> list[Settlement]:
    """Give a telling the settlements of its promise, in order of time, each new one once.

    What was done in time stays done: only who denies the deed itself can undo it.
    """
    kept: list[Settlement] = []
    for it in sorted(settled, key=_order):
        last = kept[-1] if kept else None
        if last is not None and (last.state, last.rule) == (it.state, it.rule):
            continue
        if last is not None and last.rule == DONE and it.rule != DENIED:
            continue
        kept.append(replace(it, document_id=aim.told.document.id, position=aim.told.position))
    return kept


def _order(settlement: Settlement) -> tuple[dt.date, str, str, str, int]:
    evidence = settlement.evidence
    return (
        settlement.known.last,
        settlement.state,
        settlement.rule,
        evidence.document_id,
        evidence.span.start,
    )
