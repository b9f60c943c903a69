"""From an office phrase to role and organisation.

The phrase names its organisation ("Direktur Utama PT Nusaraya"), or the office implies it: a
minister his ministry or country, a governor his province, a director general his ministry.
"""

import re
from collections.abc import Sequence

from jalin.model import Party, PartyKind, Span
from jalin.read.people.person_acronyms import expand_acronym
from jalin.read.people.person_office_parts import LINK_BEFORE, OFFICE_KINDS, Phrase, SplitOffice
from jalin.read.people.person_states import split_region, split_state
from jalin.text.persons.person_words import WordKind
from jalin.text.words.fold import fold_name

_LINK_AFTER = re.compile(r"\s+(?:dan|serta|of|di|\([A-Z]+\))$")
_ELSEWHERE = re.compile(r"(?<!\w)(?:untuk|di|for|in)\s+$")
_FIELD_AFTER = re.compile(r"\s*,?\s*((?:[Bb]idang|[Uu]rusan)\s.+)$")
_KIND_WORD = re.compile(r"\s(?:alliance|group)$")
# From three letters on, capitals are a whole name and take no word before them.
_SHORTEST_ACRONYM = 2
_MORE_KINDS = frozenset({WordKind.NAME, WordKind.ORGANISATION})
# A mission's name goes on with the country in which it is: "Kedutaan Besar X untuk Indonesia".
_MISSIONS = ("Kedutaan", "Konsulat", "Kedubes")
_POSTED_TO = re.compile(r"\suntuk\s[A-Z]\w+(?:\s[A-Z]\w+)?")
_OWN_KINDS = frozenset({WordKind.NAME, WordKind.TAKEN, WordKind.CAPITALS, WordKind.ORGANISATION})


def split_office(phrase: Phrase) -> SplitOffice | None:
    """Split an office phrase; None where no organisation is named or implied."""
    steps = (split_state, split_region, _split_named, _split_tail, _split_by_context)
    return next((found for step in steps if (found := step(phrase)) is not None), None)


def _split_named(phrase: Phrase) -> SplitOffice | None:
    """Take the organisation that the phrase names, with the words that belong to its name."""
    inside = [item for item in phrase.inside if item[0].start > phrase.span.start]
    named = [item for item in inside if not _is_elsewhere(phrase, item[0])]
    if not named:
        return None
    place, party = _choose_named(phrase, named)
    place = _follow_name(phrase, place)
    start = _start_of_name(phrase, place)
    role = LINK_BEFORE.sub("", phrase.text[: start - phrase.span.start])
    if not role:
        return None
    rest = phrase.text[place.end - phrase.span.start :]
    field, kind_word = _FIELD_AFTER.match(rest), _KIND_WORD.match(rest)
    if kind_word is None and phrase.text[start - phrase.span.start :].startswith(_MISSIONS):
        kind_word = _POSTED_TO.match(rest)
    form = Span(start=start, end=place.end).slice(phrase.analysis.document.text)
    whole = (place, party) in named and start == place.start
    organisation = _fuller(party, form) if whole else _resolve(phrase, form)
    return SplitOffice(
        role=f"{role} {field[1]}" if field is not None else role,
        organisation=organisation + (kind_word[0] if kind_word is not None else ""),
        rule="named",
    )


def _is_elsewhere(phrase: Phrase, place: Span) -> bool:
    """Tell whether "di", "untuk" leads to an organisation and what stands before it has a name."""
    before = [word for word in phrase.words if word.span.end <= place.start]
    named = any(word.kind in _OWN_KINDS for word in before)
    plain = any(word.kind is WordKind.OTHER for word in before)
    leads = _ELSEWHERE.search(phrase.text[: place.start - phrase.span.start])
    return leads is not None and (named or not plain)


