"""The parts of sources, read one after another, are the sources."""

import gzip
import json
import os
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import AbortError, Skipped
from jalin.source import RawItem, SourceOptions, split_sources
from jalin.source.files.ranges import Breaks, LineRange, Piece, count_breaks
from jalin.source.parts import Part, Sharing, WholeFiles, cut_sources, split_part

OPTIONS = SourceOptions()
LINE = json.dumps({"text": "Kedua negara bekerja sama."}).encode()
LINES = (
    LINE,
    b"",
    b"   ",
    b"\xef\xbb\xbf" + LINE,
    LINE + b"\r",
    b'{"id": "7", "text": "x"}',
    b"{broken",
    b"\xff\xfe\xff",
    b"\x0b\x0c",
    b'{"text": "' + b"a" * 90 + b'"}',
)


def _cut(
    paths: Sequence[Path | str], size: int, options: SourceOptions = OPTIONS
) -> tuple[Part, ...]:
    return cut_sources(paths, options=options, sharing=Sharing(size=size))


def _read(parts: Sequence[Part], options: SourceOptions = OPTIONS) -> list[RawItem | Skipped]:
    return [item for part in parts for item in split_part(part, options=options)]


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(content)
    return path


@given(
    st.lists(st.sampled_from(LINES), max_size=12),
    st.sampled_from((b"", b"\n", b"\n\n")),
    st.integers(1, 120),
)
def test_lines_are_the_same_wherever_a_file_is_cut(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], end: bytes, size: int
) -> None:
    """Every line, blank, broken or marked, comes once, in order, with its number."""
    path = _write(tmp_path_factory.mktemp("cut"), "news.jsonl", b"\n".join(lines) + end)
    options = SourceOptions(max_document_bytes=80)
    wanted = list(split_sources([path], options=options))
    assert _read(_cut([path], size, options), options) == wanted


def test_a_large_file_is_cut_between_lines(tmp_path: Path) -> None:
    """Each part begins with a line, whose number it knows."""
    path = _write(tmp_path, "news.jsonl", b"{}\n" * 10)
    expected = ((0, 12, 1), (12, 21, 5), (21, 30, 8))
    assert _cut([path], 10) == tuple(
        LineRange(path=str(path), start=start, end=end, first_line=line)
        for start, end, line in expected
    )


def test_lines_are_counted_by_whom_it_is_given_to(tmp_path: Path) -> None:
    """The counting of all files is asked for at once, so that it can be shared out."""
    paths = [_write(tmp_path, name, b"{}\n" * 10) for name in ("a.jsonl", "b.jsonl")]
    asked: list[Piece] = []

    def count(pieces: Sequence[Piece]) -> list[Breaks]:
        asked.extend(pieces)
        return [count_breaks(piece) for piece in pieces]

    parts = cut_sources(paths, options=OPTIONS, sharing=Sharing(size=15, count=count))
    assert [(Path(it.path).name, it.start) for it in asked] == [
        ("a.jsonl", 0),
        ("a.jsonl", 15),
        ("b.jsonl", 0),
        ("b.jsonl", 15),
    ]
    assert _read(parts) == list(split_sources(paths, options=OPTIONS))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html><body>" + b"x" * 50),
        ("table.csv", b"text\n" + b"x\n" * 50),
        ("list.json", b'[{"text": "x"}, ' + b'{"text": "y"},' * 20 + b"{}]"),
        ("blank.jsonl", b"\xef\xbb\xbf\n" + b" \n" * 50),
        ("wide.jsonl", "".join(["\ufeff", '{"text": "é"}\n' * 9]).encode("utf-16-le")),
        ("news.jsonl.gz", gzip.compress(b"{}\n" * 999)),
        ("packed.jsonl", b"\x1f\x8b\x08\x00" + b"\n" * 60),
    ],
)
def test_what_cannot_be_cut_is_one_part(tmp_path: Path, name: str, content: bytes) -> None:
    """Other forms, other encodings and files without content are read whole."""
    path = _write(tmp_path, name, content)
    parts = _cut([path], 10)
    assert parts == (WholeFiles(entries=(str(path),)),)
    assert _read(parts) == list(split_sources([path], options=OPTIONS))


def test_an_encoding_that_is_declared_keeps_a_file_whole(tmp_path: Path) -> None:
    """Only in UTF-8 is every line break that byte."""
    path = _write(tmp_path, "news.jsonl", '{"text": "é"}\n'.encode("cp1252") * 9)
    options = SourceOptions(encoding="cp1252")
    parts = _cut([path], 10, options)
    assert len(parts) == 1
    assert _read(parts, options) == list(split_sources([path], options=options))


def _write_parquet(path: Path, table: dict[str, list[str]], rows: int) -> Path:
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pytest.importorskip("pyarrow").table(table), path, row_group_size=rows)
    return path


