"""Measure how quickly the pages of a large register come, and how many at a time.

    bench/web.py [REGISTER] [--small] [--requests 200] [--seconds 60] [--check]

The application of `jalin serve` runs in a process of its own, one worker (bench/web_server.py).
(a) Each page is asked for at addresses that were never asked for, then at one address again and
again. (b) The list of deals as JSON, the same at addresses that were never asked for, and the
emptiest answer of the same application are asked for by turns. (c) Clients ask for all pages at
once. Without a register a small one is made. --check gives 1 where a target is missed.
"""

import argparse
import itertools
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jalin.store.register import Register
from report import write_table
from web_client import Load, ask_for, ask_in_turn, find_percentile
from web_questions import (
    BOUND,
    QUESTIONS,
    Holdings,
    draw_endlessly,
    draw_facets,
    draw_many,
    draw_mixed,
    find_holdings,
)
from web_register import fill_register
from web_server import EMPTY

TARGET_MS = 100
TARGET_SHARE = 0.55
_CLIENTS = 16
_RATE_CLIENTS = 8
_ROUNDS = 5
_ROUND_S = 2.0
_JSON = "/api/v1/deals?limit=20"
TODAY = "2026-06-30"
# A large register takes its time to be opened and derived.
_START_S = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTimes:
    """Milliseconds of a page: the very first request, and shares of those that followed."""

    page: str
    first: float
    p50: float
    p95: float
    again_p50: float
    again_p95: float
    kilobytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Requests per second, round by round."""

    json: tuple[float, ...]
    fresh: tuple[float, ...]
    empty: tuple[float, ...]

    @property
    def share(self) -> float:
        """Give the share of the empty answer's rate that JSON comes to, the median of rounds."""
        return median(one / other for one, other in zip(self.json, self.empty, strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where a target is asked for and missed."""
    options = _parse_arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or _make_small(Path(folder))
        holdings = find_holdings(path, options.seed)
        with serve(path) as port:
            pages = [measure_page(port, page, holdings, options) for page in QUESTIONS]
            print("\n".join(write_pages(pages)), flush=True)
            rates = measure_rates(port, holdings, options.seed)
            print("\n".join(write_rates(rates)), flush=True)
            targets = draw_mixed(holdings, options.seed)
            load = ask_for(port, targets, clients=_CLIENTS, seconds=options.seconds)
    print("\n".join(write_load(load)))
    missed = any(it.p95 > TARGET_MS for it in pages if it.page in BOUND)
    return int(options.check and (missed or rates.share < TARGET_SHARE or bool(load.faults)))


def measure_page(
    port: int, page: str, holdings: Holdings, options: argparse.Namespace
) -> PageTimes:
    """Measure a page at new addresses, then at one of them."""
    n = options.requests
    targets = draw_many(QUESTIONS[page], holdings, n + 1, options.seed)
    (first,) = ask_in_turn(port, targets[:1])
    fresh = ask_in_turn(port, targets[1:])
    again = ask_in_turn(port, [targets[1]] * n)
    ms = [1000 * it.seconds for it in fresh]
    again_ms = [1000 * it.seconds for it in again]
    return PageTimes(
        page=page,
        first=1000 * first.seconds,
        p50=median(ms),
        p95=find_percentile(ms, 0.95),
        again_p50=median(again_ms),
        again_p95=find_percentile(again_ms, 0.95),
        kilobytes=median(it.size for it in fresh) / 1000,
    )


def measure_rates(port: int, holdings: Holdings, seed: int) -> Rates:
    """Measure JSON and the empty answer by turns, so that all meet the same machine."""
    fresh = (f"/api/v1{it}&limit=20" for it in draw_endlessly(draw_facets, holdings, seed))
    asked: dict[str, Iterator[str]] = {
        "json": itertools.repeat(_JSON),
        "fresh": fresh,
        "empty": itertools.repeat(EMPTY),
    }
    found: dict[str, list[float]] = {name: [] for name in asked}
    ask_in_turn(port, [_JSON, EMPTY])
    for number in range(_ROUNDS):
        # Who goes first takes turns too.
        for name in sorted(asked, reverse=bool(number % 2)):
            load = ask_for(port, asked[name], clients=_RATE_CLIENTS, seconds=_ROUND_S)
            if load.faults:
                raise SystemExit(f"{name}: {load.faults[0]}")
            found[name].append(load.per_second)
    return Rates(**{name: tuple(told) for name, told in found.items()})


def write_pages(pages: Sequence[PageTimes]) -> Iterator[str]:
    """Write the times of all pages."""
    yield f"Milliseconds of a page, one request at a time; target: p95 of at most {TARGET_MS}"
    head = ("page", "first", "p50", "p95", "again p50", "again p95", "kB", "target")
    rows = []
    for it in pages:
        target = ("met" if it.p95 <= TARGET_MS else "MISSED") if it.page in BOUND else ""
        times = (it.first, it.p50, it.p95, it.again_p50, it.again_p95)
        rows.append((it.page, *(f"{ms:.1f}" for ms in times), f"{it.kilobytes:.0f}", target))
    yield from write_table(head, rows)


def write_rates(rates: Rates) -> Iterator[str]:
    """Write the rates of JSON and of the empty answer."""
    yield ""
    yield f"Requests per second of {_RATE_CLIENTS} clients, {_ROUNDS} rounds of {_ROUND_S:.0f} s"
    rows = [
        (name, f"{median(told):.0f}", f"{min(told):.0f}", f"{max(told):.0f}")
        for name, told in (
            (_JSON, rates.json),
            ("three facets as JSON, each new", rates.fresh),
            (EMPTY, rates.empty),
        )
    ]
    yield from write_table(("answer", "median", "least", "most"), rows)
    word = "met" if rates.share >= TARGET_SHARE else "MISSED"
    yield f"Share: {rates.share:.2f} of the empty answer; target: {TARGET_SHARE}, {word}"


def write_load(load: Load) -> Iterator[str]:
    """Write what came of many clients."""
    yield ""
    ms = [1000 * it.seconds for it in load.replies] or [0.0]
    yield (
        f"{_CLIENTS} clients for {load.seconds:.0f} s over all pages: {len(load.replies)} replies, "
        f"{load.per_second:.0f} a second, {len(load.faults)} faults; "
        f"p50 {median(ms):.0f} ms, p95 {find_percentile(ms, 0.95):.0f} ms"
    )
    yield from (f"  {fault}" for fault in load.faults[:10])


@contextmanager
def serve(path: Path) -> Iterator[int]:
    """Serve a register in a process of its own; give the port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, str(Path(__file__).with_name("web_server.py")), str(path), str(port)]
    environment = {**os.environ, "JALIN_TODAY": TODAY}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - our own command
        try:
            _wait_for(port, server)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{EMPTY}", timeout=_START_S):
                return
        except urllib.error.HTTPError as err:
            raise SystemExit(f"{EMPTY} answered {err.code}") from err
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def _make_small(folder: Path) -> Path:
    path = folder / "small.db"
    with Register.open(path) as register:
        fill_register(register, 300, 1_200, seed=1)
    return path


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the pages of a large register.")
    parser.add_argument("register", type=Path, nargs="?", help="made by bench/web_register.py")
    parser.add_argument("--small", action="store_true", help="few requests, 5 seconds")
    parser.add_argument("--requests", type=int, default=200, help="of each page")
    parser.add_argument("--seconds", type=float, default=60.0, help="of many clients at once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="fail where a target is missed")
    options = parser.parse_args(arguments)
    if options.small:
        options.requests, options.seconds = 20, 5.0
    return options


if __name__ == "__main__":
    sys.exit(main())
