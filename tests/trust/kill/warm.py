"""A warm process that runs commands in forks of itself, and lets them die: `python warm.py`.

It takes an order a line on standard input and answers each by a line. A fork has loaded all that a
command needs, so that it costs only what the command does to the register; what the reader and the
encoder said once of a text they are not asked again, being pure. All else is the command itself.
"""

import contextlib
import ctypes
import dataclasses
import datetime as dt
import functools
import mmap
import os
import resource
import signal
import sqlite3
import struct
import sys
import tempfile
import time
import traceback
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import msgspec

import jalin.cli.app
import jalin.web.site.snapshot
from jalin.cli import main
from jalin.cli.commands import judge_command, watch_command
from jalin.model import Document, Reading
from jalin.pipeline import derive, run
from jalin.pipeline.bulk import load
from jalin.pipeline.deriving.insight import load_insight
from jalin.pipeline.meaning import making
from jalin.pipeline.observer import Observer
from jalin.pipeline.searching import indexing
from jalin.pipeline.transfer import loading
from jalin.pipeline.watching.times import WatchClock
from jalin.read import read_document
from jalin.store.register import Register
from jalin.text.encoding.meaning import embed_document, load_meaning
from jalin.text.knowledge import load_knowledge
from trust.kill.orders import Ended, Order, Way

# With so little in a transaction a few documents make many of them.
_SMALL = {
    (run, "BATCH_SIZE"): 3,
    (load, "_BATCH_SIZE"): 3,
    (loading, "_MOST_ENTRIES"): 4,
    (derive, "CHUNK_SIZE"): 2,
    (indexing, "_CHUNK_SIZE"): 3,
    (making, "_BATCH_SIZE"): 3,
}
# Steps of SQLite's machine between two looks at whether it is time to die.
_STEPS = 50
_COUNTS = struct.Struct("qq")
_PAUSE_S = 0.001


