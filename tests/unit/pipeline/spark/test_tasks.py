"""What a task does with the batches that Spark gives it; no Spark runs here."""

import datetime as dt
import functools
import json
import pickle
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="needs the extra: pip install 'jalin[spark]'")

from jalin.model import AbortError, DatePlace
from jalin.pipeline.bulk.columns import COLUMNS, read_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from jalin.pipeline.bulk.pool import Item, Prepare
from jalin.pipeline.bulk.work import Worker, WorkOptions
from jalin.pipeline.spark import tasks
from jalin.source import SourceOptions, split_sources
from jalin.source.files.ranges import Breaks, Piece
from jalin.source.parts import Part, Sharing, cut_sources

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

OPTIONS = WorkOptions(today=dt.date(2026, 2, 5), keep_all=True)
TEXT = "Harga cabai di pasar naik lagi pekan ini. Pedagang menunggu pasokan dari petani."


@pytest.fixture(scope="module")
def prepare() -> Prepare:
    """Prepare reading for all tests."""
    return tasks.prepare_reading(OPTIONS)


def _send(*values: object) -> Iterator[Any]:
    """Send tasks as the driver does, one batch for each."""
    for number, value in enumerate(values):
        yield pyarrow.RecordBatch.from_pylist([{"number": number, "task": pickle.dumps(value)}])


def _keep(batches: Sequence[Any], path: Path) -> tuple[Outcome, ...]:
    parquet.write_table(pyarrow.Table.from_batches(batches), path)
    return tuple(read_outcomes(path))


def _write_lines(path: Path, n: int, text: str = TEXT) -> Path:
    path.write_text("".join(json.dumps({"text": text, "url": f"x://{i}"}) + "\n" for i in range(n)))
    return path


def test_parts_are_read_as_one_machine_reads_them(tmp_path: Path, prepare: Prepare) -> None:
    """Outcome for outcome it is the same, whatever a task is given."""
    path = _write_lines(tmp_path / "news.jsonl", 7)
    parts = cut_sources(
        [path, tmp_path / "absent"], options=SourceOptions(), sharing=Sharing(size=200)
    )
    assert len(parts) > 3
    batches = list(tasks.read_parts(_send(*parts), prepare=prepare))
    work = Worker(OPTIONS).work
    wanted = tuple(map(work, split_sources([path, tmp_path / "absent"], options=SourceOptions())))
    assert _keep(batches, tmp_path / "out.parquet") == wanted
    places = [(row["part"], row["position"]) for batch in batches for row in batch.to_pylist()]
    assert places == sorted(set(places))
    assert {part for part, _ in places} == set(range(len(parts)))


def _work_at_once(item: Item) -> Outcome:
    return Outcome(kind=OutcomeKind.HEARD, source=item.source)


@pytest.mark.parametrize(("n", "sizes"), [(0, []), (256, [256]), (600, [256, 256, 88])])
def test_batches_have_so_many_rows(tmp_path: Path, n: int, sizes: list[int]) -> None:
    """Memory is bounded, whatever the number of documents."""
    parts: tuple[Part, ...] = ()
    if n:
        path = _write_lines(tmp_path / "news.jsonl", n)
        parts = cut_sources([path], options=SourceOptions(), sharing=Sharing(size=10**9))
    batches = list(tasks.read_parts(_send(*parts), prepare=lambda: _work_at_once))
    assert [batch.num_rows for batch in batches] == sizes
    assert [row["position"] for it in batches for row in it.to_pylist()] == list(range(n))


def test_batches_have_so_much_text(tmp_path: Path, prepare: Prepare) -> None:
    """Long documents travel in fewer rows."""
    path = _write_lines(tmp_path / "news.jsonl", 50, "Harga cabai naik. " * 9_000)
    parts = cut_sources([path], options=SourceOptions(), sharing=Sharing(size=10**9))
    batches = list(tasks.read_parts(_send(*parts), prepare=prepare))
    assert [batch.num_rows for batch in batches] == [25, 25]


def test_a_process_builds_a_reader_once(prepare: Prepare) -> None:
    """Tasks of one job share what was loaded; another job has its own."""
    again = tasks.prepare_reading(OPTIONS)
    other = tasks.prepare_reading(WorkOptions(today=dt.date(2026, 2, 6)))
    assert prepare().__self__ is again().__self__  # type: ignore[attr-defined]
    assert prepare().__self__ is not other().__self__  # type: ignore[attr-defined]


