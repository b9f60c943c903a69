"""What people come for, clicked through: journalist, ministry desk, analyst."""

import re

from playwright.sync_api import expect

from browsing import Visitor
from page_places import Places


def test_the_language_is_switched(visitor: Visitor) -> None:
    """From English to Indonesian and back, on the page where one is."""
    visitor.choose(language="en")
    visitor.open("/about")
    page = visitor.page
    page.get_by_role("button", name=re.compile("Indonesia")).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert page.url.endswith("/about")
    page.get_by_role("button", name=re.compile("English|Inggris")).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_theme_is_switched(visitor: Visitor) -> None:
    """Dark paper is dark, and stays so on the next page."""
    visitor.choose(language="en")
    visitor.open("/")
    page = visitor.page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name=re.compile("dark", re.IGNORECASE)).first.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    visitor.open("/about")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_value_leads_to_its_sentence(visitor: Visitor, places: Places) -> None:
    """On the page of a deal a quotation opens its document, with just these words marked."""
    visitor.choose(language="en")
    visitor.open(f"/deals/{places.deal}")
    page = visitor.page
    page.locator("main a[href^='/documents/'][href*='start=']").first.click()
    address = re.search(r"start=(\d+)&end=(\d+)", page.url)
    assert address is not None
    marked = page.locator("mark").filter(visible=True)
    assert marked.count() >= 1


def test_the_document_marks_the_words(visitor: Visitor, places: Places) -> None:
    """The marked words are those that the address names."""
    visitor.open(f"/documents/{places.document}?start={places.start}&end={places.end}#quote")
    told = " ".join(visitor.page.locator("#quote").first.inner_text().split())
    assert told
    assert told in " ".join(places.words.split())


def test_journalist(visitor: Visitor, places: Places) -> None:
    """Did the memorandum become real? From a search over the deal to the sentence and its day."""
    visitor.choose(language="en")
    visitor.open("/")
    page = visitor.page
    page.get_by_role("searchbox").first.fill("baterai")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=baterai"))
    page.locator("main a[href^='/deals/']").first.click()
    expect(page).to_have_url(re.compile(r"/deals/[0-9a-f]+"))
    assert page.locator("main svg").count() >= 1
    page.locator("main a[href^='/documents/'][href*='start=']").first.click()
    expect(page.locator("main mark").first).to_be_visible()
    visitor.open(f"/deals/{places.deal}?as_of=2024-06-30")
    expect(page.locator(".as-of-banner")).to_be_visible()
    href = page.locator("main a[href^='/documents/']").first.get_attribute("href") or ""
    assert "as_of=2024-06-30" in href


def test_ministry_desk(visitor: Visitor) -> None:
    """What is late, of which country, and the same as a table to take along."""
    visitor.choose(language="en")
    visitor.open("/promises?state=overdue")
    page = visitor.page
    assert page.locator("main a[href^='/documents/']").count() >= 1
    visitor.open("/deals?country=JP")
    assert page.locator("main a[href^='/deals/']").count() >= 1
    with page.expect_download() as download:
        page.locator("main a[href^='/deals.xlsx']").first.click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_analyst(visitor: Visitor, places: Places) -> None:
    """Facets narrow the list and stand in the address; a party leads to its partners."""
    visitor.choose(language="en")
    visitor.open("/deals")
    page = visitor.page
    rows = page.locator("main a[href^='/deals/']").count()
    page.locator("main a[href*='stage=intent']").first.click()
    expect(page).to_have_url(re.compile("stage=intent"))
    assert 0 < page.locator("main a[href^='/deals/']").count() < rows
    visitor.open(f"/parties/{places.party}")
    expect(page.locator("h1")).to_contain_text(places.party_name)
    visitor.open("/statistics")
    assert page.locator("main table").count() >= 1
