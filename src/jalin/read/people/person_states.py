"""Offices of states and regions: whose minister, president or governor a person is."""

import re

from jalin.model import Party, PartyKind
from jalin.read.people.person_office_parts import LINK_BEFORE, OFFICE_KINDS, Phrase, SplitOffice
from jalin.text.persons.person_words import WordKind
from jalin.text.words.fold import fold

HOME = "Indonesia"
_HOME_FORMS = frozenset({"RI", "Republik Indonesia", "Indonesia", "R.I."})
_GOVERNMENT = re.compile(r"^(?:Pemerintah|Republik|Government)(?!\w)")
_BLANK = re.compile(" ")
_HEADS_OF_STATE = frozenset({"Presiden", "President", "Raja", "Ratu"})


def split_state(phrase: Phrase) -> SplitOffice | None:
    """Read an office of a state: of a foreign country, of a ministry, else of Indonesia."""
    lexicon = phrase.analysis.lexicon
    if lexicon.rules("roles", "role.country_wide")[0].pattern.match(phrase.text) is None:
        return None
    if lexicon.rules("roles", "role.corporate")[0].pattern.search(phrase.text) is not None:
        return None
    country = _find_country(phrase) or _find_foreign_ending(phrase)
    if country is None and _names_other(phrase):
        return None
    role = phrase.text.removesuffix(country) if country is not None else phrase.text
    role = LINK_BEFORE.sub("", role)
    if country is not None and country not in _HOME_FORMS:
        organisation = _find_fullest_country(phrase, country)
        return SplitOffice(role=role, organisation=organisation, rule="country")
    ministry = _find_ministry(phrase, role)
    if ministry is not None:
        return SplitOffice(role=role, organisation=ministry.name, rule="ministry")
    return SplitOffice(role=role, organisation=HOME, rule="state")


def split_region(phrase: Phrase) -> SplitOffice | None:
    """Read an office of a province, a regency or a town: its government where it is named."""
    match = phrase.analysis.lexicon.rules("roles", "role.region")[0].pattern.match(phrase.text)
    if match is None:
        return None
    region = phrase.text[match.end() :].strip(" ,")
    if not region:
        return None
    fitting = [
        party
        for party, form in phrase.tables.list_by_ending(region)
        if form != phrase.text and match["head"] not in form
    ]
    governing = [party for party in fitting if party.kind is PartyKind.GOVERNMENT]
    organisation = (governing or fitting)[0].name if fitting else region
    return SplitOffice(role=match["head"], organisation=organisation, rule="region")


def _find_country(phrase: Phrase) -> str | None:
    """Give the form of the country that ends an office phrase."""
    tails = (phrase.text[match.end() :] for match in _BLANK.finditer(phrase.text))
    return next(
        (
            tail
            for tail in tails
            if tail in _HOME_FORMS or phrase.tables.find_government(tail) is not None
        ),
        None,
    )


def _find_foreign_ending(phrase: Phrase) -> str | None:
    """Give the last words of an office that is as a whole known to be a foreign state's."""
    foreign = any(
        place.start == phrase.span.start and party.country not in {None, "ID"}
        for place, party in phrase.inside
    )
    fields = frozenset(phrase.analysis.lexicon.rules("roles", "role.field")[0].words)
    ending = [word for word in phrase.words if word.kind is not WordKind.HEAD]
    while ending and ending[0].text in fields:
        ending = ending[1:]
    if not foreign or not ending:
        return None
    return phrase.text[ending[0].span.start - phrase.span.start :]


def _names_other(phrase: Phrase) -> bool:
    """Tell whether the words after the office name something that is no state ("Presiden IOI")."""
    rest = [word for word in phrase.words if word.kind not in OFFICE_KINDS]
    heads = [word for word in phrase.words if word.kind is WordKind.HEAD]
    return bool(rest) and all(word.text in _HEADS_OF_STATE for word in heads)


def _find_fullest_country(phrase: Phrase, form: str) -> str:
    """Give the fullest form of a country's own name, not that of its government."""
    party = phrase.tables.find_government(form)
    return form if party is None else find_own_name(party)


def find_own_name(party: Party) -> str:
    """Give the fullest of a country's own names, not that of its government; its name if none."""
    own = [name for name in (party.name, *party.aliases) if not _GOVERNMENT.match(name)]
    return max(own, key=len, default="") or party.name


def _find_ministry(phrase: Phrase, role: str) -> Party | None:
    """Find the ministry that a minister's office belongs to, where the text names it itself."""
    minister = phrase.analysis.lexicon.rules("roles", "role.minister")[0].pattern
    field = set(fold(minister.sub("", role)).split())
    analysis, tables = phrase.analysis, phrase.tables
    fitting = {index for index, words in tables.ministries if field and field <= words}
    fitting |= {
        i for place, i in analysis.named_in(phrase.span) if place.start == phrase.span.start
    }
    found = next((index for index in sorted(fitting) if tables.is_named_itself(index)), None)
    return None if found is None else analysis.parties[found]
