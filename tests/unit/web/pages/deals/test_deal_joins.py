"""Why the mentions of a deal are one deal, on its page."""

import re
from pathlib import Path

import pytest

from jalin.model import Sector
from jalin.store.register import Register
from page_client import open_pages
from register_factory import deal, doc, fill, reading


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "<em>defence, maritime</em>"), ("id", "<em>pertahanan, maritim</em>")],
)
def test_a_reason_is_told_in_words(tmp_path: Path, language: str, words: str) -> None:
    """Sectors and parties by their names, with the two documents that it brought together."""
    path = tmp_path / "jalin.db"
    told = deal(objects=(), sectors=(Sector.DEFENCE, Sector.MARITIME))
    with Register.open(path) as register:
        documents = [
            doc(f"{name} menulisnya.", name=name, published="2026-05-04") for name in ("a", "b")
        ]
        fill(register, *((it, reading(it, told)) for it in documents))
    with open_pages(path) as client:
        client.headers["accept-language"] = language
        address = re.search(r'href="(/deals/[0-9a-f]{12})"', client.get("/deals").text)
        assert address is not None
        page = client.get(address[1]).text
    reasons = page.split('class="joins"')[1]
    assert words in reasons
    assert "PT Pindad" in reasons
    assert reasons.count('href="/documents/') == 2
