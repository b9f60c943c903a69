"""The columns of common news data sets are known."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from jalin.model import Document
from made_sources import BODY
from source_reading import Read

WORDS = [[*BODY.removesuffix(".").split(), "."]]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is expected of a record."""

    title: str | None = None
    outlet: str | None = None
    published: str = "None"
    author: str | None = None


RECORDS: Mapping[str, tuple[Mapping[str, object], Told]] = {
    "news-watch": (
        {
            "title": "J",
            "author": "A",
            "publish_date": "2026-02-04 14:05:00",
            "content": BODY,
            "keyword": "mou",
            "category": "bisnis",
            "source": "kabar.example",
            "link": "https://kabar.example/1",
        },
        Told(title="J", author="A", outlet="kabar.example", published="2026-02-04"),
    ),
    "news-please": (
        {
            "authors": ["A", "B"],
            "date_download": "2026-03-01",
            "date_modify": "2026-03-02",
            "date_publish": "2026-02-04 01:02:03",
            "description": "ringkasan",
            "maintext": BODY,
            "source_domain": "kabar.example",
            "title": "J",
            "title_page": None,
        },
        Told(title="J", author="A, B", outlet="kabar.example", published="2026-02-04"),
    ),
    "CC-News": (
        {
            "title": "J",
            "text": BODY,
            "domain": "kabar.example",
            "date": "2026-02-04 00:00:00",
            "description": "ringkasan",
            "image_url": "https://kabar.example/1.jpg",
        },
        Told(title="J", outlet="kabar.example", published="2026-02-04"),
    ),
    "Media Cloud": (
        {
            "stories_id": 7,
            "publish_date": "2026-02-04",
            "title": "J",
            "media_id": 1,
            "media_name": "Kabar",
            "media_url": "https://kabar.example",
            "story_text": BODY,
        },
        Told(title="J", outlet="Kabar", published="2026-02-04"),
    ),
    "Webhose": (
        {
            "thread": {"site": "kabar.example", "site_full": "www.kabar.example"},
            "title": "J",
            "author": "A",
            "text": BODY,
            "published": "2026-02-04T10:00:00.000+02:00",
        },
        Told(title="J", author="A", outlet="www.kabar.example", published="2026-02-04"),
    ),
    "NewsAPI": (
        {
            "source": {"id": None, "name": "Kabar"},
            "author": None,
            "title": "J",
            "publishedAt": "2026-02-04T10:00:00Z",
            "content": BODY,
        },
        Told(title="J", outlet="Kabar", published="2026-02-04"),
    ),
    "GDELT": (
        {"DocumentIdentifier": "x", "SourceCommonName": "kabar.example", "text": BODY},
        Told(outlet="kabar.example"),
    ),
    "XL-Sum": ({"title": "J", "summary": "ringkasan", "text": BODY}, Told(title="J")),
    "Liputan6": (
        {"id": 7, "clean_article": WORDS, "clean_summary": [["ringkasan"]]},
        Told(),
    ),
    "IndoSum": (
        {"id": "7", "paragraphs": [WORDS], "summary": [["ringkasan"]], "source": "Kabar"},
        Told(outlet="Kabar"),
    ),
    "scraped portals": (
        {
            "Judul": "J",
            "Isi Berita": BODY,
            "Tanggal Terbit": "04/02/2026",
            "Sumber": "Kabar",
            "Kategori": "bisnis",
        },
        Told(title="J", outlet="Kabar", published="2026-02-04"),
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_record_of_a_data_set(read: Read, name: str) -> None:
    """Text, title, outlet, author and date are found, and no other column is taken for one."""
    record, told = RECORDS[name]
    (document,) = read("a.jsonl", json.dumps(record))
    assert isinstance(document, Document)
    assert document.text == BODY
    assert (document.title, document.outlet) == (told.title, told.outlet)
    assert (document.author, str(document.published)) == (told.author, told.published)
