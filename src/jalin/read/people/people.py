"""People: who holds which office in which organisation (codebook, section 9)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jalin.model import Person
from jalin.read.analysis import Analysis
from jalin.read.people.full_names import FullNames
from jalin.read.people.person_neighbours import read_party_before, split_by_company
from jalin.read.people.person_office_parts import SplitOffice, build_phrase
from jalin.read.people.person_offices import Office, find_offices, list_words
from jalin.read.people.person_organisations import split_office
from jalin.read.people.person_parties import PartyTables
from jalin.read.people.person_short_offices import ShortOffices
from jalin.read.people.person_states import HOME
from jalin.read.people.person_statesmen import find_state_of
from jalin.text.persons import PersonNames
from jalin.text.persons.person_words import Word
from jalin.text.words.fold import fold_name

# Between two holders of office who stand in one list: "..., dan Menteri X".
_LIST_JOINT = re.compile(r"\s*(?:,|,?\s+dan|,?\s+serta)\s+")


def find_people(analysis: Analysis) -> tuple[Person, ...]:
    """Find every person tied to an organisation by an office, each tie once, in reading order.

    The role is as written; the organisation is the fullest form of the document or, where an
    office implies it ("Menteri Perindustrian"), the ministry or country that it implies.
    """
    words = list_words(analysis)
    tables, names = PartyTables(analysis), PersonNames(analysis.persons)
    full_names, offices = FullNames(analysis), ShortOffices(analysis.lexicon)
    told: list[tuple[Office, Person]] = []
    for office in find_offices(analysis, words):
        person = _build(tables, names, words, office)
        if person is not None:
            person = _take_country(analysis, office, person, told)
            person = _take_known_state(analysis, person)
            full = full_names.resolve(person.organisation)
            told.append((office, replace(person, organisation=full)))
    ordered = sorted(told, key=lambda item: _is_implied(item[1]))
    found = _drop_repeated((person for _, person in ordered), offices)
    return tuple(sorted(found, key=_place_of))


def _build(
    tables: PartyTables, names: PersonNames, words: tuple[Word, ...], office: Office
) -> Person | None:
    split = split_office(build_phrase(tables, words, office.span))
    mention = office.person
    if split is None or split.rule in {"context", "state"}:
        split = read_party_before(tables, office.span) or split
    if split is None or split.rule == "context":
        split = _read_party_after(tables, office) or split
    if split is None and office.rule == "office/before":
        split = split_by_company(tables, office.span)
    if split is None:
        return None
    return Person(
        name=names.resolve(mention.text, before=mention.span.end),
        role=split.role,
        organisation=split.organisation,
        span=office.span,
        step=f"people/{office.rule}/{split.rule}",
    )


def _read_party_after(tables: PartyTables, office: Office) -> SplitOffice | None:
    """Read an organisation that follows the name itself: "Analis Budi Surya Nusa Sekuritas"."""
    text, end = tables.analysis.document.text, office.person.span.end
    starts = (end + len(gap) for gap in (" ", ", ", " (") if text.startswith(gap, end))
    indices = [index for start in starts if (index := tables.starting_at(start)) is not None]
    if not indices or office.rule != "office/before":
        return None
    party = tables.analysis.parties[min(indices)]
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


def _take_known_state(analysis: Analysis, person: Person) -> Person:
    """Give a well-known holder of a foreign office his country, where the text implies ours."""
    if not (person.step or "").endswith("/state") or person.organisation != HOME:
        return person
    state = find_state_of(analysis, person.name)
    step = f"{(person.step or '').removesuffix('/state')}/country"
    return person if state is None else replace(person, organisation=state, step=step)


def _is_implied(person: Person) -> bool:
    """Tell whether the organisation was not said but implied; what is said goes first."""
    implied = (person.step or "").endswith(("/state", "/context"))
    return implied and (person.organisation == HOME or (person.step or "").endswith("/context"))


def _drop_repeated(people: Iterable[Person], offices: ShortOffices) -> Iterator[Person]:
    """Leave out a tie that stands already: same name, and same organisation or same role.

    A short form of an office ("Menlu", "Wamen") is the office that it stands for.
    """
    told: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for person in people:
        place, role = fold_name(person.organisation), offices.list_words(person.role)
        others = told[person.name]
        if not any(place == at or role <= other or role >= other for at, other in others):
            others.append((place, role))
            yield person


def _place_of(person: Person) -> int:
    return person.span.start if person.span is not None else 0
