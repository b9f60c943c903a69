"""Archives give what their members hold, and are not believed."""

import gzip
import io
import os
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon
from made_sources import BODY, PAGE, make_row, make_workbook, make_zip
from source_reading import Read

RECORD = f'{{"text": "{BODY}"}}\n'
BOUND_S = 8


def _tell(found: list[Document | Skipped]) -> list[str]:
    return [item.reason if isinstance(item, Skipped) else item.name for item in found]


def test_members(read: Read) -> None:
    """Every member is read by its own ending, and its place names the archive."""
    book = make_workbook({"S": make_row(1, "text") + make_row(2, BODY)})
    members: dict[str, str | bytes] = {"b/x.html": PAGE, "a.jsonl": RECORD * 2, "kosong/": ""}
    members["c.xlsx"] = book
    found = read("arsip.zip", make_zip(members))
    assert _tell(found) == ["x", "a:1", "a:2", "c:S:2"]
    assert [str(item.source).rpartition("arsip")[2] for item in found] == [
        ".zip/b/x.html",
        ".zip/a.jsonl:1",
        ".zip/a.jsonl:2",
        ".zip/c.xlsx:S:2",
    ]


def test_standard_input(lexicon: Lexicon) -> None:
    """An archive on standard input is read, within the limit of what is held."""
    content = make_zip({"a.txt": BODY})
    for limit, told in ((1_000, ["a"]), (100, ["too_large"])):
        options = SourceOptions(max_json_bytes=limit)
        stdin = io.BytesIO(content)
        found = list(read_documents(["-"], options=options, lexicon=lexicon, stdin=stdin))
        assert _tell(found) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../../etc/a.txt", ["a"]),
        ("/etc/a.txt", ["a"]),
        ("C:\\berita\\a.txt", ["a"]),
        ("baris\n\x1b[31mbaru.txt", ["baris\ufffd\ufffd[31mbaru"]),
        ("foto.jpg", ["unsupported"]),
        ("dalam.zip", ["unsupported"]),
        (".tersembunyi.txt", ["empty"]),
        ("__MACOSX/a.txt", ["empty"]),
        (".git/a.txt", ["empty"]),
    ],
)
def test_names(read: Read, tmp_path: Path, name: str, told: list[str]) -> None:
    """Names of members are names and lead nowhere; hidden ones are passed over."""
    assert _tell(read("arsip.zip", make_zip({name: BODY}))) == told
    assert [path.name for path in tmp_path.iterdir()] == ["arsip.zip"]


