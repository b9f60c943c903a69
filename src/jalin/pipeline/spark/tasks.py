"""What runs in Spark's Python processes, wherever they are: counting lines, reading documents.

Every function takes and gives batches of Arrow, as `DataFrame.mapInArrow` asks for. A document
never fails a task: what is wrong with it is its outcome.
"""

import functools
import hashlib
import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from jalin.export.arrow import import_arrow
from jalin.pipeline.bulk.columns import COLUMNS, to_batch
from jalin.pipeline.bulk.outcome import Outcome
from jalin.pipeline.bulk.pool import Item, Prepare, limit_work
from jalin.pipeline.bulk.work import Worker, WorkOptions
from jalin.source import Form, RawItem, SourceOptions
from jalin.source.files.ranges import count_breaks
from jalin.source.parts import split_part

# Outcomes travel together up to so many, or so many characters of text.
_ROWS_AT_ONCE = 256
_CHARACTERS_AT_ONCE = 4_000_000
_SQL_TYPES = {"string": "string", "bool": "boolean", "int32": "int", "int64": "bigint"}

OUTCOME_COLUMNS = ", ".join(f"{name} {_SQL_TYPES[kind]}" for name, kind in COLUMNS.items())
TASK_COLUMNS = "number int, task binary"
BREAK_COLUMNS = "number int, breaks binary"

Batch = Any  # a pyarrow.RecordBatch, of a library that need not be there


def prepare_reading(options: WorkOptions) -> Prepare:
    """Give what builds a reader. Spark keeps its processes, and each the reader it built last."""
    return functools.partial(_build_work, pickle.dumps(options))


def read_parts(
    batches: Iterable[Batch],
    *,
    prepare: Prepare,
    encoding: str | None = None,
    columns: Collection[str] | None = None,
) -> Iterator[Batch]:
    """Read the parts of the sources that a task is given."""
    sources = SourceOptions(encoding=encoding)
    work = limit_work(prepare())
    for number, part in _list_tasks(batches):
        outcomes = map(work, split_part(part, options=sources, columns=columns))
        yield from _fill_batches(outcomes, number)


def read_rows(batches: Iterable[Batch], *, prepare: Prepare, table: str) -> Iterator[Batch]:
    """Read the rows of a table, in which a document without an id is named by its content."""
    work = limit_work(prepare())
    rows = (row for batch in batches for row in batch.to_pylist())
    outcomes = (work(_build_item(row, table)) for row in rows)
    yield from _fill_batches(outcomes, _find_partition())


def count_lines(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Count the line breaks of pieces of files."""
    arrow = import_arrow()
    for number, piece in _list_tasks(batches):
        row = {"number": number, "breaks": pickle.dumps(count_breaks(piece))}
        schema = arrow.schema([("number", arrow.int32()), ("breaks", arrow.binary())])
        yield arrow.RecordBatch.from_pylist([row], schema=schema)


def _build_work(options: bytes) -> Callable[[Item], Outcome]:
    return _build_worker(options).work


@functools.lru_cache(maxsize=1)
def _build_worker(options: bytes) -> Worker:
    return Worker(pickle.loads(options))  # noqa: S301 (written above)


def _list_tasks(batches: Iterable[Batch]) -> Iterator[tuple[int, Any]]:
    for batch in batches:
        for row in batch.to_pylist():
            yield row["number"], pickle.loads(row["task"])  # noqa: S301 (written by the driver)


def _fill_batches(outcomes: Iterable[Outcome], part: int) -> Iterator[Batch]:
    held: list[Outcome] = []
    position, n_characters = 0, 0
    for outcome in outcomes:
        held.append(outcome)
        n_characters += 0 if outcome.document is None else len(outcome.document.text)
        if len(held) == _ROWS_AT_ONCE or n_characters >= _CHARACTERS_AT_ONCE:
            yield to_batch(held, part=part, position=position)
            position, n_characters = position + len(held), 0
            held = []
    if held:
        yield to_batch(held, part=part, position=position)


def _find_partition() -> int:
    from pyspark import TaskContext  # noqa: PLC0415 (an extra)

    context = TaskContext.get()
    return 0 if context is None else context.partitionId()


def _build_item(row: Mapping[str, object], table: str) -> RawItem:
    content = msgspec.json.encode(row, order="sorted", enc_hook=str)
    # Digits, as behind the name of any other table: the listening record counts by that name.
    number = int.from_bytes(hashlib.sha256(content).digest()[:8])
    return RawItem(form=Form.ROW, source=f"{table}:{number}", name=f"row:{number}", content=row)
