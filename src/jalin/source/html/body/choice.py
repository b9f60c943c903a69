"""Where a page keeps its article, and the text of that place.

Where the page bears the marks of a known outlet family (lexicon/page_families.yml), its article is
in the element that the family keeps it in. Else it is found in three steps. First the elements that
name themselves as something else (navigation, advertisement, related articles, captions;
`element.*` in lexicon/boilerplate.yml) are passed over. A name is wrong if an element of more than
half of the page's prose bears it, or if most of it would be lost by it and nothing would be left.
Then sentences that stand alone are, such as those under other articles' headlines. The article is
the smallest element that holds nearly all that is left.

Its text is laid out, lists and tables included; what boilerplate is left in it, the line rules take
out later.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from selectolax.lexbor import LexborNode

from jalin.source.html.body.layout import lay_out
from jalin.source.html.body.lone import drop_lone, is_teaser
from jalin.source.html.body.measure import Element, measure_prose, sum_prose
from jalin.source.html.body.naming import Naming, build_naming, read_marks
from jalin.source.html.dom import TEXT, UNREAD, Page
from jalin.text.lexicon import Lexicon

# A lead paragraph outside the article's own element is rarely a tenth of the article.
_NEARLY_ALL = 0.9
_MOST = 0.5
# Of a page's prose so much can be sentences of the site that stand by themselves.
_SCRAPS = 0.25
# An article in the element of its family is no shorter, or the element is something else.
_SHORTEST = 300
_MOST_PARTS = 50
# Paragraphs have no more wrappings with a name that is wrong.
_MOST_WRONG = 3
_LEAST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"'”’)]|$)")


def list_classes(lexicon: Lexicon) -> tuple[str, ...]:
    """List the classes by which outlet families mark their articles."""
    return tuple(build_naming(lexicon).drops_by_class)


def extract_body(page: Page, lexicon: Lexicon, *, keep_lists: bool = False) -> str | None:
    """Lay out the text of the page's article, None where the page holds no prose.

    None too where it only lists other articles, unless such lists are kept.

    The elements of the classes of families are known only where the page was parsed for them.
    """
    naming = build_naming(lexicon)
    return _extract_named(page, naming) or _extract_measured(page, naming, keep_lists=keep_lists)


def _extract_named(page: Page, naming: Naming) -> str | None:
    """Lay out the elements in which the page's outlet family keeps an article."""
    found = {
        node.mem_id: (node, name)
        for node, attributes in page.marked
        for name in _list_names(attributes)
        if name in naming.drops_by_class
    }
    if not 0 < len(found) <= _MOST_PARTS:
        return None
    if any(_is_inside(heading, found) for heading in page.elements_by_tag["h1"]):
        # What is around the headline is the whole page.
        return None
    nodes = [node for node, _ in found.values() if len(found) == 1 or not _is_inside(node, found)]
    # Cards of other articles bear the class too.
    nodes = [node for node in nodes if len(nodes) == 1 or not is_teaser(node)]
    is_foreign = _build_judge(
        (), naming, drops=naming.drops_by_class[next(iter(found.values()))[1]]
    )
    text = "\n\n".join(lay_out(node, is_foreign) for node in nodes)
    is_article = len(text) >= _SHORTEST and len(_SENTENCE_END.findall(text)) >= _LEAST_SENTENCES
    return text if is_article else None


def _list_names(attributes: Mapping[str, str | None]) -> Sequence[str]:
    return f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}".split()


