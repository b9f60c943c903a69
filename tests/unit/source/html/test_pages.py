"""Saved pages become documents."""

import pytest

from jalin.model import Document, Skipped
from source_reading import Read

FIRST = "Kedua perusahaan menandatangani nota kesepahaman di Bandung, Rabu (4/2)."
SECOND = "Produksi dimulai tahun depan, kata direktur utama salah satu pihak."


def _ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def _page(
    *, head: str = "", body: str = "", article: str = f"<p>{FIRST}</p><p>{SECOND}</p>"
) -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head>"
        f"<body>{body}<article>{article}</article></body></html>"
    )


def _read_page(read: Read, **parts: str) -> Document:
    (document,) = read("a.html", _page(**parts))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (
            _ld('{"@type":"NewsArticle","datePublished":"2026-02-04T23:30:00+07:00"}')
            + "<meta name=date content=2026-02-05>",
            "",
            "2026-02-04",
        ),
        (
            _ld('{"@graph":[{"@type":["ReportageNewsArticle"],"datePublished":"2026-02-04"}]}'),
            "",
            "2026-02-04",
        ),
        (
            _ld('[{"@type":"WebSite"},{"@type":"Article","datePublished":"2026-02-04"}]'),
            "",
            "2026-02-04",
        ),
        (
            _ld('{"@type":"NewsArticle",')
            + '<meta property="article:published_time" content="2026-02-04T01:00:00Z">',
            "",
            "2026-02-04",
        ),
        ('<meta name="dtk:publishdate" content="2026/02/04 14:32:10">', "", "2026-02-04"),
        ('<meta name="content_PublishedDate" content="4 Feb 2026">', "", "2026-02-04"),
        (
            '<meta name="pubdate" content="rusak"><meta name="date" content="2026-02-04">',
            "",
            "2026-02-04",
        ),
        ('<meta property="article:modified_time" content="2026-02-05">', "", "None"),
        (
            "",
            (
                '<time class="published" datetime="2026-02-04"></time>'
                '<time datetime="2026-02-09"></time>'
            ),
            "2026-02-04",
        ),
        ("", '<time datetime="2026-02-04T10:00">x</time>', "2026-02-04"),
        ("", '<time datetime="2026-02-04">x</time><time datetime="2026-02-09">y</time>', "None"),
        ("", "<h1>Judul Berita</h1><div>Rabu, 4 Februari 2026 | 17:20 WIB</div>", "2026-02-04"),
        ("", "", "None"),
    ],
)
def test_publication_date(read: Read, head: str, body: str, date: str) -> None:
    """The date is taken from JSON-LD, meta, time and dateline, in this order, as written."""
    assert str(_read_page(read, head=head, body=body).published) == date


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        (
            _ld(
                '{"@graph":[{"@id":"#s","@type":"Organization","name":"Kabar"},'
                '{"@type":"NewsArticle","headline":"Judul","publisher":{"@id":"#s"}}]}'
            ),
            "",
            "Judul",
            "Kabar",
        ),
        (
            (
                '<meta property="og:title" content="Judul Berita - Kabar">'
                '<meta property="og:site_name" content="Kabar">'
            ),
            "",
            "Judul Berita",
            "Kabar",
        ),
        (
            "<title>Judul Berita &#8211; Kabar Niaga</title>",
            "<h1>Judul Berita</h1>",
            "Judul Berita",
            "Kabar Niaga",
        ),
        (
            "<title>Kabar Niaga - Judul Berita</title>",
            "<b>Judul Berita</b>",
            "Judul Berita",
            "Kabar Niaga",
        ),
        (
            "<title>Judul Berita (Semua) | Kabar</title>",
            "<h1>Judul Berita</h1>",
            "Judul Berita",
            "Kabar",
        ),
        ("<title>Judul Berita</title>", "", "Judul Berita", None),
        ('<meta property="article:publisher" content="https://media.example/k">', "", None, None),
        ("", "", None, None),
    ],
)
def test_title_and_outlet(
    read: Read, head: str, body: str, title: str | None, outlet: str | None
) -> None:
    """Title and outlet are taken from the surest place; a window title with both is parted."""
    document = _read_page(read, head=head, body=body)
    assert (document.title, document.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (
            _ld('{"@type":"NewsArticle","headline":"J","author":[{"name":"A"},{"name":"B"}]}'),
            "A, B",
        ),
        ('<meta name="author" content="Meja Pagi">', "Meja Pagi"),
        ('<meta property="article:author" content="https://media.example/meja">', None),
    ],
)
def test_author(read: Read, head: str, author: str | None) -> None:
    """Authors are names, several joined in order; an address is no name."""
    assert _read_page(read, head=head).author == author


