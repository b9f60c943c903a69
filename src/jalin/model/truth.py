"""What a register keeps for ever, in the form in which it moves to another register.

Readings and judgements go as the JSON that is kept of them, to the letter: so both registers hold
the same, though the Jalin that moves them may write some of it otherwise today.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from jalin.model.document import Document, Heard, Skipped

# How JSON writes the character that no register can keep; a backslash that is itself written by two
# begins nothing.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """A reading as it is kept: the reader that made it, and what it says, as JSON."""

    reader: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A document with all its readings, the current one last. There is at least one."""

    document: Document
    readings: tuple[KeptText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJudgement:
    """A judgement as it is kept: its id, when it was made, and what it says, as JSON."""

    id: str
    made: str
    json: str


TruthEntry: TypeAlias = KeptDocument | KeptJudgement | Skipped | Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthCounts:
    """How much there is of everything that is kept."""

    documents: int = 0
    readings: int = 0
    judgements: int = 0
    skipped: int = 0
    heard: int = 0


def holds_nul(json: str) -> bool:
    """Tell whether JSON says a character that no register can keep."""
    return "\\u0000" in json and _NUL.search(json) is not None
