"""What a file holds is told by its ending, else by its first bytes."""

import pytest

from jalin.source.files.kinds import Kind, find_kind, is_known, split_name
from made_sources import make_pdf, make_record, make_workbook, make_zip


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (make_record(), Kind.WARC),
        (make_pdf([[]]), Kind.PDF),
        (b"PAR1\x15\x04", Kind.PARQUET),
        (make_zip({"a.txt": "a"}), Kind.ZIP),
        (make_workbook({"S": ""}), Kind.SHEETS),
        (b"From a@b  Wed Feb  4 23:05:00 2026\nSubject: a\n", Kind.MAILBOX),
        (b"From the start it was clear.\n", Kind.TEXT),
        (b"Date: a\r\nFrom: b\r\nSubject: c\r\n\r\nisi", Kind.MAIL),
        (b"Date: a\nFrom: b\n\nSubject: c\n", Kind.TEXT),
        (b"\n\nDate: a\nFrom: b\nSubject: c\n", Kind.TEXT),
        (b"Jakarta: isi\n", Kind.TEXT),
        (b"<!doctype html>", Kind.PAGE),
        (b"\n<p class=a>isi", Kind.PAGE),
        (b"<pesan> isi", Kind.TEXT),
        (b'{"a": 1}', Kind.JSON_LINES),
        (b'[{"a": 1}]', Kind.JSON),
        (b"", Kind.TEXT),
    ],
)
def test_first_bytes(head: bytes, kind: Kind) -> None:
    """A file of unknown ending is what it begins like."""
    assert find_kind(head, ".unknown") is kind


@pytest.mark.parametrize(("ending", "kind"), [(".TXT", Kind.TEXT), (".csv", Kind.TABLE)])
def test_known_ending(ending: str, kind: Kind) -> None:
    """A known ending is believed."""
    assert find_kind(make_pdf([[]]), ending) is kind


@pytest.mark.parametrize(
    ("name", "parts", "known"),
    [
        ("a.jsonl.gz", ("a", ".jsonl"), True),
        ("a.b.WARC.ZST", ("a.b", ".WARC"), True),
        ("a.gz", ("a", ""), False),
        (".gz", (".gz", ""), False),
        ("a.tar.gz", ("a", ".tar"), False),
        ("a.gz.gz", ("a", ".gz"), False),
        ("..", ("..", ""), False),
        ("", ("", ""), False),
    ],
)
def test_names(name: str, parts: tuple[str, str], known: bool) -> None:  # noqa: FBT001
    """The ending of a compression is left out of a name, once."""
    assert split_name(name) == parts
    assert is_known(name) is known
