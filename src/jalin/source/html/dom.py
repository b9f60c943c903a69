"""Asking a parsed page for elements.

Selectors of the parser are not used: the time they take grows with the square of their finds.
"""

from collections.abc import Iterator, Sequence

from resiliparse.parse.html import ElementNode, HTMLTree


def list_elements(tree: HTMLTree) -> tuple[ElementNode, ...]:
    """List all elements of a page, in page order."""
    if tree.document is None:
        return ()
    return tuple(node for node in tree.document if isinstance(node, ElementNode))


def find_tags(elements: Sequence[ElementNode], tag: str) -> Iterator[ElementNode]:
    """Find the elements of a tag."""
    return (element for element in elements if element.tag == tag)


def find_attributes(
    elements: Sequence[ElementNode], name: str, value: str
) -> Iterator[ElementNode]:
    """Find the elements whose attribute has a value."""
    return (element for element in elements if read_attribute(element, name) == value)


def read_attribute(element: ElementNode, name: str) -> str:
    """Read an attribute without blanks around it; an absent one is empty."""
    return (element.getattr(name, "") or "").strip()