class Counter:
    """Counts what the connections of a process do, and acts when its time has come."""

    def __init__(self, order: Order, shared: mmap.mmap) -> None:
        self._order = order
        self._shared = shared
        self._statements = 0
        self._steps = 0

    def watch(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Count what a connection does from now on."""
        connection.set_trace_callback(self._count_statement)
        connection.set_progress_handler(self._count_step, _STEPS)
        return connection

    def _count_statement(self, _: str) -> None:
        self._statements += 1
        self._tell()
        if self._order.losing and self._statements == self._order.at:
            for name in self._order.losing:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(name)  # noqa: PTH108 (in a fork)
        if self._order.way is Way.STATEMENT and self._statements == self._order.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _count_step(self) -> int:
        self._steps += 1
        self._tell()
        if self._order.way is Way.STEP and self._steps == self._order.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def _tell(self) -> None:
        _COUNTS.pack_into(self._shared, 0, self._statements, self._steps)


def warm_up() -> None:
    """Load all that commands load, and keep what pure functions say."""
    read_once = _remember_readings()
    meaning = load_meaning()
    embedded: dict[str, bytes] = {}

    def embed(loaded: Any, document: Document) -> bytes:  # noqa: ANN401 (passed on)
        if document.id not in embedded:
            embedded[document.id] = embed_document(loaded, document)
        return embedded[document.id]

    def make_vectors_at(address: Any, observer: Observer) -> int:  # noqa: ANN401 (passed on)
        with Register.open(address, create=False) as register:
            return making.make_vectors(register, observer, lambda: meaning)

    swap(embed_document, embed)
    swap(making.make_vectors_at, make_vectors_at)
    swap(read_document, read_once)
    for load_once in (functools.cache(load_knowledge), functools.cache(load_insight)):
        swap(load_once.__wrapped__, load_once)
        load_once()
    derive.name_deriver()
    for (module, name), size in _SMALL.items():
        setattr(module, name, size)


def swap(old: object, new: object) -> None:
    """Put one function in the place of another wherever Jalin names it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("jalin"):
            for key, value in list(vars(module).items()):
                if value is old:
                    setattr(module, key, new)


def _remember_readings() -> Callable[..., Reading]:
    told: dict[tuple[Document, dt.date], Reading] = {}

    def read_once(document: Document, knowledge: Any, *, today: dt.date) -> Reading:  # noqa: ANN401
        key = (document, today)
        if key not in told:
            told[key] = read_document(document, knowledge, today=today)
        return told[key]

    return read_once


def obey(order: Order, aside: Path) -> Ended:
    """Run a command in a fork and tell how it ended; what it prints goes to a folder aside."""
    shared = mmap.mmap(-1, _COUNTS.size)
    paths = [aside / name for name in ("out", "err")]
    begun = time.monotonic()
    pid = os.fork()
    if not pid:
        _run(order, shared, paths)
    code = os.waitstatus_to_exitcode(_wait(pid, order))
    out, err = (path.read_text("utf-8") for path in paths)
    statements, steps = _COUNTS.unpack_from(shared)
    return Ended(
        code=code,
        out=out,
        err=err,
        statements=statements,
        steps=steps,
        seconds=time.monotonic() - begun,
    )


def _wait(pid: int, order: Order) -> int:
    if order.way is Way.CLOCK:
        end = time.monotonic() + order.at / 1000
        while time.monotonic() < end:
            if (ended := os.waitpid(pid, os.WNOHANG))[0]:
                return ended[1]
            time.sleep(_PAUSE_S)
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def _run(order: Order, shared: mmap.mmap, paths: list[Path]) -> NoReturn:
    code = 70
    try:
        os.chdir(order.folder)
        for number, path in enumerate((Path(os.devnull), *paths)):
            opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            os.dup2(opened, number)
        if order.is_output_full:
            os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
        os.environ.update(order.settings)
        _set_clock(order.now)
        if order.in_chunks:
            derive._MUCH = 2.0  # noqa: SLF001 (what else would be a large register)
        connect, counter = sqlite3.connect, Counter(order, shared)
        sqlite3.connect = lambda *said, **more: counter.watch(connect(*said, **more))  # type: ignore[assignment]
        _limit(order)
        main(list(order.arguments))
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 (the process ends here, whatever befell it)
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


def _set_clock(now: dt.datetime) -> None:
    frozen = types.SimpleNamespace(now=lambda zone=None: now.astimezone(zone))
    vars(judge_command)["dt"] = types.SimpleNamespace(datetime=frozen, UTC=dt.UTC)
    watch_command._now = lambda: now  # noqa: SLF001
    watch_command._CLOCK = WatchClock(  # noqa: SLF001
        now=lambda: now, seconds=time.monotonic, sleep=time.sleep
    )


def _limit(order: Order) -> None:
    largest = order.at if order.way is Way.WRITE else order.largest
    if order.way is Way.WRITE:
        # Python asks to be told by an error; without that the system kills.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    if order.is_powerless and os.geteuid() == 0:
        _give_up_power()


def _give_up_power() -> None:
    """Give up what lets root pass over the modes of files."""
    libc = ctypes.CDLL(None, use_errno=True)
    head = struct.pack("Ii", 0x20080522, 0)
    if libc.capset(head, bytes(24)):
        raise OSError(ctypes.get_errno(), "capset")


def serve() -> None:
    """Take orders until there are no more."""
    warm_up()
    # What commands of this process would load on their way is loaded before the first fork.
    assert jalin.cli.app.COMMANDS, jalin.web.site.snapshot
    decoder = msgspec.json.Decoder(Order)
    answers = os.fdopen(os.dup(1), "wb")
    answers.write(b"ready\n")
    answers.flush()
    with tempfile.TemporaryDirectory() as aside:
        for line in sys.stdin.buffer:
            order = decoder.decode(line)
            is_own = order.arguments[:1] == ("warm",)
            ended = _read_aloud(order) if is_own else obey(order, Path(aside))
            answers.write(msgspec.json.encode(ended) + b"\n")
            answers.flush()


def _read_aloud(order: Order) -> Ended:
    """Run a command in this process itself, so that all forks remember what was read."""
    os.chdir(order.folder)
    os.environ.update(order.settings)
    code = 0
    with open(os.devnull, "w", encoding="utf-8") as nothing, contextlib.ExitStack() as stack:  # noqa: PTH123
        stack.enter_context(contextlib.redirect_stdout(nothing))
        try:
            main(list(order.arguments[1:]))
        except SystemExit as ended:
            code = int(ended.code or 0)
    return dataclasses.replace(
        Ended(code=code, out="", err="", statements=0, steps=0, seconds=0.0), code=code
    )


if __name__ == "__main__":
    serve()
