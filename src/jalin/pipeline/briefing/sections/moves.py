"""What moved lately, and what went silent."""

from collections.abc import Iterator, Sequence

from jalin.export.briefing.briefing import (
    BriefingColumn,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Run,
)
from jalin.model import DealState
from jalin.pipeline.briefing.findings import Findings
from jalin.pipeline.briefing.sections.standing import write_more
from jalin.pipeline.events.event import EventChange, EventKind
from jalin.pipeline.events.quoting import EventView, view_events
from jalin.pipeline.show.views import DealSummary

_MOST_MOVES = 6
_MOST_SILENT = 5
_OUTLETS_SHOWN = 4
# The widths of the columns in per cent.
_MOVE_SHARES = (16, 40, 44)
_SILENT_SHARES = (36, 20, 44)
# The fields of a change that name a state; the others name a stage.
_STATES = frozenset({"announced", "state"})


def tell_moves(findings: Findings) -> BriefingSection:
    """Tell what came up and what moved since the day, the newest first."""
    words, visit = findings.words, findings.visit
    events = findings.list_moves()
    views = view_events(visit.register, events[:_MOST_MOVES], visit.insight.lexicon)
    headings = (words.say("Known from"), words.say("What happened"), words.say("Deal"))
    table = BriefingTable(
        title=None,
        columns=_head(headings, _MOVE_SHARES),
        rows=tuple(_write_move(view, findings) for view in views),
        left_out=write_more(findings, len(events), _MOST_MOVES),
    )
    nothing = words.say("Nothing moved in this time.")
    return BriefingSection(
        title=words.say("What moved lately"),
        lead=words.say("Deals that came up or moved since %(day)s.", day=words.day(findings.since)),
        tables=(table,) if views else (),
        remarks=() if views else (nothing,),
    )


def tell_silent(findings: Findings) -> BriefingSection:
    """Tell which deals are inferred stalled, and what was listened to meanwhile."""
    words, deals = findings.words, findings.subject.deals
    silent = [it for it in deals if it.state is DealState.STALLED_INFERRED]
    unheard = sum(it.state is DealState.UNKNOWN for it in deals)
    headings = (words.say("Deal"), words.say("Last news"), words.say("Who listened"))
    table = BriefingTable(
        title=None,
        columns=_head(headings, _SILENT_SHARES),
        rows=tuple(_write_silent(deal, findings) for deal in silent[:_MOST_SILENT]),
        left_out=write_more(findings, len(silent), _MOST_SILENT),
    )
    remarks = [] if silent else [words.say("No deal is silent for too long while it was heard.")]
    if unheard:
        remarks.append(
            words.count(
                "Of %(num)s deal nothing can be inferred: nobody listened, or its last news has no "
                "date.",
                "Of %(num)s deals nothing can be inferred: nobody listened, or their last news has "
                "no date.",
                unheard,
            )
        )
    return BriefingSection(
        title=words.say("What went silent"),
        lead=words.say(
            "Inferred, not announced: the window of silence has run out while outlets that had "
            "told the deal were still read."
        ),
        tables=(table,) if silent else (),
        remarks=tuple(remarks),
    )


def _head(headings: Sequence[str], shares: Sequence[int]) -> tuple[BriefingColumn, ...]:
    return tuple(
        BriefingColumn(heading=heading, share=share)
        for heading, share in zip(headings, shares, strict=True)
    )


def _write_move(view: EventView, findings: Findings) -> tuple[Cell, ...]:
    words, event = findings.words, view.event
    notes = () if view.quote is None else findings.notes.cite([view.quote])
    deal = findings.find_deal(event.deal_ids)
    is_new = event.kind is EventKind.NEW
    told = [*_write_changes(event.changes, findings)]
    text = "; ".join([words.say("told for the first time"), *told] if is_new else told)
    happened = Run(text=text, notes=notes, is_strong=True, is_derived=not notes)
    return (
        ((Run(text=words.short_day(view.date), notes=notes),),),
        ((happened,),),
        ((Run(text="–" if deal is None else findings.name_deal(deal)),),),
    )


def _write_changes(changes: Sequence[EventChange], findings: Findings) -> Iterator[str]:
    """Write each change once: where a deal rises, its stage and its highest rung are one."""
    words = findings.words
    stages = {(it.before, it.after) for it in changes if it.field == "stage"}
    for change in changes:
        if change.field == "reached" and (change.before, change.after) in stages:
            continue
        vocabulary = "state" if change.field in _STATES else "stage"
        name = words.say("announced")
        if change.field != "announced":
            name = words.word(change.field, "field")
        after = words.word(change.after, vocabulary)
        if change.before is None:
            yield f"{name}: {after}"
        else:
            yield f"{name}: {words.word(change.before, vocabulary)} → {after}"


def _write_silent(deal: DealSummary, findings: Findings) -> tuple[Cell, ...]:
    words = findings.words
    silence = findings.view(deal.id).silence
    named: Line = (Run(text=findings.name_deal(deal), is_strong=True),)
    standing: Line = (Run(text=words.word(deal.state), is_derived=True),)
    if silence is None:
        return ((named, standing), ((Run(text="–"),),), ((Run(text="–"),),))
    told = [f"{outlet} ({words.number(count)})" for outlet, count in silence.heard]
    left = len(told) - _OUTLETS_SHOWN
    more = words.count("and %(num)s more", "and %(num)s more", left) if left > 0 else ""
    heard = f"{', '.join(told[:_OUTLETS_SHOWN])} {more}".strip()
    ends = words.say("the window ran out on %(day)s", day=words.short_day(silence.ends))
    record = words.say(
        "documents read after %(day)s: %(heard)s",
        day=words.short_day(silence.quiet_from),
        heard=heard,
    )
    return (
        (named, standing),
        ((_write_news(deal, findings),), (Run(text=ends, is_derived=True),)),
        ((Run(text=record, is_derived=True),),),
    )


def _write_news(deal: DealSummary, findings: Findings) -> Run:
    """Write when the last news came, with words that tell of that day or were published on it."""
    steps = findings.view(deal.id).steps
    of_day = [quote for step in steps if step.date == deal.news for quote in step.quotes]
    told = [quote for step in steps for quote in step.quotes]
    on_day = [quote for quote in told if quote.source.published == deal.news]
    notes = findings.notes.cite([*of_day, *on_day])
    text = findings.words.short_day(deal.news)
    return Run(text=text, notes=notes, is_derived=not notes)
