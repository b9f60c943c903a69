"""Whether two deal mentions of different documents can be one deal, and why."""

import datetime as dt
import functools
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import DealMention, Instrument, PartialDate, Sector
from jalin.resolve.aliases import find_family
from jalin.text.words.fold import fold

LEAST_SHARED_PARTIES = 2
# Of the larger party list, so much must be shared: a consortium of two that a second text tells
# with a third partner is the same; a pair out of a list of five is not. Chosen by reasoning, to be
# measured when a gold of register deals exists.
LEAST_SHARE_OF_PARTIES = 0.5
# Two object phrases are about one thing when more than half of their words agree ("bus listrik",
# "bus listrik perkotaan"); less lets "kendaraan" alone tie a bus to a tank.
LEAST_OBJECT_OVERLAP = 0.5
# Without an object in common, mentions told further apart than this are two deals: it is the
# longest silence after which a deal counts as stalled (codebook, section 7).
LONGEST_GAP = dt.timedelta(days=3 * 365)
_NO_INSTRUMENTS = frozenset({Instrument.UNSPECIFIED, Instrument.TALKS})


class SubjectRule(StrEnum):
    """Why the subjects of two mentions agree, the strongest reason first."""

    SAME_OBJECTS = "same_objects"
    SAME_DAY = "same_instrument_on_the_same_day"
    SAME_SECTORS = "same_sectors"
    SUBJECT_UNSAID = "subject_unsaid"

    @property
    def rank(self) -> int:
        """Give the order of strength, 0 for the strongest."""
        return list(SubjectRule).index(self)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DealPlace:
    """Where a deal is mentioned: its document and its place among the deals there."""

    document_id: str
    deal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A deal mention with its parties resolved.

    `told` is when its document was published or, where that is not known, the date of the deal.
    `is_umbrella`: another deal of its document lies under it.
    """

    place: DealPlace
    mention: DealMention
    party_ids: frozenset[str]
    told: PartialDate | None = None
    is_umbrella: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two mentions that come together, and why. `shared` are the objects or sectors in common."""

    left: DealPlace
    right: DealPlace
    rule: SubjectRule
    party_ids: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def strength(self) -> tuple[int, int, int, DealPlace, DealPlace]:
        """Give the order in which joins are tried: the surest first, ties by place."""
        return (self.rule.rank, -len(self.party_ids), -len(self.shared), self.left, self.right)


def compare_deals(one: Candidate, other: Candidate) -> Join | None:
    """Find the reason to join two mentions, None where there is none.

    Asked: parties that match, subjects that agree, the same level (an umbrella is never the deal
    beneath it), two documents (one document keeps its own deals apart).
    """
    left, right = sorted((one, other), key=lambda candidate: candidate.place)
    if left.place.document_id == right.place.document_id:
        return None
    if not parties_match(left, right) or _stand_on_two_levels(left, right):
        return None
    subject = _compare_subjects(left, right)
    if subject is None:
        return None
    rule, shared = subject
    return Join(
        left=left.place,
        right=right.place,
        rule=rule,
        party_ids=tuple(sorted(left.party_ids & right.party_ids)),
        shared=shared,
    )


def parties_match(left: Candidate, right: Candidate) -> bool:
    """Tell whether two party lists share two parties and half of the larger list."""
    shared = len(left.party_ids & right.party_ids)
    larger = max(len(left.party_ids), len(right.party_ids))
    return shared >= LEAST_SHARED_PARTIES and shared >= LEAST_SHARE_OF_PARTIES * larger


def _stand_on_two_levels(left: Candidate, right: Candidate) -> bool:
    return (left.is_umbrella and right.mention.under is not None) or (
        right.is_umbrella and left.mention.under is not None
    )


def _compare_subjects(
    left: Candidate, right: Candidate
) -> tuple[SubjectRule, tuple[str, ...]] | None:
    one, other = left.mention, right.mention
    objects = tuple(it for it in one.objects if any(_overlap(it, that) for that in other.objects))
    if objects:
        return SubjectRule.SAME_OBJECTS, objects
    if _are_far_apart(left, right):
        return None
    tell_objects = bool(one.objects and other.objects)
    if not (tell_objects and _is_among_states(one)):
        if _is_same_signing(one, other):
            return SubjectRule.SAME_DAY, (str(one.instrument), str(one.date))
        sectors = tuple(it for it in one.sectors if it in other.sectors and it != Sector.OTHER)
        if sectors:
            return SubjectRule.SAME_SECTORS, sectors
    if _is_unsaid(one) or _is_unsaid(other):
        return SubjectRule.SUBJECT_UNSAID, ()
    return None


def _are_far_apart(left: Candidate, right: Candidate) -> bool:
    """Tell whether both say when, and too long lies between."""
    if left.told is None or right.told is None:
        return False
    return (
        max(left.told.first, right.told.first) - min(left.told.last, right.told.last) > LONGEST_GAP
    )


def _is_same_signing(one: DealMention, other: DealMention) -> bool:
    """Tell whether both name one instrument and one day for it."""
    return (
        one.instrument is other.instrument
        and one.instrument not in _NO_INSTRUMENTS
        and one.date is not None
        and one.date.full is not None
        and one.date == other.date
    )


def _is_among_states(mention: DealMention) -> bool:
    """Tell whether only public bodies deal here: two states have many deals in one sector."""
    return all(find_family(party.kind) == "public" for party in mention.parties)


def _overlap(left: str, right: str) -> bool:
    one, other = _find_words(left), _find_words(right)
    return 2 * len(one & other) > LEAST_OBJECT_OVERLAP * (len(one) + len(other))


# A mention is compared with every other of its parties: folding anew is most of that work.
@functools.lru_cache(maxsize=2**16)
def _find_words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _is_unsaid(mention: DealMention) -> bool:
    return not mention.objects and not set(mention.sectors) - {Sector.OTHER}
