"""The pages of the sample articles in a real browser."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import Visitor, look, open_browser
from page_places import Places, choose_places

TODAY = "2026-06-30"
_START_S = 60.0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open the browser; for one file at a time, since its loop must not meet another."""
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def shown(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the sample articles' register to be shown."""
    path = tmp_path_factory.mktemp("shown") / "jalin.db"
    shutil.copy(sample_register, path)
    return path


@pytest.fixture(scope="session")
def origin(shown: Path) -> Iterator[str]:
    """Serve the register with the real command; give where it is shown."""
    command = [sys.executable, "-m", "jalin", "serve", "--register", str(shown)]
    environment = {**os.environ, "JALIN_TODAY": TODAY}
    with subprocess.Popen(  # noqa: S603
        [*command, "--port", "0", "--no-open"], env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            line = server.stderr.readline()
            assert "http://" in line, f"jalin serve said {line!r}"
            address = "http://" + line.partition("http://")[2].split("/")[0]
            _wait_for(address)
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def places(shown: Path) -> Places:
    """Choose a deal, a party and a sentence of the register to look at."""
    return choose_places(shown, dt.date.fromisoformat(TODAY))


@pytest.fixture
def visitor(browser: Browser, origin: str) -> Iterator[Visitor]:
    """Look at the pages; whatever went wrong fails the test."""
    with look(browser, origin) as looking:
        yield looking
        assert not looking.faults


def _wait_for(address: str) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/about", timeout=_START_S):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("jalin serve did not answer")
