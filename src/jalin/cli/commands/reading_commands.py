"""The commands that read documents: add, read, evaluate, schema."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from jalin.cli.commands.bulk_reading import (
    JobsOption,
    KeepAllOption,
    OutputOption,
    RestartOption,
    check_without_output,
    print_bulk,
    write_output,
)
from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import (
    EncodingOption,
    JsonOption,
    MapOption,
    PathsArgument,
    RegisterOption,
    TodayOption,
    choose_settings,
    parse_fields,
)
from jalin.cli.output import print_json, print_json_list, print_note, print_results, write_bytes
from jalin.cli.pages.reading_page import build_reading_page
from jalin.cli.pages.tables import build_scores_table, write_misses, write_report, write_skipped
from jalin.cli.pages.trace_page import build_trace_page
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.cli.terminal import make_printable_json
from jalin.cli.vectors import make_vectors
from jalin.export.readings import encode_reading, encode_trace
from jalin.export.schema import reading_schema
from jalin.model import Skipped
from jalin.pipeline.bulk.bulk_run import BulkOptions
from jalin.pipeline.jobs import (
    Evaluation,
    Intake,
    add_intake,
    evaluate_intake,
    evaluate_predicted,
    explain_intake,
    find_sample,
    read_intake,
    show_register,
)
from jalin.pipeline.transfer.datasette import describe_for_datasette

_Found = TypeVar("_Found")


def add(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    paths: PathsArgument,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    fields: MapOption = "",
    encoding: EncodingOption = None,
    all_skips: Annotated[
        bool, typer.Option("--all-skips", help="Name everything that is left out.")
    ] = False,
    as_json: JsonOption = False,
) -> ExitCode:
    """Read documents into the register. What is there already stays as it is."""
    settings = choose_settings(context, register=register, today=today)
    intake = _build_intake(paths, settings, fields, encoding)
    with observe(all_skips=all_skips) as observer:
        report = add_intake(settings.register, intake, observer)
        make_vectors(settings, observer)
    if as_json:
        print_json(report)
    else:
        print_results(f"{show_register(settings.register)}: {write_report(report)}")
    return judge_run(report.read + report.unchanged, report.skipped)


def read(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    paths: PathsArgument,
    *,
    today: TodayOption = None,
    fields: MapOption = "",
    encoding: EncodingOption = None,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print one reading a line, also those without a deal.")
    ] = False,
    as_json: JsonOption = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print every candidate, its score, and its fate.")
    ] = False,
    jobs: JobsOption = 1,
    output: OutputOption = None,
    keep_all: KeepAllOption = False,
    restart: RestartOption = False,
    all_skips: Annotated[
        bool, typer.Option("--all-skips", help="With --output: name everything that is left out.")
    ] = False,
) -> int:
    """Read documents and print what they say, or write it to a file; no register is touched."""
    if as_lines and (as_json or explain or output):
        raise typer.BadParameter("--jsonl stands alone: without --json, --explain and --output")
    if explain and (output or jobs != 1):
        raise typer.BadParameter("--explain reads one by one: without --jobs and --output")
    settings = choose_settings(context, today=today)
    intake = _build_intake(paths, settings, fields, encoding)
    options = BulkOptions(
        jobs=jobs, keep_all=keep_all, restart=restart, is_day_told=today is not None
    )
    if output is not None:
        return write_output(intake, output, options, all_skips=all_skips, as_json=as_json)
    check_without_output(options, all_skips=all_skips)
    if explain:
        return _explain(intake, as_json=as_json)
    if jobs != 1:
        return print_bulk(intake, options, as_json=as_json, as_lines=as_lines)
    return _print_readings(intake, as_json=as_json, as_lines=as_lines)


def evaluate(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold readings, JSON Lines.")],
    *,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH", help="Documents of the gold; the sample articles if left out."
        ),
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score these readings; read nothing.")
    ] = None,
    today: TodayOption = None,
    encoding: EncodingOption = None,
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
        intake = _build_intake(documents or find_sample(), settings, "", encoding)
        evaluation = evaluate_intake(gold, intake)
    if as_json:
        print_json(evaluation)
    elif evaluation.read:
        print_results(build_scores_table(evaluation.scores))
        print_results(*write_misses(evaluation.scores.misses[:n_errors]))
    return _judge_evaluation(evaluation)


def schema(
    context: typer.Context,
    *,
    register: RegisterOption = None,
    datasette: Annotated[
        bool,
        typer.Option("--datasette", help="The views of the register instead, for Datasette."),
    ] = False,
    _as_json: JsonOption = False,
) -> None:
    """Print the JSON Schema of a reading; it is JSON with --json and without."""
    if datasette:
        settings = choose_settings(context, register=register)
        print_json(describe_for_datasette(Path(settings.register).stem))
    else:
        print_json(reading_schema())


def _print_readings(intake: Intake, *, as_json: bool, as_lines: bool) -> ExitCode:
    counts: Counter[str | None] = Counter()
    found = _tell_skips(read_intake(intake), counts)
    if as_json:
        print_json_list(encode_reading(reading) for _, reading in found)
    elif as_lines:
        for _, reading in found:
            write_bytes([make_printable_json(encode_reading(reading))])
    else:
        for document, reading in found:
            print_results(build_reading_page(document, reading))
    return _judge_counts(counts)


def _explain(intake: Intake, *, as_json: bool) -> ExitCode:
    counts: Counter[str | None] = Counter()
    traces = _tell_skips(explain_intake(intake), counts)
    if as_json:
        print_json_list(encode_trace(trace) for trace in traces)
    else:
        for trace in traces:
            print_results(build_trace_page(trace))
    return _judge_counts(counts)


def _judge_counts(counts: Counter[str | None]) -> ExitCode:
    n_read = counts.pop(None, 0)
    return judge_run(n_read, {reason: n for reason, n in counts.items() if reason is not None})


def _tell_skips(found: Iterable[_Found | Skipped], counts: Counter[str | None]) -> Iterator[_Found]:
    """Pass readings on and tell the rest on stderr; count the reasons, None for a reading."""
    for item in found:
        if isinstance(item, Skipped):
            counts[item.reason] += 1
            print_note(write_skipped(item))
        else:
            counts[None] += 1
            yield item


def _judge_evaluation(evaluation: Evaluation) -> ExitCode:
    """Tell what the figures leave out, and give the code."""
    for skipped in evaluation.skipped:
        print_note(write_skipped(skipped))
    if not evaluation.read:
        print_note("nothing was read: there are no figures")
    else:
        for doc_id in evaluation.without_document:
            print_note(f"no document for gold {doc_id!r}: counted as read empty")
    code = judge_run(evaluation.read, Counter(it.reason for it in evaluation.skipped))
    if code is ExitCode.FINE and evaluation.without_document:
        return ExitCode.SKIPPED
    return code


def _build_intake(
    paths: Sequence[Path], settings: Settings, fields: str, encoding: str | None
) -> Intake:
    return Intake(
        paths=tuple(paths),
        today=settings.today,
        fields=parse_fields(fields),
        stdin=sys.stdin.buffer,
        encoding=encoding,
        document_seconds=settings.document_seconds,
    )
