"""Names that belong together inside one document.

Aliases and acronyms join party mentions here and nowhere else: an alias that is wrong spoils its
own document and never cascades over others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jalin.model import Party, PartyKind, Reading
from jalin.resolve.parties.names import is_initials, spells
from jalin.text.words.fold import fold_name

_FAMILY_BY_KIND = {
    PartyKind.COMPANY: "business",
    PartyKind.STATE_OWNED_ENTERPRISE: "business",
    PartyKind.MINISTRY: "public",
    PartyKind.AGENCY: "public",
    PartyKind.GOVERNMENT: "public",
    PartyKind.MILITARY: "public",
    PartyKind.INTERNATIONAL_ORGANISATION: "body",
    PartyKind.ALLIANCE: "body",
    PartyKind.ASSOCIATION: "body",
    PartyKind.UNIVERSITY: "university",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PartyPlace:
    """Where a party is mentioned: its document, the deal there, its place among the parties."""

    document_id: str
    deal: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentParty:
    """One organisation as one document speaks of it, in all its deals there.

    Invariant: `places` and `parties` run side by side, in reading order, and are not empty.
    """

    places: tuple[PartyPlace, ...]
    parties: tuple[Party, ...]

    @property
    def lead(self) -> Party:
        """Give the mention that stands for all: in the directory first, then the fullest name."""
        return min(
            self.parties,
            key=lambda party: (party.known_as is None, -len(party.name), party.name),
        )

    @property
    def told(self) -> Party:
        """Give the leading mention with what the others add: their forms, a country, a kind.

        A name of bare initials gives way to an alias that it spells.
        """
        lead = self.lead
        forms = tuple(dict.fromkeys(form for it in self.parties for form in (it.name, *it.aliases)))
        name = lead.name
        if is_initials(name):
            name = max((form for form in forms if spells(name, form)), key=_fullness, default=name)
        kinds = (it.kind for it in (lead, *self.parties))
        return replace(
            lead,
            name=name,
            aliases=tuple(form for form in forms if form != name),
            kind=next((kind for kind in kinds if find_family(kind) is not None), lead.kind),
            country=self.country,
        )

    @property
    def country(self) -> str | None:
        """Give the first country that a mention tells, the lead's own before others."""
        told = (party.country for party in (self.lead, *self.parties))
        return next((country for country in told if country is not None), None)


def find_family(kind: PartyKind) -> str | None:
    """Find the family of a kind: kinds of one family are confused by writers, families are not.

    `other` has none: the document does not tell what the organisation is.
    """
    return _FAMILY_BY_KIND.get(kind)


def find_by_reader(party: Party) -> str | None:
    """Give the directory id that the reader gave a mention."""
    return party.known_as


def join_in_document(
    reading: Reading, find_known: Callable[[Party], str | None] = find_by_reader
) -> tuple[DocumentParty, ...]:
    """Join the party mentions of one reading that are one directory entry or share a name or alias.

    Never joined: two directory entries, two families of kinds, two parties of one deal.
    `find_known` gives the directory id of a mention.
    """
    joined: list[list[tuple[PartyPlace, Party]]] = []
    for place, party in _find_mentions(reading):
        home = next((group for group in joined if _belongs(place, party, group, find_known)), None)
        if home is None:
            joined.append([(place, party)])
        else:
            home.append((place, party))
    return tuple(
        DocumentParty(
            places=tuple(place for place, _ in group), parties=tuple(party for _, party in group)
        )
        for group in joined
    )


def find_forms(party: Party) -> frozenset[str]:
    """Give every form of a party's name, reduced to what distinguishes it."""
    return frozenset(fold_name(form) for form in (party.name, *party.aliases)) - {""}


def _find_mentions(reading: Reading) -> Iterator[tuple[PartyPlace, Party]]:
    assert reading.document_id is not None, "only readings of kept documents are resolved"
    for deal, mention in enumerate(reading.deals):
        for position, party in enumerate(mention.parties):
            place = PartyPlace(document_id=reading.document_id, deal=deal, position=position)
            yield place, party


def _belongs(
    place: PartyPlace,
    party: Party,
    group: list[tuple[PartyPlace, Party]],
    find_known: Callable[[Party], str | None],
) -> bool:
    if any(place.deal == other.deal for other, _ in group):
        return False
    known = {find_known(member) for _, member in group} - {None}
    identity = find_known(party)
    if identity is not None and known:
        return identity in known
    families = {find_family(member.kind) for _, member in group} | {find_family(party.kind)}
    if len(families - {None}) > 1:
        return False
    return any(find_forms(party) & find_forms(member) for _, member in group)


def _fullness(form: str) -> tuple[int, str]:
    return (len(form), form)
