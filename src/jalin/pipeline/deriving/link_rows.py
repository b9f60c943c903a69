"""The rows that say how the deals of one document hang on one another."""

from collections.abc import Iterator, Mapping, Sequence

from jalin.model import Document
from jalin.resolve.deals.candidates import Candidate, DealPlace
from jalin.resolve.deals.partner_changes import find_partner_changes
from jalin.store.rows import DealLink, DealLinkRow


def derive_link_rows(
    candidates: Sequence[Candidate], document: Document, deal_ids: Mapping[DealPlace, str]
) -> Iterator[DealLinkRow]:
    """Derive the links of a document. `deal_ids` gives the deal of each mention that has one."""
    present = [candidate for candidate in candidates if candidate.place in deal_ids]
    found = {
        *_find_umbrellas(present, deal_ids),
        *(
            (deal_ids[it.ended], DealLink.PARTNER_CHANGE, deal_ids[it.followed])
            for it in find_partner_changes(present)
        ),
    }
    for deal_id, kind, other_id in sorted(found):
        if deal_id != other_id:
            yield DealLinkRow(
                deal_id=deal_id,
                kind=kind,
                other_id=other_id,
                document_id=document.id,
                known=tell_day(document),
            )


def tell_day(document: Document) -> str | None:
    """Write the day from which a document counts as known: the last that its date can mean."""
    published = document.published
    return None if published is None else published.last.isoformat()


def _find_umbrellas(
    candidates: Sequence[Candidate], deal_ids: Mapping[DealPlace, str]
) -> Iterator[tuple[str, DealLink, str]]:
    for candidate in candidates:
        under = candidate.mention.under
        if under is None:
            continue
        umbrella = DealPlace(document_id=candidate.place.document_id, deal=under)
        if umbrella in deal_ids:
            yield deal_ids[candidate.place], DealLink.UNDER, deal_ids[umbrella]
