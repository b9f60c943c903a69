"""The command by which a person decides: judge."""

import datetime as dt
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode
from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.judgement_page import build_judgements_table, write_changes, write_judgement
from jalin.cli.settings import Settings
from jalin.model import JudgementKind
from jalin.model.judgement import VALUES_BY_FIELD
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.jobs import open_derived
from jalin.pipeline.judging import (
    JudgementError,
    Verdict,
    list_judgements,
)
from jalin.pipeline.judging import judge as keep_verdict
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals_of, list_documents_of
from jalin.store.register import Register

# Who a party is, is told by a split or a merge and not as the value of a field.
_FIELDS = [field for field in VALUES_BY_FIELD if field != "parties"]

_TargetArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="DEAL",
        help="The start of a deal's id, one mention (ID/INDEX), or party:NAME.",
    ),
]
_KindArgument = Annotated[
    JudgementKind | None,
    typer.Argument(metavar="VERDICT", help="What is decided; to take one back give --withdraw ID."),
]
_ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="JALIN_REVIEWER", help="Who decides."),
]
_FieldOption = Annotated[
    str | None,
    typer.Option(metavar="FIELD", help=f"The field that is judged: {', '.join(_FIELDS)}."),
]
_ValueOption = Annotated[
    str | None,
    typer.Option(
        metavar="VALUE",
        help="The value that is right, or wrong; of a promise met, not_met or partially_met.",
    ),
]
_QuoteOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Words of the promise that is judged.")
]
_WithOption = Annotated[
    str | None,
    typer.Option(
        "--with",
        metavar="DEAL",
        help="The deal or party:NAME to merge with; with split the party:NAME that is not meant.",
    ),
]
_MentionOption = Annotated[
    str | None,
    typer.Option(metavar="DOCUMENT[/INDEX]", help="Only this mention of the deal, by name or id."),
]
_NoteOption = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, or the note.")]
_WithdrawOption = Annotated[
    str | None, typer.Option("--withdraw", metavar="ID", help="Take this judgement back.")
]
_ListOption = Annotated[bool, typer.Option("--list", help="List all judgements.")]


def judge(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    target: _TargetArgument = None,
    verdict: _KindArgument = None,
    *,
    by: _ByOption = None,
    field: _FieldOption = None,
    value: _ValueOption = None,
    quote: _QuoteOption = None,
    other: _WithOption = None,
    mention: _MentionOption = None,
    note: _NoteOption = None,
    withdraw: _WithdrawOption = None,
    list_all: _ListOption = False,
    register: RegisterOption = None,
    as_json: JsonOption = False,
) -> ExitCode:
    """Decide what a machine cannot: accept, reject, correct, merge, split or note a deal."""
    settings = choose_settings(context, register=register)
    if list_all:
        return _list(settings, as_json=as_json)
    said = Verdict(
        kind=_check_kind(verdict, target, withdraw),
        reviewer=_check_reviewer(by),
        target=withdraw or target or "",
        other=other,
        mention=mention,
        field=field,
        value=value,
        quote=quote,
        note=note,
    )
    with open_derived(settings.register) as opened:
        return _judge(opened, said, Moment.of(settings.today), as_json=as_json)


def _check_kind(
    kind: JudgementKind | None, target: str | None, withdraw: str | None
) -> JudgementKind:
    if withdraw is not None:
        if target is not None:
            raise typer.BadParameter("--withdraw stands alone: without a deal and a verdict")
        return JudgementKind.WITHDRAW
    if target is None or kind is None:
        raise typer.BadParameter("name a deal and a verdict, or --list, or --withdraw ID")
    return kind


def _check_reviewer(by: str | None) -> str:
    if not (by or "").strip():
        raise typer.BadParameter("a judgement needs a name: --by NAME, or JALIN_REVIEWER")
    return by or ""


def _list(settings: Settings, *, as_json: bool) -> ExitCode:
    with open_derived(settings.register) as opened:
        found = list_judgements(opened)
    if as_json:
        print_json(found)
    else:
        print_results(build_judgements_table(found))
    return ExitCode.FINE


def _judge(register: Register, verdict: Verdict, moment: Moment, *, as_json: bool) -> ExitCode:
    """Judge, derive what is behind, and tell what became of the deals in those documents."""
    try:
        # What is pointed at stays in its place until the judgement is kept.
        with register.deriving():
            ensure_derived(register)
            judgement = keep_verdict(register, verdict, now=dt.datetime.now(dt.UTC))
            touched = {row.document_id for row in register.pending()}
            before = list_deals_of(register, moment, touched)
            # A deal may go on under another id in documents that nobody judged.
            touched |= list_documents_of(register, before)
    except JudgementError as err:
        raise typer.BadParameter(str(err)) from err
    ensure_derived(register)
    after = list_deals_of(register, moment, touched)
    if as_json:
        told = {"id": judgement.id, "judgement": judgement, "before": before, "after": after}
        print_json(told)
    else:
        changes = list(write_changes(before, after)) or ["No deal is listed otherwise than before."]
        print_results(f"{judgement.id}: {write_judgement(judgement)}", *changes)
    return ExitCode.FINE
