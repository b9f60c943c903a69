"""The pages of the sample articles as plain files: whole, the same each time, and citable."""

import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from command import Run

BLANK = "0" * 64


class Addresses(HTMLParser):
    """Collects what a page links to, and the places in it that can be linked to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and ids of a tag."""
        told = {name: value or "" for name, value in attrs}
        self.links += [told[name] for name in ("href", "src", "action", "data-src") if name in told]
        if "id" in told:
            self.ids.add(told["id"])
        if "style" in told or any(name.startswith("on") for name in told):
            self.inline.append(tag)


@pytest.fixture(scope="module")
def snapshot(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a snapshot of the sample articles, once."""
    folder = tmp_path_factory.mktemp("snapshot") / "site"
    write(sample_register, folder)
    return folder


def write(register: Path, folder: Path, *options: str) -> None:
    """Write a snapshot with the real command in a process of its own."""
    command = [sys.executable, "-m", "jalin", "export", "site", str(folder)]
    subprocess.run(  # noqa: S603
        [*command, "--register", str(register), *options],
        env={**os.environ, "JALIN_TODAY": "2026-03-01"},
        check=True,
        capture_output=True,
    )


def test_every_link_leads_somewhere(snapshot: Path) -> None:
    """Each address is relative and that of a file that is there, with the place it names."""
    pages = {it: Addresses(it) for it in snapshot.rglob("*.html")}
    ids = {it.resolve(): found.ids for it, found in pages.items()}
    lost = []
    for page, found in pages.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "mailto"}:
                continue
            if parts.netloc or link.startswith("/") or parts.query:
                lost.append(f"{page.name}: {link}")
                continue
            goal = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            known = ids.get(goal, {parts.fragment} if goal.is_file() else set())
            if not goal.is_file() or (parts.fragment and parts.fragment not in known):
                lost.append(f"{page.relative_to(snapshot)}: {link}")
    assert lost == []


def test_the_pages_are_all_there(snapshot: Path) -> None:
    """Each deal and each party has its page, and the lists theirs."""
    manifest = json.loads((snapshot / "manifest.json").read_bytes())
    assert len(list((snapshot / "deals").iterdir())) == manifest["deals"] > 40
    assert len(list((snapshot / "parties").iterdir())) == manifest["parties"] > 40
    assert len(list((snapshot / "documents").iterdir())) > 80
    names = {it.name for it in snapshot.glob("*.html")}
    assert {"index.html", "deals.html", "promises.html", "about.html", "sources.html"} <= names


def test_the_manifest_lists_every_file_with_its_hash(snapshot: Path) -> None:
    """What is there is listed, and what is listed is there to the byte."""
    manifest = json.loads((snapshot / "manifest.json").read_bytes())
    listed = {it["path"]: (it["size"], it["sha256"]) for it in manifest["files"]}
    there = {
        it.relative_to(snapshot).as_posix(): (
            it.stat().st_size,
            hashlib.sha256(it.read_bytes()).hexdigest(),
        )
        for it in snapshot.rglob("*")
        if it.is_file() and it.name != "manifest.json"
    }
    assert listed == there
    assert manifest["day"] == "2026-03-01"


def test_the_hash_on_each_page_is_that_of_the_snapshot(snapshot: Path) -> None:
    """It is on every page, and can be computed again from the files."""
    manifest = json.loads((snapshot / "manifest.json").read_bytes())
    sums = []
    for each in manifest["files"]:
        content = (snapshot / each["path"]).read_bytes()
        if each["path"].endswith(".html"):
            assert manifest["hash"].encode() in content, each["path"]
            content = content.replace(manifest["hash"].encode(), BLANK.encode())
        sums.append(f"{hashlib.sha256(content).hexdigest()}  {each['path']}\n")
    assert hashlib.sha256("".join(sums).encode()).hexdigest() == manifest["hash"]


def test_nothing_in_it_needs_a_server(snapshot: Path) -> None:
    """No form, no inline script or style, no address of this machine."""
    for page in snapshot.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<form" not in text, page.name
        assert not re.search(r"127\.0\.0\.1|localhost", text), page.name
        assert str(snapshot) not in text
        assert Addresses(page).inline == [], page.name


def test_a_second_snapshot_is_the_same_to_the_byte(
    snapshot: Path, sample_register: Path, tmp_path: Path
) -> None:
    """Whoever writes it again from the same register gets the same hash."""
    write(sample_register, tmp_path / "again")
    other = (tmp_path / "again" / "manifest.json").read_bytes()
    assert other == (snapshot / "manifest.json").read_bytes()


def test_a_snapshot_of_a_day_of_the_past(filled: Run, tmp_path: Path) -> None:
    """It holds only what was known then, in the language that was asked for."""
    result = filled("export", "site", "old", "--as-of", "2023-06-30", "--language", "en", "--json")
    assert result.code == 0
    told = json.loads(result.out)
    manifest = json.loads((tmp_path / "old" / "manifest.json").read_bytes())
    assert (manifest["as_of"], manifest["language"]) == ("2023-06-30", "en")
    assert manifest["hash"] == told["hash"]
    assert 0 < manifest["deals"] < 40
    text = (tmp_path / "old" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in text
    assert "as-of-banner" in text


def test_a_full_folder_is_refused(filled: Run, tmp_path: Path) -> None:
    """Nothing is written over, and the fault says what to do."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    result = filled("export", "site", "full", "--replace")
    assert result.code == 3
    assert "name another folder" in result.err
