"""How much prose the elements of a page hold.

Prose is text outside links in a block of at least 40 characters that ends a sentence. Only the
elements around such texts are looked at: most of a portal's page is links and buttons, and asking
each of their elements would cost more than parsing them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from jalin.source.html.dom import (
    INLINE,
    UNREAD,
    Page,
    Text,
    is_mark,
    list_longer_texts,
    list_texts,
)

# The shortest block that counts as prose. Headlines in lists are longer at times, but they lack the
# full stop that is asked for too.
_PROSE_LENGTH = 40
# Text right in one of these is never prose: it need not be looked at closer.
_NO_PROSE = UNREAD | {"a", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "label"}
_PROSE = re.compile(r"[.!?…](?:[\s\"'”’)]|$)")


@dataclass(slots=True, eq=False)
class Element:
    """A block element and the prose in it. Filled in while measuring.

    `size` is the length of the texts right in it, `length` that outside links; `ends` says whether
    a sentence ends there; `own` is the prose right in it, `prose` all in and below it, of
    `n_blocks` blocks.
    """

    node: LexborNode
    tag: str
    parent: "Element | None"
    is_unread: bool
    size: int = 0
    length: int = 0
    ends: bool = False
    own: int = 0
    prose: int = 0
    n_blocks: int = 0
    is_foreign: bool = False


class _Place(NamedTuple):
    """Where the text of an element, block or inline, belongs."""

    block: Element
    in_link: bool


def measure_prose(page: Page) -> tuple[Element, ...]:
    """Measure the elements that hold the longer texts, those around before those inside.

    Where no longer text is prose, all texts are measured.
    """
    blocks = _measure(list_longer_texts(page))
    if not any(block.prose for block in blocks):
        blocks = _measure(list_texts(page))
    return blocks


def _measure(texts: Sequence[Text]) -> tuple[Element, ...]:
    places: dict[int, _Place] = {}
    blocks: list[Element] = []
    for node, text in texts:
        parent = node.parent
        if parent is None or (parent.tag in _NO_PROSE and not is_mark(parent)):
            continue
        place = places.get(parent.mem_id)
        if place is None:
            place = _find_place(parent, places, blocks)
        block = place.block
        block.size += len(text)
        if not place.in_link:
            block.length += len(text.strip())
        if not block.ends and _PROSE.search(text):
            block.ends = True
    around = {id(block.parent) for block in blocks}
    for block in blocks:
        if block.length and not block.is_unread:
            block.own = _measure_own(block, is_leaf=id(block) not in around)
    sum_prose(blocks)
    return tuple(blocks)


def _measure_own(block: Element, *, is_leaf: bool) -> int:
    """Measure the prose right in a block; short texts in a paragraph are looked at only here."""
    if block.length >= _PROSE_LENGTH and block.ends:
        return block.length
    whole = block.node.text() if is_leaf and block.tag == "p" else ""
    return block.length if len(whole) >= _PROSE_LENGTH and _PROSE.search(whole) else 0


def sum_prose(elements: Sequence[Element]) -> None:
    """Add up the prose of elements and those inside them that are not foreign.

    Invariant: an element stands behind all that are around it.
    """
    for element in elements:
        element.prose = element.own
        element.n_blocks = 1 if element.own else 0
    for element in reversed(elements):
        parent = element.parent
        if parent is not None and element.prose and not element.is_foreign:
            parent.prose += element.prose
            parent.n_blocks += element.n_blocks


def _find_place(node: LexborNode, places: dict[int, _Place], blocks: list[Element]) -> _Place:
    """Find the place of an element, noting it and all around it that are not known yet."""
    climbed = []
    above: LexborNode | None = node
    place = None
    while above is not None:
        identity = above.mem_id
        place = places.get(identity)
        if place is not None:
            break
        climbed.append((identity, above))
        above = above.parent
    for identity, below in reversed(climbed):
        place = places[identity] = _make_place(below, place, blocks)
    assert place is not None, "an element is a place of its own"
    return place


def _make_place(node: LexborNode, around: _Place | None, blocks: list[Element]) -> _Place:
    tag = node.tag or ""
    if around is None:
        block = Element(node=node, tag=tag, parent=None, is_unread=False)
    elif tag in INLINE:
        return _Place(around.block, around.in_link or (tag == "a" and not is_mark(node)))
    else:
        parent = around.block
        is_unread = parent.is_unread or tag in UNREAD
        block = Element(node=node, tag=tag, parent=parent, is_unread=is_unread)
    blocks.append(block)
    return _Place(block, around is not None and around.in_link)
