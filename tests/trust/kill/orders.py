"""What a warm process is asked to do, and what it answers."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    """How a process dies.

    `statement`: before the n-th statement. `step`: within one. `write`: in the middle of the write
    by which a file would grow beyond n bytes, half of which is then there. `clock`: after n
    milliseconds.
    """

    STATEMENT = "statement"
    STEP = "step"
    WRITE = "write"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A command to be run in a folder, and how it is to die, if at all.

    `in_chunks`: what new documents touch is derived chunk by chunk, not all at once. `largest`: no
    file may grow beyond so many bytes. `is_powerless`: the modes of files hold for it, whoever runs
    it. `losing`: files that are deleted before the n-th statement, `at`. `is_output_full`: standard
    output leads to a disk that is full.
    """

    arguments: tuple[str, ...]
    folder: str
    now: dt.datetime
    settings: dict[str, str] = field(default_factory=dict)
    way: Way | None = None
    at: int = 0
    in_chunks: bool = False
    largest: int | None = None
    is_powerless: bool = False
    losing: tuple[str, ...] = ()
    is_output_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: its exit code, or the signal that killed it as a negative number."""

    code: int
    out: str
    err: str
    statements: int
    steps: int
    seconds: float
