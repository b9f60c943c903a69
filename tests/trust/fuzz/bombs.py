"""Inputs that are small and would grow, or are large in a way that a reader may not expect."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from feed_contents import rss, sitemap
from made_sources import BODY, make_pdf, make_record, make_row, make_workbook

_MEGABYTE = 1_000_000
_BLOCK = b"x " * (_MEGABYTE // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bomb:
    """An input by the ending under which it is read, and the most megabytes that reading may take.

    `make` makes it of about so many megabytes, as they lie on the disk, or unpacked where it is
    packed. An ending without a point names a target of another sort.
    """

    ending: str
    make: Callable[[int], bytes]
    most: int


def _repeat(piece: bytes, size: int) -> bytes:
    return piece * (size * _MEGABYTE // len(piece) + 1)


def _nest_page(size: int) -> bytes:
    return _repeat(b"<div>", size) + BODY.encode()


def _make_page_line(size: int) -> bytes:
    return b"<html><body><p>" + _repeat(f"{BODY} ".encode(), size) + b"</p></body></html>"


def _make_page_lines(size: int) -> bytes:
    return b"<html><body><article>" + _repeat(f"<p>{BODY}</p>\n".encode(), size)


def _make_attributes(size: int) -> bytes:
    return b"<p " + b"".join(b"a%d=b " % it for it in range(size * 90_000)) + b">" + BODY.encode()


def _nest_json(size: int) -> bytes:
    return b"[" * (size * _MEGABYTE)


def _make_empty_objects(size: int) -> bytes:
    return b"[" + _repeat(b"{},", size) + b"{}]"


def _nest_described(size: int) -> bytes:
    inside = b'{"@graph":' * (size * 100_000)
    return b'<script type="application/ld+json">' + inside + b"</script><p>" + BODY.encode()


def _make_json_line(size: int) -> bytes:
    return b'{"text": "' + _repeat(f"{BODY} ".encode(), size) + b'"}\n'


def _make_row(size: int) -> bytes:
    return b"text,title\n" + _repeat(b",", size)


def _make_quoted(size: int) -> bytes:
    return b'text,title\n"' + _repeat(b"x\n", size)


def _make_columns(size: int) -> bytes:
    return b",".join(b"c%d" % it for it in range(size * 120_000)) + b"\nx\n"


def _make_objects(size: int) -> bytes:
    """A PDF of a hundred thousand objects in six megabytes, beside its page."""
    page = make_pdf([[(60, 700, BODY)]])
    start = page.rindex(b"xref\n")
    count = size * 17_000
    return (
        page[:start]
        + b"".join(b"%d 0 obj\n[%d 0 R]\nendobj\n" % (it, it + 1) for it in range(9, count))
        + page[start:]
    )


def _make_pages(size: int) -> bytes:
    """A PDF whose pages are one another's parents."""
    kids = b"[" + _repeat(b"2 0 R ", size) + b"]"
    head = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    pages = b"2 0 obj\n<< /Type /Pages /Count 1000000 /Kids "
    return head + pages + kids + b" >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def _make_drawing(size: int) -> bytes:
    return make_pdf([[]], content=b"BT /F1 11 Tf 60 700 Td " + _repeat(b"(x) Tj ", size) + b"ET")


def _make_gzip(size: int) -> bytes:
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb") as packed:
        for _ in range(size):
            packed.write(_BLOCK)
    return file.getvalue()


def _make_zip(size: int) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.txt", "w") as out,
    ):
        for _ in range(size):
            out.write(_BLOCK)
    return file.getvalue()


