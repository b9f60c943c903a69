"""The letters of a card: the same on every machine, from packages with fonts and nothing else.

Both fonts are under the SIL Open Font License 1.1. Words are measured by them; a picture in points
is drawn with them, and whoever shows the SVG without them has others squeezed to the same length.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from jalin.export.cards.fonts.font_file import LetterWidths, read_widths
from jalin.model import AbortError

_SERIF = "'Source Serif Pro', 'Source Serif 4', Georgia, serif"
_SANS = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Arial, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceName:
    """A face: the package and the file that hold it, and how SVG asks for it."""

    package: str
    file: str
    family: str
    weight: int = 400
    is_italic: bool = False


class Face(Enum):
    """The faces of a card."""

    TITLE = FaceName(
        package="font_source_serif_pro",
        file="SourceSerifPro-Semibold.ttf",
        family=_SERIF,
        weight=600,
    )
    QUOTE = FaceName(
        package="font_source_serif_pro", file="SourceSerifPro-Regular.ttf", family=_SERIF
    )
    HEAD = FaceName(
        package="font_source_serif_pro", file="SourceSerifPro-It.ttf", family=_SERIF, is_italic=True
    )
    TEXT = FaceName(package="font_source_sans_pro", file="SourceSansPro-Regular.ttf", family=_SANS)
    STRONG = FaceName(
        package="font_source_sans_pro", file="SourceSansPro-Semibold.ttf", family=_SANS, weight=600
    )


FONT_PACKAGES = tuple(sorted({face.value.package for face in Face}))
# What documents tell is written in these; the others have words of ours alone.
_TOLD = (Face.TITLE, Face.QUOTE, Face.TEXT, Face.STRONG)


def find_font(face: Face) -> Traversable:
    """Find the file of a face. Raises AbortError where the fonts are not installed."""
    name = face.value
    try:
        return files(name.package) / "files" / name.file
    except ModuleNotFoundError as err:
        raise AbortError(f"cards are drawn with fonts of {name.package}: install it") from err


@functools.cache
def load_widths(face: Face) -> LetterWidths:
    """Load how wide the letters of a face are, once."""
    return read_widths(find_font(face).read_bytes())


def list_font_files() -> tuple[str, ...]:
    """List the paths of all faces, for whoever draws with them."""
    paths = []
    for face in Face:
        with as_file(find_font(face)) as path:
            paths.append(str(path))
    return tuple(paths)


def replace_unknown(text: str, sign: str = "?") -> str:
    """Put a sign in the place of each letter that a face has not, so that it is seen to miss."""
    known = [load_widths(face) for face in _TOLD]
    return "".join(it if it.isspace() or _has_all(known, it) else sign for it in text)


def _has_all(known: Iterable[LetterWidths], letter: str) -> bool:
    return all(widths.has(letter) for widths in known)
