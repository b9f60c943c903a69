"""What every value of some deals rests on, as rows of a dataset."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence
from jalin.model import PartialDate, Stage
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.past import open_rows
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.quarrels import group_quarrels
from jalin.store.headings import Heading
from jalin.store.index_rows import CopyRow
from jalin.store.rows import ClaimRow, ContradictionRow, StepEvidenceRow, StepRow


class Place(NamedTuple):
    """Some words of a document: half-open characters of its text."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """What some words are evidence of; `key` names it where there are no words."""

    deal_id: str | None
    about: EvidenceAbout
    name: str
    value: str
    shown: bool = True
    rejected: bool = False
    rule: str | None = None
    reviewer: str | None = None
    key: str = ""


_Told = tuple[_Matter, Place | None]


def write_place(document_id: str, start: int | None, end: int | None) -> str:
    """Write the id of a piece of evidence: where its words stand."""
    return f"{document_id}:{start}-{end}"


class EvidenceMaker:
    """Makes the evidence of deals and promises as they were known at the moment of a visit."""

    def __init__(self, visit: Visit, pages: Addresses | None = None) -> None:
        self._visit = visit
        self._pages = pages

    def of_deals(self, deal_ids: Sequence[str]) -> Iterator[ExportedEvidence]:
        """Make that of the values, steps and contradictions of deals, deal by deal."""
        visit = self._visit
        rows = open_rows(visit.register, visit.moment, visit.insight, deal_ids)
        steps = rows.find_any(StepRow, "deal_id", deal_ids)
        stages = {(step.deal_id, step.position): step.stage for step in steps}
        told = [
            *map(_tell_claim, rows.find_any(ClaimRow, "deal_id", deal_ids)),
            *(
                _tell_step(it, stages[it.deal_id, it.position])
                for it in rows.find_any(StepEvidenceRow, "deal_id", deal_ids)
            ),
            *_tell_quarrels(rows.find_any(ContradictionRow, "deal_id", deal_ids)),
        ]
        ranks = {deal_id: rank for rank, deal_id in enumerate(deal_ids)}
        # Rows of one table are in order; sorting keeps it inside a deal.
        yield from self._write(sorted(told, key=lambda it: ranks[it[0].deal_id or ""]))

    def of_promises(
        self, lines: Iterable[PromiseLine], deal_ids: Collection[str]
    ) -> Iterator[ExportedEvidence]:
        """Make that of promises and of what became of them, for each of their deals among some.

        A promise of no deal has a row of its own.
        """
        told: list[_Told] = []
        for line in lines:
            own = tuple(each for each in line.deal_ids if each in deal_ids)
            of_none: tuple[None, ...] = () if line.deal_ids else (None,)
            for deal_id in own or of_none:
                told.extend(_tell_promise(line, deal_id, self._visit.moment.day))
        yield from self._write(told)

    def _write(self, told: Sequence[_Told]) -> Iterator[ExportedEvidence]:
        documents = {place.document_id for _, place in told if place is not None}
        register = self._visit.register
        headings = register.headings(documents)
        copies = register.find_any(CopyRow, "document_id", documents)
        groups = {row.document_id: row.source_id for row in copies}
        # Two contradictions may share a side, and two tellings an outcome.
        for matter, place in dict.fromkeys(told):
            if place is None:
                yield _write_word(matter)
            else:
                yield self._write_words(matter, place, headings, groups)

    def _write_words(
        self,
        matter: _Matter,
        place: Place,
        headings: Mapping[str, Heading],
        groups: Mapping[str, str],
    ) -> ExportedEvidence:
        heading = headings[place.document_id]
        return ExportedEvidence(
            id=write_place(place.document_id, place.start, place.end),
            deal_id=matter.deal_id,
            about=matter.about,
            name=matter.name,
            value=matter.value,
            shown=matter.shown,
            rejected=matter.rejected,
            document_id=place.document_id,
            start=place.start,
            end=place.end,
            quote=place.quote,
            rule=matter.rule,
            reviewer=matter.reviewer,
            source_id=groups.get(place.document_id, place.document_id),
            outlet=heading.outlet,
            title=heading.title,
            published=heading.published,
            url=heading.url,
            page=self._find_page(place),
        )

    def _find_page(self, place: Place) -> str | None:
        if self._pages is None:
            return None
        return self._pages.document(place.document_id, place.start, place.end)


def _write_word(matter: _Matter) -> ExportedEvidence:
    """Write what a reviewer decided: there are no words of a document."""
    return ExportedEvidence(
        id=matter.key,
        deal_id=matter.deal_id,
        about=matter.about,
        name=matter.name,
        value=matter.value,
        shown=matter.shown,
        rejected=matter.rejected,
        document_id=None,
        start=None,
        end=None,
        quote=None,
        rule=matter.rule,
        reviewer=matter.reviewer,
        source_id=None,
        outlet=None,
        title=None,
        published=None,
        url=None,
        page=None,
    )


def _tell_claim(row: ClaimRow) -> _Told:
    matter = _Matter(
        deal_id=row.deal_id,
        about=EvidenceAbout.VALUE,
        name=row.field,
        value=row.value,
        shown=row.shown,
        rejected=row.rejected,
        rule=row.rule,
        reviewer=row.reviewer,
        key=row.judgement_id or "",
    )
    return matter, _find_place(row.document_id, row.span_start, row.span_end, row.quote)


def _tell_step(row: StepEvidenceRow, stage: Stage) -> _Told:
    matter = _Matter(
        deal_id=row.deal_id,
        about=EvidenceAbout.STEP,
        name=str(row.position),
        value=str(stage),
        rule=row.rule,
    )
    return matter, _find_place(row.document_id, row.span_start, row.span_end, row.quote)


def _tell_quarrels(rows: Iterable[ContradictionRow]) -> Iterator[_Told]:
    """Tell both sides of what cannot both be true; a single side is no contradiction."""
    for line in group_quarrels(rows):
        for side in line.sides:
            for row in side.rows:
                matter = _Matter(
                    deal_id=line.deal_id,
                    about=EvidenceAbout.CONTRADICTION,
                    name=line.field,
                    value=side.value,
                    shown=side.shown,
                    rule=line.rule,
                )
                place = _find_place(row.document_id, row.span_start, row.span_end, row.quote)
                yield matter, place


def _tell_promise(line: PromiseLine, deal_id: str | None, day: dt.date) -> Iterator[_Told]:
    for row in line.tellings:
        matter = _Matter(
            deal_id=deal_id,
            about=EvidenceAbout.PROMISE,
            name=line.line,
            value=str(row.due or ""),
            shown=_can_mean(row.due, line.due),
        )
        yield matter, _find_place(row.document_id, row.span_start, row.span_end, row.quote)
    # A line holds what became known after the day, too.
    for outcome in (it for it in line.outcomes if it.known.last <= day):
        ended = outcome.row
        matter = _Matter(
            deal_id=deal_id,
            about=EvidenceAbout.OUTCOME,
            name=line.line,
            value=str(outcome.state),
            # An outcome is kept once a telling: all words for the same state stand for it.
            shown=line.settled is not None and outcome.state == line.settled.state,
            rule=outcome.rule,
            key=ended.judgement_id or "",
        )
        yield matter, _find_place(ended.told_in, ended.span_start, ended.span_end, ended.quote)


def _can_mean(told: PartialDate | None, due: PartialDate | None) -> bool:
    """Tell whether a due date leaves room for the finer one that stands: it is no rival then."""
    if told is None or due is None:
        return True
    return told.first <= due.first and due.last <= told.last


def _find_place(
    document_id: str | None, start: int | None, end: int | None, quote: str | None
) -> Place | None:
    if document_id is None or start is None or end is None or quote is None:
        return None
    return Place(document_id=document_id, start=start, end=end, quote=quote)
