"""What is due, and what became of promises."""

from collections.abc import Iterator, Sequence

from jalin.export.briefing.briefing import (
    BriefingColumn,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Run,
)
from jalin.pipeline.briefing.findings import Findings
from jalin.pipeline.briefing.notes import cut_quote
from jalin.pipeline.briefing.sections.standing import write_more
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.views import PromiseView
from jalin.track.promises.promise import PromiseState

_MOST_DUE = 8
_MOST_SETTLED = 5
_LONGEST_PROMISE = 160
_OVERDUE_FIRST = (PromiseState.OVERDUE, PromiseState.SCHEDULED)
_SETTLED = (PromiseState.NOT_MET, PromiseState.PARTIALLY_MET, PromiseState.MET)
# The widths of the columns in per cent.
_SHARES = (20, 17, 39, 24)


def tell_due(findings: Findings) -> BriefingSection:
    """Tell what is due: what is late first, then by date, what has no date last."""
    say = findings.words.say
    lines = sorted(
        findings.list_promises(_OVERDUE_FIRST), key=lambda it: _OVERDUE_FIRST.index(it.state)
    )
    return BriefingSection(
        title=say("What is due"),
        lead=say(
            "A promise is overdue when its date has passed and no sentence tells what became of it."
        ),
        tables=_tabulate(lines, _MOST_DUE, say("Due"), findings),
        remarks=() if lines else (say("No document tells a promise that is still open."),),
    )


def tell_settled(findings: Findings) -> BriefingSection:
    """Tell what became of promises: those not met first, of equals what was settled last first."""
    say = findings.words.say
    lines = sorted(findings.list_promises(_SETTLED), key=_order_settled, reverse=True)
    lines.sort(key=lambda it: _SETTLED.index(it.state))
    return BriefingSection(
        title=say("What became of promises"),
        lead=say("Met or not met is told by a sentence or decided by a reviewer, never guessed."),
        tables=_tabulate(lines, _MOST_SETTLED, say("Outcome"), findings),
        remarks=() if lines else (say("Of no promise it is told what became of it."),),
    )


def _order_settled(line: PromiseLine) -> str:
    return "" if line.settled is None else str(line.settled.known)


def _tabulate(
    lines: Sequence[PromiseLine], most: int, first: str, findings: Findings
) -> tuple[BriefingTable, ...]:
    if not lines:
        return ()
    say, visit = findings.words.say, findings.visit
    headings = (first, say("Who promised"), say("What was promised"), say("Deal"))
    views = view_lines(visit.register, lines[:most], visit.insight.lexicon)
    return (
        BriefingTable(
            title=None,
            columns=tuple(
                BriefingColumn(heading=heading, share=share)
                for heading, share in zip(headings, _SHARES, strict=True)
            ),
            rows=tuple(_write_row(*it, findings) for it in zip(lines, views, strict=False)),
            left_out=write_more(findings, len(lines), most),
        ),
    )


def _write_row(line: PromiseLine, view: PromiseView, findings: Findings) -> tuple[Cell, ...]:
    notes = findings.notes.cite([view.quote])
    deal = findings.find_deal(view.deal_ids)
    standing = (*_write_outcome(view, findings), _write_due(line, view, findings))
    return (
        standing,
        ((Run(text=view.who, notes=notes),),),
        ((Run(text=f"“{cut_quote(view.quote, _LONGEST_PROMISE)}”", notes=notes),),),
        ((Run(text="–" if deal is None else findings.name_deal(deal)),),),
    )


def _write_outcome(view: PromiseView, findings: Findings) -> Iterator[Line]:
    """Write how a promise stands, and by which rule: the calendar's, a sentence's, a reviewer's."""
    words, settled = findings.words, view.settled
    if settled is None:
        yield (Run(text=words.word(view.state), is_strong=True, is_derived=True),)
        return
    told = () if settled.quote is None else findings.notes.cite([settled.quote])
    yield (Run(text=words.word(view.state), notes=told, is_strong=True, is_derived=not told),)
    yield (Run(text=f"{words.settling(settled.rule)}, {words.short_day(settled.known)}"),)


def _write_due(line: PromiseLine, view: PromiseView, findings: Findings) -> Line:
    """Write by when, as the telling says that gives the finest date."""
    words = findings.words
    if line.due is None:
        return (Run(text=words.say("without a due date")),)
    told = zip(line.tellings, view.quotes, strict=True)
    notes = findings.notes.cite(quote for row, quote in told if row.due == line.due)
    return (Run(text=words.say("by %(day)s", day=words.short_day(line.due)), notes=notes),)
