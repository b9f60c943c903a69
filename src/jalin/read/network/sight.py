"""A document as both see it: what the grammar found in it, and what the network made of it."""

from dataclasses import dataclass

from jalin.read.analysis import Analysis
from jalin.text.encoding.heads import read_tags
from jalin.text.encoding.network import Encoding, Floats, Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The finds of the text layer, the encoded pieces, and the network that reads them.

    `tags` (pieces, tags, 3) is what `read_tags` gives.
    """

    analysis: Analysis
    encoding: Encoding
    network: Network
    tags: Floats

    def tag(self, name: str) -> Floats:
        """Give (pieces, 3) of one tag."""
        tags: Floats = self.tags[:, self.network.labels.tags.index(name)]
        return tags


def build_sight(analysis: Analysis, encoding: Encoding, network: Network) -> Sight:
    """Build the sight of a document, its tags read once."""
    tags = read_tags(network, encoding)
    return Sight(analysis=analysis, encoding=encoding, network=network, tags=tags)
