"""The labelled pages give the texts and fields that a careful reader finds in them."""

import pytest

from jalin.model import Document
from jalin.source.article import build_document
from jalin.source.html import parse_page
from jalin.text.lexicon import Lexicon
from page_quality import add_up, compare_words
from page_set import LabelledPage, compose_pages

PAGES = compose_pages()
LEAST_F1 = 0.99
LEAST_RECALL = 0.98


def _read(page: LabelledPage, lexicon: Lexicon) -> Document:
    article = parse_page(page.html, name=page.name, source=page.name, lexicon=lexicon)
    return build_document(article, lexicon)


@pytest.fixture(scope="module")
def documents(lexicon: Lexicon) -> dict[str, Document]:
    """Read every labelled page once."""
    return {page.name: _read(page, lexicon) for page in PAGES}


def test_all_families_are_there() -> None:
    """The set is whole: a floor over a part of it would say little."""
    assert len({page.family for page in PAGES}) >= 18
    assert len(PAGES) >= 60


def test_words_of_all_pages(documents: dict[str, Document]) -> None:
    """Over all pages the kept words agree with the labels' to 99 of 100."""
    found = add_up(compare_words(documents[page.name].text, page.text) for page in PAGES)
    assert found.f1 >= LEAST_F1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_body_is_lost(documents: dict[str, Document], page: LabelledPage) -> None:
    """Of every page nearly all words of the body are kept, and no pointer to another article."""
    text = documents[page.name].text
    assert compare_words(text, page.text).recall >= LEAST_RECALL
    assert "baca juga" not in text.casefold()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_fields(documents: dict[str, Document], page: LabelledPage) -> None:
    """Title, outlet, author, address and date are the page's own, and so is the date's evidence."""
    document = documents[page.name]
    evidence = document.evidence
    assert evidence is not None
    assert (document.title, document.outlet, document.author) == (
        page.title,
        page.outlet,
        page.author,
    )
    assert (str(document.published), str(evidence.place)) == (
        page.published,
        page.published_place,
    )
    assert document.url == page.url
    assert " ".join(evidence.quote.split()) in " ".join(page.html.split())
