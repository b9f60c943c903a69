"""Organisations that stand outside an office phrase: right before it, or named last before it."""

import re

from jalin.model import PartyKind, Span
from jalin.read.people.person_office_parts import SplitOffice
from jalin.read.people.person_parties import PartyTables

# "Nusaraya's communications officer": English sets the organisation before the office.
_ENGLISH_GAP = re.compile(r"(?:['\u2019]s)?\s(?P<field>(?:[a-z]+\s){0,2})")
_GAP_REACH = 40
_COMPANY_REACH = 600
_COMPANIES = frozenset({PartyKind.COMPANY, PartyKind.STATE_OWNED_ENTERPRISE})


def read_party_before(tables: PartyTables, office: Span) -> SplitOffice | None:
    """Read an English office behind its organisation: "Nusaraya spokesman Budi Surya"."""
    text = tables.analysis.document.text
    english = tables.analysis.lexicon.rules("roles", "role.english")[0].pattern
    if english.match(text, office.start, office.end) is None:
        return None
    near = Span(start=max(0, office.start - _GAP_REACH), end=office.start)
    named = tables.analysis.named_in(near)
    if not named:
        return None
    place, index = named[-1]
    gap = _ENGLISH_GAP.fullmatch(text, place.end, office.start)
    if gap is None:
        return None
    role = gap["field"] + office.slice(text)
    organisation = tables.analysis.parties[index].name
    return SplitOffice(role=role, organisation=organisation, rule="party_before")


def split_by_company(tables: PartyTables, office: Span) -> SplitOffice | None:
    """Give an office of a company, named without one, to the company named last before it."""
    analysis, text = tables.analysis, tables.analysis.document.text
    corporate = analysis.lexicon.rules("roles", "role.of_company")[0].pattern
    if corporate.fullmatch(text, office.start, office.end) is None:
        return None
    named = analysis.named_in(Span(start=max(0, office.start - _COMPANY_REACH), end=office.start))
    parties = [analysis.parties[index] for _, index in named]
    companies = [party for party in parties if party.kind in _COMPANIES]
    if not companies:
        return None
    role = office.slice(text)
    return SplitOffice(role=role, organisation=companies[-1].name, rule="company")
