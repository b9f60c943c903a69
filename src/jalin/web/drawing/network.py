"""A network as a picture: parties as shapes, shared deals as lines.

Nothing is told by colour alone: public bodies are squares and firms are circles, ties that bind are
whole lines and others are dashed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from markupsafe import Markup

from jalin.web.drawing.svg import Caption, draw, frame_picture, link

_SIDE = 1000.0
_EDGE = 46.0
_SMALLEST, _LARGEST = 5.0, 26.0
_THINNEST, _THICKEST = 1.4, 9.0
# The room that a letter of a name takes, and a line of letters.
_LETTER, _LINE = 7.4, 17.0
_LONGEST_NAME = 26
# The names of so many parties are written even where they cover something.
_ALWAYS_NAMED = 12


class NodeShape(StrEnum):
    """What sort of party a node is."""

    PUBLIC = "public"
    FIRM = "firm"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMark:
    """A node: its name, what is said when one points at it, where it leads, its place in [0, 1]."""

    name: str
    title: str
    address: str | None
    shape: NodeShape
    deals: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TieMark:
    """A tie between two nodes, by their places in the list of nodes."""

    one: int
    other: int
    title: str
    address: str | None
    deals: int
    binding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Disc:
    """A node on paper."""

    mark: NodeMark
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A place that something takes on paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Tell whether two places overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def draw_network(
    caption: Caption, nodes: Sequence[NodeMark], ties: Sequence[TieMark], height: float
) -> Markup:
    """Draw a network whose picture is 1 wide and `height` high.

    The names of the parties with the most deals are written first; one that finds no room is
    written only when the picture is enlarged, and told when one points at its node.
    """
    tall = max(height, 0.35) * (_SIDE - 2 * _EDGE) + 2 * _EDGE
    discs = _place(nodes, tall)
    parts = [
        draw("g", *(_draw_tie(tie, discs) for tie in ties), class_="ties"),
        draw("g", *_draw_nodes(discs), class_="nodes"),
    ]
    whole = draw("g", *parts, class_="view")
    return frame_picture(caption, (_SIDE, round(tall)), [whole], "network-drawing")


def shorten(name: str, longest: int = _LONGEST_NAME) -> str:
    """Shorten a name to what fits beside its node."""
    plain = name.removeprefix("PT ").strip() or name
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def _place(nodes: Sequence[NodeMark], tall: float) -> list[_Disc]:
    most = max((node.deals for node in nodes), default=1)
    span = _SIDE - 2 * _EDGE
    return [
        _Disc(
            mark=node,
            x=_EDGE + node.x * span,
            y=_EDGE + node.y * (tall - 2 * _EDGE),
            radius=_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(node.deals / most) * _crowd(nodes),
        )
        for node in nodes
    ]


def _crowd(nodes: Sequence[NodeMark]) -> float:
    """Give how large nodes may be: smaller where many share the paper."""
    return min(1.0, 9.0 / sqrt(max(len(nodes), 1)))


def _draw_tie(tie: TieMark, discs: Sequence[_Disc]) -> Markup:
    one, other = discs[tie.one], discs[tie.other]
    ends = {"x1": one.x, "y1": one.y, "x2": other.x, "y2": other.y}
    width = min(_THICKEST, _THINNEST + 1.6 * (sqrt(tie.deals) - 1))
    return link(
        tie.address,
        tie.title,
        draw("line", **ends, class_="reach"),
        draw("line", **ends, stroke_width=width, class_="stroke"),
        class_=f"tie {'is-binding' if tie.binding else 'is-intent'}",
        data_one=tie.one,
        data_other=tie.other,
        tabindex=-1,
    )


def _draw_nodes(discs: Sequence[_Disc]) -> Iterator[Markup]:
    """Draw nodes, those with the most deals last, so that they lie above the others."""
    taken = [
        _Box(
            left=it.x - it.radius,
            top=it.y - it.radius,
            right=it.x + it.radius,
            bottom=it.y + it.radius,
        )
        for it in discs
    ]
    names: dict[int, Markup] = {}
    ranked = sorted(range(len(discs)), key=lambda it: (-discs[it].mark.deals, it))
    for rank, number in enumerate(ranked):
        names[number] = _write_name(discs[number], rank, number, taken)
    for number in sorted(range(len(discs)), key=lambda it: (discs[it].mark.deals, -it)):
        disc = discs[number]
        yield link(
            disc.mark.address,
            disc.mark.title,
            draw_shape(disc.mark.shape, disc.x, disc.y, disc.radius),
            names[number],
            class_=f"node is-{disc.mark.shape}",
            data_node=number,
            tabindex=-1,
        )


def draw_shape(shape: NodeShape, x: float, y: float, radius: float) -> Markup:
    """Draw the shape of a sort of party around a middle."""
    if shape is NodeShape.PUBLIC:
        side = radius * 1.78
        return draw("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=2.0)
    if shape is NodeShape.OTHER:
        r = radius * 1.2
        return draw(
            "path", d=f"M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}-{r:.1f} {r:.1f}-{r:.1f}-{r:.1f}z"
        )
    return draw("circle", cx=x, cy=y, r=radius)


def _write_name(disc: _Disc, rank: int, number: int, taken: list[_Box]) -> Markup:
    """Write a name where there is room; else it waits for more room, unless it ranks high."""
    text = shorten(disc.mark.name)
    width = len(text) * _LETTER
    others = [it for place, it in enumerate(taken) if place != number]
    for anchor, x, y in _list_places(disc):
        left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
        box = _Box(left=left, top=y - _LINE + 4, right=left + width, bottom=y + 4)
        is_inside = box.left >= 0 and box.right <= _SIDE
        if is_inside and not any(box.meets(other) for other in others):
            taken.append(box)
            return draw("text", text, x=x, y=y, text_anchor=anchor, class_="name")
    anchor, x, y = _list_places(disc)[2]
    class_ = "name" if rank < _ALWAYS_NAMED else "name is-extra"
    return draw("text", text, x=x, y=y, text_anchor=anchor, class_=class_)


def _list_places(disc: _Disc) -> tuple[tuple[str, float, float], ...]:
    """List where a name may stand: right, left, above, below, then at the corners."""
    gap, side = disc.radius + 4, disc.radius * 0.75 + 3
    return (
        ("start", disc.x + gap, disc.y + 5),
        ("end", disc.x - gap, disc.y + 5),
        ("middle", disc.x, disc.y - gap - 2),
        ("middle", disc.x, disc.y + gap + 11),
        ("start", disc.x + side, disc.y - side - 1),
        ("end", disc.x - side, disc.y - side - 1),
        ("start", disc.x + side, disc.y + side + 9),
        ("end", disc.x - side, disc.y + side + 9),
    )
