"""Which promises of a deal are one promise, told several times."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalin.model import PartialDate
from jalin.text.words.fold import fold_name
from jalin.track.promises.aims import Aim, find_aims, open_page
from jalin.track.promises.cues import PromiseCues, choose_names
from jalin.track.promises.promise import ToldPromise

_ID_LENGTH = 16
_LEAST_SHARED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One promise with everything that tells it, the first telling first.

    `id` is a hash of the first telling. `due` is the finest date told. `source_ids` are the
    independent sources: copies of one text are one.
    """

    id: str
    due: PartialDate | None
    promises: tuple[ToldPromise, ...]
    source_ids: frozenset[str]


def link_promises(promises: Sequence[ToldPromise], cues: PromiseCues) -> tuple[LedgerLine, ...]:
    """Link the tellings of each promise of a deal, in the order of their first telling."""
    pages = {it.document.id: open_page(it.document, cues.lexicon) for it in promises}
    return tuple(_write_line(group) for group in group_aims(find_aims(promises, pages, cues)))


def group_aims(aims: Sequence[Aim]) -> tuple[tuple[Aim, ...], ...]:
    """Group the aims that are one promise: same event, same manner, dates that do not gainsay.

    A coarser date joins the only finer one that it can mean; where there are several, it stays by
    itself rather than guess. Without a date it must be the same promiser and mostly the same words.
    A promise of no known event is known by what it counts, or by its words where it has no date.
    One that hangs on a condition is one only with its own copies.
    """
    groups: list[list[Aim]] = []
    for aim in sorted(aims, key=lambda aim: -len(str(aim.due or ""))):
        homes = [group for group in groups if all(_is_same(aim, other) for other in group)]
        exact = [group for group in homes if group[0].due == aim.due]
        if len(homes) == 1 or exact:
            (exact or homes)[0].append(aim)
        else:
            groups.append([aim])
    order = {id(aim): number for number, aim in enumerate(aims)}
    ordered = (tuple(sorted(group, key=lambda aim: order[id(aim)])) for group in groups)
    return tuple(sorted(ordered, key=lambda group: order[id(group[0])]))


def _is_same(aim: Aim, other: Aim) -> bool:
    if aim.told.source_id == other.told.source_id:
        return aim.told.promise.text == other.told.promise.text
    if aim.never_kept or other.never_kept:
        return False
    if aim.further is not other.further:
        return False
    if aim.due is None or other.due is None:
        return aim.due is other.due and _share_event(aim, other) and _is_same_wording(aim, other)
    if not _can_mean(aim, other) and not _can_mean(other, aim):
        return False
    return bool(aim.events & other.events) or _is_same_sum(aim, other)


def _share_event(aim: Aim, other: Aim) -> bool:
    """Tell whether two promises speak of one event, or both of none that is known."""
    return bool(aim.events & other.events) or not (aim.events | other.events)


def _is_same_sum(aim: Aim, other: Aim) -> bool:
    """Tell whether two promises of no known event promise as much of the same."""
    if aim.events or other.events:
        return False
    return bool(set(aim.quantities.items()) & set(other.quantities.items()))


def _can_mean(coarse: Aim, fine: Aim) -> bool:
    """Tell whether a date can mean a finer one; a part of a year is not refined by a month."""
    if coarse.due == fine.due:
        return coarse.part is None or fine.part is None or coarse.part == fine.part
    return coarse.part is None and str(fine.due).startswith(f"{coarse.due}-")


def _is_same_wording(one: Aim, other: Aim) -> bool:
    promisers = (set(fold_name(it.told.promise.who).split()) for it in (one, other))
    if not set.intersection(*promisers) or one.english is not other.english:
        return False
    least = min(len(one.content), len(other.content)) or max(len(one.content), len(other.content))
    if not least and not one.events:
        return False
    return len(one.content & other.content) >= _LEAST_SHARED * least


def _write_line(group: Sequence[Aim]) -> LedgerLine:
    first = group[0]
    content = (first.told.document.id, choose_names(first.events), first.told.promise.text)
    return LedgerLine(
        id=hashlib.sha256("\x1f".join(content).encode("utf-8", "surrogatepass")).hexdigest()[
            :_ID_LENGTH
        ],
        due=_find_finest(aim.due for aim in group),
        promises=tuple(aim.told for aim in group),
        source_ids=frozenset(aim.told.source_id for aim in group),
    )


def _find_finest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    told = [date for date in dates if date is not None]
    return max(told, key=lambda date: len(str(date)), default=None)
