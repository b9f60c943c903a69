"""Lines on pages become paragraphs."""

import pytest

from jalin.source.formats.layout import Line, lay_out


def _page(*texts: str, right: float = 500, pitch: float = 14) -> list[Line]:
    """Give lines of a page, one below the other; "" is the gap between paragraphs."""
    lines = []
    for at, text in enumerate(texts):
        top = 800 - at * pitch
        lines.append(Line(text=text, left=60, right=right, bottom=top - 10, top=top))
    return [line for line in lines if line.text]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("nota kese-", "pahaman itu", "nota kesepahaman itu"),
        ("nota kese\x02", "pahaman itu", "nota kesepahaman itu"),
        ("nota kese\u00ad", "pahaman itu", "nota kesepahaman itu"),
        ("para pe-", "Nanti", "para pe-Nanti"),
        ("kerja Indonesia-", "Jepang", "kerja Indonesia-Jepang"),
        ("beberapa kapal-", "kapal baru", "beberapa kapal-kapal baru"),
        ("tahun 2025-", "2026 nanti", "tahun 2025-2026 nanti"),
        ("kerja -", "sama", "kerja - sama"),
        ("nota", "kesepahaman", "nota kesepahaman"),
    ],
)
def test_ends_of_lines(first: str, second: str, joined: str) -> None:
    """A word that is parted at the end of a line is one again; a hyphen of its own stays."""
    assert lay_out([_page(first, second, "x", "y")]) == f"{joined} x y"


def test_gap() -> None:
    """A wider gap begins a paragraph."""
    assert (
        lay_out([_page("satu", "dua", "tiga", "", "empat", "lima")])
        == "satu dua tiga\n\nempat lima"
    )


def test_short_line_at_the_end_of_a_sentence() -> None:
    """Without a gap, a short line that ends a sentence ends its paragraph."""
    lines = _page("satu dua tiga", "empat.", "lima enam tujuh", "delapan sembilan")
    short = Line(text="empat.", left=60, right=120, bottom=lines[1].bottom, top=lines[1].top)
    assert lay_out([[lines[0], short, *lines[2:]]]).split("\n\n") == [
        "satu dua tiga empat.",
        "lima enam tujuh delapan sembilan",
    ]


def test_next_column() -> None:
    """A sentence goes on at the top of the next column."""
    column = _page("satu dua", "tiga")
    assert lay_out([[*column, *_page("empat", "lima.")]]) == "satu dua tiga empat lima."


@pytest.mark.parametrize("number", ["7", "- 7 -", "12 "])
def test_page_numbers(number: str) -> None:
    """A number alone at the edge of a page is that of the page."""
    assert (
        lay_out([_page("satu dua", "tiga.", "empat lima", number)]) == "satu dua tiga. empat lima"
    )


def test_number_inside_a_page() -> None:
    """A number alone inside a page is part of the text."""
    assert "2026" in lay_out([_page("a b", "c d", "2026", "e f", "g h")])


def test_title_that_is_a_running_head_too() -> None:
    """What stands at the top of every page is kept on the first one, where it is the title."""
    pages = [_page("Judul", "", f"isi {word}", "lagi", "dan lagi") for word in ("a", "b", "c")]
    assert lay_out(pages).count("Judul") == 1


def test_lines_without_places() -> None:
    """Where no place is known, the end of a sentence ends a paragraph."""
    lines = [
        Line(text=text, left=0, right=0, bottom=0, top=0) for text in ("satu", "dua.", "", "tiga")
    ]
    assert lay_out([lines]) == "satu dua.\n\ntiga"


def test_nothing() -> None:
    """No page and no line give no text."""
    assert lay_out([]) == lay_out([[]]) == ""
