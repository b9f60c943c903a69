"""A whole run: the register is made, all take part, and at the end everything is compared."""

import argparse
import contextlib
import json
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from local_site import Site, open_site
from report import write_table
from trust.load.counting import Tally
from trust.load.ending import check_ending
from trust.load.journeys import read_on
from trust.load.making import prepare
from trust.load.reviewers import review_by_token, review_on_pages
from trust.load.running import Effort, Stage, find_port, wait_for
from trust.load.sampling import Watcher, describe_samples
from trust.load.writers import add_news, assist, publish_news, run_commands, write_feeds

# How a command ends in good order that is told to.
_ENDED = (143,)


def run_load(folder: Path, effort: Effort, seed: int) -> dict[str, Any]:
    """Run it all in a folder; give the report."""
    stage = Stage(folder=folder, effort=effort, tally=Tally(), seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    with open_site() as site:
        prepare(stage, site)
        report = _play(stage, site)
        if effort.fresh_s:
            report["fresh"] = _look_afresh(stage)
        report["ending"] = check_ending(stage)
    told = stage.tally.report()
    return {"seed": seed, "effort": asdict(effort), **report, **told, "webhooks": len(site.visits)}


@contextlib.contextmanager
def serve(stage: Stage) -> Iterator[int]:
    """Serve the register in a process of its own; give its id once it answers."""
    stage.port = find_port()
    with stage.start(
        "serve", "serve", "--port", str(stage.port), "--no-open", fine=_ENDED
    ) as server:
        wait_for(stage.port, server)
        yield server.pid


def _play(stage: Stage, site: Site) -> dict[str, Any]:
    effort = stage.effort
    watcher = Watcher(stage.folder, effort.sample_s)
    with contextlib.ExitStack() as children:
        pids = {"serve": children.enter_context(serve(stage))}
        writers = list(_list_writers(stage, site))
        readers: list[Callable[[], None]] = [
            partial(read_on, stage, number) for number in range(effort.clients)
        ]
        if effort.assistant_s:
            stage.mcp_port = find_port()
            mcp = ("mcp", "--http", f"127.0.0.1:{stage.mcp_port}")
            assistant = children.enter_context(stage.start("mcp", *mcp, fine=_ENDED))
            wait_for(stage.mcp_port, assistant)
            pids["mcp"] = assistant.pid
            readers.append(partial(assist, stage))
        if effort.watch_s:
            feeds = str(write_feeds(stage, site))
            watching = ("watch", feeds, "--json")
            started = stage.start("watch", *watching, fine=(0, *_ENDED))
            pids["watch"] = children.enter_context(started).pid
        watcher.start(pids)
        try:
            _let_all_play(stage, writers, readers)
        finally:
            watcher.stop()
    for left in stage.folder.glob("jalin*.db-*"):
        stage.tally.fault(f"{left.name} lies beside the register, and nobody has it open")
    return {
        "memory": {
            name: describe_samples(samples, effort.mixed_s)
            for name, samples in watcher.samples.items()
        },
        "samples": {name: [asdict(it) for it in told] for name, told in watcher.samples.items()},
    }


def _list_writers(stage: Stage, site: Site) -> Iterator[Callable[[], None]]:
    effort = stage.effort
    for seconds, write in (
        (effort.add_s, add_news),
        (effort.command_s, run_commands),
        (effort.web_review_s, review_on_pages),
        (effort.token_review_s, review_by_token),
    ):
        if seconds:
            yield partial(write, stage)
    if effort.watch_s:
        yield partial(publish_news, stage, site)


def _let_all_play(
    stage: Stage, writers: Sequence[Callable[[], None]], readers: Sequence[Callable[[], None]]
) -> None:
    """Let all play for their time: first writers and readers, then readers alone."""
    threads = {
        True: [_start(stage, play) for play in writers],
        False: [_start(stage, play) for play in readers],
    }
    try:
        time.sleep(stage.effort.mixed_s)
        stage.no_writers.set()
        for thread in threads[True]:
            thread.join()
        time.sleep(stage.effort.quiet_s)
    finally:
        stage.no_writers.set()
        stage.over.set()
        for thread in (*threads[True], *threads[False]):
            thread.join()


def _start(stage: Stage, play: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            play()
        except Exception as err:  # noqa: BLE001 (whatever befalls one is told, the others go on)
            stage.tally.fault(f"who took part broke: {''.join(traceback.format_exception(err))}")

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _look_afresh(stage: Stage) -> dict[str, Any]:
    """Serve the same register anew to the same readers: so much memory it needs at least."""
    stage.over.clear()
    fresh = replace(stage.effort, mixed_s=stage.effort.fresh_s, quiet_s=0.0)
    stage.effort, kept = fresh, stage.effort
    watcher = Watcher(stage.folder, stage.effort.sample_s)
    with serve(stage) as pid:
        watcher.start({"serve": pid})
        readers = [partial(read_on, stage, 100 + number) for number in range(kept.clients)]
        _let_all_play(stage, (), readers)
        watcher.stop()
    stage.effort = kept
    return describe_samples(watcher.samples["serve"], fresh.mixed_s)


def write_report(report: dict[str, Any]) -> Iterator[str]:
    """Write a report for people."""
    head = ("kind", "n", "p50 ms", "p95 ms", "p99 ms", "most ms", "statuses")
    kinds = {**report["kinds"], "all": {**report["all"], "statuses": report["statuses"]}}
    rows = [
        (
            kind,
            *(str(told[name]) for name in ("n", "p50", "p95", "p99", "most")),
            " ".join(f"{status}:{count}" for status, count in sorted(told["statuses"].items())),
        )
        for kind, told in kinds.items()
    ]
    yield from write_table(head, rows)
    yield f"{report['answers']} answers, {report['megabytes']} MB, {report['errors']} errors"
    for name in ("told", "memory", "fresh", "ending", "webhooks"):
        yield f"{name}: {json.dumps(report.get(name), indent=1)}"
    yield from (f"FAULT {fault}" for fault in report["faults"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and give 1 where something went wrong."""
    parser = argparse.ArgumentParser(description="Load one machine with all that there is.")
    parser.add_argument("folder", type=Path, help="where the register is made")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--quiet-minutes", type=float, default=4)
    parser.add_argument("--fresh-minutes", type=float, default=2)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    options = parser.parse_args(arguments)
    effort = Effort(
        mixed_s=60 * options.minutes,
        quiet_s=60 * options.quiet_minutes,
        fresh_s=60 * options.fresh_minutes,
        clients=options.clients,
    )
    report = run_load(options.folder, effort, options.seed)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1), encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in write_report(report))
    return int(bool(report["errors"]))
