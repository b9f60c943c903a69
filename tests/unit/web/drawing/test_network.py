"""The network as a picture."""

import re
from dataclasses import replace

import pytest

from jalin.web.drawing.network import NodeMark, NodeShape, TieMark, draw_network, shorten
from jalin.web.drawing.svg import Caption

CAPTION = Caption(key="k", title="T", description="D")
ADA = NodeMark(
    name="PT Ada",
    title="PT Ada: 3",
    address="/parties/ada",
    shape=NodeShape.FIRM,
    deals=9,
    x=0.2,
    y=0.5,
)
BETA = replace(ADA, name="Beta", title="Beta: 1", shape=NodeShape.PUBLIC, deals=1, x=0.8)
TIE = TieMark(one=0, other=1, title="both", address="/network", deals=4, binding=True)


def test_parties_are_shapes_and_deals_are_lines() -> None:
    """Each leads on; public bodies are square, firms are round."""
    drawn = draw_network(CAPTION, [ADA, BETA], [TIE], 0.5)
    assert drawn.count('data-node="') == 2
    assert 'data-one="0" data-other="1"' in drawn
    assert re.search(r'class="node is-public"[^>]*><title>Beta: 1</title><rect ', drawn)
    assert re.search(r'class="node is-firm"[^>]*><title>PT Ada: 3</title><circle ', drawn)


@pytest.mark.parametrize(("binding", "class_"), [(True, "is-binding"), (False, "is-intent")])
def test_what_binds_looks_otherwise(binding: bool, class_: str) -> None:  # noqa: FBT001
    """By a class that draws another line."""
    assert f'class="tie {class_}"' in draw_network(
        CAPTION, [ADA, BETA], [replace(TIE, binding=binding)], 0.5
    )


def test_a_name_without_room_waits() -> None:
    """Of many parties at one place the later ones are written when the picture is enlarged."""
    crowd = [replace(ADA, name=f"Perusahaan {it}", deals=99 - it, x=0.5) for it in range(40)]
    drawn = draw_network(CAPTION, crowd, [], 0.5)
    assert drawn.count('class="name is-extra"') >= 40 - 12 - 8


def test_names_are_escaped() -> None:
    """A name from a document cannot break out."""
    drawn = draw_network(CAPTION, [replace(ADA, name="<b>x", title="<i>y")], [], 0.5)
    assert "<b>" not in drawn
    assert "<i>" not in drawn


@pytest.mark.parametrize(
    ("name", "short"),
    [("PT Ada", "Ada"), ("PT ", "PT "), ("a" * 30, "a" * 25 + "…")],
)
def test_names_are_shortened(name: str, short: str) -> None:
    """Without what all of them begin with."""
    assert shorten(name) == short
