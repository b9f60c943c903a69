"""Compressed bodies are unpacked within limits of size and ratio."""

import zlib

from jalin.source.fetching.policy import FetchError

ENCODINGS = ("gzip", "deflate")

_GZIP_MARK = b"\x1f\x8b"
_GZIP_BITS = 31
_ZLIB_BITS = 15
_BARE_BITS = -15
_ZLIB_METHOD = 8
# A file of gzip may be several in a row, and a hostile one millions of empty ones.
_MAX_MEMBERS = 100
# Short texts of blanks are packed tightly and do no harm.
_HARMLESS_BYTES = 1_000_000


def unpack(packed: bytes, encoding: str, *, max_bytes: int, max_ratio: int, source: str) -> bytes:
    """Unpack a body; at no time is more than `max_bytes` of it held.

    `encoding` is the header's: "gzip", "x-gzip", "deflate" (zlib, or bare as some servers send
    it), or "" and "identity" for none. What follows a gzip file is passed over.
    Raises FetchError "too_large", "bomb", or "content_encoding" for a body that is broken, cut
    short, or packed in a way that was not offered.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"} or not packed:
        return packed
    limits = _Limits(len(packed), max_bytes, max_ratio, source)
    try:
        if encoding in {"gzip", "x-gzip"}:
            return _unpack_gzip(packed, limits)
        if encoding == "deflate":
            return _unpack_member(packed, _find_bits(packed), limits, room=max_bytes)[0]
    except zlib.error as err:
        raise FetchError(source, "content_encoding", f"broken {encoding}: {err}") from err
    raise FetchError(source, "content_encoding", f"{encoding[:40]!r} was not offered")


class _Limits:
    def __init__(self, n_packed: int, max_bytes: int, max_ratio: int, source: str) -> None:
        self._n_packed = n_packed
        self._max_ratio = max_ratio
        self.max_bytes = max_bytes
        self.source = source

    def check(self, n_unpacked: int, n_left: int) -> None:
        """Raise FetchError if what was unpacked so far is too much, alone or for its source."""
        n_used = max(self._n_packed - n_left, 1)
        if n_unpacked > max(n_used * self._max_ratio, min(_HARMLESS_BYTES, self.max_bytes)):
            detail = f"{n_used} bytes hold over {n_unpacked - 1}"
            raise FetchError(self.source, "bomb", detail)
        if n_unpacked > self.max_bytes:
            raise FetchError(self.source, "too_large", f"over {self.max_bytes} bytes unpacked")


def _unpack_gzip(packed: bytes, limits: _Limits) -> bytes:
    members: list[bytes] = []
    n_unpacked = 0
    for _ in range(_MAX_MEMBERS):
        room = limits.max_bytes - n_unpacked
        member, packed = _unpack_member(packed, _GZIP_BITS, limits, room=room)
        members.append(member)
        n_unpacked += len(member)
        if not packed.startswith(_GZIP_MARK):
            return b"".join(members)
    raise FetchError(limits.source, "content_encoding", f"over {_MAX_MEMBERS} parts")


def _unpack_member(packed: bytes, bits: int, limits: _Limits, *, room: int) -> tuple[bytes, bytes]:
    """Unpack one stream; give it and the bytes after it."""
    stream = zlib.decompressobj(bits)
    # One byte more than there is room for tells that there is more.
    content = stream.decompress(packed, room + 1)
    left = stream.unconsumed_tail or stream.unused_data
    limits.check(limits.max_bytes - room + len(content), len(left))
    if not stream.eof:
        raise FetchError(limits.source, "content_encoding", "the compressed body is cut short")
    return content, stream.unused_data


def _find_bits(packed: bytes) -> int:
    """Tell a zlib stream, which the standard asks for, from the bare one inside it."""
    is_zlib = packed[0] & 0x0F == _ZLIB_METHOD and int.from_bytes(packed[:2], "big") % 31 == 0
    return _ZLIB_BITS if is_zlib else _BARE_BITS