def test_what_is_sent_can_be_pickled() -> None:
    """Spark sends the function with its options to other machines."""
    sent = functools.partial(tasks.read_parts, prepare=tasks.prepare_reading(OPTIONS))
    assert list(pickle.loads(pickle.dumps(sent))(_send())) == []  # noqa: S301 (written here)


def test_a_machine_that_sees_no_files_ends_the_task(tmp_path: Path, prepare: Prepare) -> None:
    """A missing mount is no reason to skip what the driver found."""
    path = _write_lines(tmp_path / "news.jsonl", 1)
    parts = cut_sources([path], options=SourceOptions(), sharing=Sharing(size=10**9))
    path.unlink()
    with pytest.raises(AbortError, match=r"every machine must see"):
        list(tasks.read_parts(_send(*parts), prepare=prepare))


def test_line_breaks_are_counted(tmp_path: Path) -> None:
    """Each piece comes back with its number."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"{}\n \n\n")
    pieces = [Piece(path=str(path), start=start, end=start + 3) for start in (0, 3)]
    rows = [row for it in tasks.count_lines(_send(*pieces)) for row in it.to_pylist()]
    counted = [(row["number"], pickle.loads(row["breaks"])) for row in rows]  # noqa: S301
    assert counted == [
        (0, Breaks(n=1, first=2, is_blank=False)),
        (1, Breaks(n=2, first=4, is_blank=True)),
    ]


def _read_rows(rows: list[dict[str, object]], prepare: Prepare, path: Path) -> tuple[Outcome, ...]:
    batches = [pyarrow.RecordBatch.from_pylist([row]) for row in rows]
    return _keep(list(tasks.read_rows(batches, prepare=prepare, table="news")), path)


def test_a_row_without_an_id_is_named_by_its_content(tmp_path: Path, prepare: Prepare) -> None:
    """The name depends on nothing but the values: not on the order of rows or columns."""
    path = tmp_path / "out.parquet"
    (one, two) = _read_rows([{"text": TEXT, "n": 1}, {"n": 1, "text": TEXT}], prepare, path)
    (three,) = _read_rows([{"text": TEXT, "n": 2}], prepare, path)
    assert one.document is not None
    assert re.fullmatch(r"row:\d+", one.document.name)
    assert re.fullmatch(r"news:\d+", one.source)
    assert one == two
    assert one.source != three.source


def test_a_row_with_an_id_is_named_by_it(tmp_path: Path, prepare: Prepare) -> None:
    """As in every other table."""
    (outcome,) = _read_rows([{"text": TEXT, "id": "k-7"}], prepare, tmp_path / "out.parquet")
    assert outcome.document is not None
    assert outcome.document.name == "k-7"


@pytest.mark.parametrize(
    "value", [dt.date(2026, 2, 4), dt.datetime(2026, 2, 4, 23, 5, tzinfo=dt.UTC), "2026-02-04"]
)
def test_days_are_read_in_any_type(tmp_path: Path, prepare: Prepare, value: object) -> None:
    """A column of days, of times or of texts says when a document was published."""
    (outcome,) = _read_rows([{"text": TEXT, "date": value}], prepare, tmp_path / "out.parquet")
    assert outcome.document is not None
    assert str(outcome.document.published) == "2026-02-04"
    assert outcome.document.evidence is not None
    assert outcome.document.evidence.place is DatePlace.RECORD


def test_a_row_without_text_is_skipped(tmp_path: Path, prepare: Prepare) -> None:
    """It is told with its reason, and the task goes on."""
    rows: list[dict[str, object]] = [{"text": None, "id": "k"}, {"text": TEXT, "id": "l"}]
    outcomes = _read_rows(rows, prepare, tmp_path / "out.parquet")
    assert [it.kind for it in outcomes] == [OutcomeKind.SKIPPED, OutcomeKind.READ]
    assert outcomes[0].reason == "no_text"


def test_the_columns_are_named_to_spark() -> None:
    """The table that Spark is told of has the columns of every run."""
    named = [column.split(" ")[0] for column in tasks.OUTCOME_COLUMNS.split(", ")]
    assert named == list(COLUMNS)
