"""Web archives give their pages, and tell what they do not give."""

import gzip
import io

import fastwarc.stream_io
import pytest

from jalin.model import Document, Skipped
from jalin.source import Form, RawItem, SourceOptions, split_sources
from made_sources import BODY, PAGE, make_block, make_pdf, make_record
from source_reading import Read


def _split(content: bytes, options: SourceOptions | None = None) -> list[RawItem | Skipped]:
    stdin = io.BytesIO(content)
    return list(split_sources(["-"], options=options or SourceOptions(), stdin=stdin))


def _tell(items: list[RawItem | Skipped] | list[Document | Skipped]) -> list[str]:
    return [item.reason if isinstance(item, Skipped) else item.name for item in items]


def test_page_of_an_archive(read: Read) -> None:
    """A page has the address under which it was found, and no date of its capture."""
    (document,) = read("crawl.warc", make_record(number=7))
    assert isinstance(document, Document)
    assert (document.name, document.text, document.title) == ("crawl:1", BODY, "Judul")
    assert document.url == "https://kabar.example/7"
    assert document.published is None
    assert document.source is not None
    assert document.source.endswith("crawl.warc:1")


def _pack_members(records: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, records))


def _pack_whole(records: list[bytes]) -> bytes:
    return gzip.compress(b"".join(records))


def _pack_zstandard(records: list[bytes]) -> bytes:
    file = io.BytesIO()
    writer = fastwarc.stream_io.ZstdWriter(file)
    for record in records:
        writer.write(record)
        writer.flush()
    writer.finish()
    writer.flush()
    return file.getvalue()


@pytest.mark.parametrize("pack", [_pack_members, _pack_whole, _pack_zstandard, b"".join])
@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc.zst", "crawl.warc", "crawl"])
def test_compressed_archive(read: Read, pack: object, name: str) -> None:
    """An archive is read however it is compressed, and whatever its ending says of that."""
    assert callable(pack)
    found = read(name, pack([make_record(number=number) for number in range(3)]))
    assert _tell(found) == ["crawl:1", "crawl:2", "crawl:3"]


def test_numbers_count_all_records() -> None:
    """The number of a page is that of its record, requests and notes of the crawler counted."""
    noise = make_block("request", b"GET / HTTP/1.1\r\n\r\n", headers={})
    items = _split(make_block("warcinfo", b"", headers={}) + make_record() + noise + make_record())
    assert [item.source for item in items] == ["stdin:2", "stdin:4"]


def test_what_is_no_page_is_told_once_with_its_number() -> None:
    """Other answers and other types are told at the end of the archive, not one by one."""
    images = [make_record("x", headers={"Content-Type": "image/png"})] * 3
    errors = [make_record(status="404 Not Found")] * 2 + [make_record(status="301 Moved")]
    items = _split(b"".join([*images, make_record(), *errors]))
    assert _tell(items) == ["stdin:4", "http_status", "unsupported"]
    assert [item.detail for item in items if isinstance(item, Skipped)] == [
        "3 records: 2 of 404, 1 of 301",
        "3 records: 3 of image/png",
    ]


def test_a_type_that_no_register_can_keep_is_told_without() -> None:
    """What a server calls its type may hold any byte."""
    items = _split(make_record("x", headers={"Content-Type": "a\0b"}))
    assert [it.detail for it in items if isinstance(it, Skipped)] == ["1 records: 1 of a\ufffdb"]


def test_many_types_are_told_in_a_few_words() -> None:
    """A server that calls each file another type does not lengthen what is told."""
    types = [{"Content-Type": f"x/{number}"} for number in range(50)]
    (told,) = _split(b"".join(make_record("x", headers=kind) for kind in types))
    assert isinstance(told, Skipped)
    assert told.detail.endswith("38 of others")


@pytest.mark.parametrize(
    ("payload", "kind", "form"),
    [
        (PAGE.encode(), "text/html; charset=utf-8", Form.PAGE),
        (PAGE.encode(), "application/xhtml+xml", Form.PAGE),
        (PAGE.encode(), "", Form.PAGE),
        (make_pdf([[]]), "application/pdf", Form.PDF),
        (make_pdf([[]]), "", Form.PDF),
        (BODY.encode(), "TEXT/Plain", Form.TEXT),
    ],
)
def test_forms(payload: bytes, kind: str, form: Form) -> None:
    """Pages, PDF files and texts are told apart by what the server says, else by their bytes."""
    (item,) = _split(make_record(payload, headers={"Content-Type": kind}))
    assert isinstance(item, RawItem)
    assert (item.form, item.content) == (form, payload)


def test_resource() -> None:
    """A resource is a page without an answer of a server around it."""
    headers = {"Content-Type": "text/html", "WARC-Target-URI": "<https://kabar.example/>"}
    (item,) = _split(make_block("resource", PAGE.encode(), headers=headers))
    assert isinstance(item, RawItem)
    assert (item.content, item.told.url) == (PAGE.encode(), "https://kabar.example/")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("utf-7", None), ("klingon", None)],
)
def test_encoding_of_the_server(charset: str, encoding: str | None) -> None:
    """The server's encoding is handed on, unless no page may ask for it."""
    (item,) = _split(make_record(headers={"Content-Type": f"text/html; charset={charset}"}))
    assert isinstance(item, RawItem)
    assert item.encoding == encoding


def test_lying_encoding_of_the_server(read: Read) -> None:
    """Where the server's encoding does not fit, that of the page is asked."""
    page = PAGE.replace("<head>", "<head><meta charset=cp1252>").replace(BODY, f"“{BODY}”")
    record = make_record(
        page.encode("cp1252"), headers={"Content-Type": "text/html; charset=gb2312"}
    )
    (document,) = read("crawl.warc", record)
    assert isinstance(document, Document)
    assert document.text == f"“{BODY}”"


def test_page_beyond_the_limit() -> None:
    """A page too large is passed over without being held, and the next one is read."""
    options = SourceOptions(max_document_bytes=1_000)
    assert _tell(_split(make_record("x" * 5_000) + make_record(), options)) == [
        "too_large",
        "stdin:2",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (make_record(length=60) + make_record(), ["stdin:1", "broken"]),
        (make_record(length=10**12), ["too_large"]),
        (make_record(length=900) + make_record() * 3, ["stdin:1", "broken"]),
        (make_record() + b"no record\r\n" * 9, ["stdin:1", "broken"]),
        (make_record() + bytes(100_000), ["stdin:1", "broken"]),
        (make_record() + make_record()[:-90], ["stdin:1", "truncated"]),
        (make_record() + make_record()[:60], ["stdin:1", "truncated"]),
        (make_record() + gzip.compress(b"x"), ["stdin:1", "broken"]),
        (gzip.compress(make_record() * 3)[:-9], ["stdin:1", "stdin:2", "stdin:3", "truncated"]),
        (gzip.compress(make_record()) + make_record(), ["stdin:1", "broken"]),
        (make_record(headers={"X": "a" * 300_000}), ["broken"]),
    ],
)
def test_broken_archive(content: bytes, told: list[str]) -> None:
    """What is broken is told with its place; a lie about a length ends the archive, not the run."""
    assert _tell(_split(content)) == told


def test_place_of_a_break() -> None:
    """The note names the record at which the archive ends, and that the rest is lost."""
    *_, told = _split(make_record() + b"no record\r\n")
    assert isinstance(told, Skipped)
    assert told.source == "stdin:2"
    assert "the rest of the archive" in told.detail
