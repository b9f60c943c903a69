"""The commands that ask the register: deals, show, promises, parties, demo."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.deal_page import build_deal_page
from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import JsonOption, RegisterOption, TodayOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.cli.tables import (
    build_deals_table,
    build_parties_table,
    build_promises_table,
    write_report,
)
from jalin.model import Stage
from jalin.pipeline.jobs import Intake, add_intake, find_sample, open_derived
from jalin.pipeline.show import list_deals, list_parties, list_promises, show_deal
from jalin.text.lexicon import load_lexicon


def deals(
    context: typer.Context,
    register: RegisterOption = None,
    party: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only deals of parties called like this.")
    ] = None,
    stage: Annotated[Stage | None, typer.Option(help="Only deals that stand here.")] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """List the deals, the latest first."""
    settings = choose_settings(context, register=register)
    with open_derived(settings.register) as opened:
        found = list_deals(opened, party=party, stage=stage)
    if as_json:
        print_json(found)
    else:
        print_results(build_deals_table(found))


def show(
    context: typer.Context,
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The start of a deal's id.")],
    register: RegisterOption = None,
    today: TodayOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show one deal with the sentences that it rests on."""
    settings = choose_settings(context, register=register, today=today)
    with open_derived(settings.register) as opened:
        view = show_deal(opened, deal, today=settings.today, lexicon=load_lexicon())
    if as_json:
        print_json(view)
    else:
        print_results(build_deal_page(view))


def promises(
    context: typer.Context,
    register: RegisterOption = None,
    today: TodayOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """List what was promised, by due date."""
    settings = choose_settings(context, register=register, today=today)
    with open_derived(settings.register) as opened:
        found = list_promises(opened, today=settings.today, lexicon=load_lexicon())
    if as_json:
        print_json(found)
    else:
        print_results(build_promises_table(found))


def parties(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Part of a name.")] = None,
    register: RegisterOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """List the parties and how else they are written."""
    settings = choose_settings(context, register=register)
    with open_derived(settings.register) as opened:
        found = list_parties(opened, name=name)
    if as_json:
        print_json(found)
    else:
        print_results(build_parties_table(found))


def demo(
    context: typer.Context,
    register: RegisterOption = None,
    today: TodayOption = None,
    *,
    as_json: JsonOption = False,
) -> ExitCode:
    """Add the sample articles of Jalin to a register and show what it then knows.

    Without --register it is thrown away afterwards.
    """
    settings = choose_settings(context, today=today)
    with tempfile.TemporaryDirectory() as folder:
        return _show_sample(register or Path(folder) / "demo.db", settings, as_json=as_json)


def _show_sample(register: Path, settings: Settings, *, as_json: bool) -> ExitCode:
    intake = Intake(paths=find_sample(), today=settings.today, fields={})
    lexicon = load_lexicon()
    with observe() as observer:
        report = add_intake(register, intake, observer)
    with open_derived(register) as opened:
        found = list_deals(opened)
        told_most = sorted(found, key=lambda it: -it.documents)[:1]
        views = [
            show_deal(opened, deal.id, today=settings.today, lexicon=lexicon) for deal in told_most
        ]
        promised = list_promises(opened, today=settings.today, lexicon=lexicon)
    if as_json:
        print_json({"report": report, "deals": found, "shown": views, "promises": promised})
    else:
        print_results(f"The sample articles: {write_report(report)}", build_deals_table(found))
        print_results(*map(build_deal_page, views), "", build_promises_table(promised))
    return judge_run(report.read + report.unchanged, report.skipped)
