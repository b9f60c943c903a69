"""Who a party is: its directory entry, what it was called before, whose part it is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from jalin.model import PartyKind, Sector
from jalin.text.directory import Directory, Organisation
from jalin.text.lookup import PartyLookup


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """Another organisation by id and name. `is_listed`: it has deals in the register."""

    id: str
    name: str
    is_listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name with the years in which it was valid, None where the directory does not say.

    `is_merged`: the body that bore it was another one and went into this one.
    """

    id: str
    name: str
    since: int | None
    until: int | None
    is_merged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryEntry:
    """What the directory knows of a party.

    `former` are the names before this one, the oldest first. `later` is what it went into or who
    shares its work. `units` are the organisations of the register that belong to it.
    """

    id: str
    name: str
    kind: PartyKind
    country: str | None
    aliases: tuple[str, ...]
    sectors: tuple[Sector, ...]
    since: int | None
    until: int | None
    parent: PartyName | None
    former: tuple[NameSpan, ...]
    later: tuple[PartyName, ...]
    units: tuple[PartyName, ...]


def describe_entry(
    lookup: PartyLookup, identity: str, listed: Collection[str]
) -> DirectoryEntry | None:
    """Describe the entry of an id, None where the directory has none. `listed` have deals."""
    entry = lookup.find_entry(identity)
    if entry is None:
        return None
    directory = lookup.directory
    later = (entry.successor, *entry.heirs) if entry.successor else entry.heirs
    return DirectoryEntry(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        aliases=entry.aliases,
        sectors=entry.sectors,
        since=entry.since,
        until=entry.until,
        parent=next(_name(directory, [entry.parent], listed), None),
        former=_list_former(directory, entry),
        later=tuple(_name(directory, later, listed)),
        units=tuple(_list_units(directory, entry.id, listed)),
    )


def _name(
    directory: Directory, ids: Iterable[str | None], listed: Collection[str]
) -> Iterator[PartyName]:
    for each in ids:
        entry = directory.organisations.get(each or "")
        if entry is not None:
            current = directory.current_of(entry.id)
            yield PartyName(id=current, name=entry.name, is_listed=current in listed)


def _list_former(directory: Directory, entry: Organisation) -> tuple[NameSpan, ...]:
    found = [
        NameSpan(
            id=other.id,
            name=other.name,
            since=other.since,
            until=other.until,
            is_merged=directory.current_of(other.id) != entry.id,
        )
        for other in directory.organisations.values()
        if other.id != entry.id
        and (directory.current_of(other.id) == entry.id or other.successor == entry.id)
    ]
    return tuple(sorted(found, key=lambda it: (it.until or 0, it.since or 0, it.name)))


def _list_units(
    directory: Directory, identity: str, listed: Collection[str]
) -> Iterator[PartyName]:
    units = (it for it in directory.organisations.values() if it.parent == identity)
    for unit in sorted(units, key=lambda it: it.name):
        if unit.id in listed:
            yield PartyName(id=unit.id, name=unit.name, is_listed=True)
