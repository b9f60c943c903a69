"""Parquet is read by groups of rows; rows keep their numbers whichever are read."""

import datetime as dt
import gzip
import io
import sys
import tracemalloc
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jalin.model import Document, SkipError, Skipped
from jalin.source import RawItem, SourceOptions, split_sources
from jalin.source.records import Columns
from jalin.source.tabular import ParquetOptions, split_parquet
from jalin.text.lexicon import Lexicon
from made_sources import BODY, make_zip
from source_reading import Read

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")
parquet = pytest.importorskip("pyarrow.parquet")

MOMENT = dt.datetime(2026, 2, 4, 23, 5)  # noqa: DTZ001 (as tables hold them)
ALL = ParquetOptions(limit=1_000_000)


def _make(columns: Mapping[str, object], group: int = 2) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pyarrow.table(dict(columns)), file, row_group_size=group)
    return file.getvalue()


def _split(content: bytes, options: ParquetOptions = ALL) -> list[RawItem | Skipped]:
    return list(split_parquet(io.BytesIO(content), source="a", stem="a", options=options))


def _tell(found: Sequence[object]) -> list[str]:
    return [str(getattr(item, "reason", None) or getattr(item, "name", "")) for item in found]


FIVE = _make({"id": [f"b{at}" for at in range(5)], "content": [BODY] * 5, "n": [1.5] * 5})


def test_rows(read: Read) -> None:
    """Every row is a document; its place is its number, its name its own or that."""
    found = read("berita.parquet", FIVE)
    assert _tell(found) == ["b0", "b1", "b2", "b3", "b4"]
    assert [str(item.source)[-16:] for item in found][-1] == "berita.parquet:5"
    assert _tell(read("b.parquet", _make({"text": [BODY] * 3}))) == ["b:1", "b:2", "b:3"]


@pytest.mark.parametrize(
    ("groups", "names"),
    [((0,), ["a:1", "a:2"]), ((1, 2), ["a:3", "a:4", "a:5"]), ((2,), ["a:5"]), ((), [])],
)
def test_groups(groups: Sequence[int], names: list[str]) -> None:
    """Only the groups that are asked for are read, and rows keep their numbers."""
    assert _tell(_split(FIVE, ParquetOptions(limit=1_000, row_groups=groups))) == names


def test_columns(tmp_path: Path, lexicon: Lexicon) -> None:
    """Columns that nothing is read of are not touched."""
    path = tmp_path / "a.parquet"
    path.write_bytes(FIVE)
    columns = Columns({}, lexicon).names
    items = list(split_sources([path], options=SourceOptions(), columns=columns))
    assert isinstance(items[0], RawItem)
    assert items[0].content == {"id": "b0", "content": BODY}


def test_no_wanted_column() -> None:
    """A file without any wanted column is told once, not row by row."""
    with pytest.raises(SkipError, match="'id', 'content', 'n'") as caught:
        _split(FIVE, ParquetOptions(limit=1_000, columns={"teks"}))
    assert caught.value.reason == "no_text"


@pytest.mark.parametrize(
    ("value", "kind", "published"),
    [
        (MOMENT, pyarrow.timestamp("us"), "2026-02-04"),
        (MOMENT, pyarrow.timestamp("ns", tz="Asia/Jakarta"), "2026-02-05"),
        (MOMENT.date(), pyarrow.date32(), "2026-02-04"),
        (MOMENT.date(), pyarrow.date64(), "2026-02-04"),
        (10**15, pyarrow.timestamp("s"), "None"),
        (1770205500, pyarrow.int64(), "None"),
        (2026, pyarrow.int16(), "2026"),
        ("4 Februari 2026", pyarrow.large_string(), "2026-02-04"),
        (b"2026-02-04", pyarrow.binary(), "2026-02-04"),
        (b"\xff", pyarrow.binary(), "None"),
        (None, pyarrow.null(), "None"),
        ("2026-02-04", pyarrow.dictionary(pyarrow.int8(), pyarrow.string()), "2026-02-04"),
    ],
)
def test_dates(read: Read, value: object, kind: object, published: str) -> None:
    """A date or a moment has a day, in whatever type the column keeps it."""
    dates = pyarrow.array([value], type=kind)
    (document,) = read("a.parquet", _make({"text": [BODY], "date": dates}))
    assert isinstance(document, Document)
    assert str(document.published) == published


