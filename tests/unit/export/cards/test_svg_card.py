"""Cards as SVG: all that is to be cited stands on them, and nothing that runs."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from jalin.export.cards.card import Card, CardQuote, CardTheme, Shape
from jalin.export.cards.palette import PALETTES
from jalin.export.cards.svg_card import draw_card
from sheet_factory import card, ladder, mark, quarrelling

S = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "x" \' \x00\x1b \ud800 \u202e ]]>'


def read(drawn: Card, theme: CardTheme = CardTheme.LIGHT) -> Element:
    """Draw a card and read it."""
    return fromstring(draw_card(drawn, theme))  # noqa: S314 (we wrote it)


def list_words(drawn: Card) -> list[str]:
    """List the words on a card."""
    return [it.text or "" for it in read(drawn).iter(f"{S}text")]


def count(drawn: Card, name: str) -> int:
    """Count the elements of a name."""
    return sum(1 for _ in read(drawn).iter(f"{S}{name}"))


def test_what_is_cited_stands_on_the_card() -> None:
    """Parties, object, then and now, the sentence with its source, and what the foot tells."""
    words = " ".join(list_words(card()))
    for told in (
        "PT Pindad – Ashok Leyland",
        "contract: bus listrik",
        "intent, not binding",
        "committed, binding",
        "“Kedua pihak sepakat.”",
        "Warta a, 4 Feb 2026",
        "as of 1 Jul 2026 · deal d8e460616377 · register 0011223344556677",
        "← not binding",
        "binding →",
    ):
        assert told in words


def test_it_is_told_to_who_cannot_see_it() -> None:
    """By its title and its description."""
    root = read(card())
    assert root.get("role") == "img"
    named = [
        it.get("id") for it in (root.find(f"{S}title"), root.find(f"{S}desc")) if it is not None
    ]
    assert root.get("aria-labelledby") == " ".join(it for it in named if it)


def test_what_sources_gainsay_is_shown() -> None:
    """Only where they do."""
    assert "Contradicted" in list_words(quarrelling(card()))
    assert "Contradicted" not in list_words(card())


def test_a_deal_that_left_the_ladder_is_crossed_out() -> None:
    """And the word says how."""
    left = replace(card(), ladder=ladder(then=2, now=None, left="terminated"))
    assert "Now: terminated" in list_words(left)


def test_one_rung_has_one_pointer() -> None:
    """Where the deal stands as it stood first."""
    same = list_words(replace(card(), ladder=ladder(then=2, now=2)))
    assert "Then and now" in same
    assert "← not binding" in same


@pytest.mark.parametrize(
    ("shape", "name"), [(Shape.FACT, "circle"), (Shape.PLAN, "circle"), (Shape.CEREMONY, "path")]
)
def test_every_shape_is_its_own(shape: Shape, name: str) -> None:
    """A mark is more elements of its kind than a card without it."""
    assert count(card(marks=(mark(shape),)), name) > count(card(marks=()), name)


def test_no_two_shapes_are_drawn_alike() -> None:
    """Without colour they are told apart."""
    drawn = {draw_card(replace(card(marks=(mark(shape),)), language="")) for shape in Shape}
    bare = {re.sub(rb"#[0-9a-f]{6}", b"", it) for it in drawn}
    assert len(bare) == len(Shape)


def test_labels_do_not_lie_over_one_another() -> None:
    """Of facts at one place only the last is named."""
    marks = (mark(at=0.5, label="intent, 2024"), mark(at=0.5, label="committed, 2024"))
    words = list_words(card(marks=marks))
    assert "committed, 2024" in words
    assert "intent, 2024" not in words


@pytest.mark.parametrize(
    "names",
    [("PT Pindad",), tuple(f"Kementerian Nomor {n} Republik" for n in range(12)), ("x" * 400,)],
)
def test_any_names_have_room(names: tuple[str, ...]) -> None:
    """However many and long; what is left out is counted."""
    words = list_words(card(*names))
    assert any(names[0][:8] in it for it in words)
    assert len(names) < 12 or any(re.search(r"and \d+ more", it) for it in words)


def test_a_long_name_does_not_hide_the_partner() -> None:
    """Both are cut to a line each, and the others are counted."""
    words = list_words(card("PT Pindad", "Mitra " * 60, "PT Len"))
    assert "PT Pindad –" in words
    assert any(re.fullmatch(r"Mitra .*… – and 1 more", it) for it in words)


def test_the_line_of_the_day_strikes_no_label_out() -> None:
    """Between it and the words lies paper."""
    elements = list(read(card(marks=(mark(at=0.5, label="intent, 2024"),))).iter())
    (place,) = (n for n, it in enumerate(elements) if it.text == "intent, 2024")
    assert elements[place - 1].tag == f"{S}rect"
    assert elements[place - 1].get("fill") == PALETTES[CardTheme.LIGHT].paper


def test_what_documents_tell_is_text() -> None:
    """Nothing of it runs, links or ends an element."""
    told = replace(
        card(HOSTILE, HOSTILE),
        title=HOSTILE,
        description=HOSTILE,
        about=HOSTILE,
        quote=CardQuote(text=HOSTILE, source=HOSTILE),
        rivals=(HOSTILE,),
        footer=(HOSTILE,),
    )
    names = {it.tag.removeprefix(S) for it in read(told).iter()}
    assert names == {"svg", "title", "desc", "rect", "text", "path", "circle"}


@pytest.mark.parametrize("theme", CardTheme)
def test_nothing_is_asked_of_others(theme: CardTheme) -> None:
    """No style, no script, no address but the name of the form; all colours are of the palette."""
    drawn = draw_card(quarrelling(card()), theme).decode()
    assert re.findall(r"https?://[^\"']+", drawn) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<style|<script|href|url\(|\son\w+=", drawn)
    assert PALETTES[theme].paper in drawn


def test_equal_cards_give_equal_bytes() -> None:
    """Nothing but the card counts."""
    assert draw_card(card()) == draw_card(card())


def test_a_card_without_sentence_and_marks_is_drawn() -> None:
    """Of a deal of which only a list is known."""
    bare = replace(card(marks=()), quote=None, footer=())
    assert "Jalin register" in list_words(bare)
