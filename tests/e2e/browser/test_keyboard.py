"""Everything can be reached and used without a mouse."""

import re

from playwright.sync_api import expect

from browsing import Visitor
from page_places import Places

_FOCUS = """() => {
    const it = document.activeElement;
    const box = it.getBoundingClientRect();
    return {
        tag: it.tagName, type: it.getAttribute("type"), href: it.getAttribute("href"),
        text: (it.textContent || it.getAttribute("aria-label") || "").trim(),
        shown: box.width > 0 && box.height > 0,
    };
}"""
# How what has the focus looks: a ring may be drawn on a part of it, as on a dot of a drawing.
_LOOKS = """(it) => [it, ...it.querySelectorAll("*")].map((each) => {
    const style = getComputedStyle(each);
    return [
        style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.stroke,
        style.strokeWidth, style.textDecorationLine, style.borderColor, style.backgroundColor,
    ].join();
}).join(";")"""


def test_the_first_stop_skips_to_the_content(visitor: Visitor) -> None:
    """Whoever uses a keyboard need not walk through the navigation on each page."""
    visitor.choose(language="en")
    visitor.open("/deals")
    page = visitor.page
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS)["href"] == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_is_seen(visitor: Visitor, places: Places) -> None:
    """Each stop on the way through a page shows that it has the focus."""
    visitor.choose(language="en")
    visitor.open(f"/deals/{places.deal}")
    page = visitor.page
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        element = page.evaluate_handle("document.activeElement")
        focused = page.evaluate(_LOOKS, element)
        page.evaluate("(it) => it.blur()", element)
        stop["ring"] = page.evaluate(_LOOKS, element) != focused
        page.evaluate("(it) => it.focus()", element)
        stops.append(stop)
    hidden = [it for it in stops if it["tag"] != "BODY" and not (it["ring"] and it["shown"])]
    assert hidden == []
    assert len({(it["tag"], it["text"], it["href"]) for it in stops}) > 15


def test_a_deal_is_found_with_the_keyboard_alone(visitor: Visitor) -> None:
    """From the first page through the search to a deal, by Tab and Enter."""
    visitor.choose(language="en")
    visitor.open("/")
    page = visitor.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'search'"):
            break
    page.keyboard.type("radar")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=radar"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if (page.evaluate(_FOCUS)["href"] or "").startswith("/deals/"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/deals/[0-9a-f]+"))