def test_address(read: Read) -> None:
    """The address is the canonical one."""
    link = '<link rel="canonical" href="https://kabar.example/1">'
    assert _read_page(read, head=link).url == "https://kabar.example/1"


def test_copyright_of_the_site(read: Read) -> None:
    """The year at a site's foot says nothing of the article; the name there is the outlet."""
    document = _read_page(read, body="<footer>© 2025 Kabar Niaga</footer>")
    assert (document.published, document.outlet) == (None, "Kabar Niaga")


@pytest.mark.parametrize(
    "extra",
    [
        "<figure><figcaption>Bus listrik yang diparkir di halaman pabrik.</figcaption></figure>",
        '<div class="related-post"><p>Sepeda kini boleh dibawa masuk ke kereta.</p></div>',
        '<div class="ads-on-body">ADVERTISEMENT</div>',
        '<p><strong>Baca juga: <a href="/x">Uji Coba Bus</a></strong></p>',
        '<ul class="tags"><li>bus</li></ul>',
        '<div id="comments"><p>Semoga cepat terwujud ya, kami semua sudah menunggu.</p></div>',
        "<script>var a = 1;</script><style>p{}</style><noscript>Aktifkan JavaScript.</noscript>",
    ],
)
def test_what_is_no_article(read: Read, extra: str) -> None:
    """What stands between the paragraphs without being one is left out."""
    document = _read_page(read, article=f"<p>{FIRST}</p>{extra}<p>{SECOND}</p>")
    assert document.text == f"{FIRST}\n\n{SECOND}"


def test_what_stands_around(read: Read) -> None:
    """Menus before and columns after the article are left out, and so is the headline."""
    menu = "<div><a href=/>Beranda</a><a href=/a>Kami melayani pembaca sejak lama sekali.</a></div>"
    head = "<span>Kanal</span><h1>Judul Berita</h1>"
    article = f"<div>{head}<div><p>{FIRST}</p><p>{SECOND}</p></div></div>"
    document = _read_page(read, head="<title>Judul Berita</title>", body=menu, article=article)
    assert document.text == f"{FIRST}\n\n{SECOND}"


def test_lists_stay(read: Read) -> None:
    """The items of a list inside the article are text."""
    article = (
        f"<p>{FIRST}</p><ul><li>PT A dan PT B: bus</li><li>PT C: kapal</li></ul><p>{SECOND}</p>"
    )
    assert "PT A dan PT B: bus" in _read_page(read, article=article).text


def test_element_with_a_wrong_name(read: Read) -> None:
    """An element that holds the article is kept, whatever it calls itself."""
    article = f'<div class="tag-radar related promo"><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert _read_page(read, article=article).text == f"{FIRST}\n\n{SECOND}"


def test_breaks_in_place_of_paragraphs(read: Read) -> None:
    """Line breaks part paragraphs where a page has no paragraph elements."""
    document = _read_page(read, article=f"<div>{FIRST}<br><br>{SECOND}</div>")
    assert document.text.replace("\n\n", "\n") == f"{FIRST}\n{SECOND}"


def test_links_inside_a_sentence(read: Read) -> None:
    """The words of a link are words of its sentence, whatever the link calls itself."""
    sentence = FIRST.replace("Bandung", '<a class="inner-link-tag" href="/b">Bandung</a>')
    assert _read_page(read, article=f"<p>{sentence}</p><p>{SECOND}</p>").text.startswith(FIRST)


def test_entities_and_unseen_characters(read: Read) -> None:
    """Entities are decoded; no-break blanks and soft hyphens take their plain form."""
    article = f"<p>R&amp;D&nbsp;dan M&eacute;dia diteken&shy;nya.</p><p>{FIRST}</p>"
    assert _read_page(read, article=article).text.startswith("R&D dan Média ditekennya.")


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", "utf-16"])
def test_declared_encoding(read: Read, charset: str) -> None:
    """A declared encoding is used, with the meaning browsers give it."""
    encoding = "utf-16" if charset == "utf-16" else "cp1252"
    page = f'<html><head><meta charset="{charset}"></head><body><p>Ia berkata “ya”. {FIRST}</p>'
    (document,) = read("a.html", page.encode(encoding))
    assert isinstance(document, Document)
    assert document.text == f"Ia berkata “ya”. {FIRST}"


def test_deep_and_wide_pages(read: Read) -> None:
    """A page of ten thousand nested or neighbouring elements is read, or skipped, in its stride."""
    for page in ("<div>" * 10_000 + FIRST, f"<p>{FIRST}" * 5_000, "<h1>x" * 10_000):
        (found,) = read("a.html", f"<html><body>{page}")
        assert isinstance(found, Document | Skipped)
