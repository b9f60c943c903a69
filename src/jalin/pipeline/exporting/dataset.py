"""Making a dataset of what a visit sees: any filter, any day."""

import importlib.metadata
import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from jalin.export.dataset.dataset import About, Dataset, Rows
from jalin.export.dataset.rows import (
    ExportedDeal,
    ExportedEvidence,
    ExportedParty,
    ExportedPromise,
    ExportedStep,
)
from jalin.model import PartialDate
from jalin.pipeline.catalogue.catalogue import Catalogue, Selection, Sort
from jalin.pipeline.catalogue.filter import EVERY, Filter, write_filter
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.exporting.evidence import EvidenceMaker, write_place
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.past import open_rows
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.views import DealSummary
from jalin.pipeline.statistics.parties.made_promises import keep_lines
from jalin.store.rows import (
    DealMentionRow,
    PartyNameRow,
    PartyRow,
    StepEvidenceRow,
    StepRow,
)

_Item = TypeVar("_Item")
# Deals whose rows are in memory at once.
_BATCH_SIZE = 500


def build_dataset(
    visit: Visit,
    wanted: Filter = EVERY,
    *,
    sort: Sort = Sort.DATE,
    pages: Addresses | None = None,
    only: Collection[str] | None = None,
) -> Dataset:
    """Take the deals that a filter wants, with all that is known of them.

    Promises of documents that tell no deal belong to the dataset of all deals alone. The rows are
    read while they are asked for: the visit must last as long. `pages` tells where things are seen,
    None where they are not; `only` keeps of the deals those with these ids. Raises QuestionError.
    """
    selection = visit.select(wanted, sort)
    part: tuple[tuple[str, str], ...] = ()
    if only is not None:
        kept = replace(selection, base=selection.base & selection.catalogue.mark(only))
        part = (("part", f"{kept.total} of {selection.total}"),)
        selection = kept
    is_all = wanted.is_empty and only is None
    maker = _Maker(visit=visit, selection=selection, is_all=is_all, pages=pages)
    return Dataset(
        about=About(
            day=visit.moment.day,
            is_past=visit.moment.is_past,
            question=(*write_filter(wanted), *_tell_corrections(visit, wanted), *part),
            revision=visit.revision,
            program=f"Jalin {importlib.metadata.version('jalin')}",
        ),
        deals=Rows(maker.list_deals),
        steps=Rows(maker.list_steps),
        promises=Rows(maker.list_promises),
        parties=Rows(maker.list_parties),
        evidence=Rows(maker.list_evidence),
    )


def _tell_corrections(visit: Visit, wanted: Filter) -> Iterator[tuple[str, str]]:
    """Tell which names were read otherwise than they are written: a file goes on without us."""
    for it in visit.list_corrections(wanted):
        shown = ", ".join(it.shown) or "nobody"
        more = f" and {it.more} more" if it.more else ""
        yield "read_as", f"{it.field} {it.asked}: {shown}{more}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes the rows of the deals that are selected."""

    visit: Visit
    selection: Selection
    is_all: bool
    pages: Addresses | None

    def list_deals(self) -> Iterator[ExportedDeal]:
        catalogue = self.selection.catalogue
        for place in self.selection.places:
            yield _write_deal(catalogue, int(place), self.pages)

    def list_steps(self) -> Iterator[ExportedStep]:
        for deal_ids in self._cut_batches():
            rows = open_rows(self.visit.register, self.visit.moment, self.visit.insight, deal_ids)
            told: dict[tuple[str, int], list[str]] = defaultdict(list)
            found = rows.find_any(StepEvidenceRow, "deal_id", deal_ids)
            for it in sorted(found, key=lambda row: row.number):
                place = write_place(it.document_id, it.span_start, it.span_end)
                told[it.deal_id, it.position].append(place)
            steps: dict[str, list[StepRow]] = defaultdict(list)
            for step in rows.find_any(StepRow, "deal_id", deal_ids):
                steps[step.deal_id].append(step)
            for deal_id in deal_ids:
                for step in steps[deal_id]:
                    yield _write_step(step, told[deal_id, step.position])

    def list_promises(self) -> Iterator[ExportedPromise]:
        for line in self._find_lines():
            yield _write_promise(line)

    def list_parties(self) -> Iterator[ExportedParty]:
        """List the parties of the selected deals, those with the most of them first."""
        deals = self.selection.page()
        rows = {party.id: party for deal in deals for party in deal.parties}
        counts = Counter(party.id for deal in deals for party in deal.parties)
        ordered = sorted(rows.values(), key=lambda it: (-counts[it.id], it.name, it.id))
        for batch in _cut(ordered):
            names = self._list_names(batch)
            for party in batch:
                yield _write_party(party, names[party.id], counts[party.id], self.pages)

    def list_evidence(self) -> Iterator[ExportedEvidence]:
        evidence = EvidenceMaker(self.visit, self.pages)
        for deal_ids in self._cut_batches():
            yield from evidence.of_deals(deal_ids)
        chosen = frozenset(self.selection.deal_ids)
        for lines in _cut(self._find_lines()):
            yield from evidence.of_promises(lines, chosen)

    def _find_lines(self) -> Sequence[PromiseLine]:
        lines = keep_lines(self.visit)
        if self.is_all:
            return lines
        chosen = frozenset(self.selection.deal_ids)
        return [line for line in lines if not chosen.isdisjoint(line.deal_ids)]

    def _cut_batches(self) -> Iterator[Sequence[str]]:
        return _cut(self.selection.deal_ids)

    def _list_names(self, parties: Iterable[PartyRow]) -> Mapping[str, tuple[str, ...]]:
        """List the names of parties by which the documents of the moment call them."""
        register, moment = self.visit.register, self.visit.moment
        rows = register.find_any(PartyNameRow, "party_id", {party.id for party in parties})
        known = None
        if moment.is_past:
            told = register.find_any(DealMentionRow, "document_id", {it.document_id for it in rows})
            known = {it.document_id for it in told if moment.knows(it.known)}
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if known is None or row.document_id in known:
                found[row.party_id].add(row.name)
        return defaultdict(tuple, {key: tuple(sorted(names)) for key, names in found.items()})


