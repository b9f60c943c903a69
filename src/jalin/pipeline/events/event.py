"""An event: what became otherwise in the register, from which day, by which words."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

_ID_LENGTH = 16


class EventKind(StrEnum):
    """What sort of thing happened."""

    NEW = "new"
    MOVED = "moved"
    CONTRADICTED = "contradicted"
    OVERDUE = "overdue"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """A field with its values before and after, as text; None where there was none."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event is told: half-open characters of a document, and the words there."""

    document_id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened.

    `day` is that from which it was known. `subject` is the deal, or the line of a promise.
    `deal_ids` are the deals that it is about, none for a promise beside no deal. `place` is None
    where it is looked up by `view_events`, or where nobody said it.
    """

    kind: EventKind
    day: dt.date
    subject: str
    deal_ids: tuple[str, ...]
    changes: tuple[EventChange, ...]
    place: EventPlace | None = None

    @property
    def id(self) -> str:
        """Give the content hash: 16 hexadecimal digits, the same however the register grows.

        That a deal is new, two sources quarrel or a promise is late happens once, whenever it
        became known. A deal may move the same way twice, on different days.
        """
        told = [self.kind.value, self.subject]
        if self.kind in (EventKind.MOVED, EventKind.SETTLED):
            told.append(self.day.isoformat())
        if self.kind is not EventKind.NEW:
            told += [f"{it.field}\x1e{it.before}\x1e{it.after}" for it in self.changes]
        content = "\x1f".join(told).encode("utf-8", "surrogatepass")
        return hashlib.sha256(content).hexdigest()[:_ID_LENGTH]
