"""Signing in and reviewing in a real browser, by keyboard alone and without scripts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from account_factory import GOOD, add_user
from browsing import Visitor, look
from jalin.model import JudgementKind
from jalin.pipeline.accounts import UserRole
from jalin.pipeline.judging import load_judgements
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import find_place
from jalin.store.register import Register

NAME = "Ana Wijaya"
PAGES = ("/sign-in", "/review", "/judgements", "/account", "/users")


@pytest.fixture(scope="module")
def reviewed(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register of its own to be judged, with an admin."""
    path = tmp_path_factory.mktemp("reviewed") / "jalin.db"
    shutil.copy(sample_register, path)
    with Accounts.open(find_place(path)) as accounts:
        add_user(accounts, NAME, UserRole.ADMIN)
    return path


@pytest.fixture(scope="module")
def reviewing(reviewed: Path) -> Iterator[str]:
    """Serve it with the real command; give where it is shown."""
    command = [sys.executable, "-m", "jalin", "serve", "--register", str(reviewed)]
    environment = {**os.environ, "JALIN_TODAY": "2026-06-30"}
    with subprocess.Popen(  # noqa: S603
        [*command, "--port", "0", "--no-open"], env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            line = server.stderr.readline()
            assert "http://" in line, f"jalin serve said {line!r}"
            yield "http://" + line.partition("http://")[2].split("/")[0]
        finally:
            server.terminate()


@pytest.fixture
def reviewer(browser: Browser, reviewing: str) -> Iterator[Visitor]:
    """Look at the pages with scripts; whatever went wrong fails the test."""
    with look(browser, reviewing) as looking:
        yield looking
        assert not looking.faults


def _sign_in(visitor: Visitor, path: str = "/review") -> Page:
    """Sign in by the keyboard; the first field has the focus."""
    visitor.open(f"/sign-in?next={path}")
    expect(visitor.page.locator("#sign-in-name")).to_be_focused()
    keyboard = visitor.page.keyboard
    keyboard.type(NAME)
    keyboard.press("Tab")
    keyboard.type(GOOD)
    keyboard.press("Enter")
    visitor.page.wait_for_url(visitor.origin + path)
    return visitor.page


def _list(path: Path) -> list[tuple[JudgementKind, str]]:
    with Register.open(path) as register:
        return [(it.kind, it.reviewer) for it in load_judgements(register)]


def test_a_mention_is_reviewed_by_keyboard_alone(reviewer: Visitor, reviewed: Path) -> None:
    """From signing in to the preview, the save, the next mention, and back by one key."""
    before = _list(reviewed)
    page = _sign_in(reviewer)
    page.keyboard.press("j")
    page.wait_for_url("**/review/*/*")
    first = page.url
    page.keyboard.press("r")
    expect(page.locator(".preview h2")).to_have_text("What this will do")
    assert _list(reviewed) == before
    expect(page.locator(".preview button[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert not page.url.startswith(first)
    assert _list(reviewed) == [*before, (JudgementKind.REJECT, NAME)]
    page.keyboard.press("u")
    page.wait_for_url(f"{first}?done=*")
    assert _list(reviewed)[len(before) + 1 :] == [(JudgementKind.WITHDRAW, NAME)]


def test_a_value_in_focus_is_lit_and_corrected(reviewer: Visitor, reviewed: Path) -> None:
    """Its words are marked in the text; the correction opens by a key and is previewed."""
    before = _list(reviewed)
    page = _sign_in(reviewer)
    page.keyboard.press("j")
    page.wait_for_url("**/review/*/*")
    stage = page.locator(".field-group:has(dt:text-is('Stage')) .value").first
    for _ in range(20):
        page.keyboard.press("n")
        if stage.evaluate("it => it.contains(document.activeElement)"):
            break
    expect(page.locator("mark.is-lit").first).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type("completed")
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".preview-said")).to_have_text("The stage is “completed”.")
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_have_count(0)
    assert _list(reviewed) == before


def test_keys_do_nothing_while_one_types(reviewer: Visitor) -> None:
    """A note with every letter in it stays a note; Escape gives the keys back."""
    page = _sign_in(reviewer)
    page.keyboard.press("j")
    page.wait_for_url("**/review/*/*")
    here = page.url
    page.locator("#mention-note").focus()
    page.keyboard.type("jkarcmsu?")
    assert page.locator("#mention-note").input_value() == "jkarcmsu?"
    assert page.url == here
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert page.url == here


def test_everything_works_without_scripts(browser: Browser, reviewing: str, reviewed: Path) -> None:
    """Sign in, preview, save and undo by plain forms."""
    before = _list(reviewed)
    with look(browser, reviewing, scripts=False) as looking:
        page = _sign_in(looking)
        page.locator(".queue-link").first.click()
        page.locator(".mention-acts button[value=accept]").click()
        page.locator(".preview button[type=submit]").click()
        page.locator(".flash button").click()
        page.wait_for_load_state()
        assert not looking.faults
    kinds = [JudgementKind.ACCEPT, JudgementKind.WITHDRAW]
    assert [kind for kind, _ in _list(reviewed)[len(before) :]] == kinds


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", [*PAGES, "mention", "preview"])
def test_nobody_is_kept_out(browser: Browser, reviewing: str, address: str, theme: str) -> None:
    """No serious barrier in either theme, and nothing runs off a phone."""
    with look(browser, reviewing, width=390) as looking:
        looking.choose(theme=theme)
        page = looking.page
        if address == "/sign-in":
            looking.open(address)
        else:
            _sign_in(looking)
        if address in PAGES:
            looking.open(address)
        else:
            page.locator(".queue-link").first.click()
            page.wait_for_url("**/review/*/*")
        if address == "preview":
            page.keyboard.press("r")
            page.wait_for_selector(".preview")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert looking.find_barriers() == []
        assert not looking.faults