def _make_members(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(size * 9_000):
            archive.writestr(f"{number}.txt", b"")
    return file.getvalue()


def _make_shared_texts(size: int) -> bytes:
    texts = "<si><t></t></si>" * (size * 60_000)
    return make_workbook({"S": make_row(1, "text")}, texts=texts)


def _make_shared_text(size: int) -> bytes:
    """A workbook in which every cell is the same long text."""
    cells = '<c t="s"><v>0</v></c>' * 100
    rows = make_row(1, *"abcdefghij") + f"<row>{cells}</row>" * (size * 10)
    return make_workbook({"S": rows}, texts=f"<si><t>{'x' * 1_000_000}</t></si>")


def _laugh(size: int) -> bytes:
    lines = "".join(f'<!ENTITY l{it} "{f"&l{it - 1};" * 10}">' for it in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "{"ha" * (size * 5)}">{lines}]>'
    return (
        head + rss("<title>&l9;</title><link>https://a.example/1</link>").partition("?>")[2]
    ).encode()


def _make_map(size: int) -> bytes:
    return sitemap(*(f"<loc>https://a.example/{it}</loc>" for it in range(size * 20_000))).encode()


def _nest_feed(size: int) -> bytes:
    return b"<rss><channel><item><title>" + _repeat(b"<a>", size)


def _make_parts(size: int) -> bytes:
    head = b"Subject: a\nFrom: b@c\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    return head + _repeat(b"--b\nContent-Type: text/plain\n\nx\n", size)


def _make_header(size: int) -> bytes:
    return b"Subject: " + _repeat(b"=?utf-8?Q?a?= ", size) + b"\n\n" + BODY.encode()


def _make_box(size: int) -> bytes:
    return b"From a@b  Wed Feb  4 23:05:00 2026\n\n" + _repeat(b"x", size)


def _make_crawl(size: int) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\n" + _repeat(b"A: b\r\n", size)


def _make_chunks(size: int) -> bytes:
    return make_record(_repeat(b"1\r\na\r\n", size), headers={"Transfer-Encoding": "chunked"})


def _make_values(size: int) -> bytes:
    """A Parquet file of one value, said so many million times in a few bytes."""
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    file = io.BytesIO()
    table = pa.table(
        {
            "text": pa.DictionaryArray.from_arrays(
                pa.array([0] * (size * _MEGABYTE // 100), pa.int32()), ["x" * 100]
            )
        }
    )
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _nest_truth(size: int) -> bytes:
    return b'{"kind":"jalin_truth","format":' + b"[" * (size * _MEGABYTE) + b"\n"


def _make_long_list(size: int) -> bytes:
    return json.dumps({"kind": "jalin_truth", "jalin": [[]] * (size * 200_000)}).encode() + b"\n"


BOMBS: Mapping[str, Bomb] = {
    "page_deep": Bomb(ending=".html", make=_nest_page, most=400),
    "page_line": Bomb(ending=".html", make=_make_page_line, most=400),
    "page_lines": Bomb(ending=".html", make=_make_page_lines, most=400),
    "page_attributes": Bomb(ending=".html", make=_make_attributes, most=400),
    "page_described_deep": Bomb(ending=".html", make=_nest_described, most=400),
    "text_line": Bomb(
        ending=".txt", make=lambda size: _repeat(f"{BODY} ".encode(), size), most=400
    ),
    "text_blank": Bomb(ending=".txt", make=lambda size: _repeat(b" \n", size), most=400),
    "json_deep": Bomb(ending=".json", make=_nest_json, most=400),
    "json_objects": Bomb(ending=".json", make=_make_empty_objects, most=300),
    "json_line": Bomb(ending=".jsonl", make=_make_json_line, most=400),
    "table_row": Bomb(ending=".csv", make=_make_row, most=400),
    "table_quoted": Bomb(ending=".csv", make=_make_quoted, most=400),
    "table_columns": Bomb(ending=".csv", make=_make_columns, most=400),
    "pdf_objects": Bomb(ending=".pdf", make=_make_objects, most=400),
    "pdf_kids": Bomb(ending=".pdf", make=_make_pages, most=400),
    "pdf_drawing": Bomb(ending=".pdf", make=_make_drawing, most=600),
    "gzip": Bomb(ending=".txt.gz", make=_make_gzip, most=200),
    "zip": Bomb(ending=".zip", make=_make_zip, most=200),
    "zip_members": Bomb(ending=".zip", make=_make_members, most=400),
    "workbook_texts": Bomb(ending=".xlsx", make=_make_shared_texts, most=400),
    "workbook_text": Bomb(ending=".xlsx", make=_make_shared_text, most=400),
    "parquet_values": Bomb(ending=".parquet", make=_make_values, most=400),
    "mail_parts": Bomb(ending=".eml", make=_make_parts, most=400),
    "mail_header": Bomb(ending=".eml", make=_make_header, most=400),
    "box_line": Bomb(ending=".mbox", make=_make_box, most=200),
    "crawl_head": Bomb(ending=".warc", make=_make_crawl, most=200),
    "crawl_chunks": Bomb(ending=".warc", make=_make_chunks, most=400),
    "feed_laughs": Bomb(ending="feed", make=_laugh, most=200),
    "feed_deep": Bomb(ending="feed", make=_nest_feed, most=700),
    "feed_map": Bomb(ending="feed", make=_make_map, most=400),
    "truth_deep": Bomb(ending="truth", make=_nest_truth, most=400),
    "truth_list": Bomb(ending="truth", make=_make_long_list, most=300),
    "question_words": Bomb(
        ending="question", make=lambda size: _repeat(b"party:a ", size), most=400
    ),
}
