"""The warm process from outside: orders go in, what became of them comes out."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from trust.kill.orders import Ended, Order

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
SETTINGS = {"JALIN_TODAY": "2026-03-01", "JALIN_ALLOW_LOOPBACK": "1", "COLUMNS": "100"}
_WARM = Path(__file__).with_name("warm.py")
_TESTS = _WARM.parents[2]


class Warm:
    """A warm process that takes orders."""

    def __init__(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        self._orders = orders
        self._answers = answers
        self._decoder = msgspec.json.Decoder(Ended)

    def obey(self, order: Order) -> Ended:
        """Run a command in a fork."""
        self._orders.write(msgspec.json.encode(order) + b"\n")
        self._orders.flush()
        return self._decoder.decode(self._answers.readline())

    def run(self, folder: Path, *arguments: str | Path, now: dt.datetime = NOW) -> Ended:
        """Run a command in a fork, undisturbed and without a fault."""
        order = build_order(folder, *arguments, now=now)
        ended = self.obey(order)
        assert ended.code == 0, (arguments, ended)
        return ended

    def remember(self, folder: Path, *arguments: str | Path) -> None:
        """Run a command in the warm process itself, which remembers what was read."""
        ended = self.obey(build_order(folder, "warm", *arguments))
        assert ended.code == 0, (arguments, ended)


def build_order(folder: Path, *arguments: str | Path, now: dt.datetime = NOW) -> Order:
    """Build an order for a command in a folder."""
    return Order(
        arguments=tuple(map(str, arguments)), folder=str(folder), now=now, settings=SETTINGS
    )


@contextmanager
def open_warm() -> Iterator[Warm]:
    """Start a warm process for the time of a with-block."""
    paths = os.pathsep.join([str(_TESTS), *filter(None, sys.path)])
    with subprocess.Popen(  # noqa: S603 (our own file)
        [sys.executable, str(_WARM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **SETTINGS, "PYTHONPATH": paths},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        yield Warm(process.stdin, process.stdout)
        process.stdin.close()
