"""The contradictions of the register at a moment: light first, then with whole sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import open_all_rows
from jalin.pipeline.show.views import ContradictionView, SideView
from jalin.store.register import Register
from jalin.store.rows import ContradictionRow
from jalin.text.lexicon import Lexicon
from jalin.track.contradictions import ContradictionRule

_FEWEST_SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarrelSide:
    """One side of a contradiction with its places. `shown`: it stands for the deal."""

    value: str
    shown: bool
    rows: tuple[ContradictionRow, ...]

    @property
    def known(self) -> str | None:
        """Give the day from which it is known, None where no document of it is dated."""
        return min((row.known for row in self.rows if row.known is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarrelLine:
    """What cannot both be true of a deal, without whole sentences: the shown side first.

    `number` tells the contradictions of a deal apart. `known` is the day from which two sides were
    known, or the text that gainsays itself; None where that rests on a document without a date.
    """

    deal_id: str
    number: int
    field: str
    rule: str
    sides: tuple[QuarrelSide, ...]
    known: str | None

    @property
    def values(self) -> tuple[str, ...]:
        """Give the value of each side."""
        return tuple(side.value for side in self.sides)


def list_contradictions(
    register: Register, moment: Moment, lexicon: Lexicon
) -> tuple[ContradictionView, ...]:
    """List the contradictions of which both sides were told at a moment, by deal and field."""
    return view_quarrels(register, list_quarrels(register, moment), lexicon)


def list_quarrels(register: Register, moment: Moment) -> tuple[QuarrelLine, ...]:
    """List the same without whole sentences."""
    return group_quarrels(open_all_rows(register, moment).all_rows(ContradictionRow))


def view_contradictions(
    register: Register, rows: Sequence[ContradictionRow], lexicon: Lexicon
) -> tuple[ContradictionView, ...]:
    """View the contradictions that some rows tell."""
    return view_quarrels(register, group_quarrels(rows), lexicon)


def group_quarrels(rows: Iterable[ContradictionRow]) -> tuple[QuarrelLine, ...]:
    """Group rows; one of which a single side is left is none, unless one text has it."""
    grouped: dict[tuple[str, str, int], list[ContradictionRow]] = defaultdict(list)
    for row in rows:
        grouped[row.deal_id, row.field, row.number].append(row)
    found = []
    for (deal_id, field, number), told in sorted(grouped.items(), key=lambda it: it[0]):
        sides = tuple(_part_sides(told))
        fewest = 1 if told[0].rule == ContradictionRule.SAID_INSIDE else _FEWEST_SIDES
        if len(sides) >= fewest:
            days = sorted(side.known for side in sides if side.known is not None)
            known = days[fewest - 1] if len(days) >= fewest else None
            line = QuarrelLine(
                deal_id=deal_id,
                number=number,
                field=field,
                rule=told[0].rule,
                sides=sides,
                known=known,
            )
            found.append(line)
    return tuple(found)


def view_quarrels(
    register: Register, lines: Iterable[QuarrelLine], lexicon: Lexicon
) -> tuple[ContradictionView, ...]:
    """View some contradictions with whole sentences, in the order given."""
    shown = tuple(lines)
    rows = (row for line in shown for side in line.sides for row in side.rows)
    citations = Citations.of(register, (row.document_id for row in rows), lexicon)
    return tuple(
        ContradictionView(
            deal_id=line.deal_id,
            field=line.field,
            rule=line.rule,
            sides=tuple(
                SideView(value=side.value, shown=side.shown, quotes=citations.quote_once(side.rows))
                for side in line.sides
            ),
        )
        for line in shown
    )


def _part_sides(rows: Iterable[ContradictionRow]) -> Iterator[QuarrelSide]:
    """Part rows by value, the shown side first, then that of more documents."""
    by_value: dict[str, list[ContradictionRow]] = defaultdict(list)
    for row in rows:
        by_value[row.value].append(row)
    ordered = sorted(
        by_value.items(), key=lambda side: (not side[1][0].shown, -len(side[1]), side[0])
    )
    for value, told in ordered:
        yield QuarrelSide(value=value, shown=told[0].shown, rows=tuple(told))
