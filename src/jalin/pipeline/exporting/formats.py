"""The formats in which a dataset goes out: one list for the command line, pages and API."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset_files.csv_files import describe_csv, write_table_csv
from jalin.export.dataset_files.describing import describe_dataset
from jalin.export.dataset_files.json_lines import describe_json_lines, write_json_lines
from jalin.export.dataset_files.parquet_files import write_parquet
from jalin.export.dataset_files.pieces import Pieces
from jalin.export.dataset_files.xlsx_file import write_workbook
from jalin.export.graphs.gexf import write_gexf
from jalin.export.graphs.graphml import write_graphml
from jalin.export.standards.due_calendar import write_due_calendar
from jalin.export.standards.events.files import write_event_lines, write_event_rows
from jalin.export.standards.follow_the_money import write_follow_the_money
from jalin.export.standards.linked_data.graph import write_linked_data
from jalin.export.standards.milestones import write_milestones

# A file in an archive bears no time: equal registers give equal bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format of one file. `write` gives its bytes piece by piece; equal datasets, equal bytes.

    `name` is what users call it, `title` its own name, the same in every language, `summary` a
    sentence for them, in English.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    summary: str
    write: Callable[[Dataset], Iterable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A format of one file a table. `write_table` gives the bytes of a table piece by piece.

    `describe` gives files that stand beside the tables, by name: what describes them.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    summary: str
    write_table: Callable[[Dataset, TableName], Iterable[bytes]]
    describe: Callable[[Dataset], Iterable[tuple[str, bytes]]]


FORMATS: tuple[ExportFormat | TableFormat, ...] = (
    TableFormat(
        name="csv",
        title="CSV",
        suffix=".csv",
        media_type="text/csv",
        summary="Tables for spreadsheets and any other program.",
        write_table=write_table_csv,
        describe=describe_csv,
    ),
    ExportFormat(
        name="xlsx",
        title="XLSX",
        suffix=".xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        summary="One workbook with a sheet for each table, links and filters.",
        write=write_workbook,
    ),
    TableFormat(
        name="jsonl",
        title="JSON Lines",
        suffix=".jsonl",
        media_type="application/jsonl",
        summary="One JSON object a line, for programs.",
        write_table=write_json_lines,
        describe=describe_json_lines,
    ),
    TableFormat(
        name="parquet",
        title="Parquet",
        suffix=".parquet",
        media_type="application/vnd.apache.parquet",
        summary="Typed columns for DuckDB, pandas, polars and Spark.",
        write_table=write_parquet,
        describe=describe_dataset,
    ),
    ExportFormat(
        name="ftm",
        title="FollowTheMoney",
        suffix=".ftm.json",
        media_type="application/x-ndjson",
        summary="FollowTheMoney entities, one a line, for Aleph and other tools of investigators.",
        write=write_follow_the_money,
    ),
    ExportFormat(
        name="gexf",
        title="GEXF",
        suffix=".gexf",
        media_type="application/gexf+xml",
        summary="The network of the parties, for Gephi.",
        write=write_gexf,
    ),
    ExportFormat(
        name="graphml",
        title="GraphML",
        suffix=".graphml",
        media_type="application/graphml+xml",
        summary="The network of the parties, for networkx, igraph and yEd.",
        write=write_graphml,
    ),
    ExportFormat(
        name="jsonld",
        title="JSON-LD",
        suffix=".jsonld",
        media_type="application/ld+json",
        summary="Linked data: schema.org, with the evidence as PROV and Web Annotation.",
        write=write_linked_data,
    ),
    ExportFormat(
        name="ics",
        title="iCalendar",
        suffix=".ics",
        media_type="text/calendar",
        summary="Promises that have a date, for calendars.",
        write=write_due_calendar,
    ),
    ExportFormat(
        name="events",
        title="PLOVER",
        suffix=".events.jsonl",
        media_type="application/x-ndjson",
        summary="Steps as events with codes of PLOVER and CAMEO, one a line.",
        write=write_event_lines,
    ),
    ExportFormat(
        name="events-csv",
        title="PLOVER (CSV)",
        suffix=".events.csv",
        media_type="text/csv",
        summary="The same events as one table.",
        write=write_event_rows,
    ),
    ExportFormat(
        name="ocds",
        title="OCDS",
        suffix=".ocds.json",
        media_type="application/json",
        summary="Promises as milestones of a release package of OCDS.",
        write=write_milestones,
    ),
)


def find_format(name: str) -> ExportFormat | TableFormat | None:
    """Find a format by its name."""
    return next((it for it in FORMATS if it.name == name), None)


def write_archive(chosen: TableFormat, dataset: Dataset) -> Iterator[bytes]:
    """Write all tables of a format, and what describes them, as one ZIP archive, piece by piece."""
    written = Pieces()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in list_files(chosen, dataset):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    yield written.take()
    yield written.take()


def list_files(chosen: TableFormat, dataset: Dataset) -> Iterator[tuple[str, Iterable[bytes]]]:
    """List the files of a format: each table, then what describes them, by their names."""
    for table in TableName:
        yield f"{table}{chosen.suffix}", chosen.write_table(dataset, table)
    for name, content in chosen.describe(dataset):
        yield name, (content,)
