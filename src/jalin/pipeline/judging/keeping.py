"""Judgements in the register: kept, read back, listed.

To keep one also marks the documents whose derived rows it may change.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from jalin.model import AbortError, Anchor, JalinError, Judgement
from jalin.model.judgement import MADE_FORMAT, find_faults, write_made
from jalin.model.truth import KeptJudgement
from jalin.resolve.judged.rulings import Rulings, documents_touched
from jalin.store.register import Register
from jalin.store.rows import PartyNameRow

_SECOND = dt.timedelta(seconds=1)
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Judgement)


class JudgementError(JalinError):
    """A judgement cannot be made as it was asked for. Carries every fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """A judgement in a list. `stands`: nobody took it back.

    `lost` are the mentions that the present readings no longer have: it has no effect on them.
    """

    id: str
    stands: bool
    lost: tuple[Anchor, ...]
    judgement: Judgement


def load_judgements(register: Register) -> tuple[Judgement, ...]:
    """Give every judgement that was made, in their order. Raises AbortError for a foreign one."""
    return tuple(decode_judgement(row.id, row.json) for row in register.judgements())


def list_judgements(register: Register) -> tuple[JudgementView, ...]:
    """List every judgement with what became of it, the latest first."""
    judgements = load_judgements(register)
    rulings = Rulings.of(judgements)
    readings = {
        document_id: reading
        for document_id, (_, reading) in register.current_of(rulings.documents).items()
    }
    lost = rulings.find_lost(readings)
    standing = {judgement.id for judgement in rulings.standing}
    return tuple(
        JudgementView(
            id=it.id,
            stands=it.id in standing,
            lost=tuple(each.anchor for each in lost if each.judgement_id == it.id),
            judgement=it,
        )
        for it in reversed(judgements)
    )


def keep_judgement(register: Register, judgement: Judgement) -> Judgement:
    """Keep a judgement and mark what is to be derived anew. Raises JudgementError.

    No two judgements are of one second: a second one is dated one second later, so that it is known
    which of them is the later. What was decided last is given as it is where it is decided once
    more, as by somebody who was cut off before the answer came.
    """
    faults = find_faults(judgement)
    if faults:
        raise JudgementError(faults)
    # Nobody derives meanwhile: a document that is being derived would not be marked.
    with register.deriving():
        before = load_judgements(register)
        if (told := _find_told(judgement, before)) is not None:
            return told
        kept = _date_apart(judgement, {it.made for it in before})
        register.add_judgement(kept.id, kept.made, _ENCODER.encode(kept).decode())
        register.mark_pending(_find_touched(register, (kept,), before))
    return kept


def keep_all(register: Register, judgements: Sequence[KeptJudgement]) -> None:
    """Keep judgements as they were kept elsewhere, and mark what is to be derived anew."""
    with register.deriving():
        before = load_judgements(register)
        known = {it.id for it in before}
        new = {it.id: it for it in judgements if it.id not in known}
        for it in new.values():
            register.add_judgement(it.id, it.made, it.json)
        decoded = tuple(decode_judgement(it.id, it.json) for it in new.values())
        register.mark_pending(_find_touched(register, decoded, before))


def find_touched_since(register: Register, before: tuple[Judgement, ...]) -> set[str]:
    """Find the documents that judgements speak of which were kept since these were all.

    The derived tables are as of then.
    """
    known = {it.id for it in before}
    new = tuple(it for it in load_judgements(register) if it.id not in known)
    return _find_touched(register, new, before)


def decode_judgement(identity: str, text: str) -> Judgement:
    """Read a judgement as it is kept. Raises AbortError for a foreign one."""
    try:
        return _DECODER.decode(text)
    except msgspec.ValidationError as err:
        fault = f"judgement {identity!r} cannot be read ({err}); use a newer Jalin"
        raise AbortError(fault) from err


def _find_told(judgement: Judgement, before: Sequence[Judgement]) -> Judgement | None:
    """Find what is kept already: to the second, or decided last of all, whenever that was."""
    if judgement in before:
        return judgement
    # Beyond the last one nobody knows whether a later one goes against it.
    is_last = bool(before) and replace(before[-1], made=judgement.made) == judgement
    return before[-1] if is_last else None


def _date_apart(judgement: Judgement, taken: set[str]) -> Judgement:
    moment = dt.datetime.strptime(judgement.made, MADE_FORMAT).replace(tzinfo=dt.UTC)
    while write_made(moment) in taken:
        moment += _SECOND
    return replace(judgement, made=write_made(moment))


def _find_touched(
    register: Register, judgements: Sequence[Judgement], before: tuple[Judgement, ...]
) -> set[str]:
    """Find the documents that new judgements speak of, now and with them in force.

    A withdrawal speaks of what it takes back. Merges and splits are settled together with all that
    they are tied to. Of merged parties all documents are touched, also those of which one of them
    was split off.
    """
    by_id = {it.id: it for it in (*before, *judgements)}
    then, now = Rulings.of(before), Rulings.of((*before, *judgements))
    touched: set[str] = set()
    for subject in (_find_subject(it, by_id) for it in judgements):
        named = documents_touched(subject)
        touched |= {*then.tied_documents(named), *now.tied_documents(named)}
        if not subject.anchors:
            party_ids = {then.party_alias(party_id) for party_id in subject.parties}
            names = register.find_any(PartyNameRow, "party_id", party_ids)
            touched |= {row.document_id for row in names}
            merged = {each for each in then.judged_parties if then.party_alias(each) in party_ids}
            touched |= set(then.documents_without(merged | set(subject.parties)))
    return touched


def _find_subject(judgement: Judgement, by_id: Mapping[str, Judgement]) -> Judgement:
    """Find what a judgement speaks of: of a withdrawal what it takes back, step by step."""
    subject = judgement
    while subject.withdraws is not None and subject.withdraws in by_id:
        subject = by_id[subject.withdraws]
    return subject
