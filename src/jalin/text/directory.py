"""The directory: known organisations and countries, as data of `jalin/directory`.

A form (name, alias, cautious alias) belongs to one entry. Matching compares folded tokens and then
asks that letter case agrees: "BI" is Bank Indonesia, "bi" is nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from jalin.model import LexiconError, PartyKind, Sector
from jalin.text.lexicon import read_entries

DIRECTORY = Path(__file__).parent.parent / "directory"
COUNTRIES_FILE = "countries"

_ORGANISATION_KEYS = {
    *("id", "name", "aliases", "cautious", "kind", "country", "parent", "sectors"),
    *("since", "until", "successor", "minister_titles"),
}
_COUNTRY_KEYS = {"id", "name", "aliases", "cautious", "demonyms", "capital", "cities"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A known organisation. `cautious` forms count only beside a sure form in the same text.

    A sure form (name, alias) belongs to one entry; a cautious one may belong to several.

    `titles` are the offices of its head ("Menteri Perindustrian"): naming the office names it.
    `sectors` are its usual ones. `since` and `until` are the years in which the name is valid.
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
class Directory:
    """All known organisations and countries, by id."""

    organisations: Mapping[str, Organisation]
    countries: Mapping[str, Country]


_Entry = TypeVar("_Entry", Organisation, Country)


def load_directory(directory: Path = DIRECTORY) -> Directory:
    """Read and check the directory as a whole. Raises LexiconError that lists every fault."""
    faults: list[str] = []
    organisations: dict[str, Organisation] = {}
    countries: dict[str, Country] = {}
    for path in sorted(directory.glob("*.yml")):
        for line, entry in read_entries(path, faults):
            place = f"{path.name}:{line}"
            try:
                if path.stem == COUNTRIES_FILE:
                    _put(countries, _build_country(entry), place, faults)
                else:
                    _put(organisations, _build_organisation(entry), place, faults)
            except (KeyError, ValueError, TypeError) as err:
                faults.append(f"{place}: {type(err).__name__} {err}")
    faults.extend(_find_shared_forms(organisations.values()))
    faults.extend(_find_broken_links(organisations, countries))
    if faults:
        raise LexiconError(faults)
    return Directory(
        organisations=MappingProxyType(organisations), countries=MappingProxyType(countries)
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
    organisations: Mapping[str, Organisation], countries: Mapping[str, Country]
) -> Iterator[str]:
    for entry in organisations.values():
        for key, target in (("parent", entry.parent), ("successor", entry.successor)):
            if target is not None and target not in organisations:
                yield f"{entry.id!r}: {key} {target!r} is not in the directory"
        if entry.country is not None and entry.country not in countries:
            yield f"{entry.id!r}: country {entry.country!r} is not in the directory"
