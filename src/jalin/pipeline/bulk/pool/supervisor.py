"""The pool: batches go to processes, their shares come back and are given on in order.

Nothing is lost when a process dies. The batch it was at is done again one by one in another
process; the item on which that one dies too is told as skipped. The batch that waited behind it is
sent again as it was.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.outcome import tell_skipped
from jalin.pipeline.bulk.pool.batches import Batcher, measure_item
from jalin.pipeline.bulk.pool.process import Done, Ready, Refused, Reply, Task, run_worker
from jalin.pipeline.bulk.pool.share import Item, PoolPlan, Share, close_share
from jalin.pipeline.time_limit import skip_late

# One batch that a process works on and one behind it, so that it never waits for the next.
_TASKS_A_PROCESS = 2
# Batches that may be on their way or wait for their turn, for each process: while one document
# takes a hundred times as long as others, the other processes need not stand still.
_BATCHES_A_PROCESS = 32
# So often a pool that waits for its processes looks whether it is to stop.
_LOOK_UP_SECONDS = 0.2
# A process that ends is given this time to be seen to end.
_END_SECONDS = 5.0


def work_in_pool(
    items: Iterable[Item], plan: PoolPlan, *, is_stopped: Callable[[], bool] = lambda: False
) -> Generator[Share, None, None]:
    """Work on items in several processes and give their shares in the order of the items.

    When `is_stopped` says so, what is finished has been given and the rest is let go. Raises
    AbortError where a worker cannot start or refuses. Closing the iterator ends the processes.
    """
    pool = _Pool(plan, Batcher(items, most_bytes=plan.most_bytes // (4 * plan.jobs)))
    try:
        pool.start()
        yield from pool.run(is_stopped)
    finally:
        pool.close()


@dataclass(slots=True, kw_only=True)
class _Batch:
    """Items on their way; `parts` are the shares of the first of them, where that is known."""

    number: int
    items: tuple[Item, ...]
    size: int
    one_by_one: bool = False
    parts: list[Share] = field(default_factory=list)

    @property
    def left(self) -> tuple[Item, ...]:
        return self.items[len(self.parts) :]


@dataclass(slots=True, kw_only=True)
class _Hand:
    """A process, the pipe to it, and the batches it was given, the one it works on first."""

    process: SpawnProcess
    connection: Connection
    batches: deque[_Batch] = field(default_factory=deque)
    is_ready: bool = False


class _Pool:
    def __init__(self, plan: PoolPlan, batcher: Batcher) -> None:
        self._plan = plan
        self._batcher = batcher
        self._hands: list[_Hand] = []
        self._again: deque[_Batch] = deque()
        self._finished: dict[int, Share] = {}
        # The numbers of the batch to cut next and of the one to give next; bytes in between.
        self._next, self._turn, self._held = 0, 0, 0
        self._is_drained = False
        # Whether any process could begin, and how many died since work was last done.
        self._is_proven = False
        self._n_deaths = 0

    def start(self) -> None:
        """Start the processes, no more than there are batches for."""
        for _ in range(self._plan.jobs):
            batch = self._cut()
            if batch is None:
                return
            self._again.append(batch)
            self._hands.append(_start_hand(self._plan))

    def run(self, is_stopped: Callable[[], bool]) -> Iterator[Share]:
        while not is_stopped():
            self._hand_out()
            if self._is_drained and self._turn == self._next:
                return
            self._hear()
            while self._turn in self._finished:
                share = self._finished.pop(self._turn)
                self._turn += 1
                self._held -= len(share.lines)
                yield share

    def close(self) -> None:
        for hand in self._hands:
            hand.connection.close()
            hand.process.kill()
        for hand in self._hands:
            hand.process.join(_END_SECONDS)
            hand.process.close()
        self._hands.clear()

    def _hand_out(self) -> None:
        """Give every process what it has room for."""
        for room in range(1, _TASKS_A_PROCESS + 1):
            for hand in self._hands:
                if hand.is_ready and len(hand.batches) < room:
                    batch = self._again.popleft() if self._again else self._cut()
                    if batch is None:
                        return
                    _send(hand, batch)

    def _cut(self) -> _Batch | None:
        """Cut the next batch; None where there are no more items, or too many are on their way."""
        n_open = self._next - self._turn
        is_full = n_open >= _BATCHES_A_PROCESS * self._plan.jobs
        if self._is_drained or is_full or (n_open and self._held >= self._plan.most_bytes):
            return None
        items = self._batcher.cut()
        if not items:
            self._is_drained = True
            return None
        batch = _Batch(number=self._next, items=items, size=sum(map(measure_item, items)))
        self._next += 1
        self._held += batch.size
        return batch

    def _hear(self) -> None:
        """Wait for what the processes say, or for their end."""
        by_connection = {hand.connection: hand for hand in self._hands}
        for connection in wait(list(by_connection), timeout=_LOOK_UP_SECONDS):
            assert isinstance(connection, Connection)
            hand = by_connection[connection]
            try:
                reply: Reply = connection.recv()
            except (EOFError, OSError):
                self._replace(hand)
                continue
            if isinstance(reply, Refused):
                raise AbortError(reply.fault)
            if isinstance(reply, Ready):
                hand.is_ready = self._is_proven = True
            else:
                self._take(hand, reply)

    def _take(self, hand: _Hand, reply: Done) -> None:
        self._n_deaths = 0
        batch = hand.batches[0]
        batch.parts.append(reply.share)
        if batch.one_by_one and batch.left:
            return
        hand.batches.popleft()
        self._batcher.learn(reply.share.items, reply.seconds)
        self._finish(batch)

    def _finish(self, batch: _Batch) -> None:
        share = Share.join(batch.parts) if len(batch.parts) > 1 else batch.parts[0]
        self._finished[batch.number] = share
        self._held += len(share.lines) - batch.size

    def _replace(self, hand: _Hand) -> None:
        """Put a new process in the place of one that died, and see to what it was at."""
        hand.process.join(_END_SECONDS)
        code = hand.process.exitcode
        hand.connection.close()
        hand.process.kill()
        hand.process.join(_END_SECONDS)
        hand.process.close()
        self._hands.remove(hand)
        self._n_deaths += 1
        if not self._is_proven:
            raise AbortError(f"a process of the pool could not start: {_tell_end(code)}")
        if self._n_deaths == self._plan.most_deaths:
            raise AbortError(f"the processes of the pool keep dying: {_tell_end(code)}")
        if hand.batches:
            self._suspect(hand.batches[0], code)
        if hand.batches and not hand.batches[0].left:
            self._finish(hand.batches.popleft())
        self._again.extendleft(reversed(hand.batches))
        self._hands.append(_start_hand(self._plan))

    def _suspect(self, batch: _Batch, code: int | None) -> None:
        """Tell the item on which a process died, or prepare to find out which one it was."""
        if not batch.one_by_one:
            batch.one_by_one = True
            return
        source = batch.left[0].source
        seconds = self._plan.item_seconds
        if code == -signal.SIGALRM and seconds is not None:
            skipped = skip_late(source, seconds)
        else:
            skipped = Skipped(source=source, reason="worker_died", detail=_tell_end(code))
        batch.parts.append(close_share((tell_skipped(skipped),), self._plan.encode))


def _start_hand(plan: PoolPlan) -> _Hand:
    """Start a process. It begins with the stopping signals held back, until it has chosen.

    Raises AbortError where the system gives none.
    """
    context = multiprocessing.get_context("spawn")
    stopping = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stopping)
    try:
        ours, theirs = context.Pipe()
        process = context.Process(target=run_worker, args=(theirs, plan), daemon=True)
        process.start()
    except OSError as err:
        fault = f"a process of the pool could not start: {err.strerror}"
        raise AbortError(fault) from err
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return _Hand(process=process, connection=ours)


def _send(hand: _Hand, batch: _Batch) -> None:
    hand.batches.append(batch)
    # A process that is gone is heard of soon: its pipe ends.
    with suppress(OSError):
        hand.connection.send(Task(items=batch.left, one_by_one=batch.one_by_one))


def _tell_end(code: int | None) -> str:
    if code is not None and code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"
