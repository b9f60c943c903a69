"""Which party mentions over all documents are one register party, and why.

Rules, first that fits:
1. `directory`: the directory of known organisations has it.
2. `document_only`: bare initials or a description; it stays inside its document.
3. `same_name`: the same distinguishing name, a kind of the same family and, for public bodies,
   the same country ("Kementerian Perindustrian" is one of Indonesia and one of Belarus).
4. `kind_unsaid`, `country_unsaid`: as before, where one side does not tell its kind or country and
   all others of that name agree on it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from jalin.model import Party, PartyKind, Reading
from jalin.resolve.aliases import DocumentParty, PartyPlace, find_family, join_in_document
from jalin.resolve.names import is_description, is_initials
from jalin.text.words.fold import fold_name


class LinkRule(StrEnum):
    """Why a party mention belongs to a register party."""

    DIRECTORY = "directory"
    SAME_NAME = "same_name"
    KIND_UNSAID = "kind_unsaid"
    COUNTRY_UNSAID = "country_unsaid"
    DOCUMENT_ONLY = "document_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyKey:
    """What makes two mentions one party: equal ids, which leave out the rule that led to them.

    `name` is the directory id or the distinguishing name. `country` is told for public bodies
    only; `document_id` only where the name may not leave its document.
    """

    rule: LinkRule
    name: str
    family: str | None = None
    country: str | None = None
    document_id: str | None = None

    @property
    def id(self) -> str:
        """Write the key as a readable id; a leading "~" marks a party outside the directory."""
        if self.rule is LinkRule.DIRECTORY:
            return self.name
        tail = "".join(f".{part}" for part in (self.family, self.country) if part is not None)
        place = f"@{self.document_id}" if self.document_id is not None else ""
        slug = re.sub(r"\W+", "-", self.name)
        return f"~{slug}{tail}{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLink:
    """One mention of a register party, and why it is linked: the rule and the forms it saw."""

    place: PartyPlace
    rule: LinkRule
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParty:
    """An organisation over all documents. `name` is its form in the most documents."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    known_as: str | None
    links: tuple[PartyLink, ...]


def party_key(party: Party, document_id: str) -> PartyKey:
    """Give the key of a party by its own document alone."""
    if party.known_as is not None:
        return PartyKey(rule=LinkRule.DIRECTORY, name=party.known_as)
    family = find_family(party.kind)
    name = fold_name(party.name) or party.name
    if is_initials(party.name) or is_description(party.name):
        return PartyKey(
            rule=LinkRule.DOCUMENT_ONLY, name=name, family=family, document_id=document_id
        )
    country = party.country if family == "public" else None
    return PartyKey(rule=LinkRule.SAME_NAME, name=name, family=family, country=country)


def link_parties(readings: Iterable[Reading]) -> tuple[RegisterParty, ...]:
    """Link the parties of all readings. The result does not depend on their order."""
    found = [party for reading in readings for party in join_in_document(reading)]
    keys = [_find_key(party) for party in found]
    said = _say_unsaid(keys)
    members: dict[str, list[tuple[LinkRule, DocumentParty]]] = defaultdict(list)
    for party, key in zip(found, keys, strict=True):
        settled = said.get(key, key)
        members[settled.id].append((settled.rule, party))
    return tuple(_build_party(identity, members[identity]) for identity in sorted(members))


def _find_key(party: DocumentParty) -> PartyKey:
    lead = replace(party.lead, country=party.country)
    return party_key(lead, party.places[0].document_id)


def _say_unsaid(keys: Iterable[PartyKey]) -> Mapping[PartyKey, PartyKey]:
    """Map each key that leaves something unsaid to the only full key of its name."""
    by_name: dict[str, set[PartyKey]] = defaultdict(set)
    for key in keys:
        if key.rule is LinkRule.SAME_NAME:
            by_name[key.name].add(key)
    said = {}
    for same_name in by_name.values():
        full = {key for key in same_name if not _leaves_unsaid(key)}
        for key in same_name - full:
            fitting = {other for other in full if key.family in (None, other.family)}
            if len(fitting) == 1:
                rule = LinkRule.KIND_UNSAID if key.family is None else LinkRule.COUNTRY_UNSAID
                said[key] = replace(fitting.pop(), rule=rule)
    return said


def _leaves_unsaid(key: PartyKey) -> bool:
    return key.family is None or (key.family == "public" and key.country is None)


def _build_party(identity: str, members: list[tuple[LinkRule, DocumentParty]]) -> RegisterParty:
    parties = [party for _, party in members]
    kinds = [party.lead.kind for party in parties]
    links = [
        PartyLink(place=place, rule=rule, forms=tuple(dict.fromkeys((party.name, *party.aliases))))
        for rule, member in members
        for place, party in zip(member.places, member.parties, strict=True)
    ]
    return RegisterParty(
        id=identity,
        name=_choose(member.lead.name for member in parties),
        kind=PartyKind(_choose(kind for kind in kinds if kind is not PartyKind.OTHER) or "other"),
        country=_choose(m.country for m in parties if m.country is not None) or None,
        known_as=parties[0].lead.known_as,
        links=tuple(sorted(links, key=lambda link: link.place)),
    )


def _choose(values: Iterable[str]) -> str:
    """Choose the value of the most documents, then the longest, then the first by alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")
