"""Work in processes of its own, and how each of them ended."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trust.postgres.own_server import SECRETS

_WORK = Path(__file__).with_name("work.py")
_TESTS = Path(__file__).parents[2]
# Undisturbed work takes a second or two; on a machine that does much else it may take far longer.
_WITHIN_S = 240.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How work ended: its exit status, what it said, how long it took."""

    status: int
    said: str
    seconds: float

    def check_told(self, statuses: set[int]) -> None:
        """Check that it ended as work may end: with a line at most, and no secret in it."""
        assert self.status in statuses, (self.status, self.said)
        assert "Traceback" not in self.said
        assert len(self.said.splitlines()) <= 1, self.said
        assert bool(self.said) == (self.status > 0), self.said
        assert not [secret for secret in SECRETS if secret in self.said]


class Working:
    """Work that has begun, in the process `pid`."""

    def __init__(self, workers: "Workers", pid: int, out: Path) -> None:
        self.pid = pid
        self._workers = workers
        self._out = out
        self._begun = time.monotonic()
        self._status: int | None = None
        self._waiting = threading.Thread(target=self._wait)
        self._waiting.start()

    def wait(self, within_s: float) -> Ended:
        """Wait until it is over, which takes no longer than a bound."""
        self._waiting.join(within_s)
        assert self._status is not None, f"still at work after {within_s} s"
        seconds = time.monotonic() - self._begun
        return Ended(status=self._status, said=self._out.read_text(), seconds=seconds)

    def _wait(self) -> None:
        self._status = int(self._workers.read_word("ended"))


class Workers:
    """Starts work, one piece at a time."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self.folder = folder

    def start(self, job: str, address: str, **asked: object) -> Working:
        """Start a job on a register."""
        out = self.folder / "out"
        line = {"job": job, "address": address, "out": str(out), **asked}
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(line)}\n")
        self._process.stdin.flush()
        return Working(self, int(self.read_word("started")), out)

    def run(self, job: str, address: str, **asked: object) -> Ended:
        """Do a job without disturbing it."""
        return self.start(job, address, **asked).wait(_WITHIN_S)

    def command(self, *arguments: str) -> Ended:
        """Run a command of `jalin`."""
        return self.run("command", "", arguments=list(arguments))

    def read_word(self, kind: str) -> str:
        """Read the answer of a kind."""
        assert self._process.stdout is not None
        told, _, word = self._process.stdout.readline().strip().partition(" ")
        assert told == kind, (told, word)
        return word


@contextlib.contextmanager
def open_workers(folder: Path) -> Iterator[Workers]:
    """Open what works, with its files in a folder."""
    command = [sys.executable, str(_WORK), str(folder)]
    with subprocess.Popen(  # noqa: S603 (our own)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(_TESTS), *sys.path)),
            "JALIN_MEANING": "off",
            "JALIN_TODAY": "2026-03-01",
        },
        cwd=folder,
    ) as process:
        workers = Workers(process, folder)
        workers.read_word("ready")
        try:
            yield workers
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(60)
