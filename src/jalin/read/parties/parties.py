"""The parties of a document: mentions that name one organisation come together.

Within one document the names of an organisation meet by directory entry, by an acronym set in
brackets, by equal names without legal words, by a short form, by one office and its seat, and by
spelling. Nothing here looks beyond the document.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from jalin.model import Party, PartyKind
from jalin.read.parties.acronyms import find_acronyms
from jalin.read.parties.origins import find_origin, list_country_forms
from jalin.read.parties.party_keys import derive_key, derive_office_name, derive_region
from jalin.text.knowledge import Knowledge
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.fold import fold_name

# Two spellings of one name: chosen so that one wrong letter in ten passes and one in five does not.
_LEAST_SPELLING_RATIO = 0.9
_LEAST_SPELLING_LENGTH = 8
_LEAST_SHORT_FORM = 3
_LEAST_INITIALS = 3
# The country whose press is read.
_HOME = "ID"
# Words that initials may leave out.
_SMALL_WORDS = frozenset({"dan", "and", "of", "the", "untuk", "for", "de"})
_NAME_KEY = "name:"
# Names with which one name is compared: far above what an article holds, it bounds hostile texts.
_MOST_COMPARED = 50


@dataclass(slots=True)
class _Groups:
    """Union-find over group keys: the small mutable heart of `group_parties`."""

    parent: dict[str, str]

    def find(self, key: str) -> str:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, left: str, right: str) -> None:
        first, second = sorted((self.find(left), self.find(right)))
        self.parent[second] = first


def group_parties(
    text: str, mentions: Sequence[OrganisationMention], knowledge: Knowledge
) -> tuple[Party, ...]:
    """Bring mentions together as parties, in order of first mention."""
    key_by_mention = {mention: derive_key(mention) for mention in mentions}
    groups = _Groups(parent={key: key for key in key_by_mention.values()})
    acronyms_by_mention = defaultdict(list)
    for acronym in find_acronyms(text, mentions):
        acronyms_by_mention[acronym.mention].append(acronym.text)
        key = f"{_NAME_KEY}{fold_name(acronym.text)}"
        if key in groups.parent:
            groups.join(key, key_by_mention[acronym.mention])
    _join_short_forms(groups)
    _join_initials(groups)
    _join_spellings(groups)
    members: dict[str, list[OrganisationMention]] = defaultdict(list)
    for mention, key in key_by_mention.items():
        members[groups.find(key)].append(mention)
    parties = [_build_party(group, acronyms_by_mention, knowledge) for group in members.values()]
    country_forms = list_country_forms(knowledge.directory)
    seated = [_find_seat(text, party, knowledge, country_forms) for party in parties]
    return tuple(sorted(seated, key=lambda party: party.spans))


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


def _join_short_forms(groups: _Groups) -> None:
    keys_by_word: dict[str, list[str]] = defaultdict(list)
    for key in groups.parent:
        words = _words_of(key)
        if words and len(keys_by_word[words[0]]) < _MOST_COMPARED:
            keys_by_word[words[0]].append(key)
    for short in [key for key in groups.parent if _words_of(key)]:
        words = _words_of(short)
        longer = [
            other
            for other in keys_by_word[words[0]]
            if other != short and _words_of(other)[: len(words)] == words
        ]
        if len(short) >= _LEAST_SHORT_FORM + len(_NAME_KEY) and longer:
            groups.join(short, longer[0])


def _words_of(key: str) -> list[str]:
    return key.removeprefix(_NAME_KEY).split() if key.startswith(_NAME_KEY) else []


def _join_initials(groups: _Groups) -> None:
    """Join an acronym with the one name of which it has the initials: "PT KSP", "UiTM"."""
    named: dict[str, list[str]] = defaultdict(list)
    for key in groups.parent:
        words = _words_of(key)
        if len(words) >= _LEAST_INITIALS:
            own = [word for word in words if word not in _SMALL_WORDS]
            for initials in {"".join(w[0] for w in words), "".join(w[0] for w in own)}:
                named[initials].append(key)
    for key in list(groups.parent):
        words = _words_of(key)
        if len(words) == 1 and len(words[0]) >= _LEAST_INITIALS:
            homes = {groups.find(other) for other in named.get(words[0], ())}
            if len(homes) == 1:
                groups.join(key, homes.pop())


def _join_spellings(groups: _Groups) -> None:
    """Join names that differ by a letter or two: such names stand near each other when sorted."""
    names = sorted(
        key for key in groups.parent if len(key) >= _LEAST_SPELLING_LENGTH + len(_NAME_KEY)
    )
    names = [key for key in names if key.startswith(_NAME_KEY)]
    for index, left in enumerate(names):
        for right in names[index + 1 : index + 1 + _MOST_COMPARED]:
            if _is_same_spelling(left, right):
                groups.join(left, right)


def _is_same_spelling(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, left.removeprefix(_NAME_KEY), right.removeprefix(_NAME_KEY))
    return (
        matcher.real_quick_ratio() >= _LEAST_SPELLING_RATIO
        and matcher.quick_ratio() >= _LEAST_SPELLING_RATIO
        and matcher.ratio() >= _LEAST_SPELLING_RATIO
    )


def _build_party(
    group: Sequence[OrganisationMention],
    acronyms: Mapping[OrganisationMention, Sequence[str]],
    knowledge: Knowledge,
) -> Party:
    known = next((m for m in group if m.known_as is not None), None)
    named = [mention for mention in group if not mention.by_office]
    forms = dict.fromkeys(mention.text for mention in named)
    forms |= dict.fromkeys(text for mention in group for text in acronyms.get(mention, ()))
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
