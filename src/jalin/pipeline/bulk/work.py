"""The work on one item: screened, decoded, read. Pure, so that any process can do any of it.

A record of JSON is screened as its bytes stand, before it is decoded: of one that is turned away
only outlet and date are read. Pages, mails and tables show their words only once they are taken
apart; the reader screens those.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from jalin.model import Document, Reading, Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, tell_skipped
from jalin.pipeline.run import Reader, decode_one, read_one
from jalin.read import READER, read_document
from jalin.source import Decoder, Form, RawItem, SourceOptions
from jalin.text.knowledge import load_knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOptions:
    """How items are read, the same for every worker of a run.

    `fields` and `encoding` are those of `SourceOptions`, `today` is the day from which relative
    dates count in a document without its own. `keep_all`: documents without a deal are kept too.
    """

    today: dt.date
    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    keep_all: bool = False


class Worker:
    """Reads items. Building one loads all knowledge: a process builds one and keeps it."""

    def __init__(self, options: WorkOptions) -> None:
        knowledge = load_knowledge()
        sources = SourceOptions(mapping=options.fields, encoding=options.encoding)
        self._keep_all = options.keep_all
        self._screen = knowledge.screen
        self._decoder = Decoder(sources, knowledge.lexicon)

        def read(document: Document) -> Reading:
            return read_document(document, knowledge, today=options.today)

        self._reader = Reader(version=READER, read=read)

    def work(self, item: RawItem | Skipped) -> Outcome:
        """Give what becomes of an item. Equal items have equal outcomes, whoever works on them.

        A bug that an item strikes, in decoding or reading it, is told as its outcome.
        """
        if isinstance(item, Skipped):
            return tell_skipped(item)
        return self._turn_away(item) or self._read(item)

    def _read(self, item: RawItem) -> Outcome:
        document = decode_one(item, self._decoder)
        if isinstance(document, Skipped):
            return tell_skipped(document)
        reading = read_one(document, self._reader)
        if isinstance(reading, Skipped):
            return tell_skipped(reading)
        source = document.source or document.name
        if reading.relevant or self._keep_all:
            return Outcome(kind=OutcomeKind.READ, source=source, document=document, reading=reading)
        return Outcome(
            kind=OutcomeKind.HEARD,
            source=source,
            outlet=document.outlet,
            published=document.published,
        )

    def _turn_away(self, item: RawItem) -> Outcome | None:
        """Tell by its bytes that an item holds no deal; None where it is to be decoded."""
        content = item.content
        if self._keep_all or self._screen is None or item.form is not Form.RECORD:
            return None
        if not isinstance(content, bytes) or self._screen.may_hold_deal_raw(content):
            return None
        glance = self._decoder.glance(item)
        if glance is None:
            return None
        return Outcome(
            kind=OutcomeKind.HEARD,
            source=item.source,
            outlet=glance.outlet,
            published=glance.published,
        )
