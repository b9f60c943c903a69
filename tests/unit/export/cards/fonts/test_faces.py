"""The fonts of a card: found where they are installed, and told about where they are not."""

from pathlib import Path

import pytest

from jalin.export.cards.fonts import faces
from jalin.export.cards.fonts.faces import (
    Face,
    FaceName,
    find_font,
    list_font_files,
    replace_unknown,
)
from jalin.model import AbortError


def test_every_face_is_a_file() -> None:
    """One for each."""
    paths = list_font_files()
    assert len(set(paths)) == len(Face)
    assert all(Path(path).is_file() for path in paths)


def test_fonts_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs them."""

    def miss(package: str) -> None:
        raise ModuleNotFoundError(package)

    monkeypatch.setattr(faces, "files", miss)
    with pytest.raises(AbortError, match="font_source_sans_pro: install it"):
        find_font(Face.TEXT)


def test_packages_are_named_once() -> None:
    """For whoever asks whether they are there."""
    assert faces.FONT_PACKAGES == ("font_source_sans_pro", "font_source_serif_pro")
    assert all(isinstance(face.value, FaceName) for face in Face)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("PT Pindad – “x” é", "PT Pindad – “x” é"),
        ("Türk Şirketi", "Türk Şirketi"),
        ("한화 Systems", "?? Systems"),
        ("a\tb\n", "a\tb\n"),
    ],
)
def test_letters_that_no_face_draws_are_seen_to_miss(text: str, shown: str) -> None:
    """Rather than left out without a word."""
    assert replace_unknown(text) == shown
