"""Writing SVG: elements with escaped attributes, and pictures that say what they show."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

# What Python writes otherwise than SVG does.
_NAMES = {"class_": "class", "view_box": "viewBox", "text_anchor": "text-anchor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a picture is called and what it shows, for those who cannot see it.

    `key` tells it apart from all other pictures of a page.
    """

    key: str
    title: str
    description: str


def draw(name: str, *children: str, **attributes: object) -> Markup:
    """Write an element. Attributes that are None are left out; text is escaped, Markup is not.

    >>> str(draw("text", "A & B", x=1.25, class_="soft"))
    '<text x="1.2" class="soft">A &amp; B</text>'
    """
    told = "".join(
        f' {_NAMES.get(key, key.replace("_", "-"))}="{escape(_write(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{told}>{inside}</{name}>")  # noqa: S704 (all parts are escaped above)


def link(address: str | None, title: str, *children: str, **attributes: object) -> Markup:
    """Write what leads to an address, with a title that browsers show; None: it leads nowhere."""
    named = draw("title", title)
    if address is None:
        return draw("g", named, *children, **attributes)
    return draw("a", named, *children, href=address, **attributes)


def frame_picture(
    caption: Caption, size: tuple[float, float], parts: Iterable[str], class_: str = ""
) -> Markup:
    """Frame parts as a picture that scales with its place.

    It is a group rather than an image, so that the links in it can be reached.
    """
    width, height = size
    return draw(
        "svg",
        draw("title", caption.title, id=f"{caption.key}-title"),
        draw("desc", caption.description, id=f"{caption.key}-desc"),
        *parts,
        class_=f"drawing {class_}".strip(),
        view_box=f"0 0 {_write(width)} {_write(height)}",
        width=width,
        height=height,
        role="group",
        aria_labelledby=f"{caption.key}-title",
        aria_describedby=f"{caption.key}-desc",
    )


def _write(value: object) -> str:
    if isinstance(value, float):
        text = f"{value:.1f}"
        return text.removesuffix(".0")
    return str(value)
