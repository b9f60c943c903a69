"""The command that brings outcomes of bulk runs into a register: load."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.bulk_page import write_load_report
from jalin.cli.pages.truth_page import write_truth_report
from jalin.cli.progress import observe
from jalin.cli.vectors import make_vectors
from jalin.pipeline.bulk.load import load_outcomes
from jalin.pipeline.jobs import show_register
from jalin.pipeline.transfer.loading import TruthReport, are_truth, load_truth


def load(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Outcomes, or what `export truth` wrote: JSON Lines, Parquet, folders of Parquet.",
        ),
    ],
    *,
    register: RegisterOption = None,
    all_skips: Annotated[
        bool, typer.Option("--all-skips", help="Name everything that is left out.")
    ] = False,
    as_json: JsonOption = False,
) -> ExitCode:
    """Bring what a run, a cluster or another register wrote into it, as often as you like."""
    settings = choose_settings(context, register=register)
    with observe(all_skips=all_skips) as observer:
        if are_truth(files):
            told = load_truth(settings.register, files, observer)
            _print_truth(settings.register, told, as_json=as_json)
            return ExitCode.FINE
        report = load_outcomes(settings.register, files, observer)
        make_vectors(settings, observer)
    if as_json:
        print_json(report)
    else:
        print_results(f"{show_register(settings.register)}: {write_load_report(report)}")
    return judge_run(report.read + report.heard, report.skipped)


def _print_truth(register: Path, report: TruthReport, *, as_json: bool) -> None:
    if as_json:
        print_json(report)
    else:
        print_results(f"{show_register(register)}: {write_truth_report(report)}")
