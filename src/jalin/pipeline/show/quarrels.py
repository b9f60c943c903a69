"""The contradictions of the register, at present or as of a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import open_all_rows
from jalin.pipeline.show.views import ContradictionView, SideView
from jalin.store.register import Register
from jalin.store.rows import ContradictionRow
from jalin.text.lexicon import Lexicon
from jalin.track.contradictions import ContradictionRule

_FEWEST_SIDES = 2


def list_contradictions(
    register: Register, moment: Moment, lexicon: Lexicon
) -> tuple[ContradictionView, ...]:
    """List the contradictions of which both sides were told at a moment, by deal and field."""
    rows = open_all_rows(register, moment).all_rows(ContradictionRow)
    return view_contradictions(register, rows, lexicon)


def view_contradictions(
    register: Register, rows: Sequence[ContradictionRow], lexicon: Lexicon
) -> tuple[ContradictionView, ...]:
    """View contradictions; one of which a single side is left is none, unless one text has it."""
    citations = Citations.of(register, (row.document_id for row in rows), lexicon)
    grouped: dict[tuple[str, str, int], list[ContradictionRow]] = defaultdict(list)
    for row in rows:
        grouped[row.deal_id, row.field, row.number].append(row)
    found = []
    for (deal_id, field, _), told in sorted(grouped.items()):
        sides = tuple(_view_sides(told, citations))
        if len(sides) >= _FEWEST_SIDES or told[0].rule == ContradictionRule.SAID_INSIDE:
            found.append(
                ContradictionView(deal_id=deal_id, field=field, rule=told[0].rule, sides=sides)
            )
    return tuple(found)


def _view_sides(rows: Sequence[ContradictionRow], citations: Citations) -> Iterable[SideView]:
    """View the sides, the shown one first, then that of more documents."""
    by_value: dict[str, list[ContradictionRow]] = defaultdict(list)
    for row in rows:
        by_value[row.value].append(row)
    ordered = sorted(
        by_value.items(), key=lambda side: (not side[1][0].shown, -len(side[1]), side[0])
    )
    for value, told in ordered:
        quotes = citations.quote_once(told)
        yield SideView(value=value, shown=told[0].shown, quotes=quotes)
