"""A snapshot is looked at from a disk, with no server anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import look


@pytest.fixture(scope="module")
def folder(shown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a snapshot in English."""
    folder = tmp_path_factory.mktemp("snapshot") / "site"
    command = [sys.executable, "-m", "jalin", "export", "site", str(folder), "--language", "en"]
    subprocess.run(  # noqa: S603
        [*command, "--register", str(shown)],
        env={**os.environ, "JALIN_TODAY": "2026-06-30"},
        check=True,
        capture_output=True,
    )
    return folder


def test_it_is_clicked_through_without_a_server(browser: Browser, folder: Path) -> None:
    """From the first page to a deal to a sentence and back, with no complaint and nothing asked."""
    with look(browser, "file://") as visitor:
        page = visitor.page
        page.goto(folder.joinpath("index.html").as_uri())
        page.locator("nav a[href$='deals.html']").first.click()
        page.locator("main a[href*='deals/']").first.click()
        expect(page.locator("h1")).to_be_visible()
        page.locator("main a[href*='documents/'][href*='#c']").first.click()
        assert page.evaluate("document.querySelector(location.hash) !== null")
        expect(page.locator("footer .snapshot code")).to_have_text(folder_hash(folder))
        page.locator("a.brand").click()
        assert page.url.endswith("index.html")
        assert visitor.faults == []


def test_its_pages_have_no_barrier(browser: Browser, folder: Path) -> None:
    """Without forms and switches they can be used by everybody, too, on any screen.

    What the browser complains of is not asked here: axe reads stylesheets as no page of a disk may.
    """
    with look(browser, "file://", width=390) as visitor:
        for path in sorted(folder.glob("*.html")):
            visitor.page.goto(path.as_uri())
            assert visitor.find_barriers() == [], path.name
            width = visitor.page.evaluate("document.documentElement.scrollWidth")
            assert width <= 390, path.name


def folder_hash(folder: Path) -> str:
    """Give the hash that the manifest tells."""
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    return text.partition('"hash": "')[2][:64]
