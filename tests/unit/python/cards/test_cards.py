"""What a notebook shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import jalin
from jalin.model import Claim, Evidence, Promise, Span
from jalin.store.register import Register
from python_factory import TODAY
from register_factory import SENTENCE, deal, doc, fill, parties, reading

EVIL = "<script>alert(1)</script>\"'&{{ 7*7 }}"


class Seen(HTMLParser):
    """Keeps the elements, the addresses and the text of a card, and that every element is shut."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.marked: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and its attributes."""
        self.names.add(tag)
        self.attributes.extend(attrs)
        if tag != "br":
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        """Shut the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if "style" not in self.open:
            self.text += data
        if "mark" in self.open:
            self.marked[-1] += data


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[jalin.Register]:
    """Open a register of which every text is an attack."""
    path = tmp_path_factory.mktemp("evil") / "jalin.db"
    text = f"{SENTENCE} Rampung {EVIL} pada Mei."
    document = replace(doc(text, name=EVIL), title=EVIL, outlet=EVIL, url="javascript:alert(1)")
    span = Span(start=text.index(EVIL), end=text.index(EVIL) + len(EVIL))
    claim = Claim(
        field="objects",
        value=EVIL,
        evidence=Evidence(document_id=document.id, span=span, quote=EVIL),
        step=EVIL,
    )
    mention = deal(*parties(f"PT {EVIL}", "Thales"), objects=[EVIL], place=EVIL, claims=[claim])
    promise = Promise(who=EVIL, text=f"Rampung {EVIL} pada Mei")
    with Register.open(path) as register:
        fill(register, (document, reading(document, mention, promises=[promise])))
    with jalin.open(path, today=TODAY) as opened:
        yield opened


def test_a_card_of_a_deal_tells_what_is_known(reg: jalin.Register) -> None:
    """Who, then and now, history, promises, both sides of a quarrel, sources."""
    seen = Seen(reg.deals()[0]._repr_html_())
    for told in (
        *("PT Pindad", "Ashok Leyland", "bus listrik", "intent", "moving", "2026-07-01"),
        *("Then", "Now", "History", "Promises", "Contradictions", "Sources", "overdue"),
        *("Bandung", "Jakarta", "Warta a", "Warta b", "by 2026-05", "Teken MoU"),
    ):
        assert told in seen.text
    assert ("href", "https://warta.example/a") in seen.attributes
    assert SENTENCE in seen.marked
    assert "Pabrik rampung pada Mei 2026" in seen.marked
    assert seen.open == []


def test_a_card_of_a_day_shows_that_day(reg: jalin.Register) -> None:
    """What was told later is not on it."""
    seen = Seen(reg.deals()[0].as_of("2026-02-04")._repr_html_())
    assert "on 2026-02-04" in seen.text
    assert "Jakarta" not in seen.text


def test_a_list_of_deals_is_a_table(reg: jalin.Register) -> None:
    """Each deal has a row."""
    seen = Seen(reg.deals()._repr_html_())
    assert "2 deals" in seen.text
    assert all(deal.id in seen.text for deal in reg.deals())
    assert "1 deal" in Seen(reg.deals()[:1]._repr_html_()).text
    assert "table" not in Seen(reg.deals()[:0]._repr_html_()).names


def test_a_long_list_is_cut_off(tmp_path: Path) -> None:
    """The first are shown, and how many more there are."""
    told = [doc(f"PT Len {n} meneken nota.", name=f"d{n}") for n in range(23)]
    with Register.open(tmp_path / "jalin.db") as register:
        fill(
            register,
            *(
                (it, reading(it, deal(*parties(f"PT A{n}", f"PT B{n}"))))
                for n, it in enumerate(told)
            ),
        )
    with jalin.open(tmp_path / "jalin.db", today=TODAY) as opened:
        seen = Seen(opened.deals()._repr_html_())
        assert "and 3 more" in seen.text
        assert "and 26 more" in Seen(opened.parties()._repr_html_()).text


def test_a_reading_is_its_text_under_marks() -> None:
    """The text is whole, paragraph by paragraph, and what was read in it is marked."""
    text = "PT Pindad dan Thales meneken nota kesepahaman radar di Bandung.\n\nItu saja."
    read = jalin.read(text, title="Nota", outlet="Warta", published="2026-02-05")
    seen = Seen(read._repr_html_())
    assert "PT Pindad dan Thales meneken nota kesepahaman radar di Bandung." in seen.text
    assert "Itu saja." in seen.text
    assert {"PT Pindad", "Thales"} <= set(seen.marked)
    assert "Nota" in seen.text
    assert seen.open == []


def test_a_reading_of_no_deal_says_so() -> None:
    """There is nothing to mark."""
    seen = Seen(jalin.read("Hujan turun di Bandung.")._repr_html_())
    assert "It tells of no deal." in seen.text
    assert seen.marked == []


def test_nothing_of_a_source_gets_out_of_its_place(evil: jalin.Register) -> None:
    """Every text is escaped, no script runs, and no address but those of the web is a link."""
    (deal,) = evil.deals()
    document = evil.document(deal.tellings[0].source.document_id)
    lists = [evil.parties(), evil.promises(), evil.search("meneken")]
    everything: list[Any] = [deal, evil.deals(), document, *deal.evidence, *lists]
    for shown in everything:
        seen = Seen(shown._repr_html_())
        assert not seen.names & {"script", "img", "iframe", "object", "link", "form"}
        assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "href"]
        assert seen.open == []
    assert EVIL in Seen(deal._repr_html_()).text


def test_a_card_needs_nothing_from_outside(reg: jalin.Register) -> None:
    """It has its style with it and loads nothing."""
    html = reg.deals()[0]._repr_html_()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style
    assert all(rule.strip().startswith(".jalin") for rule in re.findall(r"([^{}]+)\{", style)), (
        "no rule reaches beyond the card"
    )
    assert " src=" not in html
