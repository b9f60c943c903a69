"""What is known of documents beside their text: cheap to look up, however long the texts are."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jalin.model import DateEvidence, PartialDate
from jalin.store.codec import build_record, list_columns
from jalin.store.engine.database import ColumnKind, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A document without its text."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    author: str | None
    published: PartialDate | None
    url: str | None
    source: str | None
    evidence: DateEvidence | None


_COLUMNS = ", ".join(column.name for column in list_columns(Heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingQuestion:
    """Which documents are wanted, those published last first, then by id.

    Days are ISO 8601: `since` of the first day that a date can mean, `until` of the last. `after`
    is the date and the id of the document that was given last, "" for one without a date.
    """

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    after: tuple[str, str] | None = None
    limit: int = 50


class Headings:
    """The headings of the documents that a database keeps."""

    _database: Database

    def headings(self, ids: Iterable[str]) -> dict[str, Heading]:
        """Give the headings of some documents, in the order of ids."""
        where = self._database.is_any("id", ColumnKind.TEXT)
        query = f"SELECT {_COLUMNS} FROM documents WHERE {where} ORDER BY id"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(sorted(set(ids))),))
        return {str(row[0]): build_record(Heading, row) for row in found}

    def publications(self, ids: Iterable[str]) -> dict[str, PartialDate | None]:
        """Tell when each of some documents was published."""
        where = self._database.is_any("id", ColumnKind.TEXT)
        query = f"SELECT id, published FROM documents WHERE {where}"  # noqa: S608 (own names)
        found = self._database.fetch(query, (self._database.pack(sorted(set(ids))),))
        # Many documents are of one day: it is read once.
        dates = {told: None if told is None else PartialDate.parse(told) for _, told in found}
        return {str(each): dates[told] for each, told in found}

    def list_headings(self, question: HeadingQuestion) -> tuple[Heading, ...]:
        """List documents by what is asked."""
        where, values = _write_tests(question)
        query = f"""
            SELECT id FROM documents WHERE {where}
            ORDER BY coalesce(published, '') DESC, id LIMIT {question.limit:d}
        """  # noqa: S608 (own names)
        ids = [str(it[0]) for it in self._database.fetch(query, values)]
        found = self.headings(ids)
        return tuple(found[each] for each in ids)

    def count_headings(self, question: HeadingQuestion) -> int:
        """Count the documents that fit, those before `after` among them."""
        where, values = _write_tests(replace(question, after=None))
        query = f"SELECT count(*) FROM documents WHERE {where}"  # noqa: S608 (own names)
        return int(self._database.fetch(query, values)[0][0])


def list_bounds(day: dt.date) -> tuple[tuple[int, str], ...]:
    """Give for the length of each date the last one that is wholly over at the end of a day."""
    if day == dt.date.max:
        return ((10, str(day)), (7, str(day)[:7]), (4, str(day)[:4]))
    following = day + dt.timedelta(days=1)
    year, month = following.year, following.month - 1
    before = f"{year:04d}-{month:02d}" if month else f"{year - 1:04d}-12"
    return ((10, str(day)), (7, before), (4, f"{year - 1:04d}"))


def _write_tests(question: HeadingQuestion) -> tuple[str, list[str]]:
    tests, values = ["1 = 1"], []
    if question.outlet is not None:
        tests.append("outlet = ?")
        values.append(question.outlet)
    if question.since is not None:
        # The first day of a month or a year is written out; what has no date is left out.
        tests.append("substr(published || '-01-01', 1, 10) >= ?")
        values.append(question.since)
    if question.until is not None:
        bounds = list_bounds(dt.date.fromisoformat(question.until))
        over = (f"length(published) = {length:d} AND published <= ?" for length, _ in bounds)
        tests.append(f"({' OR '.join(over)})")
        values += [last for _, last in bounds]
    if question.after is not None:
        published, identity = question.after
        tests.append("(coalesce(published, '') < ? OR (coalesce(published, '') = ? AND id > ?))")
        values += [published, published, identity]
    return " AND ".join(tests), values
