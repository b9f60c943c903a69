"""The publication date of a page comes with what states it."""

import pytest

from jalin.model import Document
from jalin.source.article import build_document, find_url_publication
from jalin.source.html import parse_page
from jalin.text.lexicon import Lexicon

BODY = (
    "Kedua perusahaan menandatangani nota kesepahaman mengenai bus listrik di kantor pusat salah "
    "satu pihak, kata direktur utamanya."
)
LD = '<script type="application/ld+json">{}</script>'
DESCRIBED = LD.format(
    '{"@type": "NewsArticle", "headline": "Judul &amp; Isi", "datePublished": '
    '"2026-02-04T14:05:00+07:00", "author": {"name": "Meja Pagi"}, "publisher": {"name": "Kabar"}}'
)


def _page(head: str = "", body: str = "", text: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}<p>{text}</p></body></html>"


def _read(page: str, lexicon: Lexicon, url: str | None = None) -> Document:
    article = parse_page(page, name="a", source="a.html", lexicon=lexicon, url=url)
    return build_document(article, lexicon)


@pytest.mark.parametrize(
    ("page", "url", "date", "evidence"),
    [
        (_page(DESCRIBED), None, "2026-02-04", "json_ld: 2026-02-04T14:05:00+07:00"),
        (
            _page('<meta property="article:published_time" content=" 2026/02/04  14:05 ">'),
            "https://kabar.example/2026/02/09/x",
            "2026-02-04",
            "meta: 2026/02/04 14:05",
        ),
        (
            _page(body='<time class="published" datetime="2026-02-04">kemarin</time>'),
            None,
            "2026-02-04",
            "time: 2026-02-04",
        ),
        (
            _page(body="<time>Tayang: Rabu, 4 Februari 2026 14:05 WIB</time>"),
            None,
            "2026-02-04",
            "time: Tayang: Rabu, 4 Februari 2026 14:05 WIB",
        ),
        (
            _page(body='<span itemprop="datePublished" content="2026-02-04">x</span>'),
            None,
            "2026-02-04",
            "time: 2026-02-04",
        ),
        (
            _page(body="<h1>Judul Berita</h1><div>Rabu, 4 Februari 2026 | 17:20 WIB</div>"),
            None,
            "2026-02-04",
            "dateline: Rabu, 4 Februari 2026 | 17:20 WIB",
        ),
        (
            _page(text=f"BANDUNG, 4 Februari 2026 - {BODY}"),
            "https://kabar.example/2026/02/09/x",
            "2026-02-04",
            "dateline: BANDUNG, 4 Februari 2026",
        ),
        (
            _page('<link rel="canonical" href="https://kabar.example/2026/02/04/x">'),
            "https://lain.example/2026/02/09/x",
            "2026-02-04",
            "url: /2026/02/04",
        ),
        (_page(), "https://kabar.example/read/20260204/x", "2026-02-04", "url: /20260204"),
        (
            _page(text=f"{BODY}</p><p>Copyright © KN 2020"),
            "https://kabar.example/2026/02/04/x",
            "2026-02-04",
            "url: /2026/02/04",
        ),
        (
            _page(text=f"{BODY}</p><p>Copyright © KN 2020"),
            None,
            "2020",
            "copyright: Copyright © KN 2020",
        ),
        (_page(), None, "None", "None"),
    ],
)
def test_evidence(lexicon: Lexicon, page: str, url: str | None, date: str, evidence: str) -> None:
    """The surest place that states a date is kept with what stands there."""
    document = _read(page, lexicon, url)
    assert (str(document.published), str(document.evidence)) == (date, evidence)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://kabar.example/read/2026/02/04/140500726/kapal-tiba", "2026-02-04"),
        ("https://kabar.example/2026/2/4/kapal", "2026-02-04"),
        ("https://kabar.example/news/20260204140500-4-1234/kapal", "2026-02-04"),
        ("https://kabar.example/2026-02-04/kapal", "2026-02-04"),
        ("https://kabar.example/2026/13/04/kapal", "None"),
        ("https://kabar.example/2026/02/kapal", "None"),
        ("https://kabar.example/kapal-2026-02-04", "None"),
        ("https://kabar.example/kapal?d=/2026/02/04/", "None"),
        ("https://kabar.example/d-82144070/kapal", "None"),
        ("https://[kabar/2026/02/04", "None"),
    ],
)
def test_day_in_an_address(lexicon: Lexicon, url: str, date: str) -> None:
    """A whole day in the path of an address is read, and nothing else of it."""
    found = find_url_publication(url, lexicon)
    assert str(found.date if found is not None else None) == date


def test_entities_in_a_description(lexicon: Lexicon) -> None:
    """Entities that a system wrote into JSON are decoded."""
    assert _read(_page(DESCRIBED), lexicon).title == "Judul & Isi"


@pytest.mark.parametrize("block", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};", "\n{}\n"])
def test_wrapped_description(lexicon: Lexicon, block: str) -> None:
    """Marks that systems put around a description do not hide it."""
    content = '{"@type": "NewsArticle", "headline": "Judul Berita"}'
    page = _page(LD.format(block.replace("{}", content)))
    assert _read(page, lexicon).title == "Judul Berita"
