"""The rows by which a register is derived piece by piece: keys, links, groups.

A new document looks up by them what it may touch, and nothing else is looked at.
"""

from dataclasses import dataclass

from jalin.model import PartialDate, PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """A key of a document's sketch: documents that share one may be copies."""

    band: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLinkRow:
    """Two documents with copies of one text, and how much of the shorter stands in the other."""

    left_id: str
    right_id: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """The source group of a document; `first` is when the first of the group was published."""

    document_id: str
    source_id: str
    first: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyKeyRow:
    """A key that some document gives a party; the keys of one `block` settle one another."""

    block: str
    rule: str
    name: str
    form: str
    family: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMentionRow:
    """A party as one document speaks of it: its key there, and the register party it came to.

    `number` is its place among the parties of the document. `places` are the deals that name it,
    each with its place among the parties there: "0.1 2.0". The columns after it are the key;
    `told_name`, `told_kind` and `told_country` are what the document says.
    """

    document_id: str
    number: int
    party_id: str
    places: str
    block: str | None
    rule: str
    name: str
    form: str
    family: str | None
    country: str | None
    only_in: str | None
    told_name: str
    told_kind: PartyKind
    told_country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealKeyRow:
    """A key under which mentions of one deal may meet."""

    key: str
    document_id: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEdgeRow:
    """A reason to take two mentions for one deal, whether or not they came together by it."""

    left_id: str
    left_position: int
    right_id: str
    right_position: int
    rule: str
    parties: str
    shared: str
