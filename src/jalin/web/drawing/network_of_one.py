"""A party among its partners: the deeper they got together, the nearer they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from markupsafe import Markup

from jalin.web.drawing.network import NodeShape, draw_shape, shorten
from jalin.web.drawing.svg import Caption, draw, frame_picture, link

_SIDE = 760.0
_MIDDLE = _SIDE / 2
_HEIGHT = 500.0
_CENTRE_Y = _HEIGHT / 2
# The names of partners stand beside the outer ring.
_LONGEST_NAME = 20
_NEAREST, _FARTHEST = 100.0, 216.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerMark:
    """A partner: its name, what is said of it, where it and the shared deals lead.

    `ring` counts from 0, the nearest.
    """

    name: str
    title: str
    address: str | None
    deals_address: str | None
    shape: NodeShape
    deals: int
    binding: bool
    ring: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A ring of equal depth, and its name."""

    name: str
    binding: bool


def draw_partners(
    caption: Caption, name: str, partners: Sequence[PartnerMark], rings: Sequence[Ring]
) -> Markup:
    """Draw a party in the middle and its partners around it, each on the ring of its depth."""
    radii = [_find_radius(number, len(rings)) for number in range(len(rings))]
    parts = [*_draw_rings(rings, radii)]
    places = _spread(partners, radii)
    for partner, (x, y) in zip(partners, places, strict=True):
        parts.append(_draw_tie(partner, x, y))
    for partner, (x, y) in zip(partners, places, strict=True):
        parts.append(_draw_partner(partner, x, y))
    parts.append(draw("circle", cx=_MIDDLE, cy=_CENTRE_Y, r=13.0, class_="centre"))
    middle = draw(
        "text", shorten(name), x=_MIDDLE, y=_CENTRE_Y + 31, text_anchor="middle", class_="own-name"
    )
    return frame_picture(caption, (_SIDE, _HEIGHT), [*parts, middle], "partners-drawing")


def _find_radius(number: int, count: int) -> float:
    return _NEAREST + (_FARTHEST - _NEAREST) * (number / (count - 1) if count > 1 else 0.5)


def _draw_rings(rings: Sequence[Ring], radii: Sequence[float]) -> Iterator[Markup]:
    for ring, radius in zip(rings, radii, strict=True):
        tone = "is-binding" if ring.binding else "is-intent"
        yield draw("circle", cx=_MIDDLE, cy=_CENTRE_Y, r=radius, class_=f"ring {tone}")
    for ring, radius in zip(rings, radii, strict=True):
        yield draw(
            "text",
            ring.name,
            x=_MIDDLE,
            y=_CENTRE_Y - radius + 4,
            text_anchor="middle",
            class_="ring-name",
        )


def _spread(partners: Sequence[PartnerMark], radii: Sequence[float]) -> list[tuple[float, float]]:
    """Spread partners around the middle, the ring names at the top left free."""
    start, whole = -pi / 2 + 0.32, 2 * pi - 0.64
    step = whole / max(len(partners), 1)
    found = []
    for number, partner in enumerate(partners):
        angle = start + step * (number + 0.5)
        radius = radii[min(partner.ring, len(radii) - 1)]
        found.append((_MIDDLE + radius * cos(angle), _CENTRE_Y + radius * sin(angle)))
    return found


def _draw_tie(partner: PartnerMark, x: float, y: float) -> Markup:
    width = min(8.0, 1.4 + 1.6 * (sqrt(partner.deals) - 1))
    ends = {"x1": _MIDDLE, "y1": _CENTRE_Y, "x2": x, "y2": y}
    tone = "is-binding" if partner.binding else "is-intent"
    return link(
        partner.deals_address,
        partner.title,
        draw("line", **ends, class_="reach"),
        draw("line", **ends, stroke_width=width, class_="stroke"),
        class_=f"tie {tone}",
        tabindex=-1,
    )


def _draw_partner(partner: PartnerMark, x: float, y: float) -> Markup:
    radius = min(18.0, 5.0 + 3.0 * sqrt(partner.deals))
    is_right = x >= _MIDDLE
    return link(
        partner.address,
        partner.title,
        draw_shape(partner.shape, x, y, radius),
        draw(
            "text",
            shorten(partner.name, _LONGEST_NAME),
            x=x + (radius + 4 if is_right else -radius - 4),
            y=y + 4.5,
            text_anchor="start" if is_right else "end",
            class_="name",
        ),
        class_=f"node is-{partner.shape}",
        tabindex=-1,
    )