def _is_inside(node: LexborNode, identities: Container[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in identities:
            return True
        above = above.parent
    return False


def _extract_measured(page: Page, naming: Naming, *, keep_lists: bool) -> str | None:
    """Lay out the element that holds the page's prose.

    Where nothing would be left of it, the name that most of it bears is wrong.
    """
    elements = measure_prose(page)
    if not elements or not elements[0].prose:
        return None
    whole = elements[0].prose
    wrong: frozenset[str] = frozenset()
    for _ in range(_MOST_WRONG):
        lost = _mark_named(elements, naming, wrong)
        sum_prose(elements)
        drop_lone(elements, keep_lists=keep_lists)
        if elements[0].prose:
            judge = _build_judge(elements, naming, wrong=wrong)
            return lay_out(_find_article(elements).node, judge)
        name, most = max(lost.items(), key=lambda item: item[1], default=("", 0))
        # Beside a list of other articles there may be notes of the site that are none.
        if most <= _MOST * sum(lost.values()) or (sum(lost.values()) < whole and most < _SHORTEST):
            break
        wrong |= {name}
        _unmark(elements)
    return None


def _unmark(elements: Sequence[Element]) -> None:
    for element in elements:
        element.is_foreign = False
    sum_prose(elements)


def _mark_named(
    elements: Sequence[Element], naming: Naming, wrong: Container[str]
) -> Mapping[str, int]:
    """Mark the elements whose own names say that they are foreign; give the prose lost by name."""
    whole = elements[0].prose
    lost: Counter[str] = Counter()
    for element in elements:
        if element.parent is None or element.tag == "body":
            continue
        element.is_foreign = element.parent.is_foreign
        if not element.is_foreign and 0 < element.prose <= _MOST * whole:
            marks = read_marks(element.node)
            element.is_foreign = marks is None or (marks not in wrong and naming.is_foreign(marks))
            lost[marks or ""] += element.prose if element.is_foreign else 0
    return lost


def _find_article(elements: Sequence[Element]) -> Element:
    """Go down from the page to the smallest element that holds the article."""
    parts_by_element: dict[int, list[Element]] = {}
    for element in elements:
        if element.parent is not None and element.prose and not element.is_foreign:
            parts_by_element.setdefault(id(element.parent), []).append(element)
    article, whole = elements[0], elements[0].prose
    while parts := parts_by_element.get(id(article)):
        heir = max(parts, key=lambda part: part.prose)
        others = [part for part in parts if part is not heir]
        is_whole = heir.prose >= _NEARLY_ALL * whole
        if heir.tag == "p" or not (is_whole or _are_scraps(others, heir, whole)):
            break
        article = heir
    return article


def _are_scraps(others: Sequence[Element], heir: Element, whole: int) -> bool:
    """Tell whether what stands around an element is single sentences of the site, here and there.

    A paragraph right before or after it, and whatever bears the same name, is part of the article.
    """
    if heir.prose < (1 - _SCRAPS) * whole:
        return False
    names = read_marks(heir.node)
    beside = {_find_neighbour(heir.node, "prev"), _find_neighbour(heir.node, "next")}
    return all(
        part.n_blocks == 1 and part.node.mem_id not in beside and read_marks(part.node) != names
        for part in others
    )


def _find_neighbour(node: LexborNode, side: str) -> int | None:
    """Find the next element on a side that readers see."""
    neighbour: LexborNode | None = getattr(node, side)
    while neighbour is not None and (neighbour.tag == TEXT or neighbour.tag in UNREAD):
        neighbour = getattr(neighbour, side)
    return neighbour.mem_id if neighbour is not None else None


def _build_judge(
    elements: Sequence[Element],
    naming: Naming,
    *,
    drops: re.Pattern[str] | None = None,
    wrong: Container[str] = (),
) -> Callable[[LexborNode], bool]:
    """Build the judgement of what is passed over: what was marked, else what its name says."""
    marked = {
        element.node.mem_id: element.is_foreign
        for element in elements
        if element.is_foreign or element.prose
    }

    def is_foreign(node: LexborNode) -> bool:
        known = marked.get(node.mem_id) if marked else None
        if known is not None:
            return known
        marks = read_marks(node)
        if marks is None or (marks not in wrong and naming.is_foreign(marks)):
            return True
        return drops is not None and " " in marks and drops.search(marks) is not None

    return is_foreign
