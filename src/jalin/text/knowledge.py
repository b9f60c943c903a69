"""Everything that Jalin knows before it reads: rules, directory, network, measured shares."""

from dataclasses import dataclass, replace

from jalin.text.calibration import Calibration, load_calibration
from jalin.text.directory import Directory, load_directory
from jalin.text.encoding.network import Network, load_network
from jalin.text.encoding.wording import Wording, load_wording
from jalin.text.lexicon import Lexicon, load_lexicon
from jalin.text.name_index import NameIndex, build_name_index
from jalin.text.screen import Screen, build_screen
from jalin.text.weights import Weights, load_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Rule data, directory, the index by which known names are found, and what was trained.

    Without a `calibration` readings carry raw certainties: what a calibration is made from. Without
    `network`, `wording` and `weights` the grammar reads alone, without a `screen` everything.
    """

    lexicon: Lexicon
    directory: Directory
    names: NameIndex
    calibration: Calibration | None = None
    screen: Screen | None = None
    network: Network | None = None
    wording: Wording | None = None
    weights: Weights | None = None


def load_knowledge() -> Knowledge:
    """Read all data once. Raises LexiconError that lists every fault."""
    grammar = load_grammar()
    return replace(
        grammar,
        calibration=load_calibration(),
        screen=build_screen(grammar.lexicon),
        network=load_network(),
        wording=load_wording(),
        weights=load_weights(),
    )


def load_grammar() -> Knowledge:
    """Read rules and directory alone: what the grammar reads with, before anything is trained."""
    directory = load_directory()
    lexicon = load_lexicon()
    return Knowledge(
        lexicon=lexicon, directory=directory, names=build_name_index(directory, lexicon)
    )
