"""The command that brings outcomes of bulk runs into a register: load."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.bulk_page import write_load_report
from jalin.cli.progress import observe
from jalin.pipeline.bulk.load import load_outcomes
from jalin.pipeline.jobs import show_register


def load(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Outcomes: JSON Lines, Parquet, folders of Parquet."
        ),
    ],
    *,
    register: RegisterOption = None,
    all_skips: Annotated[
        bool, typer.Option("--all-skips", help="Name everything that is left out.")
    ] = False,
    as_json: JsonOption = False,
) -> ExitCode:
    """Bring what `read --output` or a cluster wrote into the register, as often as you like."""
    settings = choose_settings(context, register=register)
    with observe(all_skips=all_skips) as observer:
        report = load_outcomes(settings.register, files, observer)
    if as_json:
        print_json(report)
    else:
        print_results(f"{show_register(settings.register)}: {write_load_report(report)}")
    return judge_run(report.read + report.heard, report.skipped)
