"""The sides of a contradiction in the language of a page."""

import pytest

from jalin.web.frame.preferences import Language
from jalin.web.frame.rendering import build_wording
from jalin.web.frame.wording.sides import name_side


@pytest.mark.parametrize(
    ("value", "field", "english"),
    [
        ("committed (denied)", "stage", "committed (denied)"),
        ("intent (standstill)", "stage", "intent (nothing moves)"),
        ("signed yesterday", "stage", "signed yesterday"),
        ("USD 2600000000", "amounts", "USD 2.6 billion"),
        ("Two things.", "conflict", "Two things."),
    ],
)
def test_a_side_is_named(value: str, field: str, english: str) -> None:
    """Words of a vocabulary are written out, all else stands as it is."""
    assert name_side(value, field, build_wording(Language.ENGLISH)) == english


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("committed (factual)", "stage"),
        (
            "The lead tells it as operating; the text as a whole bears out intent and no more.",
            "conflict",
        ),
        (
            (
                "One sentence says that the instrument is signed; "
                "another that it is still being written."
            ),
            "conflict",
        ),
    ],
)
def test_what_the_reader_notes_is_translated(value: str, field: str) -> None:
    """Nothing English is left of it on an Indonesian page."""
    told = name_side(value, field, build_wording(Language("id")))
    assert not set(value.casefold().strip(".)").split()) & {
        word for word in told.casefold().split() if len(word) > 4
    }
