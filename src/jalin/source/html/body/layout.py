"""The text of an element, line by line as a reader sees it."""

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from jalin.source.html.body.pointers import Block
from jalin.source.html.dom import INLINE, TEXT, UNREAD, is_mark

# Elements with an empty line around them; every other block stands in a line of its own.
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_MOST_BREAKS = 2


class _Lines:
    """The lines laid out so far, and the blocks that are open.

    `_pending` is the number of line breaks before the next text.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._line: list[str] = []
        self._pending = 0
        self._link: list[str] | None = None
        self._blocks = [Block(tag="", start=0, pending=0)]

    def add_text(self, text: str) -> None:
        """Add to the line."""
        self._line.append(text)
        if self._link is not None:
            self._link.append(text)
        else:
            self._blocks[-1].add_text(text)

    def open_link(self) -> None:
        """Begin a link; one inside another is a part of it."""
        if self._link is None:
            self._link = []

    def close_link(self, address: str) -> None:
        """End a link."""
        text = " ".join("".join(self._link or ()).split())
        self._link = None
        if text:
            self._blocks[-1].add_link(text, address)

    def open_block(self, tag: str) -> None:
        """Begin a block on a new line."""
        self.add_break(_size(tag))
        self._blocks.append(Block(tag=tag, start=len(self._pieces), pending=self._pending))

    def close_block(self) -> None:
        """End a block; one that only points to other pages is taken back."""
        block = self._blocks.pop()
        self.add_break(_size(block.tag))
        # What is taken back still counts: a heading over such a list is a pointer too.
        self._blocks[-1].add(block)
        if block.points_elsewhere():
            del self._pieces[block.start :]
            self._pending = max(block.pending, _size(block.tag))

    def add_block(self, tag: str, text: str) -> None:
        """Add a block that is nothing but text: most paragraphs are."""
        size = _size(tag)
        self.add_break(size)
        if self._link is not None:
            self._link.append(f" {text} ")
        else:
            self._blocks[-1].add_text(text)
        self._add_line(text)
        self._pending = max(self._pending, size)

    def add_break(self, size: int) -> None:
        """End the line; of several ends without text between them the largest counts."""
        if self._line:
            self._end_line()
        self._pending = max(self._pending, size)

    def add_line_break(self) -> None:
        """End the line; two such ends leave an empty line."""
        self._pending = 1 if self._end_line() else min(self._pending + 1, _MOST_BREAKS)

    def join(self) -> str:
        """Give all lines as one text."""
        self._end_line()
        return "".join(self._pieces).strip("\n")

    def _end_line(self) -> bool:
        if not self._line:
            return False
        text = "".join(self._line)
        self._line.clear()
        return self._add_line(text)

    def _add_line(self, text: str) -> bool:
        """Add a line that is complete; tell whether there is anything in it."""
        # Of all blanks only the common one is printable.
        is_plain = text.isprintable() and "  " not in text and text == text.strip()
        plain = text if is_plain else " ".join(text.split())
        if plain:
            # A large first letter can be an element of its own, before the rest of its word.
            is_rest = bool(self._pieces) and plain[0].islower() and _is_letter(self._pieces[-1])
            self._pieces.append(plain if is_rest else "\n" * self._pending + plain)
            self._pending = 0
        return bool(plain)


def lay_out(root: LexborNode, is_foreign: Callable[[LexborNode], bool]) -> str:
    """Lay out the text in and below an element.

    Paragraphs and headings have an empty line around them, other blocks and line breaks begin a new
    line, the cells of a row are parted by a blank. Foreign blocks are left out, and those that are
    nothing but links to other pages.
    """
    lines = _Lines()
    # A stack in place of recursion: pages nest deeper than calls may. On it stands what is to be
    # done at the end of an element too.
    todo: list[LexborNode | Callable[[], None]] = [root]
    while todo:
        node = todo.pop()
        if not isinstance(node, LexborNode):
            node()
            continue
        tag = node.tag or ""
        if tag == TEXT:
            lines.add_text(node.text_content or "")
        elif tag == "br":
            lines.add_line_break()
        elif tag in UNREAD:
            continue
        elif tag not in INLINE and tag not in _CELLS and node is not root and is_foreign(node):
            lines.add_break(_size(tag))
        else:
            _open(node, tag, lines, todo)
    return lines.join()


def _open(
    node: LexborNode, tag: str, lines: _Lines, todo: list[LexborNode | Callable[[], None]]
) -> None:
    """Begin an element, and put what is in it on the stack."""
    if tag == "a":
        _open_link(node, lines, todo)
    elif tag in _CELLS:
        lines.add_text(" ")
    elif tag not in INLINE:
        only = node.first_child
        if only is not None and only.tag == TEXT and only.next is None:
            lines.add_block(tag, only.text_content or "")
            return
        lines.open_block(tag)
        todo.append(lines.close_block)
    below = node.last_child
    while below is not None:
        todo.append(below)
        below = below.prev


def _is_letter(piece: str) -> bool:
    letter = piece.lstrip("\n")
    return len(letter) == 1 and letter.isupper()


def _size(tag: str) -> int:
    return 2 if tag in _PARAGRAPHS else 1


def _open_link(
    node: LexborNode, lines: _Lines, todo: list[LexborNode | Callable[[], None]]
) -> None:
    """Begin a link; one around blocks is a block."""
    if is_mark(node):
        return
    address = node.attributes.get("href") or ""
    inner = node.first_child
    while inner is not None and (inner.tag == TEXT or inner.tag in INLINE):
        inner = inner.next
    if inner is not None and inner.tag not in UNREAD:
        lines.open_block("a")
        todo.append(lines.close_block)
    lines.open_link()
    todo.append(lambda: lines.close_link(address))
