"""Which party mentions over all documents are one register party, and why.

A document alone gives each of its parties a key (`find_keys`); then the keys of one block settle
what they leave unsaid (`settle_keys`). Rules, first that fits:
1. `directory`: the reader knew it as a directory entry.
2. `directory_name`, `directory_alias`: its name, or an alias that the name bears out, is a form of
   an entry. `state_body`: a portfolio and a state make it. `renamed`: any of these, under a name
   that the body bears no more.
3. `directory_context`: an unsure form, where the document names the entry or tells its country.
   `directory_spelling`: one slip of the pen from one entry.
4. `document_only`: bare initials or a description; it stays inside its document.
5. `same_name`: the same distinguishing name, a kind of the same family and, for public bodies,
   the same country ("Kementerian Perindustrian" is one of Indonesia and one of Belarus).
   `same_spelling`: as before, spelt otherwise.
6. `kind_unsaid`, `country_unsaid`: as before, where one side does not tell its kind or country and
   all others of that name agree on it.
Two parties of one deal are never one by a rule weaker than an exact form, unless named alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from jalin.model import Party, PartyKind, Reading
from jalin.resolve.parties.aliases import DocumentParty, find_family, join_in_document
from jalin.resolve.parties.known_parties import Tie, surest, tie_in_context, tie_party
from jalin.resolve.parties.names import is_description, is_initials
from jalin.resolve.parties.party_keys import LinkRule, PartyKey, settle_keys
from jalin.text.lookup import PartyLookup
from jalin.text.party_names import fold_party, reduce_to_skeleton

__all__ = [
    "LinkRule",
    "PartyKey",
    "find_keys",
    "party_key",
    "settle_keys",
    "vote",
]

# By these rules a mention is its entry whatever else its deal names.
_SURE = frozenset({LinkRule.DIRECTORY, LinkRule.DIRECTORY_NAME})


def find_keys(reading: Reading, lookup: PartyLookup) -> tuple[tuple[DocumentParty, PartyKey], ...]:
    """Give each party of a reading its key, by its own document and the directory alone."""
    ties: dict[Party, Tie | None] = {
        party: tie_party(party, lookup) for deal in reading.deals for party in deal.parties
    }

    def find_known(party: Party) -> str | None:
        tie = ties[party]
        return None if tie is None else tie.id

    found = join_in_document(reading, find_known)
    tied = [surest(ties[party] for party in each.parties) for each in found]
    named = frozenset(tie.id for tie in tied if tie is not None)
    keys = [
        _build_key(each, tie or tie_in_context(each, lookup, named))
        for each, tie in zip(found, tied, strict=True)
    ]
    return tuple(zip(found, _keep_apart(found, keys), strict=True))


def party_key(party: Party, document_id: str) -> PartyKey:
    """Give the key of a party outside the directory."""
    family = find_family(party.kind)
    form = fold_party(party.name) or party.name
    if is_initials(party.name) or is_description(party.name):
        return PartyKey(
            rule=LinkRule.DOCUMENT_ONLY,
            name=form,
            form=form,
            family=family,
            document_id=document_id,
        )
    return PartyKey(
        rule=LinkRule.SAME_NAME,
        name=reduce_to_skeleton(party.name) or form,
        form=form,
        family=family,
        country=party.country if family == "public" else None,
    )


def vote(parties: Iterable[Party]) -> tuple[str, PartyKind, str | None]:
    """Choose name, kind and country by the most tellings."""
    told = list(parties)
    kind = _choose(party.kind for party in told if party.kind is not PartyKind.OTHER)
    country = _choose(party.country for party in told if party.country is not None)
    return _choose(party.name for party in told), PartyKind(kind or "other"), country or None


def _build_key(found: DocumentParty, tie: Tie | None) -> PartyKey:
    if tie is not None:
        return PartyKey(rule=tie.rule, name=tie.id)
    return party_key(found.told, found.places[0].document_id)


def _keep_apart(found: Sequence[DocumentParty], keys: Sequence[PartyKey]) -> list[PartyKey]:
    """Give the weaker of two parties of one deal that came to one id a key of its own."""
    order = sorted(range(len(found)), key=lambda index: (keys[index].rule.rank, index))
    kept = list(keys)
    held: dict[tuple[int, str], str] = {}
    for index in order:
        party, key = found[index], keys[index]
        name = fold_party(party.lead.name)
        deals = {place.deal for place in party.places}
        others = {held[deal, key.id] for deal in deals if (deal, key.id) in held}
        if key.rule not in _SURE and others - {name}:
            kept[index] = _keep_in_document(party, index)
        for deal in deals:
            held.setdefault((deal, kept[index].id), name)
    return kept


def _keep_in_document(party: DocumentParty, index: int) -> PartyKey:
    key = party_key(party.told, party.places[0].document_id)
    return replace(
        key,
        rule=LinkRule.DOCUMENT_ONLY,
        country=None,
        document_id=f"{party.places[0].document_id}.{index}",
    )


def _choose(values: Iterable[str]) -> str:
    """Choose the value of the most documents, then the longest, then the first by alphabet."""
    counts: Mapping[str, int] = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")
