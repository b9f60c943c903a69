"""The commands that read documents: add, read, evaluate, schema."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import (
    JsonOption,
    MapOption,
    PathsArgument,
    RegisterOption,
    TodayOption,
    choose_settings,
    parse_fields,
)
from jalin.cli.output import print_json, print_note, print_results, write_bytes
from jalin.cli.progress import observe
from jalin.cli.reading_page import build_reading_page
from jalin.cli.settings import Settings
from jalin.cli.tables import build_scores_table, write_misses, write_report, write_skipped
from jalin.export.readings import encode_reading
from jalin.export.schema import reading_schema
from jalin.model import Skipped
from jalin.pipeline.jobs import (
    Intake,
    add_intake,
    evaluate_intake,
    evaluate_predicted,
    find_sample,
    read_intake,
)


def add(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    paths: PathsArgument,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    fields: MapOption = "",
    as_json: JsonOption = False,
) -> ExitCode:
    """Read documents into the register. What is there already stays as it is."""
    settings = choose_settings(context, register=register, today=today)
    intake = _build_intake(paths, settings, fields)
    with observe() as observer:
        report = add_intake(settings.register, intake, observer)
    if as_json:
        print_json(report)
    else:
        print_results(f"{settings.register}: {write_report(report)}")
    return judge_run(report.read + report.unchanged, report.skipped.total())


def read(
    context: typer.Context,
    paths: PathsArgument,
    today: TodayOption = None,
    fields: MapOption = "",
    *,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print one reading a line, also those without a deal.")
    ] = False,
) -> ExitCode:
    """Read documents and print what they say, keeping nothing."""
    settings = choose_settings(context, today=today)
    counts: Counter[bool] = Counter()
    for item in read_intake(_build_intake(paths, settings, fields)):
        counts[isinstance(item, Skipped)] += 1
        if isinstance(item, Skipped):
            print_note(write_skipped(item))
        elif as_lines:
            write_bytes([encode_reading(item[1])])
        else:
            print_results(build_reading_page(*item))
    return judge_run(counts[False], counts[True])


def evaluate(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold readings, JSON Lines.")],
    *,
    documents: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Their documents [the sample articles of Jalin]."),
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score these readings; read nothing.")
    ] = None,
    today: TodayOption = None,
    n_errors: Annotated[
        int, typer.Option("--errors", min=0, help="Name so many missed and false deals.")
    ] = 0,
    as_json: JsonOption = False,
) -> ExitCode:
    """Score readings against gold, with the figures of the codebook."""
    settings = choose_settings(context, today=today)
    if predicted is not None:
        evaluation = evaluate_predicted(gold, predicted)
    else:
        evaluation = evaluate_intake(gold, _build_intake(documents or find_sample(), settings, ""))
    if as_json:
        print_json(evaluation)
    else:
        print_results(build_scores_table(evaluation.scores))
        print_results(*write_misses(evaluation.scores.misses[:n_errors]))
    for doc_id in evaluation.without_document:
        print_note(f"no document for gold {doc_id!r}: counted as read empty")
    return ExitCode.SKIPPED if evaluation.without_document else ExitCode.FINE


def schema() -> None:
    """Print the JSON Schema of a reading."""
    print_json(reading_schema())


def _build_intake(paths: Sequence[Path], settings: Settings, fields: str) -> Intake:
    return Intake(
        paths=tuple(paths),
        today=settings.today,
        fields=parse_fields(fields),
        stdin=sys.stdin.buffer,
    )
