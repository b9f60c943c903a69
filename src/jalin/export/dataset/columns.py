"""The columns of a dataset's tables: what kind each is of, and what it says.

Kinds and vocabularies are taken from the fields of the rows; what a column says stands in
`descriptions.py`, once for all formats and for `docs/reference/exports.md`.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from jalin.export.dataset.dataset import ROW_TYPES, TableName
from jalin.export.dataset.descriptions import DESCRIPTIONS
from jalin.export.dataset.rows import ExportedRow
from jalin.export.tables.table import Cell
from jalin.model import PartialDate

# What stands between several texts in one cell.
GAP = "; "


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WORD = "word"
    TEXTS = "texts"
    DATE = "date"
    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `words` is its closed vocabulary; `may_lack`: nothing may be said."""

    name: str
    kind: ColumnKind
    may_lack: bool
    words: tuple[str, ...]
    description: str


@functools.cache
def list_columns(table: TableName) -> tuple[Column, ...]:
    """List the columns of a table, in their order."""
    row_type = ROW_TYPES[table]
    hints = typing.get_type_hints(row_type)
    names = [field.name for field in dataclasses.fields(row_type)]
    return tuple(_describe(table, name, hints[name]) for name in names)


def list_cells(table: TableName, rows: Iterable[ExportedRow]) -> Iterator[list[Cell]]:
    """List the cells of each row for formats whose cells hold one thing: texts are joined."""
    columns = list_columns(table)
    pick = attrgetter(*(column.name for column in columns))
    several = [place for place, column in enumerate(columns) if column.kind is ColumnKind.TEXTS]
    for row in rows:
        cells = list(pick(row))
        for place in several:
            cells[place] = GAP.join(cells[place])
        yield cells


def _describe(table: TableName, name: str, hint: object) -> Column:
    said, may_lack = _strip_none(hint)
    is_word = isinstance(said, type) and issubclass(said, StrEnum)
    return Column(
        name=name,
        kind=ColumnKind.WORD if is_word else _KINDS[said],
        may_lack=may_lack,
        words=tuple(map(str, typing.cast("type[StrEnum]", said))) if is_word else (),
        description=DESCRIPTIONS[table][name],
    )


def _strip_none(hint: object) -> tuple[object, bool]:
    if isinstance(hint, types.UnionType):
        (said,) = (each for each in hint.__args__ if each is not types.NoneType)
        return said, True
    return hint, False


_KINDS: dict[object, ColumnKind] = {
    str: ColumnKind.TEXT,
    tuple[str, ...]: ColumnKind.TEXTS,
    PartialDate: ColumnKind.DATE,
    int: ColumnKind.NUMBER,
    bool: ColumnKind.TRUTH,
}
