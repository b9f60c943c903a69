"""What the judgements that stand say to the register.

A judgement stands unless a standing withdrawal names it, so that a withdrawn withdrawal restores
what it took back. Where two that stand contradict each other, the one made later holds; of one
second, the one with the greater id. All here is a function of the set of judgements: the order in
which they came plays no part. Where a mention is not found again, the judgement has no effect on it
and is listed as lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from jalin.model import Anchor, Judgement, JudgementKind, Reading
from jalin.model.judgement import FIELDS_ADDING_UP, PROMISE_FIELD, VALUE_KINDS
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.anchors import find_anchor
from jalin.resolve.judged.ruling_pairs import DealRulings, settle_pairs
from jalin.text.words.fold import fold

_PAIR_KINDS = frozenset({JudgementKind.MERGE, JudgementKind.SPLIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class LostAnchor:
    """A judged mention that is not found: its judgement has no effect there.

    `unread`: its document has no reading here. Otherwise the reading has no deal, or more than one,
    that it can mean.
    """

    judgement_id: str
    anchor: Anchor
    unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The judgements that stand, in their order, indexed for the step that derives the register.

    Every `readings` maps document ids to present readings; anchors in other documents are passed
    over.
    """

    standing: tuple[Judgement, ...]
    _by_document: Mapping[str, tuple[Judgement, ...]]
    _by_party: Mapping[str, tuple[Judgement, ...]]
    _aliases: Mapping[str, str]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Self:
        """Index judgements; the withdrawn ones are dropped."""
        standing = find_standing(judgements)
        by_document: dict[str, dict[str, Judgement]] = defaultdict(dict)
        by_party: dict[str, dict[str, Judgement]] = defaultdict(dict)
        for judgement in standing:
            for anchor in judgement.anchors:
                by_document[anchor.document_id][judgement.id] = judgement
            for party_id in judgement.parties:
                by_party[party_id][judgement.id] = judgement
        return cls(
            standing=standing,
            _by_document={key: tuple(found.values()) for key, found in by_document.items()},
            _by_party={key: tuple(found.values()) for key, found in by_party.items()},
            _aliases=_join_parties(standing),
        )

    @property
    def documents(self) -> tuple[str, ...]:
        """Name every document of which something was decided."""
        return tuple(sorted(self._by_document))

    def mention_verdicts(self, document_id: str, reading: Reading) -> Mapping[int, Judgement]:
        """Give the last word on each deal of a reading that was said to be one, or none."""
        return {
            place.deal: judgement
            for judgement in self._by_document.get(document_id, ())
            if judgement.judges_mention
            for place in _find_places(judgement, {document_id: reading})
        }

    def dropped_mentions(self, document_id: str, reading: Reading) -> frozenset[int]:
        """Find the deals of a reading of which was said last that they are none."""
        verdicts = self.mention_verdicts(document_id, reading)
        return frozenset(deal for deal, it in verdicts.items() if it.kind is JudgementKind.REJECT)

    def tied_documents(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        """Widen a set of documents by all that merges and splits tie to them, step by step."""
        found = set(document_ids)
        waiting = list(found)
        while waiting:
            for judgement in self._by_document.get(waiting.pop(), ()):
                if judgement.kind in _PAIR_KINDS:
                    tied = {anchor.document_id for anchor in judgement.anchors} - found
                    found |= tied
                    waiting += tied
        return tuple(sorted(found))

    def deal_rulings(self, readings: Mapping[str, Reading]) -> DealRulings:
        """Tell which mentions belong together and which apart.

        The readings must hold all `tied_documents` of their own: contradictions are settled over
        all of them. Mentions that are said to be no deal are in no pair.
        """
        dropped = {
            DealPlace(document_id=document_id, deal=deal)
            for document_id, reading in readings.items()
            for deal in self.dropped_mentions(document_id, reading)
        }
        told = []
        for judgement in self._list_of(readings):
            if judgement.kind in _PAIR_KINDS and not judgement.parties:
                found = [_find_place(anchor, readings) for anchor in judgement.anchors]
                kept = [None if place in dropped else place for place in found]
                told.append((judgement, kept))
        return settle_pairs(told)

    def party_alias(self, party_id: str) -> str:
        """Give the party that a party was merged into, itself where it was not."""
        return self._aliases.get(party_id, party_id)

    def parties_apart(self, document_id: str) -> frozenset[str]:
        """Name the parties, after merging, that were said not to be in a document.

        What is linked to one of them there becomes a party of that document alone.
        """
        return frozenset(
            self.party_alias(party_id)
            for judgement in self._by_document.get(document_id, ())
            if judgement.kind is JudgementKind.SPLIT
            for party_id in judgement.parties
        )

    @property
    def judged_parties(self) -> tuple[str, ...]:
        """Name every party of which something was decided."""
        return tuple(sorted(self._by_party))

    def documents_without(self, party_ids: Iterable[str]) -> tuple[str, ...]:
        """Name the documents of which one of these parties was said not to be in them."""
        found = {
            anchor.document_id
            for party_id in party_ids
            for judgement in self._by_party.get(party_id, ())
            if judgement.kind is JudgementKind.SPLIT
            for anchor in judgement.anchors
        }
        return tuple(sorted(found))

    def decisions_for(
        self, places: Iterable[DealPlace], readings: Mapping[str, Reading]
    ) -> tuple[Judgement, ...]:
        """Give the judgements on values of the deal told at these places, in their order.

        Of two on one value, or on the one value of a field, only the later is given.
        """
        held: list[Judgement] = []
        for judgement in self._list_at(places, readings):
            if judgement.kind in VALUE_KINDS and judgement.field not in (None, PROMISE_FIELD):
                held = [earlier for earlier in held if not _overrules(judgement, earlier)]
                held.append(judgement)
        return tuple(held)

    def promise_outcomes_for(
        self, places: Iterable[DealPlace], readings: Mapping[str, Reading]
    ) -> tuple[Judgement, ...]:
        """Give the last judgement on each promise of the deal told at these places."""
        last: dict[tuple[str, str], Judgement] = {}
        for judgement in self._list_at(places, readings):
            if judgement.field == PROMISE_FIELD:
                last[judgement.anchors[0].document_id, fold(judgement.quote or "")] = judgement
        return tuple(sorted(last.values(), key=lambda judgement: judgement.order))

    def judgements_of(
        self, places: Iterable[DealPlace], readings: Mapping[str, Reading]
    ) -> tuple[Judgement, ...]:
        """Give every judgement that speaks of the deal told at these places, in their order."""
        return tuple(self._list_at(places, readings))

    def party_notes(self, party_id: str) -> tuple[Judgement, ...]:
        """Give the notes on a party and on those merged with it, in their order."""
        merged = [it for it in self._by_party if self.party_alias(it) == self.party_alias(party_id)]
        found = {it.id: it for each in merged for it in self._by_party[each]}
        notes = (it for it in found.values() if it.kind is JudgementKind.NOTE)
        return tuple(sorted(notes, key=lambda judgement: judgement.order))

    def find_lost(self, readings: Mapping[str, Reading]) -> tuple[LostAnchor, ...]:
        """List the anchors that are not found, given the readings of all `documents`."""
        return tuple(
            LostAnchor(
                judgement_id=judgement.id,
                anchor=anchor,
                unread=anchor.document_id not in readings,
            )
            for judgement in self.standing
            if not _is_about_document(judgement)
            for anchor in judgement.anchors
            if _find_place(anchor, readings) is None
        )

    def _list_of(self, document_ids: Iterable[str]) -> list[Judgement]:
        found = {it.id: it for each in document_ids for it in self._by_document.get(each, ())}
        return sorted(found.values(), key=lambda judgement: judgement.order)

    def _list_at(
        self, places: Iterable[DealPlace], readings: Mapping[str, Reading]
    ) -> Iterator[Judgement]:
        asked = frozenset(places)
        for judgement in self._list_of(place.document_id for place in asked):
            if any(place in asked for place in _find_places(judgement, readings)):
                yield judgement


def find_standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Find the judgements that no standing withdrawal takes back, in their order.

    Withdrawals are settled from the last of a chain: one that nothing withdraws stands.
    """
    by_id = {judgement.id: judgement for judgement in judgements}
    open_withdrawals: dict[str, int] = defaultdict(int)
    for judgement in by_id.values():
        open_withdrawals[judgement.withdraws or ""] += 1
    settled = [judgement for key, judgement in by_id.items() if not open_withdrawals[key]]
    fallen: set[str] = set()
    for judgement in settled:
        target = by_id.get(judgement.withdraws or "")
        if target is not None:
            if judgement.id not in fallen:
                fallen.add(target.id)
            open_withdrawals[target.id] -= 1
            if not open_withdrawals[target.id]:
                settled.append(target)
    standing = (judgement for judgement in settled if judgement.id not in fallen)
    return tuple(sorted(standing, key=lambda judgement: judgement.order))


def documents_touched(judgement: Judgement) -> tuple[str, ...]:
    """Name the documents of which a judgement speaks; those of its parties are not among them."""
    return tuple(sorted({anchor.document_id for anchor in judgement.anchors}))


def _find_place(anchor: Anchor, readings: Mapping[str, Reading]) -> DealPlace | None:
    reading = readings.get(anchor.document_id)
    deal = None if reading is None else find_anchor(anchor, reading)
    return None if deal is None else DealPlace(document_id=anchor.document_id, deal=deal)


def _find_places(judgement: Judgement, readings: Mapping[str, Reading]) -> Iterator[DealPlace]:
    for anchor in judgement.anchors:
        place = _find_place(anchor, readings)
        if place is not None:
            yield place


def _is_about_document(judgement: Judgement) -> bool:
    """Tell whether the anchor only names the document: a party is split off all of it."""
    return judgement.kind is JudgementKind.SPLIT and bool(judgement.parties)


def _overrules(later: Judgement, earlier: Judgement) -> bool:
    """Tell whether a judgement on a value leaves nothing of an earlier one.

    A value that is accepted or corrected adds to a field that adds up; it sets any other field.
    """
    if (later.field, _find_scope(later)) != (earlier.field, _find_scope(earlier)):
        return False
    if later.value == earlier.value:
        return True
    adds_up = later.field in FIELDS_ADDING_UP
    return not adds_up and JudgementKind.REJECT not in (later.kind, earlier.kind)


def _find_scope(judgement: Judgement) -> str | None:
    return judgement.anchors[0].document_id if judgement.only_here else None


def _join_parties(standing: Iterable[Judgement]) -> Mapping[str, str]:
    """Map each merged party to the one that stands for all: in the directory, then by id.

    Merges that share a party make one group, so that there are no chains and no rings.
    """
    groups: dict[str, set[str]] = {}
    for judgement in standing:
        if judgement.kind is JudgementKind.MERGE and judgement.parties:
            joined = set[str]().union(*(groups.get(it, {it}) for it in judgement.parties))
            groups.update(dict.fromkeys(joined, joined))
    return {party_id: min(group, key=_rank_party) for party_id, group in groups.items()}


def _rank_party(party_id: str) -> tuple[bool, bool, str]:
    """Rank ids: those of the directory, then discovered parties, then those of one document."""
    return (party_id.startswith("~"), "@" in party_id, party_id)
