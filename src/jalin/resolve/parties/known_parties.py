"""Which directory entry a party mention is, asked anew by its names, and why.

A mention alone is linked by the reader's own link, by an exact form, or as a body of a state. With
its document beside it also by a form that is not sure, or by a slip of the pen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jalin.model import Party, PartyKind
from jalin.resolve.parties.aliases import DocumentParty, find_family
from jalin.resolve.parties.names import is_description, is_initials, spells
from jalin.resolve.parties.party_keys import LinkRule
from jalin.text.directory import Organisation
from jalin.text.lookup import Found, FoundBy, PartyLookup
from jalin.text.party_names import fold_party

# So many words of an exact name leave no doubt, whatever kind the document gives it.
_UNMISTAKABLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The directory id of a mention, and the rule that found it."""

    id: str
    rule: LinkRule


def tie_party(party: Party, lookup: PartyLookup) -> Tie | None:
    """Tie one mention to the directory by what it says itself."""
    tie = _tie_by_reader(party) or _tie_by_form(party, lookup)
    if tie is None:
        return None
    today = lookup.directory.current_of(tie.id)
    return tie if today == tie.id else Tie(id=today, rule=LinkRule.RENAMED)


def tie_in_context(found: DocumentParty, lookup: PartyLookup, named: frozenset[str]) -> Tie | None:
    """Tie a party that no mention ties, with the ids that its document names for sure."""
    told = found.told
    tie = _tie_by_context(told, lookup, named) or _tie_by_spelling(told, lookup)
    if tie is None:
        return None
    return Tie(id=lookup.directory.current_of(tie.id), rule=tie.rule)


def _tie_by_reader(party: Party) -> Tie | None:
    if party.known_as is None:
        return None
    return Tie(id=party.known_as, rule=LinkRule.DIRECTORY)


def _tie_by_form(party: Party, lookup: PartyLookup) -> Tie | None:
    if is_description(party.name):
        return _tie_state(party, lookup)
    rules = ((party.name, LinkRule.DIRECTORY_NAME), *_list_aliases(party))
    for form, rule in rules:
        fitting = {
            found.organisation.id
            for found in lookup.find_exact(form)
            if _is_sure(found, form) and _fits(found.organisation, party, form)
        }
        if len(fitting) == 1:
            return Tie(id=fitting.pop(), rule=rule)
        if rule is LinkRule.DIRECTORY_NAME:
            tie = _tie_state(party, lookup)
            if tie is not None:
                return tie
    return None


def _tie_state(party: Party, lookup: PartyLookup) -> Tie | None:
    """Tie a body that a state and a portfolio make; companies are never meant."""
    if find_family(party.kind) not in ("public", None):
        return None
    body = lookup.bodies.find(party.name, party.country)
    if body is None or party.country not in (None, body.country):
        return None
    return Tie(id=body.id, rule=LinkRule.STATE_BODY)


def _list_aliases(party: Party) -> Iterator[tuple[str, LinkRule]]:
    """List the aliases that may say which known organisation a name means.

    A fuller form may, and any long form of bare initials. A short form may not: it stands for its
    own long name, whatever the directory makes of it ("PT Karya Samudra Prima (KSP)"). Only
    a public body's name in another language bears a short name that it does not spell
    ("Maritime Security Agency (Bakamla)").
    """
    words = set(fold_party(party.name).split())
    for alias in party.aliases:
        others = set(fold_party(alias).split())
        is_foreign = (
            find_family(party.kind) == "public"
            and len(others) == 1
            and not words & others
            and not spells(alias, party.name)
        )
        if is_description(alias):
            continue
        is_longer = words < others or (is_initials(party.name) and len(others) > 1)
        if is_longer or is_foreign:
            yield alias, LinkRule.DIRECTORY_ALIAS


def _is_sure(found: Found, form: str) -> bool:
    """Tell whether a form names its entry alone; bare initials must be known as just those."""
    if found.how is FoundBy.CAUTIOUS:
        return False
    return found.form == form.strip() if is_initials(form) else True


def _fits(entry: Organisation, party: Party, form: str) -> bool:
    family, told = find_family(entry.kind), find_family(party.kind)
    if entry.kind is PartyKind.GOVERNMENT and party.kind is not PartyKind.GOVERNMENT:
        # A ministry may go by the name of its state and is still not the state.
        return told is None
    # Public bodies of one name stand in every state; a company is known by its name.
    if "public" in (family, told) and not _may_be_of_one_country(entry, party):
        return False
    return (
        told is None
        or _are_confused(family, told)
        or (len(fold_party(form).split()) >= _UNMISTAKABLE)
    )


def _are_confused(family: str | None, told: str) -> bool:
    """Tell whether writers take one family for the other: public bodies and bodies of states."""
    return family == told or {family, told} == {"public", "body"}


def _tie_by_context(party: Party, lookup: PartyLookup, named: frozenset[str]) -> Tie | None:
    """Tie by an unsure form, where the same document names the entry or tells its country."""
    for form in (party.name, *(alias for alias, _ in _list_aliases(party))):
        if is_description(form):
            continue
        entries = {
            found.organisation.id: found.organisation
            for found in lookup.find_exact(form)
            if _fits(found.organisation, party, form)
        }
        meant = entries.keys() & named or {
            identity
            for identity, entry in entries.items()
            if party.country is not None and entry.country == party.country
        }
        if len(meant) == 1:
            return Tie(id=min(meant), rule=LinkRule.DIRECTORY_CONTEXT)
    return None


def _tie_by_spelling(party: Party, lookup: PartyLookup) -> Tie | None:
    """Tie a long name that is one slip away from the forms of one entry only."""
    if is_description(party.name):
        return None
    near = {found.organisation.id: found.organisation for found in lookup.find_spelt(party.name)}
    if len(near) != 1:
        return None
    (entry,) = near.values()
    return (
        Tie(id=entry.id, rule=LinkRule.DIRECTORY_SPELLING) if _is_compatible(entry, party) else None
    )


def _is_compatible(entry: Organisation, party: Party) -> bool:
    if entry.kind is PartyKind.GOVERNMENT:
        # Places have neighbours one letter away: Badung and Bandung.
        return False
    told = find_family(party.kind)
    families = told is None or find_family(entry.kind) == told
    return families and _may_be_of_one_country(entry, party)


def _may_be_of_one_country(entry: Organisation, party: Party) -> bool:
    return None in (entry.country, party.country) or entry.country == party.country


def surest(ties: Iterable[Tie | None]) -> Tie | None:
    """Give the surest of some ties, None where there is none."""
    return min(
        (tie for tie in ties if tie is not None),
        key=lambda tie: (tie.rule.rank, tie.id),
        default=None,
    )
