"""Holders of offices of foreign states whom the press names without their country."""

from jalin.model import Party, PartyKind
from jalin.read.analysis import Analysis
from jalin.read.people.person_states import find_own_name


def find_state_of(analysis: Analysis, name: str) -> str | None:
    """Give the country whose office a well-known person holds, None where nobody knows.

    It is named as the document names it, else by its usual name.
    """
    rules = analysis.lexicon.rules("statesmen")
    known = next((rule.value for rule in rules if rule.pattern.fullmatch(name)), None)
    if known is None:
        return None
    own = (party for party in analysis.parties if _is_state(party, known["country"]))
    party = next(own, None)
    return known["name"] if party is None else find_own_name(party)


def _is_state(party: Party, country: str) -> bool:
    return party.kind is PartyKind.GOVERNMENT and party.known_as == country
