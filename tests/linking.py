"""The parties of some readings linked at once, as the register links them piece by piece."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalin.model import PartyKind, Reading
from jalin.resolve.parties.aliases import DocumentParty, PartyPlace
from jalin.resolve.parties.linking import LinkRule, find_keys, settle_keys, vote
from jalin.text.directory import Directory
from jalin.text.lookup import PartyLookup

NO_DIRECTORY = Directory(organisations={}, countries={})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLink:
    """One mention of a register party, and why it is linked: the rule and the forms it saw."""

    place: PartyPlace
    rule: LinkRule
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParty:
    """An organisation over all documents.

    In the directory, name, kind and country are the entry's; otherwise those of the most documents.
    """

    id: str
    name: str
    kind: PartyKind
    country: str | None
    known_as: str | None
    links: tuple[PartyLink, ...]


def link_parties(
    readings: Iterable[Reading], lookup: PartyLookup | None = None
) -> tuple[RegisterParty, ...]:
    """Link the parties of all readings. The result does not depend on their order."""
    lookup = lookup or PartyLookup.of(NO_DIRECTORY)
    found = [pair for reading in readings for pair in find_keys(reading, lookup)]
    settled = settle_keys(key for _, key in found)
    members: dict[str, list[tuple[LinkRule, DocumentParty]]] = defaultdict(list)
    for party, key in found:
        members[settled[key].id].append((settled[key].rule, party))
    return tuple(build_party(identity, members[identity], lookup) for identity in sorted(members))


def build_party(
    identity: str, members: Sequence[tuple[LinkRule, DocumentParty]], lookup: PartyLookup
) -> RegisterParty:
    """Build a register party of its document parties, each with the rule that settled it."""
    links = sorted(
        (
            PartyLink(
                place=place, rule=rule, forms=tuple(dict.fromkeys((party.name, *party.aliases)))
            )
            for rule, member in members
            for place, party in zip(member.places, member.parties, strict=True)
        ),
        key=lambda link: link.place,
    )
    entry = lookup.find_entry(identity)
    is_known = any(rule.is_known for rule, _ in members)
    if entry is not None and is_known:
        name, kind, country = entry.name, entry.kind, entry.country
    else:
        name, kind, country = vote([member.told for _, member in members])
    return RegisterParty(
        id=identity,
        name=name,
        kind=kind,
        country=country,
        known_as=identity if is_known else None,
        links=tuple(links),
    )
