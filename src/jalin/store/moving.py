"""The truth of a database as it moves to another: every entry out, and entries in.

Entries come in as often as one likes: what is kept already is not kept again. Of a document that
has readings on both sides the database's own stay where they are. A reading from outside becomes
the current one only if it is known to be later: it follows the current one where it comes from, or
it is of a later version of the same reader. Any other becomes history.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from jalin.model import Document, Heard, Skipped
from jalin.model.truth import (
    KeptDocument,
    KeptText,
    TruthCounts,
    TruthEntry,
)
from jalin.store.codec import build_record, encode_record, list_columns
from jalin.store.engine.database import ColumnKind
from jalin.store.truth import Truth

_PAGE_SIZE = 200
_FIELDS = ", ".join(column.name for column in list_columns(Document))
_DOCUMENT_COLUMNS = {"id": ColumnKind.TEXT, **{it.name: it.kind for it in list_columns(Document)}}
_READING_COLUMNS = dict.fromkeys(("document_id", "reader", "json"), ColumnKind.TEXT)
_HISTORY_COLUMNS = {"sequence": ColumnKind.INTEGER, **_READING_COLUMNS}
_VERSION = re.compile(r"(.+)/(\d+)")

_Reading = tuple[str, str, str]


class Moving(Truth):
    """The truth of a database, whole."""

    def kept_documents(self) -> Iterator[KeptDocument]:
        """Give every document with all its readings, in the order of ids."""
        query = f"SELECT id, {_FIELDS} FROM documents WHERE id > ? ORDER BY id LIMIT {_PAGE_SIZE}"  # noqa: S608 (own names)
        last = ""
        while page := self._database.fetch(query, (last,)):
            readings = self._find_readings([str(row[0]) for row in page])
            for row in page:
                document = build_record(Document, row[1:])
                yield KeptDocument(document=document, readings=tuple(readings[str(row[0])]))
            last = page[-1][0]

    def kept_rest(self) -> Iterator[TruthEntry]:
        """Give every judgement, note of what was skipped and note of what was heard."""
        yield from self.judgements()
        order = "source, reason, detail"
        for row in self._database.fetch(f"SELECT {order} FROM skipped ORDER BY {order}"):  # noqa: S608 (own names)
            yield Skipped(source=row[0], reason=row[1], detail=row[2])
        query = "SELECT outlet, day, source, documents FROM heard ORDER BY outlet, day, source"
        for outlet, day, source, documents in self._database.fetch(query):
            told = dt.date.fromisoformat(day)
            yield Heard(outlet=outlet, day=told, source=source, documents=documents)

    def count_truth(self) -> TruthCounts:
        """Count everything that is kept."""
        counted = {
            table: int(self._database.fetch(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 (own names)
            for table in (each.name for each in fields(TruthCounts))
        }
        return TruthCounts(**counted)

    def add_kept(self, entries: Iterable[KeptDocument]) -> None:
        """Keep documents with all their readings, as they were kept elsewhere."""
        found = {entry.document.id: entry for entry in entries}
        with self._database.transaction():
            known = self._find_readers(found)
            new = [identity for identity in found if identity not in known]
            rows = [(each, *encode_record(found[each].document)) for each in new]
            self._database.insert("documents", _DOCUMENT_COLUMNS, rows)
            for identity in known:
                self.add_name(found[identity].document)
            above: list[_Reading] = []
            below: list[_Reading] = []
            for identity, entry in found.items():
                own = known.get(identity, ())
                later = find_later(own, [it.reader for it in entry.readings])
                for told in entry.readings:
                    if told.reader not in own:
                        shelf = above if told.reader in later else below
                        shelf.append((identity, told.reader, told.json))
            self._add_above(above)
            self._add_below(below)

    def _add_above(self, rows: Sequence[_Reading]) -> None:
        """Add readings that become current, the last one of each document."""
        self._database.insert("readings", _READING_COLUMNS, rows)
        pending = sorted({(row[0],) for row in rows})
        self._database.insert("pending", {"document_id": ColumnKind.TEXT}, pending)

    def _add_below(self, rows: Sequence[_Reading]) -> None:
        """Add readings to the history, before all that are there."""
        if not rows:
            return
        ((least,),) = self._database.fetch("SELECT coalesce(min(sequence), 0) FROM readings")
        numbered = [(least - len(rows) + place, *row) for place, row in enumerate(rows)]
        self._database.insert("readings", _HISTORY_COLUMNS, numbered)

    def _find_readings(self, ids: Iterable[str]) -> Mapping[str, list[KeptText]]:
        """Find all readings of some documents, the current one last."""
        is_one = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"""
            SELECT document_id, reader, json FROM readings WHERE {is_one}
            ORDER BY document_id, sequence
        """  # noqa: S608 (own names)
        found: dict[str, list[KeptText]] = defaultdict(list)
        for identity, reader, json in self._database.fetch(query, (self._database.pack(ids),)):
            found[identity].append(KeptText(reader=reader, json=json))
        return found

    def _find_readers(self, ids: Iterable[str]) -> Mapping[str, list[str]]:
        """Find who read each of some documents that are kept, the current reader last."""
        is_one = self._database.is_any("document_id", ColumnKind.TEXT)
        query = f"SELECT document_id, reader FROM readings WHERE {is_one} ORDER BY sequence"  # noqa: S608 (own names)
        found: dict[str, list[str]] = defaultdict(list)
        for identity, reader in self._database.fetch(query, (self._database.pack(ids),)):
            found[identity].append(reader)
        return found


def find_later(own: Sequence[str], told: Sequence[str]) -> frozenset[str]:
    """Find the readers outside that are known to be later than the current one, which is last."""
    if not own:
        return frozenset(told)
    current = own[-1]
    if current in told:
        return frozenset(told[told.index(current) + 1 :]) - set(own)
    return frozenset(it for it in told if it not in own and _is_later(it, current))


def _is_later(reader: str, other: str) -> bool:
    """Tell whether one is a later version of the other, such as `jalin/5` of `jalin/4`."""
    one, two = _VERSION.fullmatch(reader), _VERSION.fullmatch(other)
    return one is not None and two is not None and one[1] == two[1] and int(one[2]) > int(two[2])