def _write_deal(catalogue: Catalogue, place: int, pages: Addresses | None) -> ExportedDeal:
    deal: DealSummary = catalogue.summaries[place]
    first_told = catalogue.first_told[place]
    countries = (party.country for party in deal.parties if party.country is not None)
    return ExportedDeal(
        id=deal.id,
        parties=tuple(party.name for party in deal.parties),
        party_ids=tuple(party.id for party in deal.parties),
        countries=tuple(dict.fromkeys(countries)),
        objects=deal.objects,
        instrument=deal.instrument,
        stage=deal.stage,
        reached=deal.reached,
        binding=deal.binding,
        state=deal.state,
        date=deal.date,
        place=deal.place,
        last_news=deal.news,
        first_told=PartialDate.parse(first_told) if first_told else None,
        umbrella_id=deal.under,
        activities=deal.activities,
        sectors=deal.sectors,
        amounts=deal.amounts,
        outlets=deal.outlets,
        documents=deal.documents,
        sources=deal.sources,
        page=None if pages is None else pages.deal(deal.id),
    )


def _write_step(row: StepRow, evidence: Iterable[str]) -> ExportedStep:
    return ExportedStep(
        deal_id=row.deal_id,
        position=row.position,
        stage=row.stage,
        factuality=row.factuality,
        kind=row.kind,
        instrument=row.instrument,
        date=row.date,
        place=row.place,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _write_promise(line: PromiseLine) -> ExportedPromise:
    settled = None if line.settled is None else line.settled.row
    told_in = None
    if settled is not None and settled.told_in is not None:
        told_in = write_place(settled.told_in, settled.span_start, settled.span_end)
    return ExportedPromise(
        id=line.line,
        who=line.who,
        due=line.due,
        state=str(line.state),
        deal_ids=line.deal_ids,
        told=None if line.told is None else PartialDate.parse(line.told),
        quote=line.tellings[0].quote,
        evidence=tuple(
            dict.fromkeys(
                write_place(it.document_id, it.span_start, it.span_end) for it in line.tellings
            )
        ),
        settled_on=None if line.settled is None else line.settled.known,
        settled_by=None if line.settled is None else line.settled.rule,
        settled_evidence=told_in,
    )


def _write_party(
    row: PartyRow, names: tuple[str, ...], deals: int, pages: Addresses | None
) -> ExportedParty:
    return ExportedParty(
        id=row.id,
        name=row.name,
        kind=row.kind,
        country=row.country,
        known_as=row.known_as,
        names=names or (row.name,),
        deals=deals,
        page=None if pages is None else pages.party(row.id),
    )


def _cut(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in itertools.count(0, _BATCH_SIZE):
        if start >= len(items):
            return
        yield items[start : start + _BATCH_SIZE]
