"""Input that gives no document is told, by place and reason, and the rest is read."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon
from source_reading import Read

BODY = "Kedua perusahaan menandatangani nota kesepahaman di Bandung pada hari Rabu."
SMALL = SourceOptions(max_document_bytes=1_000)


class _Overlong(io.BytesIO):
    """Fifty megabytes of one line, made as they are asked for, and a good line after them."""

    def __init__(self) -> None:
        super().__init__(b'\n{"id": "b", "text": "' + BODY.encode() + b'"}\n')
        self.left = 50_000_000
        self.largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Give as many bytes as are asked for, and keep the largest demand."""
        size = -1 if size is None else size
        self.largest = max(self.largest, size)
        if self.left <= 0:
            return super().read(size)
        self.left -= size
        return b"{" * size


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.csv", b"text\n", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.txt", b"%PDF-1.7 isi", "binary"),
        ("a.txt", b"teks\x00\x01\x02", "binary"),
        ("a.jsonl", b"\x89PNG\r\n", "binary"),
        ("a.txt", "Menteri berkata “ya”.".encode("cp1252"), "encoding"),
        ("a.txt", b"\xff\xfea", "encoding"),
        ("a.html", b"<html><meta charset=utf-7><p>\xff</p></html>", "encoding"),
        ("a.txt", b"Advertisement\n\n(abc)", "no_text"),
        ("a.html", b"<html><body><nav>Beranda</nav></body></html>", "no_body"),
        ("a.html", b"<html>", "no_body"),
        ("a.json", b'[{"text": "a"', "bad_json"),
        ("a.json", b"[" * 100_000, "bad_json"),
        ("a.json", b"3", "bad_row"),
        ("a.csv", b"judul;tanggal\nA;2024-01-01\n", "no_text"),
    ],
)
def test_source_without_document(read: Read, name: str, content: bytes, reason: str) -> None:
    """A source that holds no document is skipped with its reason."""
    (skipped,) = read(name, content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert name in skipped.source


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv"])
def test_line_beyond_the_limit(read: Read, name: str) -> None:
    """A file of one overlong line is too large, whatever it should hold."""
    content = "text\n" + "x" * 5_000 if name == "a.csv" else "x" * 5_000
    assert [item.reason for item in read(name, content, SMALL) if isinstance(item, Skipped)] == [
        "too_large"
    ]


def test_overlong_line_is_not_held_in_memory(lexicon: Lexicon) -> None:
    """Fifty megabytes of one line are passed over in small pieces, and the next line is read."""
    stdin = _Overlong()
    found = list(read_documents(["-"], options=SMALL, lexicon=lexicon, stdin=stdin))
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["too_large"]
    assert [item.name for item in found if isinstance(item, Document)] == ["b"]
    assert stdin.largest < 1_000_000


def test_half_a_json_line(read: Read) -> None:
    """A broken line is told by its number and the next one is read."""
    found = read("a.jsonl", f'{{"text": "{BODY}"}}\n{{"text": "Kedu\n{{"text": "{BODY}"}}\n')
    assert [type(item).__name__ for item in found] == ["Document", "Skipped", "Document"]
    assert isinstance(found[1], Skipped)
    assert (found[1].reason, found[1].source[-2:]) == ("bad_json", ":2")


def test_line_in_another_encoding(read: Read) -> None:
    """Bytes that are no UTF-8 cost their line, not the file."""
    lines = [f'{{"text": "{BODY}"}}'.encode(), '{"text": "é"}'.encode("latin-1")]
    found = read("a.jsonl", b"\n".join([*lines, lines[0]]))
    assert [getattr(item, "reason", None) for item in found] == [None, "encoding", None]


def test_row_cut_short(read: Read) -> None:
    """A row with too few cells is told by its line and the next one is read."""
    found = read("a.csv", f"title,text\nJudul saja\nJudul,{BODY}\n")
    assert [getattr(item, "reason", None) for item in found] == ["bad_row", None]


def test_quotation_mark_that_never_closes(read: Read) -> None:
    """A row whose last cell never closes is a broken row."""
    found = read("a.csv", f'title,text\nA,"{BODY}"\nB,"tidak tutup\n')
    assert [getattr(item, "reason", None) for item in found] == [None, "bad_row"]


def test_large_item_of_a_list(read: Read) -> None:
    """An item of a JSON list beyond the limit is skipped alone."""
    found = read("a.json", f'[{{"text": "{"x" * 2_000}"}}, {{"text": "{BODY}"}}]', SMALL)
    assert [getattr(item, "reason", None) for item in found] == ["too_large", None]


def test_missing_path(lexicon: Lexicon) -> None:
    """A path that is not there is a Skipped like any other."""
    (skipped,) = read_documents(["/tidak/ada"], options=SourceOptions(), lexicon=lexicon)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "not_found"


def test_path_with_a_null_character(lexicon: Lexicon) -> None:
    """A path that no file can have is told, not raised."""
    (skipped,) = read_documents(["a\0b"], options=SourceOptions(), lexicon=lexicon)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "unreadable"


def test_file_without_permission(
    read: Read, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be opened is told; root may open all, so the refusal is played."""
    read("a.txt", BODY)

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path), mode)

    monkeypatch.setattr(Path, "open", refuse)
    (skipped,) = read_documents([tmp_path / "a.txt"], options=SourceOptions(), lexicon=lexicon)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.detail) == ("no_permission", "Permission denied")


def test_directory_without_permission(
    lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A directory that may not be listed is told, and what stands beside it is read."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(BODY)
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(read_documents([tmp_path], options=SourceOptions(), lexicon=lexicon))
    assert [getattr(item, "reason", None) for item in found] == ["no_permission", None]


def test_failing_disk(
    read: Read, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other failure of the file system is "unreadable"."""
    read("a.txt", BODY)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    (skipped,) = read_documents([tmp_path / "a.txt"], options=SourceOptions(), lexicon=lexicon)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "unreadable"


def test_text_longer_than_any_article_is_skipped(read: Read) -> None:
    """A book within the limit of bytes is no article: it is told, not read for minutes."""
    (found,) = read("book.txt", "Bab satu bercerita tentang sawah. " * 10_000)
    assert isinstance(found, Skipped)
    assert (found.reason, found.detail) == ("too_large", "a text of over 300000 characters")
