"""Everything that Jalin knows before it reads: rule data, the directory, measured shares."""

from dataclasses import dataclass

from jalin.text.calibration import Calibration, load_calibration
from jalin.text.directory import Directory, load_directory
from jalin.text.lexicon import Lexicon, load_lexicon
from jalin.text.name_index import NameIndex, build_name_index


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Rule data, directory, and the index by which known names are found.

    Without a `calibration` readings carry raw certainties: what a calibration is made from.
    """

    lexicon: Lexicon
    directory: Directory
    names: NameIndex
    calibration: Calibration | None = None


def load_knowledge() -> Knowledge:
    """Read all data once. Raises LexiconError that lists every fault."""
    directory = load_directory()
    lexicon = load_lexicon()
    return Knowledge(
        lexicon=lexicon,
        directory=directory,
        names=build_name_index(directory, lexicon),
        calibration=load_calibration(),
    )
