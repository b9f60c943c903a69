"""A browser for tests: it watches what a page does that it should not."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_GRAVE = frozenset({"serious", "critical"})
# What a browser asks for by itself, or keeps in the page.
_LOCAL = frozenset({"data", "blob", "about"})


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Open the system's Chromium, or skip; where a browser is required, its absence fails."""
    path = os.environ.get("JALIN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        fault = "there is no chromium on PATH, and JALIN_CHROMIUM names none"
        if os.environ.get("JALIN_REQUIRE_BROWSER") == "1":
            pytest.fail(fault)
        pytest.skip(fault)
    with sync_playwright() as playwright:
        # Containers have no user namespaces; the pages are our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass(kw_only=True)
class Visitor:
    """Somebody who looks at pages of one origin. `faults` is what went wrong so far."""

    context: BrowserContext
    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def open(self, address: str) -> int:
        """Open a page by its address on the site; give its status."""
        response = self.page.goto(self.origin + address)
        assert response is not None
        return response.status

    def find_barriers(self) -> list[str]:
        """Find what keeps people from using the page, as axe sees it."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{it['id']}: {it['help']}: {[node['target'] for node in it['nodes'][:4]]}"
            for it in found
            if it["impact"] in _GRAVE
        ]

    def choose(self, *, language: str | None = None, theme: str | None = None) -> None:
        """Choose language and theme, as the switches do."""
        chosen = {"language": language, "theme": theme}
        self.context.add_cookies(
            [
                {"name": name, "value": value, "url": self.origin}
                for name, value in chosen.items()
                if value is not None
            ]
        )

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains of."""
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type}: {message.text}")

    def watch(self, request: Request) -> None:
        """Keep what is asked of anybody else."""
        parts = urlsplit(request.url)
        if parts.scheme not in _LOCAL and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.faults.append(f"asked elsewhere: {request.url}")


@contextmanager
def look(
    browser: Browser, origin: str, *, width: int = 1280, scripts: bool = True
) -> Iterator[Visitor]:
    """Look at pages in a window of its own, with no cookie from before."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    visitor = Visitor(context=context, page=page, origin=origin)
    page.on("console", visitor.hear)
    page.on("pageerror", lambda error: visitor.faults.append(f"exception: {error}"))
    page.on("request", visitor.watch)
    try:
        yield visitor
    finally:
        context.close()
