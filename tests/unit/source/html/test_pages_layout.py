"""The text of a page's article is laid out as a reader sees it."""

import pytest

from jalin.model import SkipError
from jalin.source.html import parse_page
from jalin.text.lexicon import Lexicon

FIRST = "Kedua perusahaan menandatangani nota kesepahaman di Bandung, Rabu (4/2)."
SECOND = "Produksi dimulai tahun depan, kata direktur utama salah satu pihak."
THIRD = "Pabrik itu akan berdiri di atas lahan seluas dua belas hektare di Karawang."
TABLE = "<table><tr><th>Bus</th><td>12 unit</td></tr><tr><td>Kapal</td><td>3 unit</td></tr></table>"
BOX = (
    '<div><b>Pilihan</b><ul><li><a href="/x">Harga Cabai Naik Lagi di Pasar</a></li>'
    '<li><a href="/y">Kapal Baru Tiba di Dermaga Utara</a></li></ul></div>'
)


def _lay_out(article: str, lexicon: Lexicon, around: str = "<article>{}</article>") -> str:
    page = f"<!doctype html><html><body>{around.format(article)}</body></html>"
    return parse_page(page, name="a", source="a.html", lexicon=lexicon).text


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (f"<p>{FIRST}</p><p>{SECOND}</p>", f"{FIRST}\n\n{SECOND}"),
        (f"<div>{FIRST}</div><div>{SECOND}</div>", f"{FIRST}\n{SECOND}"),
        (f"{FIRST}<br><br>{SECOND}<br>{THIRD}", f"{FIRST}\n\n{SECOND}\n{THIRD}"),
        (
            f"<p>{FIRST}</p>{TABLE}<p>{SECOND}</p>",
            f"{FIRST}\n\nBus 12 unit\nKapal 3 unit\n\n{SECOND}",
        ),
        (
            f"<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p>",
            f"{FIRST}\n\n{SECOND}\n\n{THIRD}",
        ),
        (
            f"<p>{FIRST}</p><ul><li>bus <b>listrik</b></li><li>kapal</li></ul><p>{SECOND}</p>",
            f"{FIRST}\n\nbus listrik\nkapal\n\n{SECOND}",
        ),
        (f"<h2>K</h2><p>{SECOND}</p><p>{FIRST}</p>", f"K\n\n{SECOND}\n\n{FIRST}"),
        (f"<div>K</div><p>{FIRST[1:]}</p><p>{SECOND}</p>", f"{FIRST}\n\n{SECOND}"),
        (
            f"<p>{FIRST}<!-- iklan --><script>x()</script></p><p>{SECOND}</p>",
            f"{FIRST}\n\n{SECOND}",
        ),
        (f"<p>{FIRST}</p><p hidden>{THIRD}</p><p>{SECOND}</p>", f"{FIRST}\n\n{SECOND}"),
        (
            f"<p>{FIRST}</p><div style='display: none'>{THIRD}</div><p>{SECOND}</p>",
            f"{FIRST}\n\n{SECOND}",
        ),
    ],
)
def test_lines(lexicon: Lexicon, article: str, text: str) -> None:
    """Paragraphs stand apart, items and rows in lines of their own; what is unseen goes."""
    assert _lay_out(article, lexicon) == text


