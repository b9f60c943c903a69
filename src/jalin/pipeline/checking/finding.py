"""What a doctor finds: one finding for each thing that was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

# Of many faults of a kind the first are named.
MOST_NAMED = 3
REPAIR = "jalin doctor --repair"
RESTORE = "bring back a backup; docs/how-to/keep-a-register-safe.md tells how"


class Severity(StrEnum):
    """How a finding is to be taken. A note is worth knowing and no fault."""

    FINE = "fine"
    NOTE = "note"
    FAULT = "fault"


class Mending(StrEnum):
    """What can be made anew from the truth, and mends a finding."""

    TABLES = "tables"
    DERIVED = "derived"
    WORDS = "words"
    VECTORS = "vectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check gave.

    `count` is the number of what is wrong, `examples` name the first of it. `remedy` says what to
    do; `mending` is what `--repair` would do, None where only a person can help.
    """

    check: str
    severity: Severity
    told: str
    count: int = 0
    examples: tuple[str, ...] = ()
    remedy: str | None = None
    mending: Mending | None = None


@dataclass(slots=True, kw_only=True)
class Tally:
    """One check at work: what is wrong is counted, and the first of it named.

    `fault` words what is wrong with its number put in, `remedy` says what to do.
    """

    check: str
    fault: str
    remedy: str
    mending: Mending | None = None
    severity: Severity = Severity.FAULT
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, example: str, count: int = 1) -> None:
        """Count something that is wrong."""
        self.count += count
        if len(self.examples) < MOST_NAMED:
            self.examples.append(example)

    def add_all(self, examples: Iterable[str]) -> None:
        """Count several things that are wrong."""
        for example in examples:
            self.add(example)

    def close(self, fine: str) -> Finding:
        """Give the finding; `fine` tells what was looked at where nothing is wrong."""
        if not self.count:
            return Finding(check=self.check, severity=Severity.FINE, told=fine)
        return Finding(
            check=self.check,
            severity=self.severity,
            told=self.fault.format(f"{self.count:,}"),
            count=self.count,
            examples=tuple(self.examples),
            remedy=self.remedy,
            mending=self.mending,
        )
