"""PDF with a text layer becomes an article; any other is told."""

import textwrap
import time
import tracemalloc
import zlib

import pytest

from jalin.model import Document, Skipped
from made_sources import BODY, make_pdf
from source_reading import Read

TITLE = "Dua Perusahaan Sepakat Membangun Pabrik"
LONG = f"{BODY} Pabrik itu akan dibangun pada tahun depan di dekat pelabuhan baru kota itu."
FLATE = "/Filter /FlateDecode"
BOUND_S = 8


def _lay(*paragraphs: str, head: str = "", foot: str = "") -> list[tuple[int, int, str]]:
    """Lay paragraphs out on a page, each line with its place."""
    lines = [(60, 820, head)] if head else []
    place = 780
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, 60):
            lines.append((60, place, line))
            place -= 14
        place -= 14
    return [*lines, (300, 20, foot)] if foot else lines


def _only(found: list[Document | Skipped]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_paragraphs(read: Read) -> None:
    """Lines become paragraphs again, and the line at the top the title."""
    document = _only(read("siaran.pdf", make_pdf([_lay(TITLE, LONG, BODY)])))
    assert (document.name, document.title) == ("siaran", TITLE)
    assert document.text == f"{LONG}\n\n{BODY}"


def test_pages(read: Read) -> None:
    """A sentence goes on over the page; running heads and page numbers are left out."""
    half = LONG.split()
    first = _lay(TITLE, " ".join(half[:15]), head="Siaran Pers", foot="Halaman 1 dari 3")
    second = _lay(" ".join(half[15:]), head="Siaran Pers", foot="Halaman 2 dari 3")
    third = _lay(BODY, head="Siaran Pers", foot="Halaman 3 dari 3")
    document = _only(read("siaran.pdf", make_pdf([first, second, third])))
    assert document.text.endswith(f"{LONG}\n\n{BODY}")
    assert "Halaman" not in document.text
    assert document.text.count("Siaran Pers") <= 1


def test_description(read: Read) -> None:
    """Title and author of the description count where the text says them; its dates never do."""
    described = {"Title": TITLE, "Author": "Rina", "CreationDate": "D:20260204120000"}
    lines = _lay(f"Siaran pers oleh Rina. {TITLE}.", LONG)
    document = _only(read("siaran.pdf", make_pdf([lines], described=described)))
    assert (document.title, document.author) == (TITLE, "Rina")
    assert document.published is None


def test_description_left_over_from_a_program(read: Read) -> None:
    """What the text does not say is a template's or a program's."""
    described = {"Title": "Microsoft Word - siaran_final2.docx", "Author": "ASUS"}
    document = _only(read("siaran.pdf", make_pdf([_lay(TITLE, LONG)], described=described)))
    assert (document.title, document.author) == (TITLE, None)


def test_pdf_without_an_ending(read: Read) -> None:
    """A PDF that is named by hand is known by how it begins."""
    assert _only(read("siaran", make_pdf([_lay(TITLE, LONG)]))).title == TITLE


def _encrypted() -> bytes:
    key = "<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>"
    entry = f"/Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4".encode()
    content = make_pdf([_lay(BODY)])
    return content.replace(b"trailer <<", b"trailer << /ID [<00> <00>] /Encrypt << %s >>" % entry)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_pdf([[]]), "scanned"),
        (make_pdf([[(60, 60, "Dipindai 2026")]]), "scanned"),
        (_encrypted(), "encrypted"),
        (make_pdf([_lay(LONG)])[:-200], "truncated"),
        (make_pdf([_lay(LONG)])[:-200] + b"%%EOF", "broken"),
        (b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF", "broken"),
        (make_pdf([_lay(BODY)] * 301), "too_large"),
        (make_pdf([_lay(*[LONG] * 9)] * 290), "too_large"),
        (make_pdf([[]], content=zlib.compress(bytes(200_000_000), 9), keys=FLATE), "bomb"),
        (b"%PDF-1.7\n" + b"stream\nx\x9c" * 200_000 + b"%%EOF", "broken"),
    ],
)
def test_pdf_that_is_not_read(read: Read, content: bytes, reason: str) -> None:
    """A PDF without a text layer, or that cannot be opened, is told with its reason."""
    start = time.process_time()
    (skipped,) = read("siaran.pdf", content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert time.process_time() - start < BOUND_S


def test_bomb_in_a_bomb(read: Read) -> None:
    """What is compressed twice is measured without being held."""
    inner = zlib.compress(bytes(200_000_000), 9)
    keys = "/Filter [/FlateDecode /FlateDecode]"
    content = make_pdf([[]], content=zlib.compress(inner, 9), keys=keys)
    tracemalloc.start()
    (skipped,) = read("siaran.pdf", content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "bomb"
    assert peak < 20_000_000


def test_page_of_very_many_lines(read: Read) -> None:
    """A page of more lines than any is read line by line, without its layout."""
    lines = [(10 + at % 7 * 80, 830 - at // 7 * 2, f"Kata{at}.") for at in range(2_500)]
    document = _only(read("siaran.pdf", make_pdf([lines])))
    assert all(f"Kata{at}." in document.text for at in (0, 1_000, 2_499))


def test_compressed_page(read: Read) -> None:
    """A page that is compressed as usual is read."""
    drawn = b"BT /F1 11 Tf 60 700 Td (%s) Tj ET" % BODY.encode()
    content = make_pdf([[]], content=zlib.compress(drawn), keys=FLATE)
    assert _only(read("siaran.pdf", content)).text == BODY
