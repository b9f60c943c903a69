"""Items become documents."""

import json
import pickle

import pytest

from jalin.model import DatePlace, Document, Skipped
from jalin.source import Decoder, Form, RawItem, SourceOptions, Told
from jalin.text.lexicon import Lexicon

BODY = "Kedua perusahaan menandatangani nota kesepahaman di Bandung pada hari Rabu."
RECORD = b'{"text": "%s", "outlet": "Kabar", "date": "2026-02-04"}' % BODY.encode()
PAGE = f"<html><body><h1>Dua Firma Teken Nota</h1><p>{BODY}</p></body></html>"
TOLD = Told(url="https://kabar.test/7", outlet="Kabar", title="Judul", date="2026-02-05")


@pytest.fixture(scope="module")
def decoder(lexicon: Lexicon) -> Decoder:
    """Build a decoder for all tests."""
    return Decoder(SourceOptions(), lexicon)


def item(content: bytes | dict[str, object], form: Form, told: Told | None = None) -> RawItem:
    """Build an item of some place."""
    told = told or Told()
    return RawItem(form=form, source="a:7", name="a7", content=content, told=told)


def decode(decoder: Decoder, content: bytes, form: Form, told: Told) -> Document:
    """Decode what can be decoded."""
    document = decoder.decode(item(content, form, told))
    assert isinstance(document, Document)
    return document


def test_the_carrier_fills_what_a_page_does_not_say(decoder: Decoder) -> None:
    """Address, outlet and date of a feed's entry are those of a page that is silent on them."""
    document = decode(decoder, PAGE.encode(), Form.PAGE, TOLD)
    assert (document.url, document.outlet) == (TOLD.url, "Kabar")
    assert document.title == "Dua Firma Teken Nota"
    assert str(document.published) == "2026-02-05"
    assert document.evidence is not None
    assert (document.evidence.place, document.evidence.quote) == (DatePlace.FEED, "2026-02-05")


def test_a_document_is_not_overruled_by_its_carrier(decoder: Decoder) -> None:
    """What a page says of itself stays as it is."""
    head = (
        '<link rel="canonical" href="https://lain.test/1"><meta property="og:site_name" '
        'content="Lain"><meta property="article:published_time" content="2026-01-01">'
    )
    page = PAGE.replace("<body>", f"<head>{head}</head><body>").encode()
    document = decode(decoder, page, Form.PAGE, TOLD)
    assert (document.url, document.outlet) == ("https://lain.test/1", "Lain")
    assert document.evidence is not None
    assert (str(document.published), document.evidence.place) == ("2026-01-01", DatePlace.META)


def test_a_date_that_nobody_can_read_is_none(decoder: Decoder) -> None:
    """What a carrier says of the date is no date where it cannot be read for certain."""
    document = decode(decoder, PAGE.encode(), Form.PAGE, Told(date="kemarin dulu"))
    assert document.published is None
    assert document.evidence is None


def test_the_date_of_a_record_has_evidence(decoder: Decoder) -> None:
    """The column's value is the evidence, as written."""
    document = decode(decoder, RECORD, Form.RECORD, Told())
    assert str(document.evidence) == "record: 2026-02-04"


def test_a_record_that_keeps_the_marks_of_its_page(decoder: Decoder) -> None:
    """The text of such a record is laid out; its other columns count before what the text says."""
    marked = f"<p>{BODY}</p><figure>gambar</figure><p>Baca juga: <a href=/x>Harga Cabai</a></p>"
    content = json.dumps({"content": {"text": marked}, "judul": "Judul"}).encode()
    document = decode(decoder, content, Form.RECORD, Told())
    assert (document.text, document.title) == (BODY, "Judul")


@pytest.mark.parametrize("form", [Form.TEXT, Form.PAGE, Form.RECORD])
def test_an_item_can_be_sent_away(decoder: Decoder, form: Form) -> None:
    """An item that went through a pipe gives the same document."""
    content = {Form.PAGE: PAGE.encode(), Form.RECORD: RECORD}.get(form, BODY.encode())
    sent = pickle.loads(pickle.dumps(item(content, form)))  # noqa: S301 (our own)
    assert decoder.decode(sent) == decoder.decode(item(content, form))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"text": "a', "bad_json"),
        (b"[1]", "bad_row"),
        (b'{"text": "\xff"}', "encoding"),
        (b'{"isi_lain": "a"}', "no_text"),
        (b'{"text": "Baca juga: Harga Cabai"}', "no_text"),
    ],
)
def test_a_record_that_cannot_be_used_is_told(
    decoder: Decoder, content: bytes, reason: str
) -> None:
    """Each fault of a record has its reason and names its place."""
    skipped = decoder.decode(item(content, Form.RECORD))
    assert isinstance(skipped, Skipped)
    assert (skipped.source, skipped.reason) == ("a:7", reason)


def test_a_glance_reads_who_and_when(decoder: Decoder) -> None:
    """A glance at a record gives the outlet and date that decoding it gives."""
    row: dict[str, object] = {"isi": BODY, "media": "Kabar", "tanggal": "4/2/2026"}
    for content in (RECORD, row):
        form = Form.RECORD if isinstance(content, bytes) else Form.ROW
        glance, document = decoder.glance(item(content, form)), decoder.decode(item(content, form))
        assert glance is not None
        assert isinstance(document, Document)
        assert (glance.outlet, glance.published) == (document.outlet, document.published)


@pytest.mark.parametrize(
    "content",
    [
        b'{"text": "a", "outlet": "Kabar"}',
        b'{"text": "a", "date": "2026-02-04"}',
        b'{"outlet": "Kabar", "date": "2026-02-04"}',
        b'{"outlet"',
    ],
)
def test_a_glance_that_misses_something_gives_nothing(decoder: Decoder, content: bytes) -> None:
    """A record without outlet, date or text, or a broken one, is for decoding to tell."""
    assert decoder.glance(item(content, Form.RECORD)) is None
