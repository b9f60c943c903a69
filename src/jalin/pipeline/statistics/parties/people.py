"""The people whom documents tie to a party, and when they were told in which role."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from jalin.model import PartialDate
from jalin.store.saying_rows import PersonRow
from jalin.text.words.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRole:
    """A role in which documents name a person. `first`, `last`: publication of the first and last.

    `document_id`, `start`, `end`, `quote` are the words of the latest that says so.
    """

    role: str
    first: PartialDate | None
    last: PartialDate | None
    documents: int
    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person of a party with every role, the first told first."""

    name: str
    roles: tuple[PersonRole, ...]

    @property
    def last(self) -> PartialDate | None:
        """Give when the person was last named in a role."""
        dates = [role.last for role in self.roles if role.last is not None]
        return max(dates, key=lambda date: date.order, default=None)


def list_people(
    rows: Iterable[PersonRow], published: Mapping[str, PartialDate | None]
) -> tuple[PersonLine, ...]:
    """List people by the rows that tie them to a party, those named last first.

    Names and roles that differ only in case or accents are one; the spelling told last is shown.
    """
    by_person: dict[str, dict[str, list[PersonRow]]] = defaultdict(lambda: defaultdict(list))
    spelt: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: _find_age(row, published)):
        by_person[fold(row.name)][fold(row.role)].append(row)
        spelt[fold(row.name)] = row.name
    found = [
        PersonLine(
            name=spelt[name], roles=tuple(_describe(told, published) for told in roles.values())
        )
        for name, roles in by_person.items()
    ]
    return tuple(sorted(found, key=_rank, reverse=True))


def keep_tied(
    rows: Iterable[PersonRow], names: Collection[tuple[str, str]]
) -> tuple[PersonRow, ...]:
    """Keep the rows whose organisation is named so; `names` are pairs of document and name."""
    return tuple(row for row in rows if (row.document_id, row.organisation) in names)


def _find_age(
    row: PersonRow, published: Mapping[str, PartialDate | None]
) -> tuple[bool, object, str, int]:
    date = published.get(row.document_id)
    return (date is not None, None if date is None else date.order, row.document_id, row.position)


def _describe(told: list[PersonRow], published: Mapping[str, PartialDate | None]) -> PersonRole:
    dates = [date for row in told if (date := published.get(row.document_id)) is not None]
    last = told[-1]
    return PersonRole(
        role=last.role,
        first=min(dates, key=lambda date: date.order, default=None),
        last=max(dates, key=lambda date: date.order, default=None),
        documents=len({row.document_id for row in told}),
        document_id=last.document_id,
        start=last.span_start,
        end=last.span_end,
        quote=last.quote,
    )


def _rank(person: PersonLine) -> tuple[str, int, str]:
    documents = sum(role.documents for role in person.roles)
    last = person.last
    return ("" if last is None else last.last.isoformat(), documents, person.name)
