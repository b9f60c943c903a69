"""The list of deals, at present or as of a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary
from jalin.store.register import Register
from jalin.store.rows import (
    LINE_GAP,
    PRESENT,
    DealDayRow,
    DealLink,
    DealLinkRow,
    DealMentionRow,
    DealPartyRow,
    PartyRow,
)
from jalin.track.standing import Standing
from jalin.track.state import DayState, Listening, find_last_heard, judge_fare, judge_state


def list_deals(register: Register, moment: Moment) -> tuple[DealSummary, ...]:
    """List the deals that are known, the latest step first; those without a date last."""
    found = summarise(register, moment, find_days(register, moment))
    return tuple(sorted(found, key=lambda deal: str(deal.date or ""), reverse=True))


def list_deals_of(
    register: Register, moment: Moment, document_ids: Iterable[str]
) -> tuple[DealSummary, ...]:
    """List the deals that are told in some documents, by id."""
    mentions = register.find_any(DealMentionRow, "document_id", document_ids)
    days = find_days(register, moment, {row.deal_id for row in mentions})
    return tuple(summarise(register, moment, days))


def list_documents_of(register: Register, deals: Iterable[DealSummary]) -> frozenset[str]:
    """List the documents that tell some deals."""
    mentions = register.find_any(DealMentionRow, "deal_id", {deal.id for deal in deals})
    return frozenset(row.document_id for row in mentions)


def find_days(
    register: Register, moment: Moment, deal_ids: Iterable[str] | None = None
) -> Mapping[str, DealDayRow]:
    """Find for each deal that was known at a moment the row that tells how it stood then."""
    if deal_ids is not None:
        rows = register.find_any(DealDayRow, "deal_id", deal_ids)
    elif moment.is_past:
        rows = tuple(register.all_rows(DealDayRow))
    else:
        rows = register.find(DealDayRow, day=PRESENT)
    held: dict[str, DealDayRow] = {}
    # Rows come by deal, then by day, so that the last one that counts stays.
    for row in rows:
        is_present = row.day == PRESENT
        if is_present is not moment.is_past and (is_present or moment.knows(row.day)):
            held[row.deal_id] = row
    return held


def judge_day(row: DealDayRow, day: dt.date, listening: Listening) -> DayState:
    """Judge how a deal fares on a day by what its row tells."""
    return judge_state(_find_standing(row), day, listening)


def _find_standing(row: DealDayRow) -> Standing:
    return Standing(
        reached=row.reached,
        news=row.news,
        announced=row.announced,
        outlets=split_lines(row.outlets),
    )


def split_lines(text: str) -> tuple[str, ...]:
    """Take apart a column that holds several names or phrases."""
    return tuple(text.split(LINE_GAP)) if text else ()


def load_listening(register: Register, day: dt.date) -> Listening:
    """Load how many documents of each outlet are kept from each month.

    The month of the day asked about is counted by days: some of it may have come after.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in register.listening(by_day=day.isoformat()[:7]):
        found[row.outlet][row.date] = row.count
    return found


def summarise(
    register: Register,
    moment: Moment,
    days: Mapping[str, DealDayRow],
    listening: Listening | None = None,
) -> list[DealSummary]:
    """Summarise deals in the order of their ids. `listening` is loaded where it is not at hand."""
    listening = load_listening(register, moment.day) if listening is None else listening
    last_heard = find_last_heard(listening, moment.day)
    members = _list_members(register, moment, days)
    umbrellas = find_umbrellas(register, moment, days)
    return [
        DealSummary(
            id=deal_id,
            parties=tuple(members[deal_id]),
            objects=split_lines(row.objects),
            instrument=row.instrument,
            stage=row.stage,
            reached=row.reached,
            binding=row.stage.binding,
            state=judge_fare(_find_standing(row), moment.day, last_heard),
            date=row.date,
            place=row.place,
            news=row.news,
            under=umbrellas.get(deal_id),
            activities=split_lines(row.activities),
            sectors=split_lines(row.sectors),
            amounts=split_lines(row.amounts),
            outlets=split_lines(row.outlets),
            documents=row.documents,
            sources=row.sources,
        )
        for deal_id, row in sorted(days.items())
    ]


def find_umbrellas(
    register: Register, moment: Moment, deal_ids: Iterable[str]
) -> Mapping[str, str]:
    """Find the umbrella of each deal that has one; where documents differ, the first id."""
    links = register.find_any(DealLinkRow, "deal_id", deal_ids)
    found: dict[str, str] = {}
    for link in links:
        if link.kind is DealLink.UNDER and moment.knows(link.known):
            found[link.deal_id] = min(found.get(link.deal_id, link.other_id), link.other_id)
    return found


def _list_members(
    register: Register, moment: Moment, deal_ids: Iterable[str]
) -> Mapping[str, list[PartyRow]]:
    """List the known parties of each deal in order of their position."""
    links = [
        it for it in register.find_any(DealPartyRow, "deal_id", deal_ids) if moment.knows(it.known)
    ]
    rows = register.find_any(PartyRow, "id", {link.party_id for link in links})
    party = {row.id: row for row in rows}
    found: dict[str, list[PartyRow]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.deal_id, link.position)):
        found[link.deal_id].append(party[link.party_id])
    return found
