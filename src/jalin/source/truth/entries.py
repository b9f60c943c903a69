"""Rows of truth become entries, and what they say of themselves is checked.

Ids are hashes of content: a text or a judgement that was altered is known by its id.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from jalin.model import (
    DateEvidence,
    Document,
    Heard,
    JalinError,
    Judgement,
    PartialDate,
    Skipped,
)
from jalin.model.judgement import find_faults
from jalin.model.truth import KeptDocument, KeptJudgement, KeptText, holds_nul
from jalin.source.readings import decode_kept_reading

# The newest form that is understood, and what a file says that it is.
FORMAT = 1
PURPOSE = "jalin_truth"

_DOCUMENT_FIELDS = tuple(each.name for each in fields(Document))
_JUDGEMENT = msgspec.json.Decoder(Judgement)
# The largest number that a database holds.
_MOST = 2**63 - 1
_MOST_SHOWN = 1_000


class EntryError(JalinError):
    """An entry is not what it says. Its reader adds where it stands.

    What an entry says in a wrong place may be megabytes: no more than its beginning is shown.
    """

    def __init__(self, fault: str) -> None:
        super().__init__(fault if len(fault) <= _MOST_SHOWN else f"{fault[:_MOST_SHOWN]} …")


def build_document(row: Mapping[str, Any]) -> Document:
    """Build a document. Raises EntryError where its content is not that of its id."""
    said: dict[str, Any] = {name: row.get(name) for name in _DOCUMENT_FIELDS}
    _check_texts(said, needed=("name", "text"))
    published, evidence = said.pop("published"), said.pop("evidence")
    try:
        document = Document(
            **said,
            published=None if published is None else PartialDate.parse(published),
            evidence=None if evidence is None else DateEvidence.parse(evidence),
        )
    except ValueError as err:
        raise EntryError(f"document {row.get('id')!r}: {err}") from err
    if document.id != row.get("id"):
        fault = f"document {row.get('id')!r} is not as it was: its content has the id {document.id}"
        raise EntryError(fault)
    return document


def build_reading(row: Mapping[str, Any]) -> tuple[str, KeptText]:
    """Build a reading with the id of its document. Raises EntryError."""
    _check_texts(row, needed=("document_id", "reader", "json"))
    _check_json(row["json"])
    try:
        told = decode_kept_reading(row["json"].encode())
    except ValueError as err:
        raise EntryError(f"reading of {row['document_id']!r}: {err}") from err
    if told.document_id != row["document_id"] or told.reader not in {None, row["reader"]}:
        raise EntryError(f"reading of {row['document_id']!r} is that of another document or reader")
    return row["document_id"], KeptText(reader=row["reader"], json=row["json"])


def build_judgement(row: Mapping[str, Any]) -> KeptJudgement:
    """Build a judgement. Raises EntryError where it is malformed or not that of its id."""
    _check_texts(row, needed=("id", "made", "json"))
    _check_json(row["json"])
    try:
        judgement = _JUDGEMENT.decode(row["json"])
    except (msgspec.DecodeError, RecursionError) as err:
        raise EntryError(f"judgement {row['id']!r}: {err}") from err
    if (judgement.id, judgement.made) != (row["id"], row["made"]):
        raise EntryError(f"judgement {row['id']!r} is not as it was: its id is {judgement.id}")
    faults = find_faults(judgement)
    if faults:
        raise EntryError(f"judgement {row['id']!r}: {'; '.join(faults)}")
    return KeptJudgement(id=row["id"], made=row["made"], json=row["json"])


def build_skipped(row: Mapping[str, Any]) -> Skipped:
    """Build the note that a source gave no document. Raises EntryError."""
    _check_texts(row, needed=("source", "reason", "detail"))
    return Skipped(source=row["source"], reason=row["reason"], detail=row["detail"])


def build_heard(row: Mapping[str, Any]) -> Heard:
    """Build the note that an outlet was listened to. Raises EntryError."""
    _check_texts({**row, "documents": None}, needed=("outlet", "day", "source"))
    number = row.get("documents")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _MOST:
        raise EntryError(f"heard: not a number of documents: {number!r}")
    try:
        day = dt.date.fromisoformat(row["day"])
    except ValueError as err:
        raise EntryError(f"heard: {err}") from err
    return Heard(outlet=row["outlet"], day=day, source=row["source"], documents=number)


class Shelf:
    """Documents and their readings as they come: each is given once all its readings are there.

    Documents come in the order of their ids, each before its readings.
    """

    def __init__(self) -> None:
        self._document: Document | None = None
        self._id = ""
        self._readings: list[KeptText] = []

    def put(self, document: Document) -> Iterator[KeptDocument]:
        """Begin a document; give the one before. Raises EntryError."""
        yield from self.clear()
        if document.id <= self._id:
            raise EntryError(f"document {document.id!r} comes after {self._id!r}, out of order")
        self._document, self._id = document, document.id

    def add(self, document_id: str, told: KeptText) -> None:
        """Add a reading of the document that was put last. Raises EntryError."""
        if self._document is None or document_id != self._id:
            raise EntryError(f"reading of {document_id!r} does not follow its document")
        if told.reader in {it.reader for it in self._readings}:
            raise EntryError(f"document {document_id!r} has two readings by {told.reader!r}")
        self._readings.append(told)

    def clear(self) -> Iterator[KeptDocument]:
        """Give the document that was put last, if there is one. Raises EntryError."""
        if self._document is None:
            return
        if not self._readings:
            raise EntryError(f"document {self._id!r} has no reading")
        yield KeptDocument(document=self._document, readings=tuple(self._readings))
        self._document, self._readings = None, []


def _check_json(text: str) -> None:
    """Refuse JSON that could not go out again as a line, or of which a text cannot be kept."""
    if "\n" in text or text != text.strip():
        raise EntryError("json is not of one line")
    if holds_nul(text):
        raise EntryError("json holds a character that no register can keep")


def _check_texts(row: Mapping[str, Any], *, needed: Iterable[str]) -> None:
    missing = [name for name in needed if row.get(name) is None]
    if missing:
        raise EntryError(f"without {', '.join(missing)}")
    for name, value in row.items():
        if value is None:
            continue
        if not isinstance(value, str):
            raise EntryError(f"{name} is no text but {value!r}")
        if "\0" in value:
            raise EntryError(f"{name} holds a character that no register can keep")
