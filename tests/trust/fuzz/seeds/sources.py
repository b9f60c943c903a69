"""Small samples of every form in which documents come, made by us, and the words of the forms."""

import gzip
import io
import json
from functools import cache

import msgspec

from made_sources import (
    BODY,
    PAGE,
    make_block,
    make_pdf,
    make_record,
    make_row,
    make_workbook,
    make_zip,
)

_RECORD = {
    "id": 7,
    "title": "Dua Perusahaan Sepakat",
    "date": "2026-02-04T10:00:00+07:00",
    "authors": ["Ana", {"name": "Budi"}],
    "outlet": "Kabar",
    "url": "https://kabar.example/1",
    "text": BODY,
}
_DESCRIBED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": ["NewsArticle", "Article"],
                "headline": "Dua Perusahaan Sepakat",
                "author": [{"@id": "#a"}, {"name": "Ana"}],
                "datePublished": "2026-02-04T10:00:00+07:00",
                "publisher": {"name": "Kabar"},
                "articleBody": BODY * 3,
            },
            {"@id": "#a", "@type": "Person", "name": "Budi"},
        ],
    }
)
_PAGE = f"""<!-- a --><!doctype html><html lang=id><head><meta charset=utf-8>
<meta property="article:published_time" content="2026-02-04T10:00:00+07:00">
<meta property="og:title" content="Dua Perusahaan Sepakat"><meta name=author content=Ana>
<link rel=canonical href="https://kabar.example/2026/02/04/a">
<script type="application/ld+json">{_DESCRIBED}</script><title>Judul | Kabar</title></head>
<body><nav><a href=/>Beranda</a></nav><article><h1>Dua Perusahaan Sepakat</h1>
<time datetime=2026-02-04>Rabu, 4 Februari 2026</time><div class=content><p>JAKARTA, KABAR - {BODY}
<p>Baca juga: <a href=/x>Lain</a><p>{BODY}<br>{BODY}<ul><li>a<li>b</ul><table><tr><td>x</table>
<blockquote>&ldquo;Kami siap,&rdquo; kata Budi.</blockquote></div></article>
<footer>&copy; 2026 Kabar</footer></body></html>"""
_MAIL = f"""From a@b.example  Wed Feb  4 23:05:00 2026
Subject: =?utf-8?Q?Dua_Perusahaan_Sepakat?=
From: "Kabar" <a@b.example>
Date: Wed, 04 Feb 2026 23:05:00 +0700
Archived-At: <https://kabar.example/1>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=cp1252

{BODY}
>From here on
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>{BODY}=20</p>
--b--

"""
_NESTED = """Subject: a
From: b@c.example
Date: 4 Feb 2026 10:00
Content-Type: multipart/mixed; boundary=o

--o
Content-Type: multipart/related; boundary=i

--i
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: base64

PHA+S2VkdWEgcGVydXNhaGFhbiBtZW5hbmRhdGFuZ2FuaSBub3RhLjwvcD4=
--i--
--o
Content-Type: application/pdf; name=a.pdf
Content-Disposition: attachment; filename*=utf-8''a%20b.pdf

x
--o--
"""
_TEXT = f"""Dua Perusahaan Sepakat Membangun Pabrik

Rabu, 4 Februari 2026 10:00 WIB

JAKARTA, Kabar.com - {BODY} {BODY}

Baca juga:
Lain

(Ana/Budi) © 2026 Kabar"""

