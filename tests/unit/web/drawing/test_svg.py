"""Writing SVG."""

import pytest
from markupsafe import Markup

from jalin.web.drawing.svg import Caption, draw, frame_picture, link

EVIL = '"><script>alert(1)</script>'


def test_text_and_attributes_are_escaped() -> None:
    """What a document says never becomes an element or an attribute."""
    drawn = draw("text", EVIL, class_=EVIL)
    assert "<script>" not in drawn
    assert drawn.count("&lt;script&gt;") == 2


def test_markup_is_kept_and_numbers_are_short() -> None:
    """Parts that were drawn before stand as they are; what is None is left out."""
    assert draw("g", Markup("<a/>"), x=1.04, y=2.0, rx=None) == '<g x="1" y="2"><a/></g>'


@pytest.mark.parametrize(
    ("address", "start"), [("/x?a=1&b=2", '<a href="/x?a=1&amp;b=2"'), (None, "<g>")]
)
def test_what_leads_nowhere_is_no_link(address: str | None, start: str) -> None:
    """As in a snapshot; its title is told all the same."""
    drawn = link(address, "A & B")
    assert drawn.startswith(start)
    assert "<title>A &amp; B</title>" in drawn


def test_a_picture_says_what_it_shows() -> None:
    """By a title and a description that it is labelled with."""
    caption = Caption(key="k", title="T", description="D")
    drawn = frame_picture(caption, (360.0, 20.0), [], "x")
    assert 'viewBox="0 0 360 20"' in drawn
    assert 'aria-labelledby="k-title"' in drawn
    assert '<title id="k-title">T</title><desc id="k-desc">D</desc>' in drawn
    assert "style=" not in drawn
