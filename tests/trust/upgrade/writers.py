"""Writers that add and judge while a register is copied, and what a copy may then hold."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jalin.model import Document, JudgementKind, Reading
from jalin.pipeline.judging.keeping import keep_judgement, load_judgements
from jalin.store.register import Register
from register_factory import deal, doc, judgement, reading

# A second is the finest that a judgement tells: theirs are counted on from this day.
_DAYS = 28


@dataclass(slots=True, kw_only=True)
class Writer:
    """A writer at work: each document, then a note on it, one transaction after another.

    `begun` and `done` count the transactions that were begun, and those that were acknowledged;
    `longest_s` is the longest that one of them took.
    """

    name: str
    address: Path | str
    begun: int = 0
    done: int = 0
    longest_s: float = 0.0
    failures: list[BaseException] = field(default_factory=list)

    def document(self, number: int) -> Document:
        """Give a document of this writer."""
        text = f"Berita {self.name} nomor {number}: PT Pindad dan Ashok Leyland meneken nota."
        return doc(f"{text} {'Teks. ' * 200}", name=f"{self.name}-{number}", published="2026-02-04")

    def write(self, stop: threading.Event) -> None:
        """Write until it is told to stop."""
        try:
            with Register.open(self.address) as register:
                number = 0
                while not stop.is_set():
                    told = self.document(number)
                    read = reading(told, deal())
                    self._time(lambda: register.add(told, read))  # noqa: B023 (run at once)
                    self._time(lambda: self._note(register, read, number))  # noqa: B023 (run at once)
                    number += 1
        except BaseException as err:  # noqa: BLE001 (told by the test)
            self.failures.append(err)

    def _note(self, register: Register, read: Reading, number: int) -> None:
        made = f"2026-01-{number % _DAYS + 1:02d}"
        note = f"{self.name}-{number}"
        keep_judgement(register, judgement(JudgementKind.NOTE, (read, 0), made=made, note=note))

    def _time(self, act: object) -> None:
        self.begun += 1
        start = time.monotonic()
        act()  # type: ignore[operator]
        self.longest_s = max(self.longest_s, time.monotonic() - start)
        self.done += 1

    def find_fault(self, copy: Register, least: int, most: int) -> str | None:
        """Say what is wrong with what a copy has of this writer; None where it is a prefix."""
        names = {document.name for document, _ in copy.current()}
        notes = {it.note for it in load_judgements(copy)}
        kept = [
            f"{self.name}-{at // 2}" in (notes if at % 2 else names) for at in range(self.begun + 1)
        ]
        length = kept.index(False)
        if any(kept[length:]):
            return f"{self.name}: {length} in a row, and later ones"
        if not least <= length <= most:
            return f"{self.name}: {length} are there, {least} to {most} were expected"
        return None


@contextmanager
def writing(*writers: Writer) -> Iterator[None]:
    """Let writers write meanwhile. Raises what one of them raised."""
    stop = threading.Event()
    threads = [threading.Thread(target=it.write, args=(stop,)) for it in writers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    for writer in writers:
        for failure in writer.failures:
            raise failure
