"""What changed between two days: deals that came up or moved, promises, contradictions."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import open_all_rows
from jalin.pipeline.show.promise_lines import PromiseLine, list_lines
from jalin.pipeline.show.quarrels import QuarrelLine, group_quarrels, view_quarrels
from jalin.pipeline.show.summaries import list_deals
from jalin.pipeline.show.views import ContradictionView, DealSummary, PromiseView
from jalin.store.register import Register
from jalin.store.rows import ContradictionRow
from jalin.text.lexicon import Lexicon
from jalin.track.promises.promise import PromiseState

# The fields of a deal of which a change is told, and those that hold several values at once.
_FIELDS = ("stage", "reached", "state", "instrument", "date", "place", "under", "documents")
PLURAL_FIELDS = ("parties", "objects")
# The words of a document: the document, and half-open characters of its text.
_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field with its values on two days, as text; None where there was none.

    Of a field that holds several values, `before` are those that left, `after` those that joined.
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealChange:
    """A deal that fares otherwise; `deal` is how it stands on the later day."""

    deal: DealSummary
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChange:
    """A promise that stands otherwise, or is new; `before` is None where it was not yet made."""

    promise: PromiseView
    before: PromiseState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is otherwise on the later of two days. `new` deals are told for the first time."""

    first: dt.date
    last: dt.date
    new: tuple[DealSummary, ...]
    changed: tuple[DealChange, ...]
    promises: tuple[PromiseChange, ...]
    contradictions: tuple[ContradictionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What was known on a day, without whole sentences."""

    deals: tuple[DealSummary, ...]
    promises: tuple[PromiseLine, ...]
    quarrels: tuple[QuarrelLine, ...]

    @classmethod
    def of(cls, register: Register, day: dt.date) -> Self:
        moment = Moment.of(day, as_of=day)
        rows = open_all_rows(register, moment)
        return cls(
            deals=list_deals(register, moment),
            promises=list_lines(register, rows, moment),
            quarrels=group_quarrels(rows.all_rows(ContradictionRow)),
        )


def compare_days(register: Register, first: dt.date, last: dt.date, lexicon: Lexicon) -> Difference:
    """Tell what is otherwise on the last day than on the first, each as of its own day."""
    before, after = (_Day.of(register, day) for day in (first, last))
    old = {deal.id: deal for deal in before.deals}
    promises = _compare_promises(before.promises, after.promises)
    views = view_lines(register, (line for line, _ in promises), lexicon)
    return Difference(
        first=first,
        last=last,
        new=tuple(deal for deal in after.deals if deal.id not in old),
        changed=compare_deals(old.values(), after.deals),
        promises=tuple(
            PromiseChange(promise=view, before=was)
            for view, (_, was) in zip(views, promises, strict=True)
        ),
        contradictions=view_quarrels(register, _find_new(before.quarrels, after.quarrels), lexicon),
    )


def compare_deals(
    before: Iterable[DealSummary], after: Iterable[DealSummary]
) -> tuple[DealChange, ...]:
    """Tell what changed of the deals that are in both lists, in the order of the second."""
    old = {deal.id: deal for deal in before}
    found = (
        DealChange(deal=deal, changes=_list_changes(old[deal.id], deal))
        for deal in after
        if deal.id in old
    )
    return tuple(it for it in found if it.changes)


def _list_changes(old: DealSummary, new: DealSummary) -> tuple[Change, ...]:
    told = [(name, _tell(old, name), _tell(new, name)) for name in _FIELDS]
    for name in PLURAL_FIELDS:
        before, after = _list_values(old, name), _list_values(new, name)
        told.append((name, _tell_missing(before, after), _tell_missing(after, before)))
    return tuple(
        Change(field=name, before=one, after=other) for name, one, other in told if one != other
    )


def _tell(deal: DealSummary, field: str) -> str | None:
    value = getattr(deal, field)
    return None if value is None else str(value)


def _list_values(deal: DealSummary, field: str) -> Mapping[str, str]:
    """List the values of a field by what tells them apart: parties by id, each with its name."""
    if field == "parties":
        return {party.id: party.name for party in deal.parties}
    return {value: value for value in deal.objects}


def _tell_missing(values: Mapping[str, str], others: Mapping[str, str]) -> str | None:
    """Tell which values are not among others; None where all are."""
    return ", ".join(values[key] for key in values if key not in others) or None


def _compare_promises(
    before: Iterable[PromiseLine], after: Iterable[PromiseLine]
) -> list[tuple[PromiseLine, PromiseState | None]]:
    """Tell which promises stand otherwise, and how they stood.

    One is known again by its line or, where a later telling joined or parted lines, by its words.
    """
    old: dict[str | _Place, PromiseState] = {}
    for line in before:
        old |= dict.fromkeys((line.line, *_list_places(line)), line.state)
    found = []
    for line in after:
        names = (line.line, *_list_places(line))
        was = next((old[name] for name in names if name in old), None)
        if was is not line.state:
            found.append((line, was))
    return found


def _list_places(line: PromiseLine) -> Iterator[_Place]:
    return ((row.document_id, row.span_start, row.span_end) for row in line.tellings)


def _find_new(
    before: Iterable[QuarrelLine], after: Iterable[QuarrelLine]
) -> tuple[QuarrelLine, ...]:
    """Find the contradictions that were not there, or had not all these values."""
    old = {_name(it) for it in before}
    return tuple(it for it in after if _name(it) not in old)


def _name(line: QuarrelLine) -> tuple[str, str, str, frozenset[str]]:
    return (line.deal_id, line.field, line.rule, frozenset(line.values))
