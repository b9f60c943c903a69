"""A worker: one process that takes tasks from a pipe and sends back shares.

It dies with its pool: when the other end of the pipe closes, it leaves at once, whatever it does.
An item that takes too long kills it by the clock of the system, even where a library never returns
to Python. Whoever started it sees from the exit code which it was.
"""

import os
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from jalin.model import AbortError
from jalin.pipeline.bulk.outcome import Outcome
from jalin.pipeline.bulk.pool.share import Item, PoolPlan, Share, close_share

# What a pool closes its pipes for; nobody waits for the code.
_LEFT_ALONE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Items for a worker. `one_by_one`: a reply for each, so that it shows which one kills."""

    items: tuple[Item, ...]
    one_by_one: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The worker's first word: it has loaded all that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The worker's only word where the run cannot go on, and why."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a task, or of one of its items; `seconds` is the time it took."""

    share: Share
    seconds: float


Reply = Ready | Refused | Done


def run_worker(connection: Connection, plan: PoolPlan) -> None:
    """Work on tasks until the pipe is closed."""
    # What stops a run reaches all its processes at once. The pool sees to its end; were workers to
    # leave by themselves, it would take their items for deadly ones.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take_in, args=(connection, inbox), daemon=True).start()
    with plan.around():
        try:
            work = plan.prepare()
        except AbortError as err:
            connection.send(Refused(fault=str(err)))
            return
        connection.send(Ready())
        while True:
            task: Task = pickle.loads(inbox.get())  # noqa: S301 (from the pool that started it)
            _work_off(task, work, plan, connection)


def _take_in(connection: Connection, inbox: queue.SimpleQueue[bytes]) -> None:
    """Keep the pipe empty, so that neither end ever waits for the other one to read."""
    try:
        while True:
            inbox.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(_LEFT_ALONE)


def _work_off(
    task: Task, work: Callable[[Item], Outcome], plan: PoolPlan, connection: Connection
) -> None:
    def work_timed(item: Item) -> Outcome:
        signal.setitimer(signal.ITIMER_REAL, plan.item_seconds or 0)
        return work(item)

    steps = [(item,) for item in task.items] if task.one_by_one else [task.items]
    for items in steps:
        start = time.perf_counter()
        share = close_share(map(work_timed, items), plan.encode)
        signal.setitimer(signal.ITIMER_REAL, 0)
        reply = Done(share=share, seconds=time.perf_counter() - start)
        try:
            connection.send(reply)
        except OSError:
            os._exit(_LEFT_ALONE)
