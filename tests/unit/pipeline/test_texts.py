"""One text that is read as if it had come in a file."""

import datetime as dt
from pathlib import Path

import pytest

from jalin.model import PartialDate, SkipError, Skipped
from jalin.pipeline.jobs import Intake, read_intake
from jalin.pipeline.texts import GivenText, TextReader

TODAY = dt.date(2026, 2, 5)
ARTICLE = """Pindad dan Ashok Leyland Teken MoU

Otonesia - Rabu, 4 Februari 2026 14:05 WIB

PT Pindad dan Ashok Leyland meneken nota kesepahaman untuk bus listrik di Bandung, Rabu (4/2). \
Keduanya akan merakit bus itu di Bandung.

Baca juga: Harga Emas Hari Ini
"""


@pytest.fixture(scope="module")
def reader() -> TextReader:
    """Load the reader, once for all tests."""
    return TextReader()


def test_a_text_is_read_as_its_file_is(reader: TextReader, tmp_path: Path) -> None:
    """Title, dateline, cleaning and reading are those of `jalin read`."""
    path = tmp_path / "text.txt"
    path.write_text(ARTICLE, "utf-8")
    (from_file,) = read_intake(Intake(paths=(path,), today=TODAY, fields={}))
    assert not isinstance(from_file, Skipped)
    document, reading = reader.read(GivenText(text=ARTICLE), TODAY)
    assert document.id == from_file[0].id
    assert reading == from_file[1]
    assert (document.title, document.outlet) == ("Pindad dan Ashok Leyland Teken MoU", "Otonesia")
    assert str(document.published) == "2026-02-04"
    assert "Baca juga" not in document.text


def test_what_is_given_goes_before_what_the_text_says(reader: TextReader) -> None:
    """Outlet, day and address are those that the caller knows."""
    given = GivenText(
        text=ARTICLE,
        title="Judul",
        outlet="Warta",
        published=PartialDate.parse("2026-02"),
        url="https://warta.example/a",
    )
    document, _ = reader.read(given, TODAY)
    assert (document.title, document.outlet, document.url) == ("Judul", "Warta", given.url)
    assert document.published == given.published
    assert str(document.evidence) == "record: 2026-02"
    assert document.text.startswith("Pindad dan Ashok Leyland Teken MoU")


def test_a_page_is_laid_out(reader: TextReader) -> None:
    """A text that is HTML is read as its page."""
    page = f"<html><body><article><p>{ARTICLE.splitlines()[4]}</p></article></body></html>"
    document, reading = reader.read(GivenText(text=page, title="Nota"), TODAY)
    assert document.text.startswith("PT Pindad dan Ashok Leyland")
    assert document.title == "Nota"
    assert reading.relevant


@pytest.mark.parametrize(
    ("text", "reason"), [("", "no_text"), ("\ud800", "no_text"), ("kata " * 100_000, "too_large")]
)
def test_what_cannot_be_read_is_refused(reader: TextReader, text: str, reason: str) -> None:
    """The error has the reason as a word."""
    with pytest.raises(SkipError) as raised:
        reader.read(GivenText(text=text), TODAY)
    assert raised.value.reason == reason