def test_lists_and_objects(read: Read) -> None:
    """Lists of words and objects are read as in JSON."""
    words = [[["Ia", "datang", "."], ["Ya", "."]]]
    source = [{"name": "Kabar", "id": 7}]
    (document,) = read("a.parquet", _make({"clean_article": words, "source": source}))
    assert isinstance(document, Document)
    assert (document.text, document.outlet) == ("Ia datang.\nYa.", "Kabar")


def test_text_that_is_none(read: Read) -> None:
    """A cell whose bytes are no text costs its row, not the group."""
    texts = pyarrow.array([BODY.encode(), b"\xff\xfe", BODY.encode()]).view(pyarrow.string())
    assert _tell(read("a.parquet", _make({"text": texts}, group=3))) == ["a:1", "no_text", "a:3"]


def test_row_beyond_the_limit() -> None:
    """A row too large is told alone."""
    content = _make({"text": [BODY, "x" * 2_000, BODY]})
    assert _tell(_split(content, ParquetOptions(limit=1_000))) == ["a:1", "too_large", "a:3"]


def _spoil(content: bytes) -> bytes:
    """Spoil the second group of rows."""
    metadata = parquet.ParquetFile(io.BytesIO(content)).metadata
    at = metadata.row_group(1).column(0).dictionary_page_offset
    return content[:at] + b"\xff" * 30 + content[at + 30 :]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (_spoil(FIVE), ["b0", "b1", "broken", "b4"]),
        (FIVE[:-20], ["truncated"]),
        (FIVE[:8], ["truncated"]),
        (FIVE[:-400] + b"\xff" * 380 + FIVE[-20:], ["broken"]),
        (FIVE[:-8] + b"\xff\xff\xff\x7fPAR1", ["broken"]),
        (b"PAR1" + bytes(70_000_000) + b"\x00\x00\x00\x04PAR1", ["too_large"]),
        (b"PAR1PAR1", ["broken"]),
        (b"x" * 99, ["broken"]),
        (_make({"text": pyarrow.array([], type=pyarrow.string())}), ["empty"]),
    ],
)
def test_broken_file(read: Read, content: bytes, told: list[str]) -> None:
    """What cannot be read is told; another group of the same file is read."""
    assert _tell(read("a.parquet", content)) == told


def test_compressed_and_packed(read: Read) -> None:
    """A file that one cannot go back and forth in is read whole, within a limit."""
    assert len(read("a.parquet.gz", gzip.compress(FIVE))) == 5
    assert len(read("a.zip", make_zip({"a.parquet": FIVE}))) == 5
    options = SourceOptions(max_json_bytes=100)
    assert _tell(read("a.parquet.gz", gzip.compress(FIVE), options)) == ["too_large"]


def test_without_pyarrow(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the file is told with what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (skipped,) = read("a.parquet", FIVE)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "needs_extra"
    assert "pip install 'jalin[parquet]'" in skipped.detail


def test_memory(tmp_path: Path) -> None:
    """A file is never held whole, by this process or by the library."""
    path = tmp_path / "a.parquet"
    text = [f"{at} {BODY * 100}" for at in range(10_000)]
    path.write_bytes(_make({"text": text}, group=10_000))
    del text
    pyarrow.default_memory_pool().release_unused()
    before = pyarrow.total_allocated_bytes()
    tracemalloc.start()
    items = split_sources([path], options=SourceOptions())
    held = max(pyarrow.total_allocated_bytes() - before for _ in items)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held + peak < 60_000_000
