"""A briefing sheet before it is written: worded whole, every value with its notes.

What is worded comes from documents that nobody vouches for: each writer escapes it for its form.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of a line. `notes` are the numbers of the notes that say them.

    `is_derived`: no sentence says so, a rule tells it. `is_strong`: it is what the eye looks for.
    """

    text: str
    notes: tuple[int, ...] = ()
    is_derived: bool = False
    is_strong: bool = False


# A line of a cell, and a cell with its lines.
Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingColumn:
    """A column: its heading, and its share of the width in per cent."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingTable:
    """A table. `left_out` says how many rows more there are, None where all are shown."""

    title: str | None
    columns: tuple[BriefingColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingSection:
    """A section: what it tells, its tables, and what is said after them."""

    title: str
    lead: str
    tables: tuple[BriefingTable, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A source: the words as they stand in the document, who wrote them when, and where.

    `place` names the document and the half-open characters of the words that are cited.
    """

    number: int
    quote: str
    source: str
    url: str | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A sheet. `facts` are pairs of a heading and what it says; `legend` explains the marks.

    `language` is that of the wording (`id`, `en`); `footer` stands at the foot of each page, and
    `notes_title` above the sources.
    """

    title: str
    kicker: str
    language: str
    facts: tuple[tuple[str, str], ...]
    legend: str
    sections: tuple[BriefingSection, ...]
    notes_title: str
    notes: tuple[Note, ...]
    footer: str
