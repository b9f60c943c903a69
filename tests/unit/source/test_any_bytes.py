"""Whatever bytes a source holds, reading it raises nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon

ENDINGS = (".txt", ".text", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", "")
ENCODINGS = (None, "cp1252", "utf-16", "utf-32-be", "utf-7", "idna", "raw-unicode-escape")
BODY = "Kedua pihak menandatangani nota kesepahaman di Bandung, Rabu (4/2/2026). © 2026"
RECORD = f'{{"id": 7, "title": "J", "date": "2026-02-04", "authors": ["A"], "text": "{BODY}"}}'
DESCRIBED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "J", "author": '
    '[{"@id": "#a"}], "datePublished": "2026-02-04", "publisher": {"name": "Kabar"}}</script>'
)
PAGE = (
    f"<!-- a --><!doctype html><html><head><meta charset=utf-8>{DESCRIBED}<title>J | Kabar</title>"
    f"</head><body><h1>J</h1><time datetime=2026-02-04>4 Feb</time><p>{BODY}</p></body></html>"
)
SOUND = (
    f"Judul Berita Panjang\n\nJakarta, 4/2/2026\n\nKabar.com, Jakarta - {BODY}\n\nBaca juga:\nLain",
    PAGE,
    f"[{RECORD}, {RECORD}]",
    f"{RECORD}\n{RECORD}\n",
    f'id,title,text\n1,J,"{BODY}"\n2,J,"{BODY}"\n',
)
FRAGMENTS = (
    b"\xff", b"\xfe", b"\x00", b"\xd8", b"\x00\xd8", b"\n", b"\r", b'"', b"'", b"{", b"}", b"]",
    b"[" * 300, b"[" * 2_000, b"<!--", b"-->", b"<div>" * 300, b"</script>", b"\\ud800", b"\\",
    b"null", b"true", b"1e999", b"9" * 5_000, b"-0.0", b",", b";", b"\t", b"\xef\xbb\xbf",
    b"\xff\xfe", b"<meta charset=undefined>", b"<meta charset=utf-16>", b"\xe2\x80\xa8", b"+2AA-",
)  # fmt: skip


@st.composite
def _broken(draw: st.DrawFn) -> bytes:
    """Take a sound source and break it in a few places."""
    text = draw(st.sampled_from(SOUND))
    content = text.encode(draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32"))))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 40)))
        put_in = draw(st.sampled_from(FRAGMENTS) | st.binary(max_size=6))
        content = content[:start] + put_in + content[end:]
    return content


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one directory for all examples."""
    return tmp_path_factory.mktemp("any")


@settings(max_examples=300, deadline=None)
@given(
    content=_broken() | st.binary(max_size=60),
    ending=st.sampled_from(ENDINGS),
    encoding=st.sampled_from(ENCODINGS),
)
def test_any_bytes_are_read_or_told(
    directory: Path, lexicon: Lexicon, content: bytes, ending: str, encoding: str | None
) -> None:
    """Every source gives documents or tells why not, and what it gives can be stored."""
    path = directory / f"a{ending}"
    path.write_bytes(content)
    options = SourceOptions(encoding=encoding)
    found = list(read_documents([path], options=options, lexicon=lexicon))
    assert found
    for item in found:
        assert isinstance(item, Document | Skipped)
        repr(item).encode()
        stored = item.text if isinstance(item, Document) else item.source + item.detail
        stored.encode()
