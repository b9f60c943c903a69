"""A table before it is written: columns, rows, and what it is a table of.

All text is untrusted: each writer sees to it that none of it is taken for a formula.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads to an address; where the form cannot link there, the text alone."""

    text: str
    address: str


# Of what is not said there is an empty cell.
Cell = str | bool | int | PartialDate | Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: its heading, and its width in characters where the form knows widths."""

    heading: str
    width: int = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `facts` tell what it is a table of: pairs of a heading and a text or an address.

    `title` names the sheet, `facts_title` the sheet with the facts.
    """

    title: str
    facts_title: str
    columns: tuple[TableColumn, ...]
    rows: Iterable[tuple[Cell, ...]]
    facts: tuple[tuple[str, Cell], ...] = ()
