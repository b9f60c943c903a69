"""What a reviewer points at: a deal, one mention of it, a party, a promise.

A deal is named by the start of its id; a mention by document and number, `DOCUMENT/INDEX`; a party
by its id or name after `party:`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import Anchor, PartialDate
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.anchors import build_anchor
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, DealPromiseRow, PartyNameRow, PartyRow
from jalin.store.saying_rows import PromiseRow
from jalin.text.words.fold import fold

PARTY_MARK = "party:"
# No document tells as many deals; Python reads no number of very many digits.
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The mentions that are judged, the founding one first.

    `deal_id` is their deal, None where the mention was said to be none. `whole`: the deal was
    named, not one mention.
    """

    deal_id: str | None
    places: tuple[DealPlace, ...]
    whole: bool


def find_target(register: Register, asked: str, mention: str | None = None) -> Target:
    """Find a deal by the start of its id, or a mention; `mention` picks one of the deal's.

    Raises DealNotFoundError, TargetNotFoundError.
    """
    if mention is None and _split_place(asked)[1] is not None:
        return _find_mention(register, asked)
    rows = register.find_deals(asked)
    if len(rows) != 1:
        raise DealNotFoundError(asked, (row.id for row in rows))
    places = list_places(register, rows[0].id)
    if mention is None:
        return Target(deal_id=rows[0].id, places=places, whole=True)
    place = _pick_mention(register, places, mention)
    return Target(deal_id=rows[0].id, places=(place,), whole=False)


def list_places(register: Register, deal_id: str) -> tuple[DealPlace, ...]:
    """List the mentions of a deal, the one that was published first before the others."""
    rows = register.find(DealMentionRow, deal_id=deal_id)
    documents = register.documents(row.document_id for row in rows)

    def age(place: DealPlace) -> tuple[bool, dt.date, str, DealPlace]:
        return (*PartialDate.order_of(documents[place.document_id].published), place)

    places = (DealPlace(document_id=row.document_id, deal=row.position) for row in rows)
    return tuple(sorted(places, key=age))


def build_anchors(register: Register, places: Sequence[DealPlace]) -> tuple[Anchor, ...]:
    """Name mentions so that newer readings have them again. Raises TargetNotFoundError."""
    kept = register.current_of(place.document_id for place in places)
    for place in places:
        deals = kept[place.document_id][1].deals
        if place.deal >= len(deals):
            choices = (f"{place.document_id}/{index}" for index in range(len(deals)))
            raise TargetNotFoundError("mention", f"{place.document_id}/{place.deal}", choices)
    return tuple(
        build_anchor(place.document_id, kept[place.document_id][1], place.deal) for place in places
    )


def find_party(register: Register, asked: str) -> str:
    """Find a party by its id, or by a name that no other bears. Raises TargetNotFoundError."""
    told = asked.removeprefix(PARTY_MARK)
    if register.find(PartyRow, id=told):
        return told
    named = {row.party_id for row in register.find(PartyNameRow, name=told)}
    near: set[str] = set()
    if len(named) != 1:
        rows = [row for row in register.all_rows(PartyRow) if fold(told) in fold(row.name)]
        near = {row.id for row in rows} if fold(told) else set()
        named = named or {row.id for row in rows if fold(row.name) == fold(told)}
    if len(named) != 1:
        choices = (f"{PARTY_MARK}{each}" for each in sorted(named | near))
        raise TargetNotFoundError("party", told, choices)
    return named.pop()


def find_promise(register: Register, target: Target, asked: str) -> tuple[DealPlace, str]:
    """Find the promise of a deal that has these words, and the mention beside which it stands.

    Raises TargetNotFoundError.
    """
    links = register.find(DealPromiseRow, deal_id=target.deal_id)
    rows = [
        row
        for link in links
        for row in register.find(PromiseRow, document_id=link.document_id, position=link.position)
    ]
    found = [
        (place, row.quote)
        for place in target.places
        for row in rows
        if row.document_id == place.document_id and fold(asked) in fold(row.quote)
    ]
    # Copies of one text make the same promise: it is judged where it was told first.
    if len({fold(quote) for _, quote in found}) != 1:
        raise TargetNotFoundError("promise", asked, sorted({repr(row.quote) for row in rows}))
    return found[0]


def _find_mention(register: Register, asked: str) -> Target:
    told, number = _split_place(asked)
    rows = register.find_by_prefix(DealMentionRow, "document_id", told)
    found = register.current_of([told]) or register.current_of(row.document_id for row in rows)
    if len(found) != 1:
        raise TargetNotFoundError("document", told, found)
    ((document_id, (_, reading)),) = found.items()
    if number is None or number >= len(reading.deals):
        choices = (f"{told}/{index}" for index in range(len(reading.deals)))
        raise TargetNotFoundError("mention", asked, choices)
    deal_ids = [row.deal_id for row in rows if row.position == number]
    place = DealPlace(document_id=document_id, deal=number)
    return Target(deal_id=next(iter(deal_ids), None), places=(place,), whole=False)


def _pick_mention(register: Register, places: Sequence[DealPlace], asked: str) -> DealPlace:
    """Pick a mention by the start of its document's id, or its name; the number may be left out."""
    told, number = _split_place(asked)
    documents = register.documents(place.document_id for place in places)
    found = [
        place
        for place in places
        if (place.document_id.startswith(told) or documents[place.document_id].name == told)
        and number in (None, place.deal)
    ]
    if len(found) != 1:
        choices = (f"{documents[it.document_id].name}/{it.deal}" for it in places)
        raise TargetNotFoundError("mention", asked, choices)
    return found[0]


def _split_place(asked: str) -> tuple[str, int | None]:
    head, _, tail = asked.rpartition("/")
    is_place = head and tail.isdecimal() and len(tail) <= _MOST_DIGITS
    return (head, int(tail)) if is_place else (asked, None)
