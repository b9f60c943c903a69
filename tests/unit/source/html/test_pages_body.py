"""The body of an article is not lost, whatever its elements are called and linked."""

import pytest

from jalin.model import Document, Skipped
from source_reading import Read

PARAGRAPHS = (
    "Kedua perusahaan menandatangani nota kesepahaman di Bandung, Rabu (4/2).",
    "Produksi dimulai tahun depan, kata direktur utama salah satu pihak.",
    "Pabrik itu akan berdiri di atas lahan seluas dua belas hektare di Karawang.",
    "Wali kota berharap pabrik itu memberi kerja kepada lima ribu warga kota.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TITLE = "Dua Perusahaan Bangun Pabrik"
TEASERS = "".join(
    f'<div class="item"><h3><a href="/{number}">Harga Cabai Turun Hari Ini {number}</a></h3>'
    "<p>Pedagang di pasar induk menyebut pasokan dari sentra mulai pulih kembali.</p></div>"
    for number in range(6)
)


def _read_page(read: Read, body: str) -> Document | Skipped:
    head = f"<head><title>{TITLE}</title></head>"
    (found,) = read("a.html", f"<!doctype html><html>{head}<body>{body}</body></html>")
    return found


def _read_paragraphs(read: Read, body: str) -> tuple[str, ...]:
    found = _read_page(read, body)
    assert isinstance(found, Document)
    return tuple(line for line in found.text.split("\n") if line)


@pytest.mark.parametrize("name", ["iklan", "meta", "foto", "tag", "komentar-menteri", "author box"])
@pytest.mark.parametrize("around", ['<p class="{0}">{1}</p>', '<div class="{0}"><p>{1}</p></div>'])
def test_paragraphs_under_a_wrong_name(read: Read, name: str, around: str) -> None:
    """Where every paragraph calls itself foreign, the name is wrong."""
    named = "".join(around.format(name, text) for text in PARAGRAPHS)
    assert _read_paragraphs(read, f"<h1>{TITLE}</h1><div>{named}</div>") == PARAGRAPHS


def test_wrong_name_beside_teasers(read: Read) -> None:
    """An article under a wrong name is found beside a longer list of others."""
    long = tuple(f"{text} Kedua pihak akan bertemu lagi." for text in PARAGRAPHS)
    named = "".join(f"<p>{text}</p>" for text in long)
    body = f'<h1>{TITLE}</h1><div class="content-ads-free">{named}</div><div>{TEASERS * 2}</div>'
    assert _read_paragraphs(read, body) == long


def test_short_paragraph_under_a_wrong_name(read: Read) -> None:
    """What is no sentence of prose stays too where its name is wrong."""
    named = "".join(f'<div class="foto"><p>{text}</p></div>' for text in (*PARAGRAPHS, "Amin"))
    assert _read_paragraphs(read, f"<div>{named}</div>") == (*PARAGRAPHS, "Amin")


def test_wrong_name_is_no_pardon_for_others(read: Read) -> None:
    """Beside an article, elements that call themselves comments are none of it."""
    comments = "".join(f'<div class="comment"><p>{PARAGRAPHS[3]}</p></div>' for _ in range(9))
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3])
    assert _read_paragraphs(read, f"<div>{body}</div><div>{comments}</div>") == PARAGRAPHS[:3]


@pytest.mark.parametrize(
    "block",
    [
        '<p><a href="/x">Nilai penanaman modal di pabrik itu dua triliun rupiah.</a></p>',
        '<p><a name="nilai">Nilai penanaman modal di pabrik itu dua triliun</a></p>',
        '<ul><li><a href="/x">PT Baja Utama Nusantara Tbk</a> menyetor separuh</li></ul>',
        '<ul><li><a href="/x">PT Baja Utama Nusantara Tbk</a>, pemilik lahan</li></ul>',
        '<table><tr><td><a href="/x">PT Baja Utama Nusantara Tbk</a></td><td>Rp2</td></tr></table>',
    ],
)
def test_links_that_are_the_body(read: Read, block: str) -> None:
    """A linked paragraph, a mark without an address, and a linked name in a sentence are text."""
    found = _read_paragraphs(read, f"<div>{BODY}{block}<p>{PARAGRAPHS[0]}</p></div>")
    assert len(found) == len(PARAGRAPHS) + 2


