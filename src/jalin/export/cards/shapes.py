"""The marks of the timeline: a circle is a fact, a broken circle a plan, a diamond a ceremony."""

from xml.etree.ElementTree import Element

from jalin.export.cards.card import Shape
from jalin.export.cards.lettering import add

RADIUS = 7.0


def add_shape(
    parent: Element, shape: Shape, place: tuple[float, float], ink: str, paper: str
) -> None:
    """Draw a mark in a colour, with its middle at a place; what is hollow shows the paper."""
    x, y = place
    line = {"stroke": ink, "stroke_width": 2, "fill": paper}
    if shape is Shape.FACT:
        add(parent, "circle", cx=x, cy=y, r=RADIUS, fill=ink)
    elif shape is Shape.STANDSTILL:
        add(parent, "circle", cx=x, cy=y, r=RADIUS - 1, **line)
        add(parent, "path", d=f"M{x:.1f} {y:.1f}m-3 0h6", **line)
    elif shape is Shape.PLAN:
        add(parent, "circle", cx=x, cy=y, r=RADIUS - 1, stroke_dasharray="3.5 2", **line)
    elif shape is Shape.CEREMONY:
        add(parent, "path", d=f"M{x:.1f} {y:.1f}m0 -8.5l8.5 8.5l-8.5 8.5l-8.5 -8.5z", **line)
    else:
        add(parent, "path", d=f"M{x:.1f} {y:.1f}m-6 -6h12v12h-12z", **line)
