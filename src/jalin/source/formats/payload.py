"""The content of an HTTP response as it went over the wire: chunks joined, compression undone."""

import io
import re
import zlib
from typing import Any

from fastwarc.stream_io import BrotliReader

from jalin.model import SkipError

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
# zlib tells gzip and zlib apart by itself.
_GZIP_OR_ZLIB = 47
_RAW = -15


def decode_payload(
    content: bytes, *, transfer: str, encoding: str, source: str, limit: int
) -> bytes:
    """Undo what the headers Transfer-Encoding and Content-Encoding say.

    Crawlers often undo it themselves and keep the headers: what does not look encoded is plain.
    Raises SkipError "too_large" beyond the limit, "unsupported" for an unknown encoding, "broken"
    or "truncated".
    """
    if "chunked" in transfer.casefold():
        content = _join_chunks(content)
    for name in reversed([part.strip().casefold() for part in encoding.split(",")]):
        content = _inflate(content, name, source, limit)
    if len(content) > limit:
        raise SkipError(source, "too_large", f"over {limit} bytes")
    return content


def _join_chunks(content: bytes) -> bytes:
    parts = []
    at = 0
    while (match := _CHUNK.match(content, at)) and (size := int(match[1], 16)):
        parts.append(content[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if content.startswith(b"\r\n", at) else content.startswith(b"\n", at)
    return b"".join(parts) if parts else content


def _inflate(content: bytes, name: str, source: str, limit: int) -> bytes:
    if name in {"", "identity"} or content.lstrip()[:1] == b"<":
        return content
    try:
        if name in {"gzip", "x-gzip", "deflate"}:
            return _unzip(content, source, limit)
        if name == "br":
            # Any object with `read` does; the declared types know fewer.
            file: Any = io.BytesIO(content)
            return BrotliReader(file, fsspec_args=False).read(limit + 1)
    except (OSError, zlib.error) as err:
        raise SkipError(source, "broken", f"content that is no {name}: {err}") from err
    raise SkipError(source, "unsupported", f"content encoded as {name[:40]!r}")


def _unzip(content: bytes, source: str, limit: int) -> bytes:
    """Inflate gzip or zlib; what some servers call deflate has no head at all."""
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        inflated = inflater.decompress(content, limit + 1)
    except zlib.error:
        inflater = zlib.decompressobj(_RAW)
        inflated = inflater.decompress(content, limit + 1)
    if not inflater.eof and len(inflated) <= limit:
        raise SkipError(source, "truncated", "the compressed content is cut off")
    return inflated
