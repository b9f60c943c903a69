"""Which deals meet all conditions of a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jalin.pipeline.catalogue.columns import Mask
from jalin.pipeline.searching.asking.condition import Condition
from jalin.pipeline.searching.asking.fields import FieldKind
from jalin.pipeline.searching.conditions.columns import (
    PromiseRows,
    SumRows,
    compare,
    keep_column,
    keep_counts,
    keep_days,
    keep_promises,
    keep_sums,
    mark_days,
)
from jalin.pipeline.searching.conditions.names import Correction, find_named
from jalin.pipeline.searching.searched import Searched

_OF_PROMISES = frozenset({"due", "promise"})
_OF_SUMS = frozenset({"amount"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The deals that meet what is asked, marked in the catalogue, and names that were corrected."""

    mask: Mask
    corrections: tuple[Correction, ...] = ()


def meet(visit: Searched, conditions: Sequence[Condition]) -> Met:
    """Mark the deals that meet all conditions.

    What is asked of promises has to hold of one and the same promise, what is asked of sums of one
    and the same sum: a deal with one overdue promise and another one due in May has none that is
    both. What is excluded must hold of none.
    """
    mask = np.ones(visit.catalogue.size, dtype=bool)
    corrections: list[Correction] = []
    for group in (_OF_PROMISES, _OF_SUMS):
        asked = [it for it in conditions if it.field.column in group]
        if asked:
            rows = keep_promises(visit) if group is _OF_PROMISES else keep_sums(visit)
            mask &= _meet_rows(rows, asked, visit.catalogue.size)
    for condition in conditions:
        if condition.field.column not in _OF_PROMISES | _OF_SUMS:
            found = _mark(visit, condition)
            mask &= ~found.mask if condition.is_excluded else found.mask
            corrections.extend(found.corrections)
    return Met(mask=mask, corrections=tuple(corrections))


def list_corrections(visit: Searched, conditions: Sequence[Condition]) -> tuple[Correction, ...]:
    """List the names of conditions that are read otherwise than they are written."""
    names = (it for it in conditions if it.field.kind is FieldKind.NAME)
    return tuple(each for it in names for each in find_named(visit, it).corrections)


def _meet_rows(rows: PromiseRows | SumRows, asked: Sequence[Condition], size: int) -> Mask:
    mask = np.ones(size, dtype=bool)
    wanted = [rows.mark(it) for it in asked if not it.is_excluded]
    if wanted:
        mask = _mark_deals(rows, np.logical_and.reduce(wanted), size)
    for condition in asked:
        if condition.is_excluded:
            mask = mask & ~_mark_deals(rows, rows.mark(condition), size)
    return mask


def _mark_deals(rows: PromiseRows | SumRows, chosen: Mask, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows.deals[chosen]] = True
    return mask


def _mark(visit: Searched, condition: Condition) -> Met:
    """Mark the deals that meet one condition, as if it were not excluded."""
    kind, column, size = condition.field.kind, condition.field.column, visit.catalogue.size
    if kind is FieldKind.NAME:
        named = find_named(visit, condition)
        found = keep_column(visit, column).find(named.values, size)
        return Met(mask=found, corrections=named.corrections)
    if kind in (FieldKind.DATE, FieldKind.YEAR):
        return Met(mask=mark_days(keep_days(visit, column), condition))
    if kind is FieldKind.NUMBER:
        counts = keep_counts(visit, column)
        marks = [compare(counts, condition.sign, number) for number in condition.numbers]
        return Met(mask=np.logical_or.reduce(marks))
    return Met(mask=keep_column(visit, column).find(condition.values, size))
