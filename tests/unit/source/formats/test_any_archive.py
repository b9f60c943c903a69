"""Whatever bytes a source of a binary form holds, reading it raises nothing."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon
from made_sources import BODY, make_pdf, make_record, make_row, make_workbook, make_zip

ENDINGS = (
    ".warc", ".warc.gz", ".warc.zst", ".mbox", ".eml", ".pdf", ".xlsx", ".parquet", ".zip",
    ".jsonl.gz", ".csv.zst", ".gz", "",
)  # fmt: skip
RECORD = f'{{"text": "{BODY}"}}\n'.encode()
MAIL = (
    "From a@b  Wed Feb  4 23:05:00 2026\nSubject: =?utf-8?Q?a=20b?=\nFrom: Kabar <a@b>\n"
    "Date: Wed, 04 Feb 2026 23:05:00 +0700\nContent-Type: multipart/alternative; boundary=b\n\n"
    f"--b\nContent-Type: text/plain; charset=cp1252\n\n{BODY}\n--b\nContent-Type: text/html\n"
    f"Content-Transfer-Encoding: quoted-printable\n\n<p>{BODY}=20</p>\n--b--\n"
).encode()
BOOK = make_workbook(
    {
        "S": make_row(1, "text", "date")
        + make_row(2, BODY, "2026")
        + "<row><c s='1'><v>1</v></c></row>"
    },
    texts=f"<si><t>{BODY}</t></si>",
)
PACKED = {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}


def _make_table() -> bytes:
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        return b"PAR1"
    file = io.BytesIO()
    parquet.write_table(pa.table({"text": [BODY] * 3, "id": [1, 2, 3]}), file)
    return file.getvalue()


SOUND = (
    make_record() + make_record(gzip.compress(b"<p>a</p>"), headers=PACKED) + make_record(),
    gzip.compress(make_record()) + gzip.compress(make_record()),
    MAIL * 2,
    make_pdf([[(60, 700, BODY), (60, 686, BODY)]] * 2, described={"Title": BODY}),
    BOOK,
    _make_table(),
    make_zip({"a.jsonl": RECORD, "b.xlsx": BOOK, "c.txt.gz": gzip.compress(BODY.encode())}),
    gzip.compress(RECORD * 3),
)
FRAGMENTS = (
    b"\xff", b"\x00", b"\n", b"\r\n\r\n", b"-1", b"99999999999999999999", b"\xff\xff\xff\xff",
    b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x01\x02", b"PK\x05\x06", b"PAR1", b"WARC/1.0\r\n",
    b"Content-Length: 0\r\n", b"Content-Length: -7\r\n", b"Transfer-Encoding: chunked\r\n",
    b"HTTP/1.1 ", b"\nFrom a@b  Wed Feb  4 23:05:00 2026\n", b"--b\n", b"=?utf-8?B?", b"stream\n",
    b"endobj", b"/Length -1", b"0 R", b"%%EOF", b"<!DOCTYPE a>", b"</row>", b"\xed\xa0\x80",
)  # fmt: skip


@st.composite
def _broken(draw: st.DrawFn) -> bytes:
    """Take a sound source and break it in a few places."""
    content = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 40)))
        put_in = draw(st.sampled_from(FRAGMENTS) | st.binary(max_size=6))
        content = content[:start] + put_in + content[end:]
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one directory for all examples."""
    return tmp_path_factory.mktemp("any")


@settings(max_examples=400, deadline=None)
@given(content=_broken() | st.binary(max_size=60), ending=st.sampled_from(ENDINGS))
def test_any_bytes_are_read_or_told(
    directory: Path, lexicon: Lexicon, content: bytes, ending: str
) -> None:
    """Every source gives documents or tells why not, and what it gives can be stored."""
    path = directory / f"a{ending}"
    path.write_bytes(content)
    found = list(read_documents([path], options=SourceOptions(), lexicon=lexicon))
    assert found
    for item in found:
        assert isinstance(item, Document | Skipped)
        repr(item).encode()
        stored = item.text if isinstance(item, Document) else item.source + item.detail
        stored.encode()
