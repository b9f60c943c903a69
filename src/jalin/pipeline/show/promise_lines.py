"""The lines of the ledger, light: made of rows, without the texts that tell the promises.

Tellings that share a place are one promise over all deals. How a promise stands depends on the day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import PartialDate
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows, open_all_rows
from jalin.store.register import Register
from jalin.store.row_store import RowStore
from jalin.store.rows import DealPromiseRow, SettlementRow
from jalin.store.saying_rows import PromiseRow
from jalin.track.promises.promise import PromiseState, find_last, judge_promise

# A promise as one document tells it: the document, and the place in its reading.
PromisePlace = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a promise: from which day, by which rule, and the row that says so."""

    state: PromiseState
    known: PartialDate
    rule: str
    row: SettlementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise and how it stands on the day asked about, without whole sentences.

    `tellings` are its places with their words, the first one first, `told` the day from which the
    first is known; `due` is the finest date that they give. `settled` is what made it stand so,
    None where only the calendar did; `outcomes` are all that is known of, also later. `deal_ids` is
    empty where its document tells no deal.
    """

    line: str
    who: str
    due: PartialDate | None
    state: PromiseState
    deal_ids: tuple[str, ...]
    tellings: tuple[PromiseRow, ...]
    told: str | None
    settled: Outcome | None
    outcomes: tuple[Outcome, ...] = ()


def list_promise_lines(register: Register, moment: Moment) -> tuple[PromiseLine, ...]:
    """List all promises that were made at a moment, by due date, those without one last."""
    return list_lines(register, open_all_rows(register, moment), moment)


def list_lines(register: Register, deal_rows: KnownRows, moment: Moment) -> tuple[PromiseLine, ...]:
    """List them from the derived rows of all deals."""
    links = deal_rows.all_rows(DealPromiseRow)
    rows = {place_of(row): row for row in register.all_rows(PromiseRow)}
    linked = {place_of(link) for link in links}
    alone = [row for place, row in rows.items() if place not in linked]
    published = register.publications(row.document_id for row in rows.values())
    ledger = _Ledger(
        rows=rows,
        outcomes=_find_outcomes(deal_rows.all_rows(SettlementRow)),
        published=published,
        moment=moment,
    )
    found = [*ledger.judge_all(join_lines(links)), *ledger.judge_alone(alone)]
    return _sort(found)


def list_lines_of(
    register: Register, deal_rows: KnownRows, deal_id: str, moment: Moment
) -> tuple[PromiseLine, ...]:
    """List the promises of one deal in the same order, with all that other deals tell of them.

    `deal_rows` holds the derived rows of all deals that share a promise with it.
    """
    sharing = find_sharing(register, deal_id)
    lines = join_lines(deal_rows.find_any(DealPromiseRow, "deal_id", sharing))
    own = {line: told for line, told in lines.items() if any(it.deal_id == deal_id for it in told)}
    links = [link for told in own.values() for link in told]
    documents = {link.document_id for link in links}
    deals = {link.deal_id for link in links}
    ledger = _Ledger(
        rows={
            place_of(row): row for row in register.find_any(PromiseRow, "document_id", documents)
        },
        outcomes=_find_outcomes(deal_rows.find_any(SettlementRow, "deal_id", deals)),
        published=register.publications(documents),
        moment=moment,
    )
    return _sort(ledger.judge_all(own))


def place_of(row: DealPromiseRow | PromiseRow | SettlementRow) -> PromisePlace:
    """Give where a promise is told."""
    return (row.document_id, row.position)


def join_lines(links: Iterable[DealPromiseRow]) -> Mapping[str, tuple[DealPromiseRow, ...]]:
    """Join the lines that share a telling, each deal's with the others', under the smallest id."""
    by_line: dict[str, list[DealPromiseRow]] = defaultdict(list)
    lines_at: dict[PromisePlace, set[str]] = defaultdict(set)
    for link in links:
        by_line[link.line].append(link)
        lines_at[place_of(link)].add(link.line)
    found: dict[str, tuple[DealPromiseRow, ...]] = {}
    seen: set[str] = set()
    for first in sorted(by_line):
        group: set[str] = set()
        waiting = {first} - seen
        while waiting:
            group |= waiting
            places = {place_of(link) for line in waiting for link in by_line[line]}
            waiting = {line for place in places for line in lines_at[place]} - group
        seen |= group
        if group:
            found[first] = tuple(link for line in sorted(group) for link in by_line[line])
    return found


def find_sharing(rows: RowStore, deal_id: str) -> frozenset[str]:
    """Find the deals that tell a promise of a deal too, step by step, itself among them."""
    waiting = {(deal_id, link.line) for link in rows.find(DealPromiseRow, deal_id=deal_id)}
    found: set[tuple[str, str]] = set()
    while waiting:
        found |= waiting
        of_deals = rows.find_any(DealPromiseRow, "deal_id", {each for each, _ in waiting})
        own = [link for link in of_deals if (link.deal_id, link.line) in waiting]
        places = {place_of(link) for link in own}
        beside = rows.find_any(DealPromiseRow, "document_id", {each for each, _ in places})
        waiting = {(it.deal_id, it.line) for it in beside if place_of(it) in places} - found
    return frozenset({deal_id, *(each for each, _ in found)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    """What promises are judged with: their rows, outcomes and the age of the documents."""

    rows: Mapping[PromisePlace, PromiseRow]
    outcomes: Mapping[PromisePlace, Sequence[Outcome]]
    published: Mapping[str, PartialDate | None]
    moment: Moment

    def judge_all(self, lines: Mapping[str, Sequence[DealPromiseRow]]) -> list[PromiseLine]:
        """Judge each promise once, with all its tellings that are there."""
        return [
            self._judge(line, told)
            for line, told in lines.items()
            if any(place_of(link) in self.rows for link in told)
        ]

    def judge_alone(self, rows: Iterable[PromiseRow]) -> list[PromiseLine]:
        """Judge promises of documents that tell no deal: only the calendar does."""
        found = ((row, self._tell_day(row)) for row in rows)
        return [
            PromiseLine(
                line=f"{row.document_id[:16]}.{row.position}",
                who=row.who,
                due=row.due,
                state=judge_promise(row.due, self.moment.day),
                deal_ids=(),
                tellings=(row,),
                told=day,
                settled=None,
            )
            for row, day in found
            if self.moment.knows(day)
        ]

    def _judge(self, line: str, told: Sequence[DealPromiseRow]) -> PromiseLine:
        places = {place_of(link) for link in told} & self.rows.keys()
        tellings = tuple(sorted((self.rows[it] for it in places), key=self._find_age))
        outcomes = {it for place in places for it in self.outcomes.get(place, ())}
        ordered = tuple(sorted(outcomes, key=_order) if len(outcomes) > 1 else outcomes)
        due = find_finest(row.due for row in tellings)
        return PromiseLine(
            line=line,
            who=tellings[0].who,
            due=due,
            state=judge_promise(due, self.moment.day, ordered),
            deal_ids=tuple(sorted({link.deal_id for link in told})),
            tellings=tellings,
            told=self._tell_day(tellings[0]),
            settled=find_last(ordered, self.moment.day),
            outcomes=ordered,
        )

    def _find_age(self, row: PromiseRow) -> tuple[object, ...]:
        return (
            *PartialDate.order_of(self.published[row.document_id]),
            row.document_id,
            row.position,
        )

    def _tell_day(self, row: PromiseRow) -> str | None:
        published = self.published[row.document_id]
        return None if published is None else published.last.isoformat()


def find_finest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """Find the date that says the most, of several the first."""
    told = [date for date in dates if date is not None]
    return max(told, key=lambda date: len(str(date)), default=None)


def _find_outcomes(rows: Iterable[SettlementRow]) -> Mapping[PromisePlace, list[Outcome]]:
    found: dict[PromisePlace, list[Outcome]] = defaultdict(list)
    for row in rows:
        outcome = Outcome(
            state=PromiseState(row.state),
            known=PartialDate.parse(row.known),
            rule=row.rule,
            row=row,
        )
        found[place_of(row)].append(outcome)
    return found


def _order(outcome: Outcome) -> tuple[str, str, str, int, str, str]:
    row = outcome.row
    place = (row.told_in or "", row.span_start or 0)
    return (row.known, row.state, *place, row.rule, row.judgement_id or "")


def _sort(found: Iterable[PromiseLine]) -> tuple[PromiseLine, ...]:
    return tuple(sorted(found, key=lambda it: (it.due is None, str(it.due or ""), it.line)))
