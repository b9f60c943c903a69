"""Judged mentions, found again in a newer reading of their document.

Rule: of the deals of the reading, the one that shares most parties with the anchor; of several, the
one told by the same sentence; then the one with the fewest other parties; then the one at the same
place. It is taken only if it is the only one that comes first, and only if it shares more than half
of the parties or stands on the same sentence. Otherwise the anchor is lost, which is reported: a
decision of a person is never carried over to a deal by guess.
"""

from jalin.model import Anchor, DealMention, Reading
from jalin.resolve.parties.aliases import find_forms
from jalin.text.words.fold import fold, fold_name

# Two readers cut the same sentence differently at its ends: more than half of the words agree.
_LEAST_SENTENCE_OVERLAP = 0.5
# A hub deals with many partners: half of a pair is only the hub.
_LEAST_SHARE_OF_PARTIES = 0.5

_Fit = tuple[int, bool, int, bool]


def build_anchor(document_id: str, reading: Reading, deal: int) -> Anchor:
    """Name a deal mention by what a newer reading keeps: its parties and its sentence."""
    mention = reading.deals[deal]
    return Anchor(
        document_id=document_id,
        deal=deal,
        parties=tuple(sorted({fold_name(party.name) for party in mention.parties} - {""})),
        evidence=mention.evidence,
    )


def find_anchor(anchor: Anchor, reading: Reading) -> int | None:
    """Find the deal of a reading that an anchor means; None where it is lost."""
    fits = {
        deal: fit
        for deal, mention in enumerate(reading.deals)
        if (fit := _fit(anchor, deal, mention)) is not None
    }
    best = max(fits.values(), default=None)
    found = [deal for deal, fit in fits.items() if fit == best]
    return found[0] if len(found) == 1 else None


def _fit(anchor: Anchor, deal: int, mention: DealMention) -> _Fit | None:
    """Tell how well a mention fits, the greater the better; None where it does not at all."""
    names = set(anchor.parties)
    shared = sum(bool(find_forms(party) & names) for party in mention.parties)
    same_sentence = _is_same_sentence(anchor.evidence, mention.evidence)
    same_place = deal == anchor.deal
    # Without a sentence on one side only the place can tell that half a pair is enough.
    told = None in (anchor.evidence, mention.evidence)
    is_likely = shared > _LEAST_SHARE_OF_PARTIES * len(names)
    if not shared or not (is_likely or same_sentence or (told and same_place)):
        return None
    return (shared, same_sentence, shared - len(mention.parties), same_place)


def _is_same_sentence(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    left, right = set(fold(one).split()), set(fold(other).split())
    return 2 * len(left & right) > _LEAST_SENTENCE_OVERLAP * (len(left) + len(right))