def _choose_named(phrase: Phrase, named: Sequence[tuple[Span, Party]]) -> tuple[Span, Party]:
    """Choose the last party of a phrase, at its first mention; one in brackets is an acronym."""
    text = phrase.analysis.document.text
    plain = [item for item in named if text[: item[0].start].rstrip()[-1:] != "("] or named
    party = plain[-1][1]
    return next(item for item in plain if item[1] is party)


def _follow_name(phrase: Phrase, place: Span) -> Span:
    """Follow a name over the words of a name right behind it ("Nusa Media | Works")."""
    text, end = phrase.analysis.document.text, place.end
    for word in phrase.words:
        if word.span.start == end + 1 and text[end] == " " and word.kind in _MORE_KINDS:
            end = word.span.end
    return Span(start=place.start, end=end)


def _start_of_name(phrase: Phrase, place: Span) -> int:
    """Give where the organisation's name begins, if not where the found part of it does.

    A country at the end belongs to what stands before it ("Analis Nusa Sekuritas Indonesia").
    """
    text = phrase.analysis.document.text
    before = [word for word in phrase.words if word.span.end <= place.start]
    country = any(p.kind is PartyKind.GOVERNMENT for s, p in phrase.inside if s == place)
    own = _OWN_KINDS if country else frozenset({WordKind.NAME})
    start = place.start
    if place.slice(text).isupper() and place.end - start > _SHORTEST_ACRONYM:
        return start
    for index in range(len(before) - 1, -1, -1):
        word = before[index]
        joined = word.text in {"and", "&"} and before[index - 1].kind in _OWN_KINDS
        if text[word.span.end : start] != " " or not (word.kind in own or joined):
            break
        # What "and" joins to the name is part of it, whatever else it may be.
        own = _OWN_KINDS if joined else own
        start = word.span.start
    return start


def _fuller(party: Party, form: str) -> str:
    """Give the fuller of a party's name and one form of it, as the text has them."""
    return form if len(fold_name(form)) > len(fold_name(party.name)) else party.name


def _resolve(phrase: Phrase, name: str) -> str:
    party = phrase.tables.resolve(name)
    if party is not None:
        return party.name
    return expand_acronym(phrase.analysis.document.text, name) or name


def _split_tail(phrase: Phrase) -> SplitOffice | None:
    """Take what follows the words of office as the organisation, though nothing else knows it."""
    lexicon = phrase.analysis.lexicon
    police = lexicon.rules("roles", "role.police")[0].pattern.match(phrase.text)
    if police is not None:
        organisation = police["unit"].capitalize() + police["place"]
        return SplitOffice(role=phrase.text.split()[0], organisation=organisation, rule="police")
    team = lexicon.rules("roles", "role.team")[0].pattern.match(phrase.text)
    if team is not None:
        return SplitOffice(role=team["role"], organisation=team["team"], rule="team")
    office = OFFICE_KINDS | {WordKind.OTHER, WordKind.STOP}
    first = next((word for word in phrase.words if word.kind not in office), None)
    if first is None:
        return None
    start = first.span.start - phrase.span.start
    role = LINK_BEFORE.sub("", phrase.text[:start])
    name = _LINK_AFTER.sub("", phrase.text[start:])
    if not role or "," in name or phrase.text[:start].endswith("("):
        return None
    unit, _, last = name.rpartition(" ")
    known = phrase.tables.resolve(last)
    if unit and known is not None and known.kind is not PartyKind.GOVERNMENT:
        return SplitOffice(role=f"{role} {unit}", organisation=known.name, rule="tail")
    return SplitOffice(role=role, organisation=_resolve(phrase, name), rule="tail")


def _split_by_context(phrase: Phrase) -> SplitOffice | None:
    """Take the ministry, or the body named last, for an office that ministries have."""
    under_ministry = phrase.analysis.lexicon.rules("roles", "role.under_ministry")[0].pattern
    if under_ministry.match(phrase.text) is None:
        return None
    party = phrase.tables.find_superior_before(phrase.span.start)
    if party is None:
        return None
    return SplitOffice(role=phrase.text, organisation=party.name, rule="context")