PAGE_WORDS = (
    *(b"<div>", b"</div>", b"<p>", b"<br>", b"<!--", b"-->", b"<script type=application/ld+json>"),
    *(b"</script>", b"<meta charset=utf-16>", b"<template>", b"<svg>", b"<table>", b"<select>"),
    *(
        b"&#x110000;",
        b"&#0;",
        b"&ldquo;",
        b"&nbsp;",
        b"<![CDATA[",
        b"<article>",
        b"<time datetime=",
    ),
    *(b'"@graph":', b'"@type":', b'"articleBody":', b"\\ud800", b"\xed\xa0\x80", b"\xc2\x85"),
    *(
        b'<meta property="og:title" content="',
        b"<title>",
        b"<noscript>",
        b"<plaintext>",
        b"<frameset>",
    ),
)
TEXT_WORDS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00",
    b"\r",
    b"\xe2\x80\xa8",
    b"\xc2\xa0",
)
PDF_WORDS = (
    *(b"obj", b"endobj", b"stream\n", b"endstream", b"xref", b"trailer", b"startxref", b"%%EOF"),
    *(b"/Kids [", b"/Count 9", b"/Parent 2 0 R", b"/Length", b"/Filter /FlateDecode", b"/ObjStm"),
    *(b"/Encoding", b"/ToUnicode", b"BT", b"ET", b"Tj", b"Td", b"Tm", b"/MediaBox [0 0 1 1]"),
)
MAIL_WORDS = (
    *(
        b"\nFrom a@b  Wed Feb  4 23:05:00 2026\n",
        b"--b\n",
        b"--b--\n",
        b"=?utf-8?B?",
        b"=?utf-8?Q?",
    ),
    *(b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n"),
    *(b"Content-Transfer-Encoding: base64\n", b"charset=utf-7", b"charset*=", b"filename*0*="),
    *(
        b"=\n",
        b"=3D",
        b"\n\n",
        b"Date: ",
        b"Subject: ",
        b"\r\n",
        b"(((",
        b'"',
        b"<",
        b">",
        b"From: ",
    ),
)
WARC_WORDS = (
    *(b"WARC/1.0\r\n", b"WARC-Type: ", b"Content-Length: ", b"\r\n\r\n", b"Content-Length: -7\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"HTTP/1.1 200\r\n"),
    *(
        b"Content-Encoding: br\r\n",
        b"Content-Length: 99999999999999999999\r\n",
        b"0\r\n",
        b"ffff\r\n",
    ),
)
JSON_WORDS = (
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"null", b"true", b"1e999", b"-0.0", b"\\ud800"),
    *(
        b"\\u0000",
        b"\\udc00",
        b'"text":',
        b'"date":',
        b'"title":',
        b'"id":',
        b'"url":',
        b'"authors":',
    ),
    *(
        b"9" * 30,
        b"\n",
        b"[" * 40,
        b"\xe2\x80\xa8",
        b"1970-01-01",
        b"1770000000",
        b"NaN",
        b"-1e308",
    ),
)
TABLE_WORDS = (
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"text",
    b"title",
    b"date",
    b"|",
    b"\x00",
)
BOOK_WORDS = (
    b"<c ",
    b"<v>",
    b"</v>",
    b"<is>",
    b"<t>",
    b"<row",
    b"t='s'",
    b"<!DOCTYPE",
    b"PK\x01\x02",
)


@cache
def make_pages() -> tuple[bytes, ...]:
    """Make pages: whole ones, parts of one, one in another encoding."""
    page = f'<p>{BODY}</p><p class="x">{BODY}</p>'
    nested = "<div>" * 30 + page + "</div>" * 30
    latin = _PAGE.replace("charset=utf-8", "charset=iso-8859-1").encode("latin-1", "replace")
    wide = f"<?xml version='1.0'?><html><body>{page}<time>4/2/2026</time></body></html>"
    return (_PAGE.encode(), PAGE.encode(), nested.encode(), latin, wide.encode("utf-16"))


@cache
def make_texts() -> tuple[bytes, ...]:
    """Make plain texts; the first byte chooses the ending."""
    encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    return (*(b"\0" + _TEXT.encode(each) for each in encodings), b"\1" + _PAGE.encode())


@cache
def make_pdfs() -> tuple[bytes, ...]:
    """Make PDF of one page and of two, described, and with a compressed part that is none."""
    lines = [(60, 700 - 14 * number, BODY) for number in range(4)]
    return (
        make_pdf([lines, lines], described={"Title": BODY, "Author": "Ana"}),
        make_pdf([lines], content=b"BT /F1 11 Tf 60 700 Td [(Kedua) -250 (pihak)] TJ T* (x) ' ET"),
        make_pdf([lines], content=b"x\x9c\x03\x00", keys="/Filter /FlateDecode"),
    )


@cache
def make_mails() -> tuple[bytes, ...]:
    """Make mails and boxes; the first byte chooses the ending."""
    mail, nested = _MAIL.encode(), _NESTED.encode()
    return (
        b"\0" + mail.partition(b"\n")[2],
        b"\0" + nested,
        b"\1" + mail * 2,
        b"\1" + mail + nested,
    )


@cache
def make_warcs() -> tuple[bytes, ...]:
    """Make crawls: plain, compressed within, in pieces, packed by record."""
    packed = {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}
    pieces = {"Transfer-Encoding": "chunked"}
    chunked = b"5\r\n<p>ab\r\n4;x=y\r\n</p>\r\n0\r\nA: b\r\n\r\n"
    metadata = make_block("metadata", b"outlink: x", headers={"Content-Type": "text/plain"})
    return (
        make_record() + metadata + make_record(number=2, status="404 No"),
        make_record(gzip.compress(PAGE.encode()), headers=packed) + make_record(),
        make_record(chunked, headers=pieces) + make_record(length=10),
        gzip.compress(make_record()) + gzip.compress(make_record()),
    )


@cache
def make_jsons() -> tuple[bytes, ...]:
    """Make JSON and its lines; the first byte chooses the ending."""
    record = msgspec.json.encode(_RECORD)
    feed = msgspec.json.encode({"items": [_RECORD, {"content_html": _PAGE, "title": "x"}]})
    page = msgspec.json.encode(
        {"content": _PAGE, "published_at": 1770000000, "source": {"name": "K"}}
    )
    return (
        b"\0[" + record + b"," + page + b"]",
        b"\0" + feed,
        b"\1" + record + b"\n" + page + b"\n",
        b"\1" + b"\xef\xbb\xbf" + record + b"\n\n[1]\n",
    )


@cache
def make_tables() -> tuple[bytes, ...]:
    """Make tables of text; the first byte chooses the ending."""
    rows = f'id,title,text,date\n1,J,"{BODY}\n""x""",2026-02-04\n2,K,{BODY},4/2/2026\n'
    tabs = rows.replace(",", "\t")
    semi = rows.replace(",", ";")
    return (
        b"\0" + rows.encode(),
        b"\1" + tabs.encode(),
        b"\0" + semi.encode("utf-16"),
        b"\0" + rows.replace("\n", "\r").encode(),
    )


@cache
def make_parquets() -> tuple[bytes, ...]:
    """Make Parquet of a few columns, with and without compression."""
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    found = []
    table = pa.table(
        {"text": [BODY] * 3, "id": [1, 2, 3], "date": pa.array([0, 1, 2], pa.timestamp("ms"))}
    )
    for compression in ("none", "snappy", "gzip"):
        file = io.BytesIO()
        parquet.write_table(table, file, compression=compression, row_group_size=2)
        found.append(file.getvalue())
    return tuple(found)


@cache
def make_books() -> tuple[bytes, ...]:
    """Make workbooks: with texts in cells, shared ones, dates, formulas."""
    cells = '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>46057</v></c></row>'
    odd = '<row><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c><c t="e"><v>#N/A</v></c></row>'
    rows = make_row(1, "text", "date") + make_row(2, BODY, "2026") + cells + odd
    texts = f"<si><t>{BODY}</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si>"
    return (
        make_workbook({"S": rows, "T": make_row(1, "Judul") + rows}, texts=texts),
        make_workbook({"S": rows}, texts=texts, formats=("164", "14", "22")),
    )


@cache
def make_packed() -> tuple[bytes, ...]:
    """Make archives and compressed files; the first byte chooses the ending."""
    record = msgspec.json.encode(_RECORD) + b"\n"
    archive = make_zip({"a.jsonl": record, "b/c.txt": _TEXT, "d.txt.gz": gzip.compress(b"x")})
    return (
        b"\0" + archive,
        b"\0" + make_zip({"x.xlsx": make_books()[0], "../y.html": _PAGE, "z.zip": archive}),
        b"\1" + gzip.compress(record * 3) + gzip.compress(record),
        b"\3" + gzip.compress(_PAGE.encode()),
        b"\3" + archive,
        b"\2" + _ZSTANDARD,
    )


# A table of one column as one frame of Zstandard, whose program is no library of ours.
_ZSTANDARD = b"(\xb5/\xfd \x1f\xf9\x00\x00text\nKedua perusahaan sepakat.\n"
