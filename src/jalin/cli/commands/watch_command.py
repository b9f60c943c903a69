"""The command that watches feeds: watch."""

import datetime as dt
import importlib.metadata
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.exits import ExitCode, judge_run
from jalin.cli.options import JsonOption, RegisterOption, TodayOption, choose_settings
from jalin.cli.output import print_json, print_results, write_bytes
from jalin.cli.pages.watch_page import build_round_page
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.cli.vectors import make_vectors
from jalin.pipeline.observer import Observer
from jalin.pipeline.watching.reports import RoundReport
from jalin.pipeline.watching.times import WatchClock
from jalin.pipeline.watching.watch import WatchJob, watch_feeds
from jalin.source.feeds import read_starter, read_watch_list


def watch(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    feeds: Annotated[
        Path | None, typer.Argument(metavar="FEEDS.toml", help="The list of feeds, in TOML.")
    ] = None,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    once: Annotated[
        bool, typer.Option("--once", help="Visit every feed once and end, as cron needs it.")
    ] = False,
    starter: Annotated[
        bool, typer.Option("--starter", help="Print a list of Indonesian outlets to begin with.")
    ] = False,
    as_json: JsonOption = False,
) -> ExitCode:
    """Watch feeds and read what they list into the register, until interrupted."""
    if starter:
        write_bytes([read_starter().encode()])
        return ExitCode.FINE
    if feeds is None:
        raise typer.BadParameter("name a list of feeds; `jalin watch --starter` prints one")
    settings = choose_settings(context, register=register, today=today)
    total: Counter[str] = Counter()
    n_heard = 0
    with _interrupt_on_term():
        job = _build_job(feeds, settings, once=once)
        for number, report in enumerate(watch_feeds(job, _CLOCK, _observe)):
            n_heard += _count_heard(report)
            total += _count_faults(report)
            try:
                _print(report, as_json=as_json, is_first=number == 0)
                # The texts are kept and can be searched: what they mean is looked at in between.
                with _observe() as observer:
                    make_vectors(settings, observer)
            except KeyboardInterrupt:
                break
    return judge_run(n_heard, total)


def _print(report: RoundReport, *, as_json: bool, is_first: bool) -> None:
    """Print what a round did; the first shows all feeds, since the rest may not be due for long."""
    if as_json:
        print_json(report)
    else:
        print_results(build_round_page(report, zone=_now().tzinfo, only_visited=not is_first))


@contextmanager
def _interrupt_on_term() -> Iterator[None]:
    """Let SIGTERM, by which services are stopped, end the watch as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _build_job(feeds: Path, settings: Settings, *, once: bool) -> WatchJob:
    watched = read_watch_list(feeds)
    version = importlib.metadata.version("jalin")
    contact = f" (+{watched.contact})" if watched.contact else ""
    return WatchJob(
        watched=watched,
        register=settings.register,
        user_agent=f"Jalin/{version}{contact}",
        # The day of the clock moves on while feeds are watched; one that was given does not.
        today=None if settings.today == _now().date() else settings.today,
        once=once,
        allow_loopback=settings.allow_loopback,
        document_seconds=settings.document_seconds,
    )


def _count_heard(report: RoundReport) -> int:
    """Count what went well: feeds and pages, and the feeds that only are not due."""
    n_idle = sum(not feed.visited and feed.fault is None for feed in report.feeds)
    return n_idle + report.heard + report.documents.read + report.documents.unchanged


def _count_faults(report: RoundReport) -> Counter[str]:
    """Count what was left out, and the feeds that were left alone after a failure."""
    resting = (feed.fault for feed in report.feeds if not feed.visited and feed.fault is not None)
    return report.documents.skipped + Counter(resting)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _observe() -> AbstractContextManager[Observer]:
    # Rounds go on for weeks: what each leaves out is told, not the first of all.
    return observe(all_skips=True)


_CLOCK = WatchClock(now=_now, seconds=time.monotonic, sleep=time.sleep)
