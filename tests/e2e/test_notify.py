"""Other programs are told of changes by the real commands, and by the server."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import Run
from local_site import Reply, Site, open_site

FIRST = """PT Pindad dan Ashok Leyland menandatangani nota kesepahaman pengembangan bus listrik di \
Bandung pada 4 Februari 2026."""
LATER = """PT Len Industri (Persero) dan Thales menandatangani perjanjian pengadaan radar di \
Prancis pada 20 Februari 2026."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Open a receiver on this machine, which may be told for this once."""
    monkeypatch.setenv("JALIN_ALLOW_LOOPBACK", "1")
    with open_site() as opened:
        opened.replies["/hook"] = Reply(status=204)
        yield opened


def write_news(folder: Path, name: str, text: str, day: str) -> Path:
    """Write an article of a day."""
    path = folder / f"{name}.jsonl"
    told = {"id": name, "text": text, "published": day, "outlet": f"Warta {name}"}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_what_comes_in_is_told(run: Run, site: Site, tmp_path: Path) -> None:
    """From the subscription over a trial to the message; then nobody is told."""
    run("add", write_news(tmp_path, "a", FIRST, "2026-02-05"))
    made = json.loads(run("notify", "add", f"{site.url}/hook", "--json").out)
    assert made["secret"].startswith("whsec_")
    assert run("notify", "test", made["id"][:6]).code == 0
    assert run("notify", "run").out == "0 new, 0 sent, 0 put off, 0 given up\n"
    run("add", write_news(tmp_path, "b", LATER, "2026-02-21"))
    assert json.loads(run("notify", "run", "--json").out)["sent"] >= 1
    types = [json.loads(visit.content)["type"] for visit in site.visits]
    assert types[0] == "test"
    assert "event.new" in types
    listed = run("notify", "list")
    assert made["id"] in listed.out
    assert made["secret"] not in listed.out
    run("notify", "remove", made["id"])
    assert "Nobody is told" in run("notify", "list").out


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://10.0.0.1/hook", "refused_address"),
        ("http://127.0.0.1/hook", "refused_address"),
        ("ftp://desk.example/hook", "refused_scheme"),
    ],
)
def test_a_private_address_is_refused(filled: Run, url: str, told: str) -> None:
    """Nothing is kept of it, and the fault says why."""
    result = filled("notify", "add", url)
    assert result.code == 2
    assert told in result.err
    assert json.loads(filled("notify", "list", "--json").out) == []


def test_a_wrong_filter_is_refused(filled: Run, site: Site) -> None:
    """A filter that no page would understand is a fault of the call."""
    result = filled("notify", "add", f"{site.url}/hook", "--filter", "stage=done")
    assert result.code == 2
    assert "stage" in result.err


def test_the_server_tells_by_itself(run: Run, site: Site, tmp_path: Path) -> None:
    """While pages are shown, what another process adds is told."""
    run("add", write_news(tmp_path, "a", FIRST, "2026-02-05"))
    run("notify", "add", f"{site.url}/hook")
    run("add", write_news(tmp_path, "b", LATER, "2026-02-21"))
    command = [sys.executable, "-m", "jalin", "serve", "--port", "0", "--no-open"]
    with subprocess.Popen(command, env=dict(os.environ), stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            end = time.monotonic() + 60
            while not site.visits and server.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
        finally:
            server.terminate()
    assert site.visits
