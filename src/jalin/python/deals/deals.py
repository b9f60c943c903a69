"""A list of deals: those of a register that a question wants, or a part of them."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any, overload

from jalin.export.dataset.dataset import TableName
from jalin.export.dataset.rows import ExportedDeal
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary
from jalin.python.asking.corrections import warn_of
from jalin.python.asking.opened import Opened
from jalin.python.cards.deals_table import draw_deals
from jalin.python.deals.deal import Deal, tell_deal
from jalin.python.tables.dataset import Dataset, DatasetQuestion
from jalin.python.tables.files import ExportOptions, write_files
from jalin.python.tables.frames import Frame, build_pandas, build_polars, write_dicts

_MOST_PRINTED = 3


class Deals(Sequence[Deal]):
    """Deals in order. Each is made when it is taken; the list does not change with the register.

    As a table it has the columns of the sheet `deals` of an export.
    """

    def __init__(
        self,
        opened: Opened,
        question: DatasetQuestion,
        moment: Moment,
        summaries: Sequence[DealSummary],
    ) -> None:
        self._opened = opened
        self._question = question
        self._moment = moment
        self._summaries = summaries

    def __len__(self) -> int:
        return len(self._summaries)

    @overload
    def __getitem__(self, place: int) -> Deal: ...
    @overload
    def __getitem__(self, place: slice) -> "Deals": ...
    def __getitem__(self, place: int | slice) -> "Deal | Deals":
        if isinstance(place, slice):
            return self._keep(self._summaries[place])
        return Deal(self._opened, self._summaries[place], self._moment)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deals) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        count = "1 deal" if len(self) == 1 else f"{len(self)} deals"
        told = map(tell_deal, self._summaries[:_MOST_PRINTED])
        more = ["…"] if len(self) > _MOST_PRINTED else []
        return f"<{'; '.join([count, *told, *more])}>"

    def _repr_html_(self) -> str:
        return draw_deals(self._summaries)

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids in order."""
        return tuple(deal.id for deal in self._summaries)

    def dataset(self) -> Dataset:
        """Give these deals with all that is known of them: steps, promises, parties, evidence."""
        return Dataset(self._opened, self._question)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give each deal as a dictionary by the columns, in the types of JSON."""
        return write_dicts(self._rows())

    def to_pandas(self) -> Frame:
        """Give the deals as a `pandas.DataFrame`. Raises MissingLibraryError."""
        return build_pandas(ExportedDeal, self._rows())

    def to_polars(self) -> Frame:
        """Give the deals as a `polars.DataFrame`. Raises MissingLibraryError."""
        return build_polars(ExportedDeal, self._rows())

    def export(
        self,
        path: Path | str,
        *,
        format: str | None = None,  # noqa: A002 (what users call it)
        replace: bool = False,
    ) -> tuple[Path, ...]:
        """Write the deals to a file, in the format of its ending; give the files that were written.

        They stand there in the order in which they were asked for, also those of a slice backwards.
        A format that has a file for each table writes that of the deals; `dataset().export` writes
        the others too. Raises ExportError and QuestionError.
        """
        options = ExportOptions(format=format, main=TableName.DEALS, replace=replace)
        with self.dataset().open() as dataset:
            return write_files(dataset, Path(path), options)

    def _rows(self) -> tuple[ExportedDeal, ...]:
        """Give the rows in the order of the list, which need not be that of the question."""
        question = dataclasses.replace(self._question, only=self.ids)
        with Dataset(self._opened, question).open() as dataset:
            rows = {row.id: row for row in dataset.deals}
        return tuple(rows[each] for each in self.ids if each in rows)

    def _keep(self, summaries: Sequence[DealSummary]) -> "Deals":
        """Keep a part of the deals; an export of all of them has what belongs to none, too."""
        only = tuple(deal.id for deal in summaries)
        question = dataclasses.replace(self._question, only=only)
        return Deals(self._opened, question, self._moment, summaries)

    @property
    def _key(self) -> tuple[Sequence[DealSummary], Moment]:
        return self._summaries, self._moment


def find_deals(opened: Opened, question: DatasetQuestion, limit: int | None) -> Deals:
    """Find the deals that a question wants, or the first of them. Raises QuestionError."""
    with opened.visit(question.as_of) as visit:
        selection = visit.select(question.wanted, question.sort)
        found = Deals(opened, question, visit.moment, selection.page())
        corrections = visit.list_corrections(question.wanted)
    warn_of(corrections, depth=4)
    return found if limit is None else found[:limit]
