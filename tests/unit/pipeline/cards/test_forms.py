"""The forms of a card: which can be drawn with what is installed."""

from collections.abc import Iterator

import pytest

from jalin.export.cards.card import CardTheme
from jalin.pipeline.cards import forms
from jalin.pipeline.cards.forms import CardForm, list_card_forms, write_card
from sheet_factory import card


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Look anew at what is installed, before and after."""
    list_card_forms.cache_clear()
    yield
    list_card_forms.cache_clear()


def test_all_forms_can_be_drawn() -> None:
    """With fonts and painter."""
    assert list_card_forms() == tuple(CardForm)


def test_without_the_painter_svg_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words can be measured all the same."""
    monkeypatch.setattr(forms, "PAINTER", "no_such_painter_is_installed")
    assert list_card_forms() == (CardForm.SVG,)


def test_without_fonts_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be measured."""
    monkeypatch.setattr(forms, "FONT_PACKAGES", ("no_such_font_is_installed",))
    assert list_card_forms() == ()


@pytest.mark.parametrize(("form", "start"), [(CardForm.SVG, b"<?xml"), (CardForm.PNG, b"\x89PNG")])
def test_each_form_is_written(form: CardForm, start: bytes) -> None:
    """In the theme that is asked for."""
    light = write_card(card(), form)
    assert light.startswith(start)
    assert light != write_card(card(), form, CardTheme.DARK)
