"""Input that is made to break or to stall the reading is read or told like any other."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jalin.model import AbortError, Document, Skipped
from jalin.source import Found, SourceOptions, find_sources, read_documents
from jalin.text.lexicon import Lexicon
from made_sources import make_pdf, make_record, make_zip
from source_reading import Read

BODY = "Kedua perusahaan menandatangani nota kesepahaman di Bandung pada hari Rabu."
RECORD = f'{{"text": "{BODY}"}}\n'
# Far above what linear work takes, far below what quadratic work takes.
BOUND_S = 8


@contextmanager
def _bounded() -> Iterator[None]:
    """Bound the processor's time, which other work on the machine does not lengthen."""
    start = time.process_time()
    yield
    assert time.process_time() - start < BOUND_S


def _reasons(found: list[Document | Skipped]) -> list[str | None]:
    return [item.reason if isinstance(item, Skipped) else None for item in found]


def _page(described: str) -> str:
    script = f'<script type="application/ld+json">{described}</script>'
    return f"<!doctype html><html><head>{script}</head><body><p>{BODY}</p></body></html>"


def _nest(value: str, depth: int) -> str:
    return "[" * depth + value + "]" * depth


def test_deeply_nested_text(read: Read) -> None:
    """Lists in lists are read to any depth that JSON is read to."""
    (document,) = read("a.jsonl", '{"text": ' + _nest(f'"{BODY}"', 400) + "}")
    assert isinstance(document, Document)
    assert document.text == BODY


@pytest.mark.parametrize("field", ["text", "author", "id"])
def test_record_nested_beyond_the_codec(read: Read, field: str) -> None:
    """A record that the codec finds too deep is told, and the next one is read."""
    deep = f'{{"text": "{BODY}", "{field}": {_nest("1", 100_000)}}}\n'
    assert _reasons(read("a.jsonl", deep + RECORD)) == ["bad_json", None]


@pytest.mark.parametrize(("depth", "author"), [(50, "Meja Pagi"), (600, None)])
def test_deeply_nested_author(read: Read, depth: int, author: str | None) -> None:
    """An author in lists of lists is read to a bounded depth, and nothing breaks beyond it."""
    authors = _nest('"Meja Pagi"', depth)
    described = f'{{"@type": "NewsArticle", "headline": "J", "author": {authors}}}'
    (document,) = read("a.html", _page(described))
    assert isinstance(document, Document)
    assert document.author == author


@pytest.mark.parametrize(
    "described",
    [
        "[" + "{}," * 600_000 + "{}]",
        '{"@type": "NewsArticle", "headline": "J", "author": [' + '{"@id": "x"},' * 50_000 + '""]}',
        "[" + '{"@type": "Organization", "@id": "x"},' * 50_000 + "{}]",
    ],
)
def test_long_lists_of_described_things(read: Read, described: str) -> None:
    """The time that a page's description takes grows with its length, not with its square."""
    with _bounded():
        assert _reasons(read("a.html", _page(described))) == [None]


@pytest.mark.parametrize(
    "attribute", ["a{}", "a{}='>'", "a{}=<", "/a{}", 'a{}="\'"', "a{} = b", "'a{}", "=a{}"]
)
def test_a_tag_of_very_many_attributes(read: Read, attribute: str) -> None:
    """The parser compares each with all before it: the page is told before it is parsed."""
    written = " ".join(attribute.format(number) for number in range(80_000))
    with _bounded():
        assert _reasons(read("a.html", f"<p {written}>{BODY}</p>")) == ["too_large"]


def test_many_tags_of_some_attributes(read: Read) -> None:
    """A long page of common tags is read, and so is one with a long text in an attribute."""
    value = "satu = dua, " * 20_000
    page = f"<p class='a b' id=c lang>{BODY}</p>" * 3_000
    assert _reasons(read("a.html", f"<p title='{value}'>{page}")) == [None]


@pytest.mark.parametrize("unit", ["<!---->", "<!-- --> ", "<!--"])
def test_many_comments(read: Read, unit: str) -> None:
    """A file without an ending that begins with comments is told from a page at once."""
    with _bounded():
        assert len(read("a", unit * 5_000 + "x")) == 1


def test_page_after_comments(read: Read) -> None:
    """Comments before a page do not hide that it is one."""
    (document,) = read("a", f"<!-- a --> <!-- b -->\n{_page('{}')}")
    assert isinstance(document, Document)
    assert document.text == BODY


@pytest.mark.parametrize(
    "unit",
    [f"<li>{BODY}", f"<h3><a href=/a>Harga Cabai Turun Lagi</a></h3><p>{BODY}", "<a href=b>"],
)
def test_many_lone_sentences(read: Read, unit: str) -> None:
    """Thousands of items, teasers or links beside one another take no longer than as many words."""
    with _bounded():
        assert len(read("a.html", f"<body><ul>{unit * 4_500}<p>{BODY}")) == 1


@pytest.mark.parametrize("unit", ["©", "(c) 1 ", "Selanjutnya ", "!", "(editor:", "- ", "1-", ", "])
@pytest.mark.parametrize("start", ["", "Selanjutnya", "© 2025", "Nah", "4/2/2026"])
def test_repeated_marks(read: Read, start: str, unit: str) -> None:
    """No rule of cleaning or of datelines stalls on a line of one mark."""
    with _bounded():
        assert len(read("a.txt", f"{start}{unit * 30_000}x\n\n{BODY}")) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize(("name", "record"), [("a.jsonl", RECORD), ("a.csv", f"{BODY}\n")])
