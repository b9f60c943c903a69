"""How judgements, and what they changed, look to people."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import SHORT_ID, write_change, write_word
from jalin.model import Anchor, Judgement, JudgementKind
from jalin.model.judgement import PROMISE_FIELD
from jalin.pipeline.judging import JudgementView
from jalin.pipeline.show.changes import compare_deals
from jalin.pipeline.show.views import DealSummary


def build_judgements_table(views: Sequence[JudgementView]) -> RenderableType:
    """Lay out judgements, the latest first; those taken back are struck through."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, header_style="dim")
    table.add_column("judgement", style="cyan", no_wrap=True)
    table.add_column("made", no_wrap=True)
    table.add_column("what was decided", ratio=1)
    table.add_column("holds", no_wrap=True)
    for view in views:
        said = Text(write_judgement(view.judgement), style="" if view.stands else "dim strike")
        made = view.judgement.made.replace("T", " ").removesuffix("Z")
        table.add_row(view.id[:SHORT_ID], made, said, _write_fate(view))
    standing = sum(view.stands for view in views)
    noun = "judgement" if len(views) == 1 else "judgements"
    told = f"{len(views)} {noun}, {standing} standing; times are UTC."
    return Group(table, Text(told, style="dim"))


def write_judgement(judgement: Judgement) -> str:
    """Write in one sentence who decided what."""
    said = f"{judgement.reviewer} {_WRITERS[judgement.kind](judgement)}"
    return said if judgement.note is None else f"{said}: {judgement.note}"


def write_changes(before: Sequence[DealSummary], after: Sequence[DealSummary]) -> Iterator[str]:
    """Write what became of the deals that a judgement touched, a line each.

    Only the judged documents are compared: a deal that they left may live on with others, and one
    that they came to may have been there before.
    """
    changes = {it.deal.id: write_change(it) for it in compare_deals(before, after)}
    old, new = ({deal.id: deal for deal in deals} for deals in (before, after))
    for deal_id in sorted(old.keys() | new.keys()):
        name = deal_id[:SHORT_ID]
        if deal_id not in new:
            yield f"no longer in deal {name}"
        elif deal_id not in old:
            deal = new[deal_id]
            yield f"now in deal {name}: {write_word(deal.stage)}, documents: {deal.documents}"
        elif deal_id in changes:
            yield f"deal {name}: {changes[deal_id]}"


def _write_fate(view: JudgementView) -> str:
    if not view.stands:
        return "withdrawn"
    return f"lost {len(view.lost)}" if view.lost else "yes"


def _write_anchor(anchor: Anchor) -> str:
    return f"{' · '.join(anchor.parties)} ({anchor.document_id[:SHORT_ID]}/{anchor.deal})"


def _write_subject(judgement: Judgement) -> str:
    """Write the mention or party that is judged; of a whole deal its parties."""
    if not judgement.anchors:
        return "".join(judgement.parties[:1])
    if len(judgement.anchors) == 1:
        return _write_anchor(judgement.anchors[0])
    return f"{' · '.join(judgement.anchors[0].parties)} ({len(judgement.anchors)} mentions)"


def _write_value(judgement: Judgement) -> str:
    subject = _write_subject(judgement)
    if judgement.field is None:
        found = "a deal" if judgement.kind is JudgementKind.ACCEPT else "no deal"
        return f"finds {found} in {subject}"
    place = " in this document" if judgement.only_here else ""
    if judgement.kind is JudgementKind.CORRECT:
        promised = f" “{judgement.quote}”" if judgement.field == PROMISE_FIELD else ""
        told = write_word(judgement.value) if promised else judgement.value
        return f"corrects {judgement.field}{promised} of {subject} to “{told}”{place}"
    return f"{judgement.kind}s {judgement.field} “{judgement.value}” of {subject}{place}"


def _write_merge(judgement: Judgement) -> str:
    named = [_write_anchor(anchor) for anchor in judgement.anchors] or judgement.parties
    return f"merges {' with '.join(named)}"


def _write_split(judgement: Judgement) -> str:
    first, *rest = map(_write_anchor, judgement.anchors)
    if judgement.parties:
        return f"says that {judgement.parties[0]} is not in {first}"
    return f"splits {first} from {', '.join(rest)}"


_WRITERS: Mapping[JudgementKind, Callable[[Judgement], str]] = {
    JudgementKind.ACCEPT: _write_value,
    JudgementKind.REJECT: _write_value,
    JudgementKind.CORRECT: _write_value,
    JudgementKind.MERGE: _write_merge,
    JudgementKind.SPLIT: _write_split,
    JudgementKind.NOTE: lambda judgement: f"notes on {_write_subject(judgement)}",
    JudgementKind.WITHDRAW: lambda judgement: f"withdraws {(judgement.withdraws or '')[:SHORT_ID]}",
}
