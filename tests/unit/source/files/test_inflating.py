"""Compressed sources are read as streams, to their break, in bounded memory."""

import gzip
import io
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents, split_sources
from jalin.text.lexicon import Lexicon
from made_sources import BODY, PAGE, make_row, make_workbook
from source_reading import Read

RECORD = f'{{"text": "{BODY}"}}\n'.encode()
BOUND_S = 8

Pack = Callable[[bytes], bytes]


def _zstandard(content: bytes) -> bytes:
    file = io.BytesIO()
    writer = ZstdWriter(file)
    # The writer takes no more than eight megabytes at once.
    for start in range(0, len(content), 1_000_000):
        writer.write(content[start : start + 1_000_000])
        writer.flush()
    writer.finish()
    writer.flush()
    return file.getvalue()


PACKS: dict[str, Pack] = {".gz": gzip.compress, ".zst": _zstandard}


def _tell(found: list[Document | Skipped]) -> list[str | None]:
    return [item.reason if isinstance(item, Skipped) else item.name for item in found]


@pytest.mark.parametrize("ending", PACKS)
@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("berita.jsonl", RECORD * 2, ["berita:1", "berita:2"]),
        ("berita.json", b"[" + RECORD + b"]", ["berita:1"]),
        ("berita.csv", f"text\n{BODY}\n".encode(), ["berita:2"]),
        ("berita.csv", f"text\n{BODY}\n".encode("utf-16"), ["berita:2"]),
        ("berita.html", PAGE.encode(), ["berita"]),
        ("berita.txt", BODY.encode(), ["berita"]),
        ("berita", PAGE.encode(), ["berita"]),
        ("surat.eml", f"Subject: a\n\n{BODY}".encode(), ["surat"]),
        (
            "b.xlsx",
            make_workbook({"S": make_row(1, "text") + make_row(2, BODY)}),
            ["b:S:2"],
        ),
    ],
)
def test_kinds(read: Read, ending: str, name: str, content: bytes, named: list[str]) -> None:
    """Whatever is compressed is read by its inner ending, and named without either."""
    assert _tell(read(name + ending, PACKS[ending](content))) == named


@pytest.mark.parametrize("ending", PACKS)
def test_ending_that_lies(read: Read, ending: str) -> None:
    """First bytes tell what is compressed, whatever the ending says."""
    assert _tell(read("berita.jsonl", PACKS[ending](RECORD))) == ["berita:1"]
    assert _tell(read(f"berita.jsonl{ending}", RECORD)) == ["berita:1"]


@pytest.mark.parametrize("ending", PACKS)
def test_standard_input(lexicon: Lexicon, ending: str) -> None:
    """Standard input may be compressed."""
    stdin = io.BytesIO(PACKS[ending](RECORD))
    found = list(read_documents(["-"], options=SourceOptions(), lexicon=lexicon, stdin=stdin))
    assert _tell(found) == ["stdin:1"]


@pytest.mark.parametrize("between", [b"", bytes(700)])
def test_members(read: Read, between: bytes) -> None:
    """Several members are one stream, and zeros between and behind them are nothing."""
    content = between.join([gzip.compress(RECORD)] * 3) + between
    assert _tell(read("a.jsonl.gz", content)) == ["a:1", "a:2", "a:3"]
    assert _tell(read("a.jsonl.zst", _zstandard(RECORD) * 3)) == ["a:1", "a:2", "a:3"]


def _many(count: int) -> bytes:
    """Make records that shrink little, so that a break falls behind many of them."""
    return b"".join(
        f'{{"text": "{BODY} {zlib.crc32(b"%d" % at)}"}}\n'.encode() for at in range(count)
    )


@pytest.mark.parametrize("ending", PACKS)
@pytest.mark.parametrize("count", [9, 20_000])
@pytest.mark.parametrize(("name", "head"), [("a.jsonl", b""), ("a.csv", b"text\n")])
def test_break(tmp_path: Path, ending: str, count: int, name: str, head: bytes) -> None:
    """What stands before a break is read, the break is told once, and no half line is read."""
    path = tmp_path / (name + ending)
    content = PACKS[ending](head + _many(count))
    path.write_bytes(content[: len(content) * 4 // 5])
    *items, last = split_sources([path], options=SourceOptions())
    assert isinstance(last, Skipped)
    assert (last.reason, last.source) == ("truncated", str(path))
    assert not any(isinstance(item, Skipped) for item in items)
    # Zstandard gives nothing of a block that is not whole, and this is one.
    assert len(items) > count // 3 or (ending == ".zst" and count == 9)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x1f\x8b\x08", "truncated"),
        (b"\x1f\x8b" + b"x" * 99, "broken"),
        (b"\x28\xb5\x2f\xfd", "truncated"),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 99, "broken"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(gzip.compress(RECORD)), "binary"),
    ],
)
def test_nothing_to_read(read: Read, content: bytes, reason: str) -> None:
    """A source that gives nothing is told with its reason."""
    assert _tell(read("a.json.gz", content)) == [reason]


def test_bytes_behind_the_end(read: Read) -> None:
    """What stands behind the compressed data is told."""
    content = gzip.compress(RECORD) + b"sampah"
    assert _tell(read("a.jsonl.gz", content)) == ["a:1", "broken"]


def _zeros(pack: str) -> bytes:
    """Compress ten gigabytes of zeros, by repeating the compressed form of some of them."""
    if pack == ".zst":
        return _zstandard(bytes(100_000_000)) * 100
    packer = zlib.compressobj(9, wbits=31)
    once = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return once + again * 1_000


@pytest.mark.parametrize("ending", PACKS)
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.mbox", "a.warc", "a.json", "a.txt", "a"])
def test_bomb(lexicon: Lexicon, ending: str, name: str, tmp_path: Path) -> None:
    """Ten gigabytes of zeros end soon, in little memory, and the next file is read."""
    bomb, good = tmp_path / (name + ending), tmp_path / "z.txt"
    bomb.write_bytes(_zeros(ending))
    good.write_text(BODY)
    options = SourceOptions(max_document_bytes=1_000_000, max_json_bytes=1_000_000)
    tracemalloc.start()
    start = time.process_time()
    *told, last = read_documents([bomb, good], options=options, lexicon=lexicon)
    spent = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(last, Document)
    assert {item.reason for item in told if isinstance(item, Skipped)} <= {
        "bomb", "too_large", "binary", "bad_row", "broken",
    }  # fmt: skip
    assert told
    assert spent < BOUND_S
    assert peak < 20_000_000


def test_bomb_is_named_as_one(read: Read) -> None:
    """Lines of blanks, which are passed over in silence, do not hide a bomb."""
    content = gzip.compress(RECORD + (b" " * 60_000 + b"\n") * 1_000)
    assert _tell(read("a.jsonl.gz", content)) == ["a:1", "bomb"]


@pytest.mark.parametrize("ending", PACKS)
def test_text_that_shrinks_well_is_no_bomb(tmp_path: Path, ending: str) -> None:
    """The same articles again and again are dull, but no bomb."""
    path = tmp_path / f"a.jsonl{ending}"
    texts = (f"{BODY} {zlib.crc32(b'%d' % at)} " * 30 for at in range(10_000))
    records = (f'{{"text": "{text}"}}\n' for text in texts)
    path.write_bytes(PACKS[ending]("".join(records).encode()))
    items = list(split_sources([path], options=SourceOptions()))
    assert len(items) == 10_000
    assert not isinstance(items[-1], Skipped)
