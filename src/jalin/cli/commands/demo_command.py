"""The command that shows what Jalin does, on the sample articles: demo."""

import tempfile
from pathlib import Path

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import JsonOption, RegisterOption, TodayOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.deal_page import build_deal_page
from jalin.cli.pages.looks import draw_head
from jalin.cli.pages.overview_page import build_funnel_table
from jalin.cli.pages.tables import (
    build_contradictions_table,
    build_deals_table,
    build_promises_table,
    write_report,
)
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.pipeline.deriving.insight import load_insight
from jalin.pipeline.jobs import Intake, add_intake, find_all_samples, open_view
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.overview import build_funnel
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.summaries import list_deals
from jalin.track.promises.promise import PromiseState


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
    intake = Intake(paths=find_all_samples(), today=settings.today, fields={})
    with observe() as observer:
        report = add_intake(register, intake, observer)
    insight, moment = load_insight(), Moment.of(settings.today)
    with open_view(register) as opened:
        found = list_deals(opened, moment)
        told_most = sorted(found, key=lambda it: -it.documents)[:1]
        views = [show_deal(opened, deal.id, moment, insight) for deal in told_most]
        promised = list_promises(opened, moment, insight.lexicon)
        quarrels = list_contradictions(opened, moment, insight.lexicon)
    funnel = build_funnel(found)
    late = [it for it in promised if it.state is PromiseState.OVERDUE]
    if as_json:
        print_json(
            {
                "report": report,
                "funnel": funnel,
                "deals": found,
                "shown": views,
                "promises": promised,
                "contradictions": quarrels,
            }
        )
    else:
        print_results(f"The sample articles: {write_report(report)}", build_deals_table(found))
        print_results("", *map(build_deal_page, views))
        print_results(draw_head("Overdue promises"), build_promises_table(late))
        print_results(draw_head("Contradictions"), build_contradictions_table(quarrels))
        print_results(draw_head("How far the deals got"), build_funnel_table(funnel))
    return judge_run(report.read + report.unchanged, report.skipped)
