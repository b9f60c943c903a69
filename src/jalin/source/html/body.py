"""Where a page keeps its article, and the text of that place.

The rule, in three steps. First the elements that name themselves as something else (navigation,
advertisement, related articles, captions; `element.*` in lexicon/boilerplate.yml) are taken out,
unless one holds half of the page's sentences: then its name is wrong. Then the article is the
smallest element that holds nearly all sentences left. Its text is laid out by resiliparse, lists
included; what boilerplate is left in it, the line rules take out later.

resiliparse's own choice of the main content is not used: it drops the items of lists, and its time
grows with the square of the nesting.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree, Node, NodeType

from jalin.text.lexicon import Lexicon, Rule

# The shortest line that counts as prose. Headlines in lists are longer at times, but they lack the
# full stop that is asked for too.
_PROSE_LENGTH = 40
# A lead paragraph outside the article's own element is rarely a tenth of the article.
_NEARLY_ALL = 0.9
_MOST = 0.5

_PROSE = re.compile(r"[.!?…](?:[\s\"'”’)]|$)")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+")
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong"
    r"|sub|sup|time|tt|u|var|wbr"
)
_UNREAD = frozenset({"script", "style", "noscript", "template", "textarea", "select", "option"})


@dataclass(slots=True, eq=False)
class _Element:
    """A block element with the prose in and below it. Filled in while the page is walked."""

    node: ElementNode
    parts: list["_Element"] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    linked: int = 0
    prose: int = 0


def extract_body(tree: HTMLTree, lexicon: Lexicon) -> str | None:
    """Lay out the text of the page's article, None where the page holds no prose.

    Takes elements out of the tree: read everything else from it before.
    """
    if tree.body is None:
        return None
    page = _measure(tree.body)
    for element in _find_foreign(page, lexicon.rules("boilerplate", "element.")):
        element.node.decompose()
    page = _measure(tree.body)
    if not page.prose:
        return None
    article = _find_article(page).node
    return extract_plain_text(article.html, main_content=False, alt_texts=False, list_bullets=False)


def _measure(root: ElementNode) -> _Element:
    """Build the tree of block elements with the amount of prose in and below each."""
    page = _Element(node=root)
    blocks = [page]
    # A stack in place of recursion: pages nest deeper than calls may. Siblings are asked one by
    # one: a list of children costs the square of their number.
    todo: list[tuple[Node | None, _Element, bool]] = [(root.first_child, page, False)]
    while todo:
        node, block, in_link = todo.pop()
        if node is None:
            continue
        todo.append((node.next_sibling, block, in_link))
        if node.type == NodeType.TEXT:
            _add_text(block, node.text or "", in_link=in_link)
        elif isinstance(node, ElementNode) and node.tag not in _UNREAD:
            if not _INLINE.fullmatch(node.tag or ""):
                block = _add_part(block, node, blocks)
            todo.append((node.first_child, block, in_link or node.tag == "a"))
    for block in reversed(blocks):
        block.prose = _count_prose(block) + sum(part.prose for part in block.parts)
    return page


def _add_part(block: _Element, node: ElementNode, blocks: list[_Element]) -> _Element:
    part = _Element(node=node)
    block.parts.append(part)
    blocks.append(part)
    return part


def _add_text(block: _Element, text: str, *, in_link: bool) -> None:
    plain = " ".join(text.split())
    block.text.append(plain)
    block.linked += len(plain) if in_link else 0


def _count_prose(block: _Element) -> int:
    text = " ".join(part for part in block.text if part)
    own = len(text) - block.linked
    return own if own >= _PROSE_LENGTH and _PROSE.search(text) else 0


def _find_foreign(page: _Element, rules: Sequence[Rule]) -> Iterator[_Element]:
    """Find the outermost elements that name themselves as no part of the article."""
    todo = list(page.parts)
    while todo:
        element = todo.pop()
        if element.prose <= _MOST * page.prose and _names_itself(element.node, rules):
            yield element
        else:
            todo.extend(element.parts)


def _names_itself(node: ElementNode, rules: Sequence[Rule]) -> bool:
    names = f"{node.class_name or ''} {node.id or ''}"
    marks = " ".join([node.tag or "", *(part.lower() for part in _NAME_PARTS.findall(names))])
    return any(rule.pattern.search(marks) for rule in rules)


def _find_article(page: _Element) -> _Element:
    article = page
    while True:
        heirs = (part for part in article.parts if part.prose >= _NEARLY_ALL * page.prose)
        heir = next(heirs, None)
        if heir is None or heir.node.tag == "p":
            return article
        article = heir
