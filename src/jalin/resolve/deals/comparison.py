"""Whether two deal mentions of different documents can be one deal, and why.

Two mentions are one deal if their parties match, nothing of what they say sets them apart, and
their subjects agree.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import Activity, DealMention, Instrument, Sector, Stage
from jalin.resolve.deals.candidates import LONGEST_GAP_YEARS, Candidate, DealPlace
from jalin.resolve.deals.kin import Kin
from jalin.resolve.deals.subjects import overlap

LEAST_SHARED_PARTIES = 2
# A consortium may change one member and be the same; a pair with another partner is another deal.
ENOUGH_SHARED_PARTIES = 3
# Two object phrases are about one thing when more than half of their words agree ("bus listrik",
# "bus listrik perkotaan"); less lets "kendaraan" alone tie a bus to a tank.
LEAST_OBJECT_OVERLAP = 0.5
LONGEST_GAP = dt.timedelta(days=LONGEST_GAP_YEARS * 365)
# One signing is told with dates some days apart; the same pair signs the like again months later.
SAME_SIGNING = dt.timedelta(days=120)
_NO_INSTRUMENTS = frozenset({Instrument.UNSPECIFIED, Instrument.TALKS})
_SIGNED = frozenset(
    {
        Instrument.LETTER_OF_INTENT,
        Instrument.MEMORANDUM,
        Instrument.AGREEMENT,
        Instrument.CONTRACT,
        Instrument.LICENCE,
    }
)
_SIGNING_STAGES = frozenset({Stage.INTENT, Stage.COMMITTED})
# A sale and a venture of the same parties are two deals, unless one says that it is of the other.
_VENTURES = frozenset({Instrument.JOINT_VENTURE, Instrument.EQUITY})
_SALES = frozenset({Activity.SUPPLY, Activity.DISTRIBUTION})


class SubjectRule(StrEnum):
    """Why two mentions come together, the strongest reason first."""

    JUDGED = "judged"
    SAME_MODEL = "same_model"
    SAME_OBJECTS = "same_objects"
    SAME_DAY = "same_instrument_on_the_same_day"
    SAME_SECTORS = "same_sectors"
    SAME_INSTRUMENT = "same_instrument_of_the_same_parties"
    SUBJECT_UNSAID = "subject_unsaid"

    @property
    def rank(self) -> int:
        """Give the order of strength, 0 for the strongest."""
        return list(SubjectRule).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two mentions that come together, and why. `shared` are the things or sectors in common."""

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

    Asked: parties that match, nothing that sets them apart, subjects that agree, two documents (one
    document keeps its own deals apart).
    """
    left, right = sorted((one, other), key=lambda candidate: candidate.place)
    if left.place.document_id == right.place.document_id:
        return None
    matched = match_parties(left, right)
    if matched is None or are_apart(left, right):
        return None
    subject = _compare_subjects(left, right)
    if subject is None:
        return None
    rule, shared = subject
    return Join(left=left.place, right=right.place, rule=rule, party_ids=matched, shared=shared)


def match_parties(left: Candidate, right: Candidate) -> tuple[str, ...] | None:
    """Match two party lists: the ids of the left side that the right side has, None if too few.

    Two must be shared; one may be met by its group or its state, and where the mentions name the
    same thing in near years, both may. Where each side has a party that the other lacks, partners
    differ: that is one deal only if the rest is a whole consortium. A party only described is met
    by one alike.
    """
    exact = left.party_ids & right.party_ids
    rest, other = left.party_ids - exact, set(right.party_ids - exact)
    met: list[str] = []
    for each in sorted(rest):
        found = next((it for it in sorted(other) if _are_kin(left.kin[each], right.kin[it])), None)
        if found is not None:
            met.append(each)
            other.discard(found)
    shared = len(exact) + len(met)
    if exact and shared == 1 and left.described & right.described:
        return tuple(sorted(exact))
    if shared < LEAST_SHARED_PARTIES or not (exact or _are_alike(left, right)):
        return None
    if len(met) < len(rest) and other and shared < ENOUGH_SHARED_PARTIES:
        return None
    return tuple(sorted({*exact, *met}))


def are_apart(left: Candidate, right: Candidate) -> bool:
    """Tell whether something sets two mentions of matching parties apart.

    Another model, another nature (a sale, a venture), the umbrella and what is under it, another
    thing in another field, the like instrument signed at another time for another thing.
    """
    one, other = left.mention, right.mention
    if left.subject.models and right.subject.models:
        same_model = left.subject.models & right.subject.models
        return not same_model and not _is_same_signing(one, other)
    is_level = (left.is_umbrella and other.under is not None) or (
        right.is_umbrella and one.under is not None
    )
    if is_level or _differ_in_nature(one, other) or _differ_in_nature(other, one):
        return True
    if not (left.subject.phrases and right.subject.phrases):
        return False
    if left.subject.words & right.subject.words:
        return False
    other_thing = bool(left.subject.names and right.subject.names)
    return other_thing or _differ_in_field(one, other) or _signed_apart(one, other)


def _are_alike(left: Candidate, right: Candidate) -> bool:
    return _share_things(left, right) and not _are_far_apart(left, right)


def _share_things(left: Candidate, right: Candidate) -> bool:
    return bool(
        left.subject.models & right.subject.models or left.subject.words & right.subject.words
    )


def _are_kin(one: Kin, other: Kin) -> bool:
    return one.id in other.chain or other.id in one.chain


def _differ_in_nature(sale: DealMention, venture: DealMention) -> bool:
    return (
        venture.instrument in _VENTURES
        and sale.instrument in _SIGNED
        and bool(_SALES & set(sale.activities))
        and not set(sale.activities) & set(venture.activities)
    )


def _differ_in_field(one: DealMention, other: DealMention) -> bool:
    if one.instrument is other.instrument:
        return False
    left, right = (set(it.sectors) - {Sector.OTHER} for it in (one, other))
    return bool(left and right) and not left & right


def _is_same_signing(one: DealMention, other: DealMention) -> bool:
    """Tell whether both name one instrument and one day for it."""
    return (
        one.instrument is other.instrument
        and one.instrument not in _NO_INSTRUMENTS
        and one.date is not None
        and one.date.full is not None
        and one.date == other.date
    )


def _signed_apart(one: DealMention, other: DealMention) -> bool:
    """Tell whether the like was signed at two times: the date of a later step says nothing."""
    if one.instrument is not other.instrument or one.instrument not in _SIGNED:
        return False
    if not {one.stage, other.stage} <= _SIGNING_STAGES or one.date is None or other.date is None:
        return False
    gap = max(one.date.first, other.date.first) - min(one.date.last, other.date.last)
    return gap > SAME_SIGNING


def _compare_subjects(
    left: Candidate, right: Candidate
) -> tuple[SubjectRule, tuple[str, ...]] | None:
    models = left.subject.models & right.subject.models
    if models:
        return SubjectRule.SAME_MODEL, tuple(sorted(models))
    objects = overlap(left.subject, right.subject, LEAST_OBJECT_OVERLAP)
    if objects:
        return SubjectRule.SAME_OBJECTS, tuple(sorted({" ".join(sorted(it)) for it in objects}))
    if _is_same_day(left, right):
        return SubjectRule.SAME_DAY, (str(left.mention.instrument), str(left.mention.date))
    if left.is_diffuse or right.is_diffuse or _are_far_apart(left, right):
        return None
    return _compare_fields(left, right)


def _compare_fields(
    left: Candidate, right: Candidate
) -> tuple[SubjectRule, tuple[str, ...]] | None:
    """Find what two mentions of near years share beside their parties."""
    same_parties = left.party_ids == right.party_ids
    one, other = left.mention, right.mention
    sectors = tuple(it for it in one.sectors if it in other.sectors and it != Sector.OTHER)
    if sectors and (same_parties or _share_things(left, right)):
        return SubjectRule.SAME_SECTORS, sectors
    if same_parties and not (left.subject.phrases and right.subject.phrases):
        return SubjectRule.SUBJECT_UNSAID, ()
    same_paper = one.instrument is other.instrument and one.instrument not in _NO_INSTRUMENTS
    if same_parties and same_paper:
        return SubjectRule.SAME_INSTRUMENT, (str(one.instrument),)
    return None


def _is_same_day(left: Candidate, right: Candidate) -> bool:
    """Tell whether both name one day, and one instrument or none beside talks.

    Two states do several things on one day: there the instrument must agree.
    """
    one, other = left.mention, right.mention
    if one.date is None or one.date.full is None or one.date != other.date:
        return False
    if one.instrument is other.instrument:
        return True
    is_open = {one.instrument, other.instrument} & _NO_INSTRUMENTS
    return bool(is_open) and not (left.is_diffuse and right.is_diffuse)


def _are_far_apart(left: Candidate, right: Candidate) -> bool:
    """Tell whether it is unsaid when, or too long lies between."""
    if left.told is None or right.told is None:
        return True
    return (
        max(left.told.first, right.told.first) - min(left.told.last, right.told.last) > LONGEST_GAP
    )
