"""A party among its partners."""

import re
from math import hypot

from jalin.web.drawing.network import NodeShape
from jalin.web.drawing.network_of_one import PartnerMark, Ring, draw_partners
from jalin.web.drawing.svg import Caption

CAPTION = Caption(key="k", title="T", description="D")
RINGS = (Ring(name="operating", binding=True), Ring(name="talks", binding=False))


def partner(name: str, ring: int) -> PartnerMark:
    """Build a partner."""
    return PartnerMark(
        name=name,
        title=name,
        address=f"/parties/{name}",
        deals_address="/network",
        shape=NodeShape.FIRM,
        deals=1,
        binding=ring == 0,
        ring=ring,
    )


def find_distances(drawn: str) -> list[float]:
    """Find how far each partner stands from the middle."""
    nodes = re.findall(
        r"class=\"node[^>]*><title>[^<]*</title><circle cx=\"([\d.]+)\" cy=\"([\d.]+)", drawn
    )
    return [hypot(float(x) - 380, float(y) - 250) for x, y in nodes]


def test_the_deeper_the_nearer() -> None:
    """Each partner stands on the ring of its depth."""
    drawn = draw_partners(CAPTION, "Ada", [partner("far", 1), partner("near", 0)], RINGS)
    far, near = find_distances(drawn)
    assert near < far


def test_rings_are_named_and_ties_told_apart() -> None:
    """By words, and by whole and dashed lines."""
    drawn = draw_partners(CAPTION, "Ada", [partner("a", 0), partner("b", 1)], RINGS)
    assert ">operating<" in drawn
    assert drawn.count('class="tie is-binding"') == drawn.count('class="tie is-intent"') == 1


def test_one_ring_is_enough() -> None:
    """And the party stands in the middle."""
    drawn = draw_partners(CAPTION, "PT Ada", [partner("a", 0)], RINGS[:1])
    assert 'class="centre"' in drawn
    assert ">Ada<" in drawn
