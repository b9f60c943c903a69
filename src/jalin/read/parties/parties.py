"""The parties of a document: mentions that name one organisation come together.

Within one document the names of an organisation meet by directory entry, by a short name set in
brackets, by one office and its seat, and by what `joining` knows. Nothing here looks beyond the
document.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalin.model import Party, PartyKind, Span
from jalin.read.parties.acronyms import (
    Acronym,
    find_acronyms,
    find_title_acronyms,
    settle_acronyms,
)
from jalin.read.parties.groups import Groups
from jalin.read.parties.joining import (
    join_capitals,
    join_equal_names,
    join_home_branches,
    join_initials,
    join_names_behind_countries,
    join_regions,
    join_short_forms,
    join_spellings,
    join_tickers,
)
from jalin.read.parties.origins import find_origin, list_country_forms
from jalin.read.parties.party_keys import derive_key, derive_office_name, derive_region
from jalin.text.knowledge import Knowledge
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.fold import fold_name

# The country whose press is read.
_HOME = "ID"


def group_parties(
    text: str,
    mentions: Sequence[OrganisationMention],
    knowledge: Knowledge,
    *,
    title: str | None = None,
) -> tuple[Party, ...]:
    """Bring mentions together as parties, in order of first mention."""
    acronyms = (
        *find_acronyms(text, mentions, knowledge),
        *find_title_acronyms(title, mentions, knowledge),
    )
    mentions = settle_acronyms(mentions, acronyms, knowledge)
    key_by_mention = {mention: derive_key(mention) for mention in mentions}
    groups = _join(key_by_mention, acronyms, knowledge)
    forms_by_span = defaultdict(list)
    for acronym in acronyms:
        forms_by_span[acronym.mention.span].append(acronym.text)
    members: dict[str, list[OrganisationMention]] = defaultdict(list)
    for mention, key in key_by_mention.items():
        members[groups.find(key)].append(mention)
    parties = [_build_party(group, forms_by_span, knowledge) for group in members.values()]
    country_forms = list_country_forms(knowledge.directory)
    seated = [_find_seat(text, party, knowledge, country_forms) for party in parties]
    return tuple(sorted(seated, key=lambda party: party.spans))


def _join(
    key_by_mention: dict[OrganisationMention, str],
    acronyms: Sequence[Acronym],
    knowledge: Knowledge,
) -> Groups:
    """Group the keys under which the mentions stand."""
    names: dict[str, set[str]] = defaultdict(set)
    key_by_span = {mention.span: key for mention, key in key_by_mention.items()}
    for mention, key in key_by_mention.items():
        names[key] |= set() if mention.by_office else {fold_name(mention.text)}
    groups = Groups.build({key: frozenset(each) for key, each in names.items()})
    for acronym in acronyms:
        key = key_by_span[acronym.mention.span]
        for other, name in groups.list_names():
            if name == fold_name(acronym.text):
                groups.join(key, other)
    join_equal_names(groups)
    join_short_forms(groups)
    join_names_behind_countries(groups, knowledge.names.lands)
    join_initials(groups)
    join_spellings(groups)
    join_tickers(groups, key_by_mention)
    join_home_branches(groups, knowledge.names.lands)
    join_regions(groups, key_by_mention, knowledge.directory)
    join_capitals(groups, knowledge.directory)
    return groups


def _find_seat(
    text: str, party: Party, knowledge: Knowledge, country_forms: Mapping[str, str]
) -> Party:
    """Give a party without a country that of the words beside it, a company else the press's own.

    The press says where a foreign company comes from and takes one at home for known: of those
    without a word of origin half are Indonesian, the others of many countries, hardly one of none.
    """
    if party.country is not None:
        return party
    origin = find_origin(text, party.spans, knowledge.lexicon, country_forms)
    is_company = party.kind is PartyKind.COMPANY and not _is_generic(party, knowledge)
    at_home = _HOME if is_company else None
    return replace(party, country=origin or at_home)


def _is_generic(party: Party, knowledge: Knowledge) -> bool:
    rules = knowledge.lexicon.rules("generic_parties")
    return any(rule.pattern.fullmatch(party.name) for rule in rules)


def _build_party(
    group: Sequence[OrganisationMention],
    acronyms: Mapping[Span, Sequence[str]],
    knowledge: Knowledge,
) -> Party:
    known = next((m for m in group if m.known_as is not None), None)
    named = [mention for mention in group if not mention.by_office]
    forms = dict.fromkeys(mention.text for mention in named)
    forms |= dict.fromkeys(text for mention in group for text in acronyms.get(mention.span, ()))
    if not named:
        forms = dict.fromkeys([_name_behind(group[0], knowledge)])
    region = next((form for form in map(derive_region, group) if form is not None), None)
    if region is not None:
        forms |= {region: None}
    name = max(forms, key=lambda form: (len(fold_name(form)), len(form)))
    certain = [mention for mention in group if mention.certain] or list(group)
    return Party(
        name=name,
        kind=_choose_kind(known or certain[0], certain),
        aliases=tuple(form for form in forms if form != name),
        country=next((m.country for m in [known, *certain] if m is not None and m.country), None),
        spans=tuple(sorted(mention.span for mention in group)),
        known_as=known.known_as if known is not None else None,
    )


def _choose_kind(first: OrganisationMention, certain: Sequence[OrganisationMention]) -> PartyKind:
    if first.known_as is None and any(
        mention.kind is PartyKind.STATE_OWNED_ENTERPRISE for mention in certain
    ):
        return PartyKind.STATE_OWNED_ENTERPRISE
    return first.kind


def _name_behind(mention: OrganisationMention, knowledge: Knowledge) -> str:
    """Give the name of an organisation of which the text names only the office of its head."""
    if mention.known_as is not None and mention.known_as in knowledge.directory.organisations:
        return knowledge.directory.organisations[mention.known_as].name
    return derive_office_name(mention)