def test_a_member_without_a_name(read: Read) -> None:
    """It is told, and the next one is read."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        nameless = zipfile.ZipInfo("a")
        nameless.filename = "\0"
        archive.writestr(nameless, "x")
        archive.writestr("b.html", PAGE)
    assert _tell(read("arsip.zip", file.getvalue())) == ["unsupported", "b"]


def test_zip_inside_a_zip(read: Read) -> None:
    """An archive inside another is told, under whatever ending it comes."""
    inner = make_zip({"a.txt": BODY})
    assert _tell(read("arsip.zip", make_zip({"a.json": inner, "b.txt": BODY}))) == ["binary", "b"]
    assert _tell(read("arsip.zip", make_zip({"a.zip": inner, "b.txt": BODY}))) == [
        "unsupported",
        "b",
    ]


def test_compressed_member(read: Read) -> None:
    """A member that is compressed by itself is read, and broken ones cost themselves alone."""
    packed = gzip.compress(RECORD.encode())
    members: dict[str, str | bytes] = {
        "a.jsonl.gz": packed,
        "b.jsonl.gz": packed[:-9],
        "c.txt": BODY,
    }
    assert _tell(read("arsip.zip", make_zip(members))) == ["a:1", "b:1", "truncated", "c"]


def _encrypt(content: bytes) -> bytes:
    """Mark the first member as encrypted, in its own head and in the directory."""
    at = content.index(b"PK\x01\x02")
    marked = bytearray(content)
    marked[6] |= 1
    marked[at + 8] |= 1
    return bytes(marked)


def _method(content: bytes, number: int) -> bytes:
    at = content.index(b"PK\x01\x02")
    marked = bytearray(content)
    marked[8] = marked[at + 10] = number
    return bytes(marked)


def _spoil_directory(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02")
    return content[:at] + b"XXXX" + content[at + 4 :]


ONE = make_zip({"a.txt": BODY * 9, "b.txt": BODY})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (_encrypt(ONE), ["encrypted", "b"]),
        (_method(ONE, 14), ["unsupported", "b"]),
        (_method(ONE, 97), ["unsupported", "b"]),
        (ONE[:40] + b"\xff" * 12 + ONE[52:], ["broken", "b"]),
        (b"XX" + ONE[2:], ["broken", "b"]),
        (_spoil_directory(ONE), ["broken"]),
        (ONE[:-30], ["truncated"]),
        (b"PK\x05\x06" + bytes(18), ["empty"]),
        (b"PK\x03\x04" + b"x" * 99, ["truncated"]),
        (b"x" * 99, ["broken"]),
        (ONE[:-10] + b"\xff\xff\xff\x0f" + ONE[-6:], ["too_large"]),
        (ONE[:-10] + b"\xff\xff\xff\xff" + ONE[-6:], ["too_large"]),
    ],
)
def test_broken_archive(read: Read, content: bytes, told: list[str]) -> None:
    """A member that cannot be opened is told, and the next one is read."""
    assert _tell(read("arsip.zip", content)) == told


def test_directory_too_large_for_memory(read: Read) -> None:
    """A directory is not loaded before its size is known."""
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 20_000_000, 0, 0)
    assert _tell(read("arsip.zip", bytes(21_000_000) + end)) == ["too_large"]


def test_bomb(read: Read) -> None:
    """Gigabytes of zeros are told by the directory, without reading any."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.txt", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(bytes(1_000_000))
        archive.writestr("b.txt", BODY)
    start = time.process_time()
    assert _tell(read("arsip.zip", file.getvalue())) == ["bomb"]
    assert time.process_time() - start < BOUND_S


def test_bomb_among_members(read: Read) -> None:
    """A member that is a bomb is told alone where the archive as a whole is none."""
    ballast = os.urandom(300_000)
    members = {"a.txt": bytes(60_000_000), "b.txt": BODY.encode(), "c.jpg": ballast}
    assert _tell(read("arsip.zip", make_zip(members))) == ["bomb", "b", "unsupported"]


def test_compressed_archive(read: Read) -> None:
    """An archive inside a compressed file is told."""
    assert _tell(read("arsip.zip.gz", gzip.compress(ONE))) == ["unsupported"]


def test_large_archive(read: Read) -> None:
    """The directory of an archive in the form for large ones is found."""
    content = _widen(make_zip({"a.txt": BODY}))
    assert _tell(read("arsip.zip", content)) == ["a"]


def _widen(content: bytes) -> bytes:
    """Write the end of an archive in the form for archives of over four gigabytes."""
    at, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    size = end - at
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, at)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    return content[:end] + large + locator + last


def test_members_over_one_another(read: Read) -> None:
    """A directory whose entries share their bytes is a bomb, however small each is."""
    once = make_zip({"a.txt": os.urandom(2_000)})
    at, end = once.rindex(b"PK\x01\x02"), once.rindex(b"PK\x05\x06")
    entry = once[at:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(entry) * 500, at, 0)
    assert _tell(read("arsip.zip", once[:at] + entry * 500 + tail)) == ["bomb"]


def test_size_that_lies(read: Read) -> None:
    """No more comes out of a member than its entry says."""
    content = bytearray(make_zip({"a.txt": "x" * 40_000_000, "b.txt": BODY}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<L", 100)
    tracemalloc.start()
    told = _tell(read("arsip.zip", bytes(content)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert told == ["broken", "b"]
    assert peak < 20_000_000
