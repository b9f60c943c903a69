"""The formats in which a dataset goes out, and archives of their tables."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from dataset_factory import dataset, exported_evidence, join, small_dataset
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.exporting.formats import (
    FORMATS,
    ExportFormat,
    TableFormat,
    find_format,
    list_files,
    write_archive,
)
from jalin.pipeline.serving.visit import Visit

TABLE_FORMATS = [it for it in FORMATS if isinstance(it, TableFormat)]


def write_all(chosen: ExportFormat | TableFormat, written: Dataset) -> bytes:
    """Write a dataset whole, as one file."""
    if isinstance(chosen, ExportFormat):
        return join(chosen.write(written))
    return join(write_archive(chosen, written))


def test_a_format_is_found_by_its_name() -> None:
    """Names are told apart, and others are no format."""
    assert [find_format(it.name) for it in FORMATS] == list(FORMATS)
    assert find_format("docx of 1999") is None


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_a_format_says_what_it_is(chosen: ExportFormat | TableFormat) -> None:
    """Files have an ending, answers a type, and users a sentence."""
    assert chosen.suffix.startswith(".")
    assert "/" in chosen.media_type
    assert chosen.summary.endswith(".")


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_equal_datasets_are_equal_files(chosen: ExportFormat | TableFormat) -> None:
    """The moment of writing leaves no trace in any format."""
    assert write_all(chosen, small_dataset()) == write_all(chosen, small_dataset()) != b""


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_an_empty_dataset_is_written(chosen: ExportFormat | TableFormat) -> None:
    """A question of no deals has an answer."""
    assert write_all(chosen, dataset()) == write_all(chosen, dataset())


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_a_hostile_register_is_written(
    chosen: ExportFormat | TableFormat, hostile_visit: Visit
) -> None:
    """Whatever articles say, the file is written, and the same each time."""
    hostile = build_dataset(hostile_visit)
    assert len(list(hostile.deals)) == 4
    assert write_all(chosen, hostile) == write_all(chosen, hostile)


@pytest.mark.parametrize("chosen", TABLE_FORMATS, ids=lambda it: it.name)
def test_an_archive_has_all_files(chosen: TableFormat) -> None:
    """Each table and what describes them, as they are alone, without a time of writing."""
    files = {name: join(pieces) for name, pieces in list_files(chosen, small_dataset())}
    with zipfile.ZipFile(io.BytesIO(join(write_archive(chosen, small_dataset())))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    tables = [f"{table}{chosen.suffix}" for table in TableName]
    assert list(files)[: len(tables)] == tables
    assert "about.json" in files


def test_an_archive_is_handed_on_while_it_is_written() -> None:
    """A large register is never in memory as a whole."""
    seen: list[str] = []

    def write(_: Dataset, table: TableName) -> Iterator[bytes]:
        for number in range(3):
            seen.append(f"{table} {number}")
            yield b"x" * 100

    slow = TableFormat(
        name="slow",
        title="Slow",
        suffix=".txt",
        media_type="text/plain",
        summary="Slow.",
        write_table=write,
        describe=lambda _: (),
    )
    pieces = write_archive(slow, dataset(exported_evidence()))
    first = next(pieces)
    assert seen == ["deals 0"]
    with zipfile.ZipFile(io.BytesIO(first + join(pieces))) as archive:
        assert archive.read("evidence.txt") == b"x" * 300
