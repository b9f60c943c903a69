"""Which texts are copies of one text: syndicated, cut short, lightly edited, under another title.

Copies form a source group and count as one source. Candidates are looked up by the bands of a
sketch, then verified word by word. So adding a document needs only the documents that share a band
with it: its links are `link_copies` with each of these, and the groups that can change are those of
the documents it is linked to. What is said of two texts depends on these two texts alone.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalin.model import PartialDate
from jalin.text.shingles import Wording, count_covered, list_bands, read_wording

# The figures below were chosen on pairs of twelve thousand press articles, looked at by eye, and on
# copies made of them: sentences dropped, a dateline and a footer added, a word in twenty changed.
#
# A text shorter than this is no copy of anything: two outlets write one sentence alike by chance.
LEAST_WORDS = 20
# Of the shorter text so many words must stand in the other. Made copies reach 0.8; articles of one
# newsroom on one event, which share their background, end between 0.5 and 0.75.
LEAST_SHARE = 0.75
# And so many of the longer one, else it is a round-up or a later article that quotes an old one
# whole: it says new things, and would tie the different articles that it holds to one another.
LEAST_SHARE_OF_LONGER = 0.4
# A gap of so many words between two shared passages is an edit: one changed word beside another.
_EDIT_WORDS = 4
# A copy keeps its figures. A form that is filled in anew every day (prices of shares, of gold, the
# weather) has the same words and others: there the share of figures in common is 0.2 to 0.7.
LEAST_SHARE_OF_FIGURES = 0.75
# Of fewer figures a few changes would decide.
_LEAST_FIGURES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is kept of a text to find its copies: exact keys, of which copies share at least one."""

    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """Two documents with copies of one text. Invariant: left < right.

    `share` is how much of the shorter text stands in the other.
    """

    left: str
    right: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """The documents that tell one text, in order of publication, undated ones last.

    `source_id` is the first of them and `first` the day on which it was published.
    """

    source_id: str
    members: tuple[str, ...]
    first: PartialDate | None


def sketch_text(text: str) -> Sketch:
    """Sketch a text. One too short to be a copy has no bands."""
    words = read_wording(text).words
    return Sketch(bands=list_bands(words) if len(words) >= LEAST_WORDS else ())


def compare_texts(left: str, right: str) -> float | None:
    """Give the share of the shorter text that stands in the other; None where they are no copies.

    The order of the two makes no difference.
    """
    shorter, longer = sorted(
        (read_wording(left), read_wording(right)), key=lambda it: (len(it.words), it.words)
    )
    shared = shorter.shingles & longer.shingles
    if len(shorter.words) < LEAST_WORDS or not shared:
        return None
    share, share_of_longer = (
        count_covered(it.words, shared, bridge=_EDIT_WORDS) / len(it.words)
        for it in (shorter, longer)
    )
    alike = share >= LEAST_SHARE and share_of_longer >= LEAST_SHARE_OF_LONGER
    return share if alike and _keep_figures(shorter, longer) else None


def link_copies(texts: Mapping[str, str], one: str, other: str) -> CopyLink | None:
    """Link two documents, given by their ids, if their texts are copies."""
    left, right = sorted((one, other))
    share = compare_texts(texts[left], texts[right])
    return None if share is None else CopyLink(left=left, right=right, share=share)


def group_copies(
    ids: Iterable[str], links: Iterable[CopyLink], ages: Mapping[str, PartialDate | None]
) -> Mapping[str, CopyGroup]:
    """Give the source group of each document: all that links tie to one another.

    `ages` are the days of publication. A link to a document that is not among `ids` is passed over.
    A document that is added needs only the documents that share a band with it, and the groups of
    those; all other groups stay as they are, and the order of adding makes no difference.
    """
    leaders = {identity: identity for identity in ids}
    for link in links:
        if link.left in leaders and link.right in leaders:
            leaders[_find_leader(leaders, link.left)] = _find_leader(leaders, link.right)
    members: dict[str, list[str]] = {}
    for identity in sorted(leaders):
        members.setdefault(_find_leader(leaders, identity), []).append(identity)
    groups = (_build_group(found, ages) for found in members.values())
    return MappingProxyType({identity: group for group in groups for identity in group.members})


def _keep_figures(shorter: Wording, longer: Wording) -> bool:
    figures, others = (Counter(filter(_has_digit, it.words)) for it in (shorter, longer))
    fewest = min(figures.total(), others.total())
    common = (figures & others).total()
    return fewest < _LEAST_FIGURES or common >= LEAST_SHARE_OF_FIGURES * fewest


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _find_leader(leaders: dict[str, str], identity: str) -> str:
    while leaders[identity] != identity:
        leaders[identity] = leaders[leaders[identity]]
        identity = leaders[identity]
    return identity


def _build_group(found: Iterable[str], ages: Mapping[str, PartialDate | None]) -> CopyGroup:
    def age(identity: str) -> tuple[bool, dt.date, str, str]:
        return (*PartialDate.order_of(ages.get(identity)), identity)

    members = tuple(sorted(found, key=age))
    return CopyGroup(source_id=members[0], members=members, first=ages.get(members[0]))