@pytest.mark.parametrize(
    "pointer",
    [
        '<p><a href="/x">Harga Cabai Naik Menjelang Hari Raya</a></p>',
        '<p>Pilihan kami: <a href="/x">Harga Cabai Naik Menjelang Hari Raya</a></p>',
        BOX,
        '<div><a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=all">Semua</a></div>',
        '<ul><li><a href="#a">Harga</a></li><li><a href="#b">Sebab</a></li></ul>',
    ],
)
def test_pointers_in_the_article(lexicon: Lexicon, pointer: str) -> None:
    """A block that is nothing but links to other pages is no text of the article."""
    article = f"<p>{FIRST}</p><p>{SECOND}</p>{pointer}<p>{THIRD}</p>"
    assert _lay_out(article, lexicon) == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ('<p><a href="/x">PT Garam</a> dan <a href="/y">PT Pindad</a> hadir.</p>', "PT Garam dan"),
        ('<ul><li><a href="/x">PT Garam</a></li><li><a href="/y">PT PAL</a></li></ul>', "PT PAL"),
        ('<p>Menurut <a href="/x">laporan tahunan badan itu</a>.</p>', "laporan tahunan"),
    ],
)
def test_links_that_are_text(lexicon: Lexicon, block: str, text: str) -> None:
    """Names and the words of a sentence stay, linked or not."""
    assert text in _lay_out(f"<p>{FIRST}</p><p>{SECOND}</p>{block}", lexicon)


@pytest.mark.parametrize(
    "around",
    [
        "<div class=kartu><a href=/a>Kapal Tiba</a><p>{0}</p></div>",
        "<div><h4>Tentang kami</h4><div><p>{0}</p></div></div>",
        "<ul><li><a href=/a>Kapal</a> {0}</li><li><a href=/b>Bus</a> {0}</li></ul>",
    ],
)
def test_sentences_of_other_articles(lexicon: Lexicon, around: str) -> None:
    """Sentences that stand alone under headlines do not draw the article's bounds wider."""
    other = "Harga komoditas itu diperkirakan bertahan tinggi sampai akhir tahun."
    cards = "".join(around.format(other) for _ in range(8))
    page = f"<main><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div>{cards}</div></main>"
    assert _lay_out("", lexicon, page) == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_paragraphs_in_wrappings(lexicon: Lexicon) -> None:
    """Paragraphs that each have a wrapping of their own are the article all the same."""
    wrapped = "".join(f"<div><div><p>{text}</p></div></div>" for text in (FIRST, SECOND, THIRD))
    side = "<div><a href=/a>Kapal</a><p>Harga itu diperkirakan bertahan tinggi.</p></div>"
    text = _lay_out("", lexicon, f"<main><section>{wrapped}</section>{side}</main>")
    assert text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


FAMILY = f'<div class="detail__body-text itp_bodycontent"><p>{FIRST}</p><p>{SECOND}</p>'


def test_family_by_its_class(lexicon: Lexicon) -> None:
    """Where a known family keeps its article in an element, what stands beside it is not taken."""
    beside = f"<p>{THIRD}</p><p>{THIRD}</p>"
    body = f"{FAMILY}<p>{THIRD}</p><p>{FIRST}</p><p>{SECOND}</p></div>"
    paragraphs = (FIRST, SECOND, THIRD, FIRST, SECOND)
    assert _lay_out("", lexicon, f"<main>{beside}{body}</main>") == "\n\n".join(paragraphs)


def test_family_in_parts(lexicon: Lexicon) -> None:
    """An article in several elements of its family is joined in page order."""
    parts = f"{FAMILY}<p>{FIRST}</p></div>{FAMILY}<p>{THIRD}</p></div>"
    text = _lay_out("", lexicon, f"<main>{parts}</main>")
    assert text.split("\n\n") == [FIRST, SECOND, FIRST, FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="entry-content"><h1>Judul</h1><div><p>{FIRST}</p><p>{SECOND}</p></div></div>',
        f'<div class="entry-content">Kosong.</div><div><p>{FIRST}</p><p>{SECOND}</p></div>',
    ],
)
def test_class_that_is_no_article(lexicon: Lexicon, page: str) -> None:
    """A family's class around the whole page, or on an element without an article, says nothing."""
    assert _lay_out("", lexicon, page) == f"{FIRST}\n\n{SECOND}"


def test_page_of_too_many_elements(lexicon: Lexicon) -> None:
    """A page of more tags than can be parsed in bounded time is told."""
    with pytest.raises(SkipError) as caught:
        _lay_out("<div>" * 30_000, lexicon)
    assert caught.value.reason == "too_large"
