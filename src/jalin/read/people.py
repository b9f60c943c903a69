"""People: who holds which office in which organisation (codebook, section 9)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jalin.model import Person
from jalin.read.analysis import Analysis
from jalin.read.person_office_parts import SplitOffice, build_phrase
from jalin.read.person_offices import Office, find_offices, list_words
from jalin.read.person_organisations import split_office
from jalin.read.person_states import HOME
from jalin.text.fold import fold, fold_name
from jalin.text.person_words import Word
from jalin.text.persons import resolve_person

# Between two holders of office who stand in one list: "..., dan Menteri X".
_LIST_JOINT = re.compile(r"\s*(?:,|,?\s+dan|,?\s+serta)\s+")


def find_people(analysis: Analysis) -> tuple[Person, ...]:
    """Find every person tied to an organisation by an office, each tie once, in reading order.

    The role is as written; the organisation is the fullest form of the document or, where an
    office implies it ("Menteri Perindustrian"), the ministry or country that it implies.
    """
    words = list_words(analysis)
    told: list[tuple[Office, Person]] = []
    for office in find_offices(analysis, words):
        person = _build(analysis, words, office)
        if person is not None:
            told.append((office, _take_country(analysis, office, person, told)))
    found: list[Person] = []
    for _, person in sorted(told, key=lambda item: _is_implied(item[1])):
        if not _is_told(person, found):
            found.append(person)
    return tuple(sorted(found, key=_place_of))


def _build(analysis: Analysis, words: Sequence[Word], office: Office) -> Person | None:
    split = split_office(build_phrase(analysis, words, office.span))
    mention = office.person
    if split is None or split.rule == "context":
        split = _read_party_after(analysis, office) or split
    if split is None:
        return None
    return Person(
        name=resolve_person(mention.text, analysis.persons, before=mention.span.end),
        role=split.role,
        organisation=split.organisation,
        span=office.span,
        step=f"people/{office.rule}/{split.rule}",
    )


def _read_party_after(analysis: Analysis, office: Office) -> SplitOffice | None:
    """Read an organisation that follows the name itself: "Analis Budi Surya Nusa Sekuritas"."""
    text, end = analysis.document.text, office.person.span.end
    party = next(
        (
            party
            for party in analysis.parties
            for span in party.spans
            if span.start > end and text[end : span.start] in {" ", ", ", " ("}
        ),
        None,
    )
    if party is None or office.rule != "office/before":
        return None
    role = office.span.slice(text)
    return SplitOffice(role=role, organisation=party.name, rule="party_after")


def _take_country(
    analysis: Analysis, office: Office, person: Person, told: Sequence[tuple[Office, Person]]
) -> Person:
    """Give an office of a state the country of the one listed just before it, if none is said."""
    if not told or not (person.step or "").endswith("/state"):
        return person
    last, other = told[-1]
    between = analysis.document.text[last.person.span.end : office.span.start]
    alike = person.role.split()[0] == other.role.split()[0]
    listed = alike and _LIST_JOINT.fullmatch(between) and (other.step or "").endswith("/country")
    return replace(person, organisation=other.organisation) if listed else person


def _is_implied(person: Person) -> bool:
    """Tell whether the organisation was not said but implied; what is said goes first."""
    implied = (person.step or "").endswith(("/state", "/context"))
    return implied and (person.organisation == HOME or (person.step or "").endswith("/context"))


def _is_told(person: Person, found: Sequence[Person]) -> bool:
    """Tell whether the same tie stands already: same name, and same organisation or same role."""
    role = set(fold(person.role).split())
    return any(
        person.name == other.name
        and (
            fold_name(person.organisation) == fold_name(other.organisation)
            or role <= set(fold(other.role).split())
            or role >= set(fold(other.role).split())
        )
        for other in found
    )


def _place_of(person: Person) -> int:
    return person.span.start if person.span is not None else 0
