"""Newsletters become articles: of their page, their text, their headers."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from jalin.model import DateEvidence, DatePlace, Document, PartialDate, Skipped
from jalin.source import SourceOptions, split_sources
from made_sources import BODY
from source_reading import Read

PLAIN = f"From: a@kabar.example\nSubject: Judul\n\n{BODY}\n"
DATED = "Wed, 04 Feb 2026 23:05:00 +0700"
BOUND_S = 8


def _make(*, page: str | None = None, plain: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Nota kesepahaman “baru” diteken"
    mail["From"] = "Kabar Niaga <surat@kabar.example>"
    mail["Date"] = DATED
    mail["Archived-At"] = "<https://kabar.example/surat/7>"
    if plain is not None:
        mail.set_content(plain)
    if page is not None and plain is not None:
        mail.add_alternative(page, subtype="html")
    elif page is not None:
        mail.set_content(page, subtype="html")
    return mail


def _page(sentence: str) -> str:
    return f"<html><body><table><tr><td><p>{sentence}</p></td></tr></table></body></html>"


def _only(found: list[Document | Skipped]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_headers(read: Read) -> None:
    """Title, outlet, address and date are those of the headers, and the date says so."""
    document = _only(read("surat.eml", _make(plain=BODY).as_bytes()))
    assert (document.name, document.title) == ("surat", "Nota kesepahaman “baru” diteken")
    assert (document.outlet, document.url) == ("Kabar Niaga", "https://kabar.example/surat/7")
    assert document.published == PartialDate.parse("2026-02-04")
    assert document.evidence == DateEvidence(place=DatePlace.MAIL, quote=DATED)


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_page_before_text(read: Read, line_break: bytes) -> None:
    """The page of a mail is read, not the text beside it."""
    mail = _make(page=_page(f"{BODY} Ini “halaman”."), plain="Buka di peramban.").as_bytes()
    document = _only(read("surat.eml", mail.replace(b"\n", line_break)))
    assert document.text == f"{BODY} Ini “halaman”."


def test_page_alone(read: Read) -> None:
    """A mail may be a page and nothing else."""
    assert _only(read("surat.eml", _make(page=_page(BODY)).as_bytes())).text == BODY


def test_text_where_the_page_has_none(read: Read) -> None:
    """Where the page holds no sentence, the text beside it is read."""
    mail = _make(page="<html><body><img src=a></body></html>", plain=BODY)
    assert _only(read("surat.eml", mail.as_bytes())).text == BODY


def test_newsletter_that_lists_articles(read: Read) -> None:
    """Sentences below linked headlines are the text of a newsletter."""
    item = f'<div><h2><a href="/a">Harga Cabai Turun Hari Ini</a></h2><p>{BODY}</p></div>'
    mail = f"Subject: J\nContent-Type: text/html\n\n<body>{item * 5}</body>"
    assert _only(read("a.eml", mail)).text.count(BODY) == 5


def test_attachments_are_not_read(read: Read) -> None:
    """An attachment is no text of the mail, whatever its type."""
    mail = _make(plain=BODY)
    mail.add_attachment("<p>Lampiran yang lain sama sekali.</p>", subtype="html", filename="a.html")
    assert _only(read("surat.eml", mail.as_bytes())).text == BODY


def test_mail_of_attachments_alone(read: Read) -> None:
    """A mail that only carries a file is told, not passed over."""
    mail = _make()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    (skipped,) = read("surat.eml", mail.as_bytes())
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, "attachments" in skipped.detail) == ("no_text", True)


def test_sender_without_a_name(read: Read) -> None:
    """An address is no name of an outlet."""
    assert _only(read("surat.eml", PLAIN)).outlet is None


def test_a_date_that_no_register_can_keep_is_kept_without(read: Read) -> None:
    """The rest of what says the date stays as it was sent."""
    mail = f"Date: {DATED}\0\n\n{BODY}"
    document = _only(read("surat.eml", mail.encode()))
    assert document.evidence == DateEvidence(place=DatePlace.MAIL, quote=DATED)


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        (b"Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?4oCcYuKAnQ==?=", "title", "Café“b”"),
        (b"Subject: =?klingon?Q?abc?=", "title", "=?klingon?Q?abc?="),
        (b"Subject: \xff\xfe mentah", "title", "\ufffd\ufffd mentah"),
        (b"Subject: dua\n baris", "title", "dua baris"),
        (b'From: "Kabar, Niaga" <a@b.example>', "outlet", "Kabar, Niaga"),
        (b"From: =?utf-8?B?!!!?= <a@b.example>", "outlet", None),
        (b"Date: kemarin", "published", None),
        (b"Archived-At: javascript:alert(1)", "url", None),
    ],
)
def test_odd_headers(read: Read, header: bytes, field: str, value: str | None) -> None:
    """A header that cannot be decoded is kept as it was sent, or says nothing."""
    document = _only(read("surat.eml", header + b"\n\n" + BODY.encode()))
    assert getattr(document, field) == value


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ("charset=windows-1252", "“Ya”, katanya."),
        ("charset=utf-8", "“Ya”, katanya."),
        ('charset="ISO-8859-1"', "“Ya”, katanya."),
        ("charset=utf-16le", "“Ya”, katanya."),
        ("charset=utf-16be", "Ya, katanya."),
    ],
)
def test_encodings(read: Read, declared: str, content: str) -> None:
    """A text is decoded as its part declares; what is UTF-8 is UTF-8 whatever is declared."""
    encoding = declared.partition("=")[2] if "utf" in declared else "cp1252"
    head = f"Content-Type: text/plain; {declared}\n\n".encode()
    assert _only(read("a.eml", head + f"{content} {BODY}".encode(encoding))).text.startswith(
        content
    )


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_encoding_of_parts_that_name_none(read: Read, name: str) -> None:
    """The encoding that the user declares is that of parts without one."""
    mail = f"Subject: J\n\n“Ya”, katanya. {BODY}\n"
    content = (_box(mail) if name == "a.mbox" else mail).encode("cp1252")
    assert _only(read(name, content, SourceOptions(encoding="cp1252"))).text.startswith("“Ya”")
    (skipped,) = read(name, content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "encoding"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Content-Type: text/plain; charset=utf-7\n\n+AGE-\xff", "encoding"),
        (b"Content-Transfer-Encoding: base64\n\nabcde", "broken"),
        (b"Subject: a\n\n", "empty"),
        (b"", "empty"),
        (b"X: " + b"y" * 300_000, "broken"),
        (b"Content-Type: text/plain" + b';"' * 100_000 + b"\n\n" + BODY.encode(), "broken"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 1_000_000, "broken"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a--\n", "no_text"),
    ],
)
def test_broken_mail(read: Read, content: bytes, reason: str) -> None:
    """A mail that cannot be read is told with its reason, and soon."""
    start = time.process_time()
    (skipped,) = read("surat.eml", content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert time.process_time() - start < BOUND_S


def _nest(depth: int) -> bytes:
    heads = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at)
        for at in range(depth)
    )
    return b"".join(heads) + b"\n" + BODY.encode()


@pytest.mark.parametrize(("depth", "reason"), [(10, None), (1_000, "broken"), (40_000, "broken")])
def test_nested_parts(read: Read, depth: int, reason: str | None) -> None:
    """Parts in parts are read to a bounded depth."""
    start = time.process_time()
    (found,) = read("surat.eml", _nest(depth))
    assert getattr(found, "reason", None) == reason
    assert time.process_time() - start < BOUND_S


@pytest.mark.parametrize("unit", [b"(", b"<", b'"', b"=?utf-8?q?", b"a,", b"\\"])
def test_header_bomb(read: Read, unit: bytes) -> None:
    """A sender made to stall the reading of addresses does not."""
    start = time.process_time()
    _only(read("surat.eml", b"From: " + unit * 20_000 + b"\n\n" + BODY.encode()))
    assert time.process_time() - start < BOUND_S


def _box(*mails: str, mark: str = "a@b.example  Wed Feb  4 23:05:00 2026") -> str:
    return "".join(f"From {mark}\n{mail}\n" for mail in mails)


def test_box(read: Read) -> None:
    """The mails of a box are read one by one, and named by their number."""
    found = read("kabar.mbox", _box(PLAIN, PLAIN))
    assert [item.name for item in found if isinstance(item, Document)] == ["kabar:1", "kabar:2"]
    assert [str(item.source)[-12:] for item in found] == ["kabar.mbox:1", "kabar.mbox:2"]


@pytest.mark.parametrize(
    "mark",
    [
        "- Wed Feb 04 23:05:00 2026",
        "1700@xxx Wed Feb 04 23:05:00 +0000 2026",
        "a@b.example Wed, 04 Feb 2026 23:05:00 +0700",
    ],
)
@pytest.mark.parametrize("mails", [(PLAIN, PLAIN), (PLAIN.strip(), PLAIN.strip())])
def test_marks_of_boxes(read: Read, mark: str, mails: tuple[str, ...]) -> None:
    """The line before a mail is known by its time, whoever wrote it, with or without a blank."""
    assert len(read("kabar.mbox", _box(*mails, mark=mark).replace("\n", "\r\n"))) == 2


def test_line_that_begins_like_a_mark(read: Read) -> None:
    """A line of a mail that begins with the same word is a line, marked or not."""
    told = f"{PLAIN}\nFrom here on at 14:05 it rained in 2024.\n>From here too.\n"
    (document,) = read("kabar.mbox", _box(told))
    assert isinstance(document, Document)
    assert document.text.endswith("From here on at 14:05 it rained in 2024.\nFrom here too.")


def test_box_without_an_ending(read: Read) -> None:
    """A box or a mail that is named by hand is known by how it begins."""
    assert len(read("INBOX", _box(PLAIN, PLAIN))) == 2
    mail = f"Received: by x\nDate: {DATED}\n{PLAIN}"
    assert _only(read("surat", mail)).title == "Judul"


def test_text_with_a_colon_is_no_mail(read: Read) -> None:
    """A text whose first line looks like a header is a text."""
    assert _only(read("catatan", f"Jakarta: {BODY}")).text == f"Jakarta: {BODY}"


def test_mail_beyond_the_limit(read: Read) -> None:
    """A mail too large is passed over, and the next one is read; so is what precedes the first."""
    options = SourceOptions(max_document_bytes=2_000)
    content = "bukan surat\n" + _box(PLAIN, PLAIN + "x" * 400_000, PLAIN)
    found = read("kabar.mbox", content, options)
    assert [getattr(item, "reason", None) for item in found] == ["broken", None, "too_large", None]


def test_marks_across_blocks(tmp_path: Path) -> None:
    """Wherever the blocks in which a box is read end, no mail is lost or joined."""
    mails = [PLAIN + "x y " * number for number in range(0, 6_000, 4)]
    path = tmp_path / "kabar.mbox"
    path.write_text(_box(*mails))
    items = split_sources([path], options=SourceOptions())
    assert [item.source for item in items] == [f"{path}:{at}" for at in range(1, 1_501)]
