"""Questions to a register: its deals, one deal, its promises, its parties."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from jalin.model import Stage
from jalin.pipeline.citing import Citations
from jalin.pipeline.views import (
    DealNotFoundError,
    DealSummary,
    DealView,
    MemberView,
    PartyView,
    PromiseView,
    Quote,
    StepView,
    ValueView,
)
from jalin.store.register import Register
from jalin.store.rows import (
    ClaimRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealPromiseRow,
    DealRoleRow,
    DealRow,
    PartyNameRow,
    PartyRow,
    PromiseRow,
    StepEvidenceRow,
    StepRow,
)
from jalin.text.lexicon import Lexicon
from jalin.text.words.fold import fold
from jalin.track.promises import judge_promise


def list_deals(
    register: Register, *, party: str | None = None, stage: Stage | None = None
) -> tuple[DealSummary, ...]:
    """List the deals, the latest step first; those without a date last.

    `party` keeps the deals of every party with a name that holds these words.
    """
    found = _summarise(register, register.find(DealRow))
    if party is not None:
        wanted = {view.party.id for view in list_parties(register, name=party)}
        found = [deal for deal in found if any(it.id in wanted for it in deal.parties)]
    if stage is not None:
        found = [deal for deal in found if deal.stage is stage]
    return tuple(sorted(found, key=lambda deal: str(deal.date or ""), reverse=True))


def show_deal(register: Register, prefix: str, *, today: dt.date, lexicon: Lexicon) -> DealView:
    """Show the deal whose id starts with a prefix, with whole sentences.

    Raises DealNotFoundError where there is none or more than one.
    """
    rows = register.find_deals(prefix)
    if len(rows) != 1:
        raise DealNotFoundError(prefix, (row.id for row in rows))
    (summary,) = _summarise(register, rows)
    mentions = register.find(DealMentionRow, deal_id=summary.id)
    citations = Citations.of(register, (it.document_id for it in mentions), lexicon)
    roles = sorted({(it.name, it.role) for it in register.find(DealRoleRow, deal_id=summary.id)})
    return DealView(
        deal=summary,
        members=tuple(_view_members(register, summary, citations)),
        roles=tuple(roles),
        steps=tuple(_view_steps(register, summary.id, citations)),
        values=tuple(_view_values(register, summary.id, citations)),
        promises=list_promises(register, today=today, deal_id=summary.id, lexicon=lexicon),
        conflicts=tuple(
            (it.conflict, citations.sources[it.document_id])
            for it in mentions
            if it.conflict is not None
        ),
        joins=register.find(DealJoinRow, deal_id=summary.id),
        sources=tuple(citations.sources.values()),
    )


def list_promises(
    register: Register, *, today: dt.date, lexicon: Lexicon, deal_id: str | None = None
) -> tuple[PromiseView, ...]:
    """List promises with whole sentences by due date, those without one last."""
    deal_ids: dict[tuple[str, int], list[str]] = defaultdict(list)
    for link in register.find(DealPromiseRow):
        deal_ids[link.document_id, link.position].append(link.deal_id)
    rows = [
        row
        for row in register.find(PromiseRow)
        if deal_id is None or deal_id in deal_ids.get((row.document_id, row.position), ())
    ]
    citations = Citations.of(register, (row.document_id for row in rows), lexicon)
    found = (_view_promise(row, deal_ids, citations, today) for row in rows)
    return tuple(sorted(found, key=lambda it: (it.due is None, str(it.due or ""))))


def list_parties(register: Register, *, name: str | None = None) -> tuple[PartyView, ...]:
    """List the parties, those with the most deals first, or those with a name like this."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in register.find(PartyNameRow):
        names[row.party_id][row.name] = None
    deal_ids: dict[str, list[str]] = defaultdict(list)
    for deal_party in register.find(DealPartyRow):
        deal_ids[deal_party.party_id].append(deal_party.deal_id)
    views = [
        PartyView(party=it, names=tuple(names[it.id]), deal_ids=tuple(deal_ids[it.id]))
        for it in register.find(PartyRow)
    ]
    kept = [view for view in views if name is None or _is_called(view, name)]
    return tuple(sorted(kept, key=lambda view: (-len(view.deal_ids), view.party.name)))


def _is_called(view: PartyView, name: str) -> bool:
    wanted = f" {fold(name)}"
    return any(wanted in f" {fold(form)}" for form in (view.party.name, *view.names))


def _summarise(register: Register, rows: Sequence[DealRow]) -> list[DealSummary]:
    parties = {party.id: party for party in register.find(PartyRow)}
    party_rows = sorted(register.find(DealPartyRow), key=lambda row: row.position)
    of_deal: dict[str, list[PartyRow]] = defaultdict(list)
    for row in party_rows:
        of_deal[row.deal_id].append(parties[row.party_id])
    objects: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in register.find(ClaimRow, field="objects"):
        objects[claim.deal_id][claim.value] = None
    return [
        DealSummary(
            id=row.id,
            parties=tuple(of_deal[row.id]),
            objects=tuple(objects[row.id]),
            instrument=row.instrument,
            stage=row.stage,
            reached=row.reached,
            binding=row.stage.binding,
            date=row.date,
            place=row.place,
            under=row.under,
            documents=row.documents,
        )
        for row in rows
    ]


def _view_members(
    register: Register, deal: DealSummary, citations: Citations
) -> Iterator[MemberView]:
    claims = register.find(ClaimRow, deal_id=deal.id, field="parties")
    for party in deal.parties:
        names = {
            (row.name, row.document_id) for row in register.find(PartyNameRow, party_id=party.id)
        }
        told = [claim for claim in claims if (claim.value, claim.document_id) in names]
        yield MemberView(party=party, quotes=_quote_once(told, citations))


def _view_steps(register: Register, deal_id: str, citations: Citations) -> Iterator[StepView]:
    evidence: dict[int, list[StepEvidenceRow]] = defaultdict(list)
    for told in register.find(StepEvidenceRow, deal_id=deal_id):
        evidence[told.position].append(told)
    for row in register.find(StepRow, deal_id=deal_id):
        yield StepView(
            stage=row.stage,
            factuality=row.factuality,
            kind=row.kind,
            instrument=row.instrument,
            date=row.date,
            place=row.place,
            quotes=_quote_once(evidence[row.position], citations),
        )


def _view_values(register: Register, deal_id: str, citations: Citations) -> Iterator[ValueView]:
    claims = register.find(ClaimRow, deal_id=deal_id)
    by_value = sorted(claims, key=lambda claim: (claim.field, not claim.shown, claim.value))
    for (field, value), group in groupby(by_value, key=lambda claim: (claim.field, claim.value)):
        told = list(group)
        yield ValueView(
            field=field,
            value=value,
            shown=told[0].shown,
            quotes=_quote_once(told, citations),
        )


def _quote_once(
    rows: Sequence[StepEvidenceRow] | Sequence[ClaimRow], citations: Citations
) -> tuple[Quote, ...]:
    """Quote rows, each place once though several rules may have seen it."""
    return tuple(dict.fromkeys(citations.quote(row) for row in rows))


def _view_promise(
    row: PromiseRow,
    deal_ids: Mapping[tuple[str, int], Sequence[str]],
    citations: Citations,
    today: dt.date,
) -> PromiseView:
    return PromiseView(
        who=row.who,
        due=row.due,
        state=judge_promise(row.due, today),
        deal_ids=tuple(deal_ids.get((row.document_id, row.position), ())),
        quote=citations.quote(row),
    )
