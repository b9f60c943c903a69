"""The errors of Jalin.

JalinError
├── SkipError    this document cannot be used; the run goes on
└── AbortError   the run cannot go on
    ├── FormatError     a line of a readings file is broken
    └── LexiconError    rule data are broken
"""

from collections.abc import Sequence


class JalinError(Exception):
    """Any failure that Jalin foresees. Anything else that is raised is a bug."""


class SkipError(JalinError):
    """One document cannot be used. `reason` is a short stable word, `detail` the facts."""

    def __init__(self, source: str, reason: str, detail: str = "") -> None:
        self.source = source
        self.reason = reason
        self.detail = detail
        super().__init__(f"{source}: {reason}" + (f" ({detail})" if detail else ""))


class AbortError(JalinError):
    """The run cannot go on."""


class FormatError(AbortError):
    """A line of a readings or gold file is broken."""

    def __init__(self, source: str, line: int, fault: str) -> None:
        self.source = source
        self.line = line
        self.fault = fault
        super().__init__(f"{source}, line {line}: {fault}")


class LexiconError(AbortError):
    """Rule data are broken. Carries every fault found, each with its file and line."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults in the rule data:\n" + "\n".join(self.faults))
