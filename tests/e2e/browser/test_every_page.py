"""Every page loads without a complaint, asks nobody else, and can be used by everybody."""

import pytest
from playwright.sync_api import Browser

from browsing import Visitor, look
from page_places import PAGES, Places

PHONE, DESK = 390, 1440


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("id", "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(
    visitor: Visitor, places: Places, name: str, language: str, theme: str
) -> None:
    """It answers, the console stays empty, nobody else is asked, axe finds nothing grave."""
    visitor.choose(language=language, theme=theme)
    assert visitor.open(PAGES[name](places)) == 200
    assert visitor.page.locator("html").get_attribute("lang") == language
    assert visitor.page.locator("h1").count() == 1
    assert visitor.find_barriers() == []


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("id", "light")])
def test_all_pages_in_the_other_dress(
    visitor: Visitor, places: Places, language: str, theme: str
) -> None:
    """In the other pairs of language and theme they load without a complaint, too."""
    visitor.choose(language=language, theme=theme)
    assert [visitor.open(find(places)) for find in PAGES.values()] == [200] * len(PAGES)
    assert visitor.page.locator("html").get_attribute("data-theme") in {theme, None}


def test_no_page_is_wider_than_a_phone(browser: Browser, origin: str, places: Places) -> None:
    """Nobody has to push a page sideways; wide tables scroll in their own frame."""
    with look(browser, origin, width=PHONE) as visitor:
        wide = []
        for name, find in PAGES.items():
            visitor.open(find(places))
            too_much = visitor.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if too_much > 0:
                wide.append(f"{name}: {too_much} px")
        assert wide == []


def test_the_pages_read_without_scripts(browser: Browser, origin: str, places: Places) -> None:
    """Each page shows its heading and its content without JavaScript."""
    with look(browser, origin, scripts=False) as visitor:
        for name, find in PAGES.items():
            assert visitor.open(find(places)) == 200, name
            assert visitor.page.locator("h1").inner_text(), name
            if name != "interface":
                assert len(visitor.page.locator("main").inner_text()) > 40, name


def test_what_is_not_there_is_said_politely(browser: Browser, origin: str) -> None:
    """An unknown address gives a page of ours, with a way back."""
    with look(browser, origin) as visitor:
        assert visitor.open("/deals/zzzzzz") == 404
        assert visitor.page.locator("h1").count() == 1
        assert visitor.page.locator("a[href='/']").count() >= 1
        assert visitor.find_barriers() == []
