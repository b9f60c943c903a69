"""Sentences that stand alone on a page, as those under the headlines of other articles.

An article's paragraphs have others beside them, each perhaps in a wrapping of its own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from jalin.source.html.body.measure import Element, sum_prose
from jalin.source.html.body.pointers import HEADLINE_WORDS
from jalin.source.html.dom import TEXT

# A block of this length is an article, or a part of one, whatever stands beside it.
_LONG = 600
# Some stray signs stand beside the text in its wrapping.
_STRAY_LENGTH = 8
# No page wraps a paragraph deeper; asking all that is around one costs its text each time.
_MOST_WRAPPINGS = 6
_ITEMS = frozenset({"li", "td", "dd", "figcaption"})
# Between a headline and its teaser there are a picture, a date and a label at the most.
_MOST_ABOVE = 4
# A page whose sentences all stand under linked headlines is a list from so many on; of fewer, one
# can be an article whose headline leads to itself.
_LEAST_LISTED = 4


def drop_lone(elements: Sequence[Element], *, keep_lists: bool) -> None:
    """Leave out of the sums what stands alone.

    Where all prose stands alone, only what stands under the linked headlines of other articles is
    left out: on a page that is a list of them, that is everything. Nothing is where lists
    are kept.
    """
    unit_by_block = dict(_find_lone(elements))
    alone = list(unit_by_block)
    if sum(element.own for element in alone) >= elements[0].prose:
        alone = [element for element, unit in unit_by_block.items() if is_teaser(unit.node)]
        if keep_lists or len(alone) == len(unit_by_block) < _LEAST_LISTED:
            return
    for element in alone:
        element.own = 0
    sum_prose(elements)


def is_teaser(node: LexborNode) -> bool:
    """Tell whether a headline that leads to another page stands above an element."""
    above = node.prev
    for _ in range(_MOST_ABOVE):
        while above is not None and above.tag == TEXT:
            above = above.prev
        if above is None:
            return False
        if _is_headline(above):
            return True
        above = above.prev
    return False


def _find_lone(elements: Sequence[Element]) -> Iterator[tuple[Element, Element]]:
    """Find the blocks that stand alone, each with its outermost wrapping."""
    wrapped = {id(element): _find_wrapping(element) for element in elements if element.own}
    beside = Counter(id(unit.parent) for unit in wrapped.values())
    for element in elements:
        if element.own and not element.is_foreign and element.length < _LONG:
            unit = wrapped[id(element)]
            if element.tag in _ITEMS or beside[id(unit.parent)] == 1:
                yield element, unit


def _find_wrapping(element: Element) -> Element:
    """Find the outermost element around a block of prose that holds nothing else."""
    length = _STRAY_LENGTH + element.size
    unit = element
    for _ in range(_MOST_WRAPPINGS):
        around = unit.parent
        if around is None or around.n_blocks > 1 or len(around.node.text(strip=True)) > length:
            break
        unit = around
    return unit


def _is_headline(node: LexborNode) -> bool:
    if node.tag == "h1" or node.css_first("h1") is not None:
        return False
    link = node if node.tag == "a" else node.css_first("a[href]")
    address = link.attributes.get("href") if link is not None else None
    if link is None or not address or address.startswith("#"):
        return False
    # A link behind "Baca juga:" stands in an article, one that is all there is heads another.
    text = link.text(strip=True)
    is_all = len(node.text(strip=True)) <= len(text) + _STRAY_LENGTH
    return is_all and len(link.text().split()) >= HEADLINE_WORDS
