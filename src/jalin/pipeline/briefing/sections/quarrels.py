"""What is contradicted: both sides side by side, each with its source."""

from collections.abc import Iterable

from jalin.export.briefing.briefing import (
    BriefingColumn,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Run,
)
from jalin.pipeline.briefing.findings import Findings
from jalin.pipeline.briefing.notes import name_source
from jalin.pipeline.briefing.sections.standing import write_more
from jalin.pipeline.show.quarrels import view_quarrels
from jalin.pipeline.show.views import ContradictionView, SideView

_MOST_QUARRELS = 5
_SOURCES_A_SIDE = 2
# The widths of the columns in per cent.
_SHARES = (30, 35, 35)


def tell_contradicted(findings: Findings) -> BriefingSection:
    """Tell what cannot both be true, what came up last first."""
    say, visit = findings.words.say, findings.visit
    lines = findings.list_quarrels()
    views = view_quarrels(visit.register, lines[:_MOST_QUARRELS], visit.insight.lexicon)
    headings = (say("About what"), say("What is shown"), say("What others say"))
    table = BriefingTable(
        title=None,
        columns=tuple(
            BriefingColumn(heading=heading, share=share)
            for heading, share in zip(headings, _SHARES, strict=True)
        ),
        rows=tuple(_write_row(view, findings) for view in views),
        left_out=write_more(findings, len(lines), _MOST_QUARRELS),
    )
    return BriefingSection(
        title=say("What is contradicted"),
        lead=say("Both sides stay. The one that is shown was chosen by a written rule."),
        tables=(table,) if views else (),
        remarks=() if views else (say("Nothing is told in two ways that cannot both be true."),),
    )


def _write_row(view: ContradictionView, findings: Findings) -> tuple[Cell, ...]:
    words = findings.words
    deal = findings.find_deal([view.deal_id])
    about: list[Line] = [(Run(text=words.word(view.field, "field"), is_strong=True),)]
    about.append((Run(text=words.word(view.rule, "quarrel"), is_derived=True),))
    if deal is not None:
        about.append((Run(text=findings.name_deal(deal)),))
    # One text that gainsays itself has a single side.
    shown = [side for side in view.sides if side.shown]
    others = [side for side in view.sides if not side.shown]
    if not shown:
        shown, others = others[:1], others[1:]
    return (tuple(about), _write_sides(shown, view, findings), _write_sides(others, view, findings))


def _write_sides(sides: Iterable[SideView], view: ContradictionView, findings: Findings) -> Cell:
    lines: list[Line] = []
    for side in sides:
        notes = findings.notes.cite(side.quotes, _SOURCES_A_SIDE)
        value = findings.words.side_value(side.value, view.field)
        lines.append((Run(text=value, notes=notes, is_strong=True),))
        outlets = dict.fromkeys(name_source(it.source) for it in side.quotes)
        lines.append((Run(text=", ".join(list(outlets)[:_SOURCES_A_SIDE])),))
    return tuple(lines) or ((Run(text="–"),),)
