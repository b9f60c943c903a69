"""A dataset: five tables of rows, and what they are a part of.

Rows are made while they are written, so that a large register needs little memory; each table may
be gone through several times and gives the same rows each time.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from jalin.export.dataset.rows import (
    ExportedDeal,
    ExportedEvidence,
    ExportedParty,
    ExportedPromise,
    ExportedRow,
    ExportedStep,
)

_Row_co = TypeVar("_Row_co", bound=ExportedRow, covariant=True)


class TableName(StrEnum):
    """The tables of a dataset, in their order."""

    DEALS = "deals"
    STEPS = "steps"
    PROMISES = "promises"
    PARTIES = "parties"
    EVIDENCE = "evidence"


ROW_TYPES: dict[TableName, type[ExportedRow]] = {
    TableName.DEALS: ExportedDeal,
    TableName.STEPS: ExportedStep,
    TableName.PROMISES: ExportedPromise,
    TableName.PARTIES: ExportedParty,
    TableName.EVIDENCE: ExportedEvidence,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a dataset is: of which day, of which question, of which state of which register.

    `question` is the filter as its parameters. `is_past`: only what was known on `day` counts.
    `revision` is the fingerprint of the register's content, `program` what wrote it, with its
    version.
    """

    day: dt.date
    is_past: bool
    question: tuple[tuple[str, str], ...]
    revision: str
    program: str


@dataclass(frozen=True, slots=True)
class Rows(Generic[_Row_co]):
    """The rows of a table; going through them again makes them again."""

    make: Callable[[], Iterator[_Row_co]]

    def __iter__(self) -> Iterator[_Row_co]:
        return self.make()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Some deals of a register with all that is known of them."""

    about: About
    deals: Rows[ExportedDeal]
    steps: Rows[ExportedStep]
    promises: Rows[ExportedPromise]
    parties: Rows[ExportedParty]
    evidence: Rows[ExportedEvidence]

    def table(self, name: TableName) -> Rows[ExportedRow]:
        """Give a table by its name."""
        tables: dict[TableName, Rows[ExportedRow]] = {
            TableName.DEALS: self.deals,
            TableName.STEPS: self.steps,
            TableName.PROMISES: self.promises,
            TableName.PARTIES: self.parties,
            TableName.EVIDENCE: self.evidence,
        }
        return tables[name]
