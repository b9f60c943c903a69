"""Events as files: one JSON object a line, or one row a line for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator

from jalin.export.dataset.dataset import Dataset
from jalin.export.standards.encoding import write_lines
from jalin.export.standards.events.event import CodedEvent, EventActor, list_events
from jalin.export.tables.csv_table import write_csv
from jalin.export.tables.table import Cell, Table, TableColumn
from jalin.model import PartialDate

_GAP = "; "
_COLUMNS: tuple[tuple[str, Callable[[CodedEvent], Cell]], ...] = (
    ("id", lambda it: it.id),
    ("event_date", lambda it: it.event_date),
    ("earliest", lambda it: None if it.earliest is None else PartialDate.of(it.earliest)),
    ("latest", lambda it: None if it.latest is None else PartialDate.of(it.latest)),
    ("event_type", lambda it: it.event_type),
    ("mode", lambda it: it.mode),
    ("context", lambda it: _GAP.join(it.context)),
    ("cameo", lambda it: it.cameo),
    ("source", lambda it: _join(it.source, lambda actor: actor.actor)),
    ("source_ids", lambda it: _join(it.source, lambda actor: actor.id)),
    ("source_names", lambda it: _join(it.source, lambda actor: actor.name)),
    ("recipient", lambda it: _join(it.recipient, lambda actor: actor.actor)),
    ("recipient_ids", lambda it: _join(it.recipient, lambda actor: actor.id)),
    ("recipient_names", lambda it: _join(it.recipient, lambda actor: actor.name)),
    ("place", lambda it: it.place),
    ("factuality", lambda it: it.factuality),
    ("kind", lambda it: it.kind),
    ("stage", lambda it: it.stage),
    ("instrument", lambda it: it.instrument),
    ("deal_id", lambda it: it.deal_id),
    ("rule", lambda it: it.rule),
    ("evidence", lambda it: _GAP.join(it.evidence)),
)


def write_event_lines(dataset: Dataset) -> Iterator[bytes]:
    """Write events as JSON, one a line."""
    return write_lines(list_events(dataset))


def write_event_rows(dataset: Dataset) -> Iterator[bytes]:
    """Write events as CSV; what is several stands in one cell, in the order of the JSON."""
    rows = (tuple(tell(event) for _, tell in _COLUMNS) for event in list_events(dataset))
    columns = tuple(TableColumn(heading=heading) for heading, _ in _COLUMNS)
    return write_csv(Table(title="events", facts_title="about", columns=columns, rows=rows))


def _join(actors: Iterable[EventActor], tell: Callable[[EventActor], str | None]) -> str:
    """Join what is told of actors; one without it keeps its place."""
    return _GAP.join(tell(actor) or "" for actor in actors)
