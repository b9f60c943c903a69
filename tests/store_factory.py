"""Builders of derived rows, as small as a test of the store needs them."""

from jalin.model import PartialDate, PartyKind, Stage
from jalin.store.rows import PRESENT, ClaimRow, DealDayRow, DealRow, PartyRow


def deal_row(identity: str) -> DealRow:
    """Build the row of a deal that no dated document tells."""
    return DealRow(id=identity, first_told=None, last_told=None)


def day_row(
    deal_id: str,
    *,
    date: str | None = None,
    place: str | None = None,
    documents: int = 1,
    stage: Stage = Stage.INTENT,
) -> DealDayRow:
    """Build the row of what is known of a deal where no day is asked."""
    return DealDayRow(
        deal_id=deal_id,
        day=PRESENT,
        stage=stage,
        reached=Stage.INTENT,
        announced=None,
        instrument=None,
        date=None if date is None else PartialDate.parse(date),
        place=place,
        news=None,
        objects="",
        activities="",
        sectors="",
        amounts="",
        outlets="",
        documents=documents,
        sources=1,
    )


def party_row(identity: str, name: str = "PT Pindad") -> PartyRow:
    """Build the row of a company."""
    return PartyRow(id=identity, name=name, kind=PartyKind.COMPANY, country=None, known_as=None)


def claim_row(deal_id: str, value: str, *, shown: bool = False) -> ClaimRow:
    """Build the row of a claim about the objects of a deal."""
    return ClaimRow(
        deal_id=deal_id,
        field="objects",
        value=value,
        shown=shown,
        shown_by=None,
        rejected=False,
        document_id="d",
        source_id="d",
        span_start=0,
        span_end=1,
        quote="x",
        rule=None,
        judgement_id=None,
        reviewer=None,
    )
