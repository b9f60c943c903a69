"""What goes out: a text stands wherever a document can put one, and every format can be read."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping

import icalendar
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from dataset_factory import join
from exchange_factory import told_everywhere
from jalin.export.dataset.dataset import TableName
from jalin.pipeline.exporting.formats import FORMATS
from jalin.pipeline.exporting.writing import choose_pieces
from trust.fuzz.seeds.texts import TEXT_WORDS, make_articles
from trust.fuzz.target import Target
from workbook_reading import read_workbook

_LONGEST = 2_000


def _export(content: bytes) -> None:
    """Write a dataset of a text in every format, and read it as other programs do."""
    # No register holds the one character that none can keep.
    text = content.decode("utf-8", "replace").replace("\0", "")[:_LONGEST] or "x"
    dataset = told_everywhere(text)
    for chosen in FORMATS:
        read = _READERS.get(chosen.suffix)
        whole = join(choose_pieces(chosen, dataset, _table_of(chosen.suffix)))
        assert whole == join(choose_pieces(chosen, dataset, _table_of(chosen.suffix)))
        if read is not None:
            read(whole, text)


def _table_of(suffix: str) -> TableName | None:
    return TableName.EVIDENCE if suffix in _OF_TABLES else None


def _read_csv(content: bytes, text: str) -> None:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    # What would be reckoned has an apostrophe before it.
    assert {row["quote"] for row in rows} <= {text, f"'{text}"}


def _read_lines(content: bytes, text: str) -> None:
    for line in content.split(b"\n")[:-1]:
        assert json.loads(line).get("quote", text) == text


def _read_columns(content: bytes, text: str) -> None:
    rows = parquet.read_table(pa.BufferReader(content)).to_pylist()
    assert {row["quote"] for row in rows} == {text}


def _read_calendar(content: bytes, _text: str) -> None:
    assert icalendar.Calendar.from_ical(content).name == "VCALENDAR"
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "a line of over 75 bytes"


_READERS: Mapping[str, Callable[[bytes, str], object]] = {
    ".csv": _read_csv,
    ".jsonl": _read_lines,
    ".parquet": _read_columns,
    ".xlsx": lambda content, _text: read_workbook(content),
    ".gexf": lambda content, _text: ET.fromstring(content),  # noqa: S314 (our own)
    ".graphml": lambda content, _text: ET.fromstring(content),  # noqa: S314
    ".jsonld": lambda content, _text: json.loads(content),
    ".ocds.json": lambda content, _text: json.loads(content),
    ".ftm.json": lambda content, _text: [json.loads(it) for it in content.split(b"\n")[:-1]],
    ".events.jsonl": lambda content, _text: [json.loads(it) for it in content.split(b"\n")[:-1]],
    ".events.csv": lambda content, _text: list(
        csv.reader(io.StringIO(content.decode("utf-8-sig")))
    ),
    ".ics": _read_calendar,
}
_OF_TABLES = frozenset({".csv", ".jsonl", ".parquet"})

TARGETS = (
    Target(
        name="export", build=lambda: _export, seeds=make_articles, words=TEXT_WORDS, is_slow=True
    ),
)
