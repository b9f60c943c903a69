"""A page as a tree, and the one walk over it that finds what the other modules ask for.

The time of parsing and that of selectors grow with the square of the nesting, so that pages of very
many elements are refused before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborCSSSelector, LexborHTMLParser, LexborNode

from jalin.model import SkipError

TEXT = "-text"
# Elements whose text no reader sees, or that hold no prose.
UNREAD = frozenset(
    {
        "-comment",
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "select",
        "option",
        "datalist",
    }
    | {"iframe", "svg", "math", "video", "audio", "object", "canvas", "button", "head", "title"}
)
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font"}
    | {"i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "br", "img"}
)
# A portal's page has some two thousand marks, its longest pages ten thousand. All of them nested
# take the parser half a second.
_MOST_MARKS = 20_000
_SHORTEST_TAG = len("<b>")
# The parser compares every attribute of a tag with all before it: these take it half a second.
_MOST_ATTRIBUTES = 20_000
# Where there are fewer characters, there is no room for so many.
_SHORTEST_HOSTILE = 100_000
# A tag of fewer characters has few attributes.
_LONG_TAG = 300
_ATTRIBUTE = r"""[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+((?:{_ATTRIBUTE})*+)")
_MOST_HEADINGS = 5
_LONGEST_TEXT = 2000
# What is asked of each of them: most scripts and links describe nothing.
_DESCRIBING = {
    "meta": "meta",
    "script": 'script[type^="application/ld+json" i]',
    "link": 'link[rel~="canonical" i]',
    "h1": "h1",
    "time": "time",
    "title": "title",
}
# Deeper than this no text is set in bold, italics and the like.
_MOST_INLINE = 12
_SHOWN = frozenset({TEXT, "br"})
# Elements that name their meaning, whatever their tag.
_MARKED = ("[itemprop]", '[rel~="author"]')
_CONTAINERS = ":is(div,article,section)"
# These name themselves in ways of their own.
_UNMARKED = frozenset({"meta", "script", "link", "title"})
# One for all pages: making one costs as much as asking it.
_SELECTOR = LexborCSSSelector()  # type: ignore[no-untyped-call]


# A text between two tags that is shorter is a word in bold or a button.
LONGER = 25
# Headlines are shorter.
_LONG = 160


class Text(NamedTuple):
    """A text node with its text."""

    node: LexborNode
    text: str


class Marked(NamedTuple):
    """An element that names its meaning by its attributes."""

    node: LexborNode
    attributes: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page: the elements that describe it by their tags, and those that are marked.

    All are in page order.
    """

    tree: LexborHTMLParser
    elements_by_tag: Mapping[str, Sequence[LexborNode]]
    marked: Sequence[Marked]


def parse_tree(text: str, *, source: str, classes: tuple[str, ...] = ()) -> Page:
    """Parse a page and find the elements that describe it, and those of some classes.

    Of headings only the first few are kept.
    Raises SkipError "too_large" where the page has more elements, or one of them more attributes,
    than can be parsed in bounded time, whatever way they are nested.
    """
    if len(text) > _MOST_MARKS * _SHORTEST_TAG and text.count("<") > _MOST_MARKS:
        raise SkipError(source, "too_large", f"a page of over {_MOST_MARKS} tags")
    if len(text) > _SHORTEST_HOSTILE and _weigh_attributes(text) > _MOST_ATTRIBUTES**2:
        raise SkipError(source, "too_large", f"a tag of over {_MOST_ATTRIBUTES} attributes")
    tree = LexborHTMLParser(text)
    elements_by_tag: dict[str, list[LexborNode]] = {tag: [] for tag in _DESCRIBING}
    marked: list[Marked] = []
    # One question for all: each costs as much again.
    for node in _SELECTOR.find(_word_query(classes), tree.root) if tree.root is not None else ():
        tag = node.tag or ""
        if tag in elements_by_tag:
            elements_by_tag[tag].append(node)
        if tag not in _UNMARKED:
            marked.append(Marked(node, node.attributes))
    del elements_by_tag["h1"][_MOST_HEADINGS:]
    return Page(tree=tree, elements_by_tag=elements_by_tag, marked=marked)


def _weigh_attributes(text: str) -> int:
    """Add up the squares of how many attributes each tag has, of tags that have many."""
    long = (tag[1] for tag in _TAG.finditer(text) if tag.end() - tag.start() > _LONG_TAG)
    return sum(len(_ATTRIBUTES.findall(attributes)) ** 2 for attributes in long)


@lru_cache
def _word_query(classes: tuple[str, ...]) -> str:
    named = ",".join(f".{name}" for name in classes)
    return ",".join(
        (*_DESCRIBING.values(), *_MARKED, *([f"{_CONTAINERS}:is({named})"] if named else ()))
    )


def list_longer_texts(page: Page) -> Sequence[Text]:
    """List the texts that can be prose: longer ones in which a sentence may end."""
    texts: list[Text] = []
    root = page.tree.root
    # Nodes that are not kept cost next to nothing, and so does asking an element, which has none.
    for node in root.traverse(include_text=True, skip_empty=True) if root is not None else ():
        content = node.text_content
        if content is None or len(content) < LONGER:
            continue
        if "." in content or _may_end_sentence(content):
            texts.append(Text(node, content))
    return texts


def _may_end_sentence(text: str) -> bool:
    return "?" in text or "!" in text or "…" in text or len(text) >= _LONG


def list_texts(page: Page) -> Sequence[Text]:
    """List all texts of the page, however short."""
    if page.tree.root is None:
        return ()
    nodes = page.tree.root.traverse(include_text=True, skip_empty=True)
    return tuple(Text(node, node.text_content or "") for node in nodes if node.tag == TEXT)


def find_attributes(page: Page, name: str, value: str) -> Iterator[LexborNode]:
    """Find the elements one of whose words in an attribute is the value, in page order."""
    for node, attributes in page.marked:
        if value in (attributes.get(name) or "").split():
            yield node


def list_lines(root: LexborNode | None) -> Iterator[str]:
    """Give the visible lines in and below an element: the text of one block up to a line break."""
    block, line = 0, list[str]()
    known: dict[int, int] = {}
    for node in root.traverse(include_text=True, skip_empty=True) if root is not None else ():
        tag = node.tag
        if tag not in _SHOWN:
            continue
        parent = node.parent
        key = parent.mem_id if parent is not None else 0
        around = known.get(key)
        if around is None:
            around = known[key] = _find_block(parent)
        if not around:
            continue
        if line and (tag == "br" or around != block):
            yield " ".join("".join(line).split())
            line = []
        block = around
        if tag == TEXT:
            line.append(node.text_content or "")
    yield " ".join("".join(line).split())


def _find_block(node: LexborNode | None) -> int:
    """Identify the block in which the text of an element stands, with 0 where nobody sees it."""
    for _ in range(_MOST_INLINE):
        if node is None or node.tag not in INLINE:
            break
        node = node.parent
    return 0 if node is None or node.tag in UNREAD else node.mem_id


def is_mark(node: LexborNode) -> bool:
    """Tell whether an element only marks a place: it is written as a link, but leads nowhere."""
    return node.tag == "a" and "href" not in node.attributes


def read_attribute(node: LexborNode, name: str) -> str:
    """Read an attribute without blanks around it; an absent one is empty."""
    return (node.attributes.get(name) or "").strip()


def read_text(node: LexborNode) -> str:
    """Read the text in and below an element, as much of it as a field or a line holds."""
    return node.text()[:_LONGEST_TEXT]
