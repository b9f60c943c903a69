"""What a judgement does: two scenes compared, deal by deal."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from jalin.model import Judgement
from jalin.pipeline.reviewing.scenes import Scene
from jalin.pipeline.show.views import DealSummary
from jalin.track.promises.promise import PromiseState

SINGLE_FIELDS = ("stage", "reached", "state", "instrument", "date", "place", "under")
_PLURAL_FIELDS = ("activities", "sectors", "objects", "amounts")
_COUNTED_FIELDS = ("documents",)


class Fate(StrEnum):
    """What becomes of a deal."""

    CHANGED = "changed"
    NEW = "new"
    MERGED = "merged"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEffect:
    """Values of a field that leave, and that come. What stays is not told."""

    field: str
    left: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEffect:
    """What becomes of one deal.

    `before` is None for a new one, `after` for one that is there no more. `others` are the deals
    from which mentions come to it or, of one that is gone, to which they go. `held` are the values
    that a reviewer holds from now on, `freed` those that no one holds any more.
    """

    fate: Fate
    before: DealSummary | None
    after: DealSummary | None
    others: tuple[str, ...]
    fields: tuple[FieldEffect, ...]
    held: tuple[tuple[str, str], ...] = ()
    freed: tuple[tuple[str, str], ...] = ()

    @property
    def deal(self) -> DealSummary:
        """Give the deal as it is afterwards or, of one that is gone, as it was."""
        found = self.after or self.before
        assert found is not None, "a deal is there before or afterwards"
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseEffect:
    """A promise that stands otherwise; None where it is not told before, or not any more."""

    who: str
    words: str
    before: PromiseState | None
    after: PromiseState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a judgement does. Where nothing is listed, all is shown as it was."""

    judgement: Judgement
    deals: tuple[DealEffect, ...]
    promises: tuple[PromiseEffect, ...]

    @property
    def digest(self) -> str:
        """Digest what is said and what it does; the time at which it is said does not count."""
        said = replace(self.judgement, made="")
        content = repr((said, self.deals, self.promises))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def compare_scenes(judgement: Judgement, before: Scene, after: Scene) -> Effect:
    """Tell what a judgement does. Both scenes are of the same documents."""
    return Effect(
        judgement=judgement,
        deals=tuple(_compare_deals(before, after)),
        promises=tuple(_compare_promises(before, after)),
    )


def _compare_promises(before: Scene, after: Scene) -> Iterator[PromiseEffect]:
    for name in sorted(before.promises.keys() | after.promises.keys()):
        one, other = before.promises.get(name), after.promises.get(name)
        if one is not other:
            yield PromiseEffect(who=name[0], words=name[1], before=one, after=other)


def _compare_deals(before: Scene, after: Scene) -> Iterator[DealEffect]:
    heirs = _find_heirs(before, after)
    for deal_id, deal in after.deals.items():
        old_id = heirs.get(deal_id)
        effect = _compare_deal(before, after, old_id, deal)
        if effect is not None:
            yield effect
    kept = set(heirs.values())
    for deal_id, deal in before.deals.items():
        if deal_id not in kept:
            moved = {after.deal_at.get(place) for place in before.places_of(deal_id)} - {None}
            yield DealEffect(
                fate=Fate.MERGED if moved else Fate.GONE,
                before=deal,
                after=None,
                others=tuple(sorted(it for it in moved if it is not None)),
                fields=(),
            )


def _find_heirs(before: Scene, after: Scene) -> dict[str, str]:
    """Find for each later deal the one that it was.

    That is the one of its id or, where that is gone, of most of its mentions: a deal bears the id
    of its first mention, which may be judged away.
    """
    heirs = {deal_id: deal_id for deal_id in after.deals if deal_id in before.deals}
    gone = [deal_id for deal_id in before.deals if deal_id not in after.deals]
    for deal_id in sorted(after.deals.keys() - heirs.keys()):
        places = after.places_of(deal_id)
        shares = {it: len(places & before.places_of(it)) for it in gone}
        best = max(shares, key=lambda it: (shares[it], it), default=None)
        if best is not None and shares[best]:
            heirs[deal_id] = best
            gone.remove(best)
    return heirs


def _compare_deal(
    before: Scene, after: Scene, old_id: str | None, deal: DealSummary
) -> DealEffect | None:
    came = after.places_of(deal.id) - (before.places_of(old_id) if old_id else frozenset())
    origins = {before.deal_at.get(place) for place in came} - {None, old_id}
    others = tuple(sorted(it for it in origins if it is not None))
    if old_id is None:
        return DealEffect(fate=Fate.NEW, before=None, after=deal, others=others, fields=())
    old = before.deals[old_id]
    held, holding = before.held[old_id], after.held[deal.id]
    effect = DealEffect(
        fate=Fate.CHANGED,
        before=old,
        after=deal,
        others=others,
        fields=tuple(_compare_fields(old, deal)),
        held=tuple(sorted(holding - held)),
        freed=tuple(sorted(held - holding)),
    )
    is_other = others or effect.fields or effect.held or effect.freed or old_id != deal.id
    return effect if is_other else None


def _compare_fields(old: DealSummary, new: DealSummary) -> Iterator[FieldEffect]:
    for name in _FIELDS:
        before, after = _list_values(old, name), _list_values(new, name)
        left = tuple(it for it in before if it not in after)
        came = tuple(it for it in after if it not in before)
        if left or came:
            yield FieldEffect(field=name, left=left, came=came)


_FIELDS = (*SINGLE_FIELDS, "parties", *_PLURAL_FIELDS, *_COUNTED_FIELDS)


def _list_values(deal: DealSummary, field: str) -> tuple[str, ...]:
    if field == "parties":
        return tuple(party.name for party in deal.parties)
    value = getattr(deal, field)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return () if value is None else (str(value),)
