"""The stage on which all take part: how much is asked of it, what runs, when it is over."""

import contextlib
import os
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trust.load.counting import Tally

TODAY = "2026-06-30"
REVIEWER, OTHER_REVIEWER = "Ana Wijaya", "Budi Santosa"
PASSWORD = "kuda laut terbang 9"  # noqa: S105 (made for this run)
# Long, as other work may have the machine: how long it took is told.
_START_S, _COMMAND_S, _END_S = 300.0, 1200.0, 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is asked for: seconds with writers, seconds without, clients, seconds to think.

    `made_deals` is how large the register is at first. The others say after how many seconds each
    of them comes again, and how many articles come in at once; 0 leaves it out.
    """

    mixed_s: float
    quiet_s: float
    clients: int = 8
    think_s: float = 1.5
    made_deals: int = 300
    has_samples: bool = True
    is_told: bool = True
    batch: int = 12
    add_s: float = 60.0
    watch_s: float = 90.0
    command_s: float = 50.0
    web_review_s: float = 20.0
    token_review_s: float = 25.0
    assistant_s: float = 8.0
    sample_s: float = 5.0
    fresh_s: float = 0.0


@dataclass(slots=True, kw_only=True)
class Kept:
    """What writers were told to be kept: words of articles, ids of judgements."""

    articles: list[str] = field(default_factory=list)
    judgements: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Stage:
    """What all who take part share. `folder` holds the register and all logs."""

    folder: Path
    effort: Effort
    tally: Tally
    seed: int
    port: int = 0
    mcp_port: int = 0
    token: str = ""
    kept: Kept = field(default_factory=Kept)
    over: threading.Event = field(default_factory=threading.Event)
    no_writers: threading.Event = field(default_factory=threading.Event)

    @property
    def register(self) -> Path:
        """The register's file."""
        return self.folder / "jalin.db"

    @property
    def is_over(self) -> bool:
        """Tell whether readers should stop."""
        return self.over.is_set()

    def think(self, chance: random.Random) -> None:
        """Look at a page for a while."""
        self.over.wait(chance.uniform(0.4, 1.6) * self.effort.think_s)

    def rest(self, seconds: float) -> bool:
        """Wait as a writer; tell whether writers go on."""
        return not self.no_writers.wait(seconds)

    def has(self, table: str, start: str) -> bool:
        """Tell whether the register has a row with an id that starts so."""
        with contextlib.closing(sqlite3.connect(f"file:{self.register}?mode=ro", uri=True)) as base:
            asked = f"SELECT 1 FROM {table} WHERE id LIKE ? LIMIT 1"  # noqa: S608 (own names)
            return base.execute(asked, (f"{start}%",)).fetchone() is not None

    @property
    def environment(self) -> Mapping[str, str]:
        """Give the environment of all commands; what they keep for a time is in the folder."""
        (self.folder / "tmp").mkdir(exist_ok=True)
        told = {key: it for key, it in os.environ.items() if not key.startswith("JALIN_")}
        return {
            **told,
            "JALIN_TODAY": TODAY,
            "JALIN_REGISTER": str(self.register),
            "JALIN_ALLOW_LOOPBACK": "1",
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONWARNINGS": "default",
        }

    def run(self, *arguments: str, fine: Sequence[int] = (0,)) -> tuple[int, str]:
        """Run a command of `jalin` to its end; give how it ended and what it printed."""
        begin = time.perf_counter()
        try:
            ended = subprocess.run(  # noqa: S603 (our own command)
                [sys.executable, "-m", "jalin", *arguments],
                env=self.environment,
                cwd=self.folder,
                capture_output=True,
                text=True,
                timeout=_COMMAND_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.tally.fault(f"jalin {' '.join(arguments)}: no end after {_COMMAND_S:.0f} s")
            return -1, ""
        name = " ".join(it for it in arguments[:2] if it.isalpha())
        self.tally.answer(f"jalin {name}", ended.returncode, time.perf_counter() - begin, 0)
        if ended.returncode not in fine or "Traceback" in ended.stderr:
            told = ended.stderr[-1000:]
            self.tally.fault(f"jalin {' '.join(arguments)} ended with {ended.returncode}: {told}")
        return ended.returncode, ended.stdout

    @contextlib.contextmanager
    def start(
        self, name: str, *arguments: str, fine: Sequence[int] = (0,)
    ) -> Iterator["subprocess.Popen[bytes]"]:
        """Start a command that lasts; it is ended with the with-block, whatever happens."""
        log = self.folder / f"{name}.log"
        with log.open("ab") as err, (self.folder / f"{name}.out").open("ab") as out:
            command = [sys.executable, "-m", "jalin", *arguments]
            child = subprocess.Popen(  # noqa: S603 (our own command)
                command, env=self.environment, cwd=self.folder, stdout=out, stderr=err
            )
            try:
                yield child
            finally:
                code = _end(child)
        told = log.read_text(encoding="utf-8")
        if code not in fine or "Traceback" in told or "Warning" in told:
            self.tally.fault(f"jalin {name} ended with {code}: {told[-2000:]}")


def find_port() -> int:
    """Find a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int, child: "subprocess.Popen[bytes]") -> None:
    """Wait until a port answers. Raises RuntimeError where it does not."""
    end = time.monotonic() + _START_S
    while time.monotonic() < end and child.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nobody answers at port {port}; the process ended with {child.poll()}")


def _end(child: "subprocess.Popen[bytes]") -> int:
    child.terminate()
    try:
        return child.wait(_END_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return -1