def test_parquet_is_cut_between_groups_of_rows(tmp_path: Path) -> None:
    """Rows keep their numbers, whoever reads them."""
    texts = [f"Kedua negara bekerja sama {n}." for n in range(50)]
    path = _write_parquet(tmp_path / "news.parquet", {"text": texts}, 7)
    whole = list(split_sources([path], options=OPTIONS))
    assert len(whole) == 50
    all_parts = [_cut([path], size) for size in (10, 1000, 100_000)]
    assert 8 == len(all_parts[0]) > len(all_parts[1]) > len(all_parts[2]) == 1
    assert [_read(parts) for parts in all_parts] == [whole] * 3


def test_parquet_without_the_columns_is_told_once(tmp_path: Path) -> None:
    """A fault of the whole file is not told by every part of it."""
    path = _write_parquet(tmp_path / "news.parquet", {"n": ["1"] * 50}, 7)
    sharing = Sharing(size=10, columns=("text",))
    parts = cut_sources([path], options=OPTIONS, sharing=sharing)
    items = [it for part in parts for it in split_part(part, options=OPTIONS, columns=("text",))]
    assert items == list(split_sources([path], options=OPTIONS, columns=("text",)))
    assert len(items) == 1


@pytest.mark.parametrize("content", [b"PAR1" + b"x" * 80, b"PAR1" + b"\xff" * 80 + b"PAR1"])
def test_broken_parquet_is_told_once(tmp_path: Path, content: bytes) -> None:
    """So is a file that is none."""
    path = _write(tmp_path, "news.parquet", content)
    assert _read(_cut([path], 10)) == list(split_sources([path], options=OPTIONS))


def test_small_files_are_put_together(tmp_path: Path) -> None:
    """A folder of pages is shared out in its order, faults in their places."""
    for number in range(5):
        _write(tmp_path, f"{number}.html", b"<html>" + b"x" * 34)
    _write(tmp_path, "2b.doc", b"?")
    _write(tmp_path, "3b/news.jsonl", b"{}\n" * 40)
    parts = _cut([tmp_path, tmp_path / "absent"], 85)
    names = [
        [Path(it.source if isinstance(it, Skipped) else it).name for it in part.entries]
        if isinstance(part, WholeFiles)
        else getattr(part, "first_line", None)
        for part in parts
    ]
    assert names == [
        ["0.html", "1.html"],
        ["2.html", "2b.doc", "3.html"],
        1,
        30,
        ["4.html", "absent"],
    ]
    assert _read(parts) == list(split_sources([tmp_path, tmp_path / "absent"], options=OPTIONS))


def test_parts_travel(tmp_path: Path) -> None:
    """A part, that of a file with an odd name too, can be sent to another process."""
    name = os.fsdecode(b"odd-\xff.jsonl")
    path = _write(tmp_path, name, LINE + b"\n")
    parts = _cut([path], 10) + _cut([path], 1000)
    sent = pickle.loads(pickle.dumps(parts))  # noqa: S301 (written here)
    assert sent == parts
    assert _read(sent) == list(split_sources([path], options=OPTIONS)) * 2


@pytest.mark.parametrize("size", [10, 1000])
def test_a_file_that_was_found_must_be_there(tmp_path: Path, size: int) -> None:
    """A machine that does not see the file does not skip it: the run ends."""
    path = _write(tmp_path, "news.jsonl", b"{}\n" * 10)
    parts = _cut([path], size)
    path.unlink()
    with pytest.raises(AbortError, match=r"every machine must see the same files"):
        _read(parts)


def test_a_table_that_was_found_must_be_there(tmp_path: Path) -> None:
    """So it is with groups of rows."""
    path = _write_parquet(tmp_path / "news.parquet", {"text": ["x"] * 9}, 2)
    parts = _cut([path], 10)
    path.unlink()
    with pytest.raises(AbortError, match=r"every machine must see the same files"):
        _read(parts)


def test_a_file_that_shrinks_ends_the_run(tmp_path: Path) -> None:
    """Lines that are counted must be those that were found."""
    path = _write(tmp_path, "news.jsonl", b"{}\n" * 10)
    piece = Piece(path=str(path), start=15, end=30)
    path.write_bytes(b"{}\n" * 6)
    with pytest.raises(AbortError, match=r"ends before byte 30"):
        count_breaks(piece)


def test_standard_input_is_refused() -> None:
    """Other machines see nothing of it."""
    with pytest.raises(AbortError, match=r"standard input"):
        _cut(["-"], 10)


def test_an_encoding_must_exist(tmp_path: Path) -> None:
    """As when a source is read at once."""
    with pytest.raises(AbortError, match=r"no such encoding"):
        _cut([tmp_path], 10, SourceOptions(encoding="klingon"))
