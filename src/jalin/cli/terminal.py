"""What of a text a terminal may see: documents and names of files are written by anybody.

A terminal obeys some characters: it moves, hides, recolours, renames its window, and follows links
that say something else than they lead to. What is printed has none of them but ours.
"""

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# Controls of both kinds but the tab and the end of a line, and what turns a line around.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# The same in JSON, which writes the first kind in another way by itself.
_STEERING_IN_JSON = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def make_printable(text: str) -> str:
    """Leave out what steers a terminal; ends of lines and tabs stay."""
    return _STEERING.sub("", text)


def make_line(text: str) -> str:
    """Do the same with a text that is to stay in its line."""
    return " ".join(make_printable(text).split())


def make_printable_json(encoded: bytes) -> bytes:
    r"""Write what steers a terminal by its number: the same JSON, to every program.

    >>> make_printable_json('"\x9b31m"'.encode())
    b'"\\u009b31m"'
    """
    return _STEERING_IN_JSON.sub(_write_number, encoded)


class PlainConsole(Console):
    """A console that prints texts as texts: what steers it comes from styles alone."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Render anything, each piece of text without what would steer."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else make_printable(text), style, control)


def _write_number(found: re.Match[bytes]) -> bytes:
    return f"\\u{ord(found[0].decode()):04x}".encode()
