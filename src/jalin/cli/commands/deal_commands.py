"""The commands that look closer: one deal, and what changed between two days."""

import datetime as dt
from typing import Annotated

import typer

from jalin.cli.options import (
    AsOfOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_moment,
    choose_settings,
    parse_day,
)
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.deal_page import build_deal_page
from jalin.cli.pages.overview_page import build_difference_page
from jalin.pipeline.deriving.insight import load_insight
from jalin.pipeline.jobs import open_view
from jalin.pipeline.show.changes import compare_days
from jalin.pipeline.show.deal import show_deal
from jalin.text.lexicon import load_lexicon


def show(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The start of a deal's id.")],
    register: RegisterOption = None,
    today: TodayOption = None,
    *,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one deal with the sentences that it rests on."""
    settings = choose_settings(context, register=register, today=today)
    with open_view(settings.register) as opened:
        view = show_deal(opened, deal, choose_moment(settings, as_of), load_insight())
    if as_json:
        print_json(view)
    else:
        print_results(build_deal_page(view))


def diff(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    first: Annotated[
        dt.date,
        typer.Option("--from", metavar="DATE", parser=parse_day, help="The earlier day."),
    ],
    last: Annotated[
        dt.date | None,
        typer.Option(
            "--to", metavar="DATE", parser=parse_day, help="The later day; without it, today."
        ),
    ] = None,
    register: RegisterOption = None,
    *,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what changed between two days, each as it was known then."""
    settings = choose_settings(context, register=register, today=today)
    end = last or settings.today
    if end < first:
        raise typer.BadParameter(f"--to {end} is before --from {first}")
    with open_view(settings.register) as opened:
        found = compare_days(opened, first, end, load_lexicon())
    if as_json:
        print_json(found)
    else:
        print_results(build_difference_page(found))
