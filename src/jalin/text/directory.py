"""The directory: known organisations and countries, as data of `jalin/directory`.

A form (name, alias, cautious alias) belongs to one entry. Matching compares folded tokens and then
asks that letter case agrees: "BI" is Bank Indonesia, "bi" is nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from jalin.model import LexiconError, PartyKind, Sector
from jalin.text.lexicon import read_entries

DIRECTORY = Path(__file__).parent.parent / "directory"
COUNTRIES_FILE = "countries"
PORTFOLIOS_FILE = "portfolios"

_ORGANISATION_KEYS = {
    *("id", "name", "aliases", "cautious", "kind", "country", "parent", "sectors"),
    *("since", "until", "successor", "heirs", "minister_titles"),
}
_COUNTRY_KEYS = {"id", "name", "aliases", "cautious", "demonyms", "capital", "cities"}
_PORTFOLIO_KEYS = {"id", "name", "kind", "home", "indonesian", "english", "forms"}
# Between the last year of one name and the first of the next.
_LONGEST_CHANGE = 1
_KEBAB_CASE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A known organisation. `cautious` forms count only beside a sure form in the same text.

    A sure form (name, alias) belongs to one entry; a cautious one may belong to several.

    `titles` are the offices of its head ("Menteri Perindustrian"): naming the office names it.
    `sectors` are its usual ones. `since` and `until` are the years in which the name is valid.
    `successor` is the one body into which it went, `heirs` are the several that share its work.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    cautious: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kind: PartyKind
    country: str | None = None
    parent: str | None = None
    sectors: tuple[Sector, ...] = ()
    since: int | None = None
    until: int | None = None
    successor: str | None = None
    heirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory. `id` is ISO 3166-1 alpha-2; names are Indonesian first.

    `cautious` forms are other words too and are not looked for.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    cautious: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """A public body that most states have, such as a ministry of defence or a navy.

    `name` stands before a state's name; `home` is Indonesia's own entry. `indonesian` and `english`
    are the fields of a ministry ("Pertahanan", "Defence"), `forms` are whole names of the body.
    """

    id: str
    name: str
    kind: PartyKind
    home: str | None = None
    indonesian: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """All known organisations, countries and portfolios, by id.

    `renamed` leads from an organisation to the one that it is called today.
    """

    organisations: Mapping[str, Organisation]
    countries: Mapping[str, Country]
    portfolios: Mapping[str, Portfolio] = field(default_factory=_nothing)
    renamed: Mapping[str, str] = field(default_factory=_nothing)

    def current_of(self, identity: str) -> str:
        """Give the id under which an organisation stands today, its own where it kept its name.

        Only a renaming one to one is followed: a body that was merged or split is another party.
        """
        return self.renamed.get(identity, identity)


_Entry = TypeVar("_Entry", Organisation, Country, Portfolio)


def load_directory(directory: Path = DIRECTORY) -> Directory:
    """Read and check the directory as a whole. Raises LexiconError that lists every fault."""
    faults: list[str] = []
    organisations: dict[str, Organisation] = {}
    countries: dict[str, Country] = {}
    portfolios: dict[str, Portfolio] = {}
    for path in sorted(directory.glob("*.yml")):
        for line, entry in read_entries(path, faults):
            place = f"{path.name}:{line}"
            try:
                if path.stem == COUNTRIES_FILE:
                    _put(countries, _build_country(entry), place, faults)
                elif path.stem == PORTFOLIOS_FILE:
                    _put(portfolios, _build_portfolio(entry), place, faults)
                else:
                    _put(organisations, _build_organisation(entry), place, faults)
            except (KeyError, ValueError, TypeError) as err:
                faults.append(f"{place}: {type(err).__name__} {err}")
    faults.extend(_find_shared_forms(organisations.values()))
    faults.extend(_find_broken_links(organisations, countries, portfolios.values()))
    for organisation in organisations.values():
        faults.extend(_find_own_faults(organisation, organisations))
    if faults:
        raise LexiconError(faults)
    return Directory(
        organisations=MappingProxyType(organisations),
        countries=MappingProxyType(countries),
        portfolios=MappingProxyType(portfolios),
        renamed=MappingProxyType(_list_renamed(organisations)),
    )


def _put(entries: dict[str, _Entry], entry: _Entry, place: str, faults: list[str]) -> None:
    if entry.id in entries:
        faults.append(f"{place}: id {entry.id!r} is given twice")
    entries[entry.id] = entry


def _build_organisation(entry: dict[str, Any]) -> Organisation:
    _refuse_unknown(entry, _ORGANISATION_KEYS)
    return Organisation(
        id=entry["id"],
        name=entry["name"],
        aliases=_texts(entry, "aliases"),
        cautious=_texts(entry, "cautious"),
        titles=_texts(entry, "minister_titles"),
        kind=PartyKind(entry["kind"]),
        country=entry.get("country"),
        parent=entry.get("parent"),
        sectors=tuple(Sector(sector) for sector in entry.get("sectors") or ()),
        since=entry.get("since"),
        until=entry.get("until"),
        successor=entry.get("successor"),
        heirs=_texts(entry, "heirs"),
    )


def _build_country(entry: dict[str, Any]) -> Country:
    _refuse_unknown(entry, _COUNTRY_KEYS)
    return Country(
        id=entry["id"],
        name=entry["name"],
        aliases=_texts(entry, "aliases"),
        cautious=_texts(entry, "cautious"),
        demonyms=_texts(entry, "demonyms"),
        capital=entry.get("capital"),
        cities=_texts(entry, "cities"),
    )


def _build_portfolio(entry: dict[str, Any]) -> Portfolio:
    _refuse_unknown(entry, _PORTFOLIO_KEYS)
    return Portfolio(
        id=entry["id"],
        name=entry["name"],
        kind=PartyKind(entry["kind"]),
        home=entry.get("home"),
        indonesian=_texts(entry, "indonesian"),
        english=_texts(entry, "english"),
        forms=_texts(entry, "forms"),
    )


def _refuse_unknown(entry: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"unknown keys {unknown}")


def _texts(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    values: Sequence[object] = entry.get(key) or ()
    if not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key!r} holds something other than text")
    return tuple(str(value) for value in values)


def _find_shared_forms(organisations: Iterable[Organisation]) -> Iterator[str]:
    owner: dict[str, str] = {}
    for entry in organisations:
        for form in dict.fromkeys((entry.name, *entry.aliases)):
            if owner.setdefault(form, entry.id) != entry.id:
                yield f"form {form!r} belongs to both {owner[form]!r} and {entry.id!r}"


def _find_broken_links(
    organisations: Mapping[str, Organisation],
    countries: Mapping[str, Country],
    portfolios: Iterable[Portfolio],
) -> Iterator[str]:
    for entry in organisations.values():
        links = [("parent", entry.parent), ("successor", entry.successor)]
        for key, target in (*links, *(("heir", heir) for heir in entry.heirs)):
            if target is not None and target not in organisations:
                yield f"{entry.id!r}: {key} {target!r} is not in the directory"
        if entry.country is not None and entry.country not in countries:
            yield f"{entry.id!r}: country {entry.country!r} is not in the directory"
    for portfolio in portfolios:
        if portfolio.home is not None and portfolio.home not in organisations:
            yield f"{portfolio.id!r}: home {portfolio.home!r} is not in the directory"


def _find_own_faults(
    entry: Organisation, organisations: Mapping[str, Organisation]
) -> Iterator[str]:
    if not _KEBAB_CASE.fullmatch(entry.id):
        yield f"{entry.id!r}: an id is small letters and digits, joined by hyphens"
    for form in sorted({entry.name, *entry.aliases} & set(entry.cautious)):
        yield f"{entry.id!r}: form {form!r} is both sure and cautious"
    if entry.since is not None and entry.until is not None and entry.until < entry.since:
        yield f"{entry.id!r}: until {entry.until} lies before since {entry.since}"
    if entry.successor is not None and entry.heirs:
        yield f"{entry.id!r}: has a successor and heirs"
    for later in filter(None, map(organisations.get, filter(None, [entry.successor]))):
        if entry.until is not None and later.since is not None and later.since < entry.until:
            yield f"{entry.id!r}: successor {later.id!r} begins before {entry.until}"
    for key in ("parent", "successor"):
        if _leads_back(entry, key, organisations):
            yield f"{entry.id!r}: its {key} leads back to itself"


def _leads_back(entry: Organisation, key: str, organisations: Mapping[str, Organisation]) -> bool:
    seen = {entry.id}
    target: str | None = getattr(entry, key)
    while target is not None and target in organisations and target not in seen:
        seen.add(target)
        target = getattr(organisations[target], key)
    return target == entry.id


def _list_renamed(organisations: Mapping[str, Organisation]) -> dict[str, str]:
    """Follow each chain of names to its end, as long as no other body joins it.

    A successor that was there before is a body that took another over, not a new name.
    """
    entered = Counter(entry.successor for entry in organisations.values())
    entered.update(heir for entry in organisations.values() for heir in entry.heirs)
    next_name = {
        entry.id: entry.successor
        for entry in organisations.values()
        if entry.successor is not None
        and entered[entry.successor] == 1
        and _begins_anew(entry, organisations[entry.successor])
    }
    renamed = {}
    for identity in next_name:
        today = identity
        while today in next_name:
            today = next_name[today]
        renamed[identity] = today
    return renamed


def _begins_anew(entry: Organisation, later: Organisation) -> bool:
    if entry.until is None or later.since is None:
        return False
    return 0 <= later.since - entry.until <= _LONGEST_CHANGE
