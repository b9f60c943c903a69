"""What a view is: a name, columns that say what they mean, and the question that fills them.

The same statement must serve SQLite, PostgreSQL and DuckDB, which reads the views of an SQLite file
and answers their questions itself. So no column is ordered or joined but by standard windows.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalin.store.engine.database import ColumnKind
from jalin.store.rows import LINE_GAP

# What stands between the values of a column that holds several.
VALUE_GAP = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewColumn:
    """A column of a view, and what it means, for people who open a register elsewhere."""

    name: str
    means: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view. `rows` says what one row is; `question` is a SELECT that gives the columns by name.

    In the question `{joined}` is the aggregate that joins texts.
    """

    name: str
    rows: str
    columns: tuple[ViewColumn, ...]
    question: str


def write_view_creation(view: View, words: Mapping[str, str]) -> str:
    """Write the statement that creates a view. All its text sorts as that of the tables does."""
    columns = (
        f"{it.name}{words['collated'] if it.kind is ColumnKind.TEXT else ''} AS {it.name}"
        for it in view.columns
    )
    question = view.question.format_map(words).strip()
    return f"CREATE VIEW {view.name} AS SELECT {', '.join(columns)} FROM ({question}) AS found"  # noqa: S608 (own names)


def digest_views(views: Iterable[View]) -> str:
    """Digest views: the digest changes with what any of them asks."""
    words = {"collated": "", "joined": "joined"}
    statements = [write_view_creation(view, words) for view in views]
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()[:16]


def declare_text(name: str, means: str) -> ViewColumn:
    """Declare a column of text: a name, a word of a vocabulary, or a date at its precision."""
    return ViewColumn(name=name, means=means)


def declare_number(name: str, means: str) -> ViewColumn:
    """Declare a column of whole numbers."""
    return ViewColumn(name=name, means=means, kind=ColumnKind.INTEGER)


def write_joined(value: str, *, order: str) -> str:
    """Write what joins the values of all rows of a question, in an order.

    It gives the same for every row, so that the question ends with LIMIT 1. An aggregate would take
    no order on an older SQLite.
    """
    frame = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
    return f"{{joined}}({value}, '{VALUE_GAP}') OVER (ORDER BY {order} {frame})"


def write_lines(column: str) -> str:
    """Write a column of lines as values in one line; None where it is empty."""
    return f"nullif(replace({column}, '{LINE_GAP}', '{VALUE_GAP}'), '')"
