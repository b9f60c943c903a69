"""Compressed bodies are unpacked within limits."""

import gzip
import hashlib
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.source.fetching import FetchError
from jalin.source.fetching.wire.unpacking import unpack

_TEXT = b"Kerja sama industri pertahanan. " * 100


def _pack_bare(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def _make_noise(n_bytes: int) -> bytes:
    """Make bytes that cannot be packed."""
    return hashlib.shake_128(b"noise").digest(n_bytes)


def _unpack(packed: bytes, encoding: str, max_bytes: int = 100_000, max_ratio: int = 100) -> bytes:
    return unpack(packed, encoding, max_bytes=max_bytes, max_ratio=max_ratio, source="x")


def _refuse(packed: bytes, encoding: str, max_bytes: int = 100_000, max_ratio: int = 100) -> str:
    with pytest.raises(FetchError) as refusal:
        _unpack(packed, encoding, max_bytes, max_ratio)
    return refusal.value.reason


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (_TEXT, ""),
        (_TEXT, "identity"),
        (gzip.compress(_TEXT), "gzip"),
        (gzip.compress(_TEXT), " X-GZIP "),
        (gzip.compress(_TEXT[:50]) + gzip.compress(_TEXT[50:]), "gzip"),
        (gzip.compress(_TEXT) + b"\x00\x00 trailing", "gzip"),
        (zlib.compress(_TEXT), "deflate"),
        (_pack_bare(_TEXT), "deflate"),
    ],
)
def test_every_encoding(packed: bytes, encoding: str) -> None:
    """Every encoding that is offered gives back what was packed."""
    assert _unpack(packed, encoding) == _TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_empty_body(encoding: str) -> None:
    """An empty body is empty, whatever the header says."""
    assert _unpack(b"", encoding) == b""


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (_TEXT, "gzip"),
        (_TEXT, "br"),
        (gzip.compress(gzip.compress(_TEXT)), "gzip, gzip"),
        (gzip.compress(_TEXT)[:-9], "gzip"),
        (gzip.compress(_TEXT)[:-4] + b"\x00\x00\x00\x01", "gzip"),
        (gzip.compress(_TEXT) + b"\x1f\x8b", "gzip"),
        (zlib.compress(_TEXT)[:-5], "deflate"),
        (_pack_bare(_TEXT)[:-2], "deflate"),
        (gzip.compress(b"") * 200_000, "gzip"),
    ],
)
def test_broken_bodies(packed: bytes, encoding: str) -> None:
    """A body that is broken, cut short, in too many parts or not as offered is told, never cut."""
    assert _refuse(packed, encoding) == "content_encoding"


@pytest.mark.parametrize("n_bytes", [100_001, 200_000])
def test_too_large(n_bytes: int) -> None:
    """A body larger than the limit is too large, to the byte."""
    content = _make_noise(n_bytes)
    assert _refuse(gzip.compress(content), "gzip") == "too_large"
    assert _unpack(gzip.compress(content[:100_000]), "gzip") == content[:100_000]


def test_parts_share_the_limit() -> None:
    """Several parts in one body have one limit together."""
    part = gzip.compress(_make_noise(60_000))
    assert _refuse(part + part, "gzip") == "too_large"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_bombs(encoding: str) -> None:
    """A small body that unpacks to a huge one is a bomb, and is not unpacked beyond the limit."""
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    assert _refuse(pack(bytes(50_000_000)), encoding, max_bytes=5_000_000) == "bomb"


def test_a_bomb_within_the_size() -> None:
    """A body may be within the limit of size and still be more than its bytes can honestly hold."""
    packed = gzip.compress(bytes(3_000_000))
    assert _refuse(packed, "gzip", max_bytes=5_000_000) == "bomb"
    assert len(_unpack(packed, "gzip", max_bytes=5_000_000, max_ratio=1100)) == 3_000_000


def test_short_blanks_are_no_bomb() -> None:
    """A short text is let pass however tightly it is packed."""
    assert len(_unpack(gzip.compress(bytes(90_000)), "gzip")) == 90_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes(packed: bytes, encoding: str) -> None:
    """Any bytes are unpacked or told."""
    with suppress(FetchError):
        assert len(_unpack(packed, encoding, max_bytes=1000)) <= 1000