def test_marks_around_everything(read: Read) -> None:
    """A mark that nobody closed is around the whole article and changes nothing."""
    assert _read_paragraphs(read, f'<a name="top"><div>{BODY}</div>') == PARAGRAPHS


@pytest.mark.parametrize(
    "pointer",
    [
        '<div><a href="/x"><h3>Harga Cabai Turun Hari Ini</h3></a></div>',
        '<a href="/x"><div><div>Harga Cabai Turun Hari Ini</div></div></a>',
        '<a href="/x"><h3>Harga Cabai</h3><p>Turun di pasar induk hari ini.</p></a>',
        '<div><a href="/x">Tonton siaran langsung panen raya hanya di kanal ini.</a></div>',
    ],
)
def test_headlines_in_linked_blocks(read: Read, pointer: str) -> None:
    """A link around blocks points elsewhere as one inside a block does."""
    body = f"<div><p>{PARAGRAPHS[0]}</p>{pointer}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>"
    assert _read_paragraphs(read, body) == PARAGRAPHS[:3]


def test_words_of_the_headline_in_the_body(read: Read) -> None:
    """Below a paragraph, a line that repeats the headline cuts nothing off."""
    body = f"<p>{' '.join(PARAGRAPHS[:2])}</p><p>{TITLE}</p><p>{PARAGRAPHS[2]}</p>"
    found = _read_paragraphs(read, f"<div>{body}<p>{PARAGRAPHS[3]}</p></div>")
    assert found[0] == " ".join(PARAGRAPHS[:2])


@pytest.mark.parametrize("article", [PARAGRAPHS[0], "<br><br>".join(PARAGRAPHS)])
def test_article_of_one_block_beside_teasers(read: Read, article: str) -> None:
    """Where all sentences stand alone, those under linked headlines are none of the article."""
    body = f"<h1>{TITLE}</h1><div><p>{article}</p></div><div>{TEASERS}</div>"
    assert "Pedagang" not in " ".join(_read_paragraphs(read, body))


def test_cards_in_the_class_of_a_family(read: Read) -> None:
    """Parts of an article's class below linked headlines are other articles."""
    card = f'<div class="entry-content"><p>{PARAGRAPHS[3]} Simak nanti. Baca nanti.</p></div>'
    cards = f'<div><h2><a href="/x">Harga Cabai Turun Hari Ini</a></h2>{card}</div>' * 5
    article = f'<div class="entry-content">{BODY}</div>'
    found = _read_paragraphs(read, f"<h1>{TITLE}</h1><div>{article}</div>{cards}")
    assert found == PARAGRAPHS


def test_live_report(read: Read) -> None:
    """Entries under headings of their own are the article, linked to their places or not."""
    entries = "".join(
        f'<div><h3><a href="#{at}">Kabar dari tempat acara {at}</a></h3><p>{text}</p></div>'
        for at, text in enumerate(PARAGRAPHS)
    )
    found = _read_paragraphs(read, f"<h1>{TITLE}</h1><div>{entries}</div>")
    assert set(PARAGRAPHS) <= set(found)


def test_page_that_lists_articles(read: Read) -> None:
    """A front page, where every sentence stands under another article's headline, is no article."""
    found = _read_page(read, f"<main>{TEASERS}</main>")
    assert isinstance(found, Skipped)
    assert found.reason == "no_body"


def test_page_that_is_not_there(read: Read) -> None:
    """What a site says in place of a page is no article."""
    found = _read_page(read, "<h1>404</h1><p>Maaf, halaman yang Anda cari tidak ditemukan.</p>")
    assert isinstance(found, Skipped)
    assert found.reason == "no_text"
