"""What an answer was packed in for its way is taken off again."""

import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter

from jalin.model import SkipError
from jalin.source.formats.payload import decode_payload

TEXT = b"isi berita " * 40


def _decode(content: bytes, encoding: str = "", transfer: str = "", limit: int = 10_000) -> bytes:
    return decode_payload(content, transfer=transfer, encoding=encoding, source="a:1", limit=limit)


def _brotli(content: bytes) -> bytes:
    file = io.BytesIO()
    writer = BrotliWriter(file)
    writer.write(content)
    writer.close()
    return file.getvalue()


def _raw(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def _chunk(content: bytes) -> bytes:
    half = len(content) // 2
    parts = (content[:half], content[half:])
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "X-GZip"),
        (zlib.compress(TEXT), "deflate"),
        (_raw(TEXT), "deflate"),
        (_brotli(TEXT), "br"),
        (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    """Content is unpacked as its header says, the last packing first."""
    assert _decode(content, encoding) == TEXT


@pytest.mark.parametrize("content", [TEXT, gzip.compress(TEXT)])
def test_chunks(content: bytes) -> None:
    """Chunks are joined before anything is unpacked."""
    encoding = "" if content == TEXT else "gzip"
    assert _decode(_chunk(content), encoding, "chunked") == TEXT


@pytest.mark.parametrize(("encoding", "transfer"), [("gzip", ""), ("br", ""), ("", "chunked")])
def test_header_left_over(encoding: str, transfer: str) -> None:
    """A crawler that unpacked a page and kept the header does not hide the page."""
    page = b"<html><p>isi</p></html>"
    assert _decode(page, encoding, transfer) == page


@pytest.mark.parametrize(
    ("content", "encoding", "reason"),
    [
        (gzip.compress(bytes(50_000_000)), "gzip", "too_large"),
        (_brotli(bytes(5_000_000)), "br", "too_large"),
        (b"x" * 20_000, "", "too_large"),
        (gzip.compress(TEXT)[:-20], "gzip", "truncated"),
        (b"no gzip", "gzip", "broken"),
        (b"\xff" * 40, "br", "broken"),
        (TEXT, "zstd-of-tomorrow", "unsupported"),
    ],
)
def test_content_that_cannot_be_unpacked(content: bytes, encoding: str, reason: str) -> None:
    """Content that is no such thing, or far too large, is told with its reason."""
    with pytest.raises(SkipError) as caught:
        _decode(content, encoding)
    assert caught.value.reason == reason
