"""The labelled set of pages is whole: every page composes, and its label is written in it."""

import re
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from page_set import LabelledPage, compose_pages

PAGES = compose_pages()
SHOWN_IN = {
    "json_ld": 'script[type="application/ld+json"]',
    "meta": "meta",
    "time": "time",
    "url": 'link[rel="canonical"]',
    "dateline": "body",
}
N_PAGES, N_FAMILIES = 62, 18

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def _split_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _read_words(page: LabelledPage) -> list[str]:
    tree = LexborHTMLParser(page.html)
    tree.strip_tags(["script", "style", "noscript"])
    assert tree.body is not None
    return _split_words(tree.body.text(separator=" "))


def test_the_set_is_large_and_varied() -> None:
    """The set is large enough to be measured on, and no one markup style decides the figure."""
    assert len(PAGES) >= N_PAGES
    assert len({page.family for page in PAGES}) >= N_FAMILIES


@each_page
def test_the_label_is_written_in_the_page(page: LabelledPage) -> None:
    """All words of the label stand in the page, in their order."""
    words = iter(_read_words(page))
    missing = [word for word in _split_words(page.text) if word not in words]
    assert missing == []


@each_page
def test_the_page_holds_far_more_than_the_article(page: LabelledPage) -> None:
    """A page that is all article measures nothing."""
    assert len(_read_words(page)) > 1.5 * len(_split_words(page.text))


@each_page
def test_the_label_is_well_formed(page: LabelledPage) -> None:
    """Every paragraph is a line that holds words, with single blanks."""
    paragraphs = page.text.split("\n\n")
    assert all(" ".join(paragraph.split()) == paragraph for paragraph in paragraphs)
    assert all(paragraphs)


@each_page
def test_the_date_stands_in_its_place(page: LabelledPage) -> None:
    """The place that the label names for the publication date holds its year, month and day."""
    day = date.fromisoformat(page.published)
    month = "[A-Z][a-z]{2,8}"
    written = re.compile(
        rf"{day.year}\W?{day:%m}\W?{day:%d}|{day:%d}\W{day:%m}\W{day.year}"
        rf"|(?<!\d)0?{day.day} {month} {day.year}|{month} 0?{day.day}, {day.year}"
    )
    found = LexborHTMLParser(page.html).css(SHOWN_IN[page.published_place])
    assert any(written.search(element.html or "") for element in found)


@each_page
def test_no_placeholder_is_left(page: LabelledPage) -> None:
    """Every placeholder of the skeleton is filled, and the headline is shown."""
    assert not re.search(r"\$(?:title|body|published|author|url|outlet|description)", page.html)
    assert set(_split_words(page.title)) <= set(_read_words(page))
