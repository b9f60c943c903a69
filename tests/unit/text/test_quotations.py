"""Quotations: what stands between marks, however the press sets them."""

import pytest

from jalin.text.lexicon import load_lexicon
from jalin.text.quotations import find_quotations

LEXICON = load_lexicon()


def quote(text: str) -> list[str]:
    """Give the inner text of all quotations."""
    return [q.span.slice(text) for q in find_quotations(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"Kami siap," kata Surya.', ["Kami siap,"]),
        ("“Kami siap,” kata Surya.", ["Kami siap,"]),
        ('“Kami siap," kata Surya.', ["Kami siap,"]),
        ('"Kami siap,” kata Surya.', ["Kami siap,"]),
        ("”Kami siap,” kata Surya.", ["Kami siap,"]),
        ("«Kami siap,» kata Surya.", ["Kami siap,"]),
        ("''Kami siap,'' kata Surya.", ["Kami siap,"]),
        ("“ Kami siap, ” kata Surya.", ["Kami siap,"]),
        ('"Kami siap, "kata Surya.', ["Kami siap,"]),
        ('"Kami siap," kata Surya. "Nota diteken."', ["Kami siap,", "Nota diteken."]),
        ("Seminar 'Bus Kita' dibuka.", ["Bus Kita"]),
        ("Ia menyebutnya ‘lompatan’ besar.", ["lompatan"]),
        ('Seminar "Bus Kita" dibuka.', ["Bus Kita"]),
    ],
)
def test_find(text: str, inner: list[str]) -> None:
    """Straight, curly, mixed, doubled and single marks open and close a quotation."""
    assert quote(text) == inner


@pytest.mark.parametrize(
    "text",
    [
        "Jum'at pagi Ma’ruf hadir.",
        'Layar 6,7" itu mulai dijual, pipa 12" juga.',
        "Tidak ada kutipan.",
        'Tanda "" kosong.',
        "",
    ],
)
def test_find_none(text: str) -> None:
    """Apostrophes, inches and empty marks are no quotations."""
    assert quote(text) == []


def test_nested() -> None:
    """A quotation inside another is found after it."""
    text = "“Ia berkata “siap” kepada kami,” kata Surya."
    assert quote(text) == ["Ia berkata “siap” kepada kami,", "siap"]


def test_single_inside_double() -> None:
    """Single marks inside double ones make an inner quotation."""
    assert quote("\"Ini program 'Nusa Raya' kami,\" katanya.") == [
        "Ini program 'Nusa Raya' kami,",
        "Nusa Raya",
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"Kami siap.\nNota diteken.', "Kami siap."),
        ('"Kami siap. "Nota diteken," kata Surya.', "Kami siap."),
    ],
)
def test_missing_mark(text: str, inner: str) -> None:
    """Without a closing mark a quotation ends with its line, or where the next one opens."""
    first = find_quotations(text, LEXICON)[0]
    assert (first.span.slice(text), first.closed) == (inner, False)


def test_outer_span() -> None:
    """The outer span holds the marks, the inner one not."""
    text = 'Ia berkata "siap" kemarin.'
    found = find_quotations(text, LEXICON)[0]
    assert (found.outer.slice(text), found.span.slice(text)) == ('"siap"', "siap")