def test_broken_unit(read: Read, name: str, record: str, encoding: str) -> None:
    """A unit that does not decode costs its line, in encodings of wide units too."""
    head = "text\n" if name == "a.csv" else ""
    good, rest = (head + record).encode(encoding), record.encode(f"{encoding}-le")
    broken = "@\n".encode(f"{encoding}-le").replace(b"@\x00", b"\x00\xd8")
    assert _reasons(read(name, good + broken + rest)) == [None, "encoding", None]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.json", "a.jsonl"])
def test_wide_units_without_a_mark(read: Read, name: str, encoding: str) -> None:
    """Zeros are no sign of binary content where the user declares an encoding that has them."""
    content = {"a.html": f"<p>{BODY}</p>", "a.csv": f"text\n{BODY}\n"}.get(name, BODY)
    content = RECORD if "json" in name else content
    assert _reasons(read(name, content.encode(encoding))) == ["binary"]
    assert _reasons(read(name, content.encode(encoding), SourceOptions(encoding=encoding))) == [
        None
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_cut_unit(read: Read, name: str) -> None:
    """Half a unit at the end of a file is told."""
    content = f"text\n{BODY}\n" if name == "a.csv" else RECORD
    assert _reasons(read(name, content.encode("utf-16") + b"x")) == [None, "encoding"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("a.jsonl", "undefined"),
        ("a.jsonl", "idna"),
        ("a.jsonl", "utf-16"),
        ("a.csv", "utf-16"),
        ("a.json", "undefined"),
        ("a.txt", "idna"),
        ("a.html", "undefined"),
    ],
)
def test_encoding_that_cannot_pass_over_a_fault(read: Read, name: str, encoding: str) -> None:
    """An encoding that knows no way past a fault ends the file, not the run."""
    found = read(name, b"\xe9\x4e\xe9\n" * 3, SourceOptions(encoding=encoding))
    assert _reasons(found) == ["bad_row" if name == "a.csv" else "encoding"]


@pytest.mark.parametrize("charset", ["unicode-escape", "raw-unicode-escape", "undefined", "rot13"])
def test_charset_that_no_page_may_ask_for(read: Read, charset: str) -> None:
    """A page cannot choose an encoding that reads plain letters as something else."""
    page = f"<html><meta charset={charset}><p>\\d \\ud800 {BODY}</p></html>".encode() + b"\xff"
    assert _reasons(read("a.html", page)) == ["encoding"]


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.txt"])
def test_half_characters(read: Read, name: str) -> None:
    """Halves of characters, to which some encodings decode, are no text."""
    content = b'{"text": "\\ud800 \xff"}'
    found = read(name, content, SourceOptions(encoding="raw-unicode-escape"))
    assert _reasons(found) == ["encoding"]


@pytest.mark.parametrize("encoding", ["rot13", "hex", "utf\0"])
def test_codec_that_is_none_of_text(lexicon: Lexicon, encoding: str) -> None:
    """A codec that does not make text of bytes ends the run before it begins."""
    with pytest.raises(AbortError, match="no such encoding"):
        read_documents([], options=SourceOptions(encoding=encoding), lexicon=lexicon)


def test_deeply_nested_directories(tmp_path: Path) -> None:
    """Directories are walked deeper than calls may nest, in sorted order."""
    path = tmp_path
    for _ in range(520):
        path /= "m"
    path.mkdir(parents=True)
    for place in (tmp_path / "a.txt", path / "b.txt", tmp_path / "z.txt"):
        place.touch()
    found = [item.path.name for item in find_sources([tmp_path]) if isinstance(item, Found)]
    assert found == ["a.txt", "b.txt", "z.txt"]


def test_run_goes_on_behind_every_bad_file(tmp_path: Path, lexicon: Lexicon) -> None:
    """Of a folder of files that are cut off, made up or swollen every good one is read."""
    bad = {
        "a.jsonl.gz": b"\x1f\x8b\x08" + bytes(99),
        "b.warc": make_record(length=10**15),
        "c.pdf": make_pdf([[]])[:-9],
        "d.xlsx": make_zip({"xl/workbook.xml": "<!DOCTYPE a><a/>"}),
        "e.zip": make_zip({"a.txt": b"\x00" * 100_000_000}),
        "f.parquet": b"PAR1",
        "g.mbox": b"x" * 6_000_000,
        "h.eml": b"X" * 6_000_000,
        "i.csv.zst": b"\x28\xb5\x2f\xfd",
        "j.html": b"<div>" * 1_000_000,
        "k.txt": b"x" * 10_000_000,
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"{name}.txt").write_text(BODY)
    with _bounded():
        found = list(read_documents([tmp_path], options=SourceOptions(), lexicon=lexicon))
    assert [item.name for item in found if isinstance(item, Document)] == list(bad)
    assert len(found) == 2 * len(bad)


def test_path_of_half_a_character(lexicon: Lexicon) -> None:
    """A path that no file system can hold is told in a form that can be stored."""
    (skipped,) = read_documents(["a\ud800.txt"], options=SourceOptions(), lexicon=lexicon)
    assert isinstance(skipped, Skipped)
    assert (skipped.source, skipped.reason) == ("a\ufffd.txt", "unreadable")


def test_window_title_that_two_lines_share(read: Read) -> None:
    """Of two lines of a window's title that are as long, the first shown is the headline."""
    lines = "<p>Kapal Baru</p><p>Kabar Pagi</p>"
    page = f"<html><title>Kapal Baru | Kabar Pagi</title><body>{lines}<p>{BODY}</p></body></html>"
    (document,) = read("a.html", page)
    assert isinstance(document, Document)
    assert (document.title, document.outlet) == ("Kapal Baru", "Kabar Pagi")
