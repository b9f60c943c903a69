"""The register as faces read it: from any thread, each time in one consistent state.

A visit takes an open register for itself. What is costly to build (the catalogue, the ledger) is
kept for all visits until the register changes, whoever changed it.
"""

import datetime as dt
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from jalin.pipeline.derive import ensure_derived, name_deriver
from jalin.pipeline.deriving.insight import Insight, load_insight
from jalin.pipeline.serving.keeper import BusyError, Keeper
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.moment import Moment
from jalin.store.engine.database import RegisterBusyError, RegisterError
from jalin.store.register import Register

# More registers open at once would only wait for one another: one process answers on one core.
_MOST_OPEN = 6
# The present before and after a change; of the past two days that are compared, and one beside.
_PRESENT = 2
_PAST = 3
# Each open register keeps so much of what it read: with eight times as much no page came sooner
# from one of 225 MB. What is derived is written and read again, and is kept.
_READING_MIB = 8
_DERIVING_MIB = 64
# How often a visit waits for what others have just added.
_TRIES = 3
# Where it took longer than this to find that a register cannot be opened, all who ask so soon after
# are told the same: each would else wait as long, one after another.
_KNOWN_GONE_S = 1.0
# Who waited in vain for others to have written comes again after so long.
_BUSY_S = 10


class Library:
    """A register that is open for many. A context manager: leaving it closes the registers.

    `today` is asked at every visit: a server outlives the day on which it was started.
    """

    def __init__(self, address: Path | str, today: Callable[[], dt.date]) -> None:
        self._address = address
        self._today = today
        self._keeper = Keeper(present=_PRESENT, past=_PAST)
        self._free: queue.LifoQueue[Register] = queue.LifoQueue()
        self._places = threading.Semaphore(_MOST_OPEN)
        self._deriving = threading.Lock()
        self._watching = threading.Lock()
        self._watcher: Register | None = None
        self._seen = ""
        self._turn = 0
        self._prints: dict[int, tuple[str, str]] = {}
        self._insight: Insight | None = None
        self._gone: tuple[float, RegisterError] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def today(self) -> dt.date:
        """Give the day that it is."""
        return self._today()

    def close(self) -> None:
        """Let go of the registers; visits must be over."""
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        while not self._free.empty():
            self._free.get_nowait().close()

    @contextmanager
    def visit(self, as_of: dt.date | None = None) -> Iterator[Visit]:
        """See one state of the register, at present or as of a day.

        What others have added is derived first. Raises AbortError.
        """
        with self._take() as register:
            for left in reversed(range(_TRIES)):
                self._ensure_derived(register)
                with register.reading():
                    if not left or register.is_derived(name_deriver()):
                        yield self._open(register, Moment.of(self.today, as_of))
                        return

    @contextmanager
    def writing(self) -> Iterator[Register]:
        """Take a register to write judgements to; what follows from them is derived after."""
        with self._take() as register:
            self._ensure_derived(register)
            yield register
            self._ensure_derived(register)

    def find_revision(self) -> str:
        """Name the register's state: another name whenever something was written. This is cheap.

        Names mean something only inside one process.
        """
        with self._watching:
            if self._watcher is None:
                self._watcher = self._open_register()
            try:
                self._watch(self._watcher)
            except RegisterError:
                # The server may be back when it is asked for again; this connection never is.
                self._watcher.close()
                self._watcher, self._seen = None, ""
                raise
            return f"{self._prints[-1][1]}-{self._turn}"

    def _watch(self, watcher: Register) -> None:
        """Note in which state the register is, where it is another than before."""
        stamp = watcher.stamp()
        if stamp != self._seen:
            self._prints[-1] = (stamp, watcher.fingerprint())
            self._seen = stamp
            self._turn += 1

    @contextmanager
    def _take(self) -> Iterator[Register]:
        with self._places:
            register = self._find_free() or self._open_register()
            try:
                yield register
            except RegisterBusyError as err:
                self._let_go(register)
                raise BusyError(_BUSY_S, "others are writing the register") from err
            except (RegisterError, KeyboardInterrupt, SystemExit):
                # Nobody knows in which state that left it: the next visit opens another.
                self._let_go(register)
                raise
            except BaseException:
                self._free.put(register)
                raise
            self._free.put(register)

    def _open_register(self) -> Register:
        begun = time.monotonic()
        if self._gone is not None and begun < self._gone[0] + _KNOWN_GONE_S:
            raise RegisterError(self._gone[1].address, self._gone[1].fault)
        try:
            register = Register.open(self._address, create=False)
        except RegisterError as err:
            ended = time.monotonic()
            if ended > begun + _KNOWN_GONE_S:
                self._gone = (ended, err)
            raise
        register.keep_in_memory(_READING_MIB)
        return register

    def _find_free(self) -> Register | None:
        """Find an open register. Where one has lost its connection, all that lie idle are let go.

        To ask each of them in turn might take as many times as long as to find out of one.
        """
        register = self._pick_free()
        try:
            if register is not None:
                register.stamp()
        except RegisterError:
            while register is not None:
                self._let_go(register)
                register = self._pick_free()
        return register

    def _pick_free(self) -> Register | None:
        try:
            return self._free.get_nowait()
        except queue.Empty:
            return None

    def _let_go(self, register: Register) -> None:
        self._prints.pop(id(register), None)
        register.close()

    def _ensure_derived(self, register: Register) -> None:
        if not register.is_derived(name_deriver()):
            with self._deriving:
                register.keep_in_memory(_DERIVING_MIB)
                try:
                    ensure_derived(register, self._find_insight())
                finally:
                    register.keep_in_memory(_READING_MIB)

    def _open(self, register: Register, moment: Moment) -> Visit:
        revision = self._find_fingerprint(register)
        return Visit(
            register=register,
            moment=moment,
            revision=revision,
            basis=self._find_insight(),
            keeper=self._keeper,
        )

    def _find_fingerprint(self, register: Register) -> str:
        """Find the fingerprint of the state that is seen; asked anew only after a change."""
        stamp = register.stamp()
        known = self._prints.get(id(register))
        if known is None or known[0] != stamp:
            known = self._prints[id(register)] = (stamp, register.fingerprint())
        return known[1]

    def _find_insight(self) -> Insight:
        # Two threads may both load it; that is harmless, and each keeps the same.
        if self._insight is None:
            self._insight = load_insight()
        return self._insight
