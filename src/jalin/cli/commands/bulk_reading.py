"""What `jalin read` does for many documents: a file of outcomes, or readings of several processes.

The options of it stand here too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.faults import tell_faults
from jalin.cli.output import print_json, print_json_list, print_note, print_results, write_bytes
from jalin.cli.pages.bulk_page import write_bulk_report
from jalin.cli.pages.reading_page import build_reading_page
from jalin.cli.pages.tables import write_skipped
from jalin.cli.progress import observe_bulk
from jalin.cli.stopping import stop_on_signals
from jalin.cli.terminal import make_printable_json
from jalin.pipeline.bulk.bulk_run import BulkOptions, read_shares, write_outcomes
from jalin.pipeline.bulk.outcome import decode_outcome
from jalin.pipeline.bulk.pool import Share
from jalin.pipeline.jobs import Intake
from jalin.source.files import show_path

JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs", metavar="N", min=0, help="Read in so many processes; 0 is one for each core."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write what becomes of each document as a line; go on where this was ended.",
    ),
]
KeepAllOption = Annotated[
    bool,
    typer.Option("--keep-all", help="With --output: keep documents without a deal too."),
]
RestartOption = Annotated[
    bool, typer.Option("--restart", help="With --output: begin anew, whatever is there.")
]


def write_output(
    intake: Intake, output: Path, options: BulkOptions, *, all_skips: bool, as_json: bool
) -> int:
    """Read into a file and report. Gives the exit code, that of a signal where one ended it."""
    with stop_on_signals() as stop:
        options = replace(options, is_stopped=stop.is_wanted, around=tell_faults)
        with observe_bulk(all_skips=all_skips) as observer:
            report = write_outcomes(intake, output, options, observer)
    if as_json:
        print_json(report)
    else:
        print_results(f"{show_path(output)}: {write_bulk_report(report)}")
    if stop.code is not None and not report.is_finished:
        print_note("stopped; the same command goes on from here")
        return stop.code
    return judge_run(report.read + report.heard, report.skipped)


def check_without_output(options: BulkOptions, *, all_skips: bool) -> None:
    """Raise BadParameter for an option that means nothing without an output."""
    if options.keep_all or options.restart or all_skips:
        raise typer.BadParameter("--keep-all, --restart and --all-skips need --output")


def print_bulk(intake: Intake, options: BulkOptions, *, as_json: bool, as_lines: bool) -> ExitCode:
    """Read in several processes and print what one would print, in the same order."""
    options = replace(options, around=tell_faults)
    counts: Counter[str | None] = Counter()
    with closing(read_shares(intake, options, whole=not (as_json or as_lines))) as found:
        shares = _tell_skips(found, counts)
        if as_json:
            print_json_list(line for share in shares for line in share.lines.splitlines())
        elif as_lines:
            for share in shares:
                write_bytes([make_printable_json(share.lines)])
        else:
            _print_pages(shares)
    n_read = counts.pop(None, 0)
    return judge_run(n_read, {reason: n for reason, n in counts.items() if reason is not None})


def _tell_skips(shares: Iterable[Share], counts: Counter[str | None]) -> Iterator[Share]:
    """Pass shares on and tell what was skipped; count the reasons, None for a reading."""
    for share in shares:
        for skipped in share.skipped:
            counts[skipped.reason] += 1
            print_note(write_skipped(skipped))
        counts[None] += share.read
        yield share


def _print_pages(shares: Iterable[Share]) -> None:
    for share in shares:
        for line in share.lines.splitlines():
            outcome = decode_outcome(line)
            if outcome.document is not None and outcome.reading is not None:
                print_results(build_reading_page(outcome.document, outcome.reading))
