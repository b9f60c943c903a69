"""What the forms of a review ask for, and the judgement that it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import JudgementKind
from jalin.model.judgement import PROMISE_FIELD
from jalin.pipeline.judging import JudgementError, Verdict
from jalin.pipeline.judging.targets import PARTY_MARK
from jalin.pipeline.reviewing.item import PARTIES_FIELD
from jalin.resolve.deals.candidates import DealPlace

_LONGEST = 2000


class Act(StrEnum):
    """What a button of the page does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"


# After these the mention is settled, and the next one is shown.
SETTLING = frozenset({Act.ACCEPT, Act.REJECT, Act.MERGE, Act.SPLIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form asks for.

    `field` is None where the whole mention is meant. `value` is what is judged, `new_value` what is
    right instead. `whole`: the value is judged for the whole deal. `quote` are the words of a
    promise, `party_id` the party that a name stands for.
    """

    act: Act
    field: str | None = None
    value: str | None = None
    new_value: str | None = None
    other: str | None = None
    quote: str | None = None
    party_id: str | None = None
    note: str | None = None
    whole: bool = False

    @property
    def settles(self) -> bool:
        """Tell whether the mention as a whole is judged."""
        return self.field is None and self.act in SETTLING

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Give it as the fields of a form, to be sent once more."""
        said = (
            *(("act", self.act), ("field", self.field), ("value", self.value)),
            *(("new_value", self.new_value), ("other", self.other), ("quote", self.quote)),
            *(("party", self.party_id), ("note", self.note), ("whole", "1" if self.whole else "")),
        )
        return tuple((name, str(value)) for name, value in said if value)


def read_asked(data: Mapping[str, str]) -> Asked | None:
    """Read what a form asks for; None where it asks for nothing that there is."""
    act = data.get("act", "")
    if act not in set(Act):
        return None
    return Asked(
        act=Act(act),
        field=_read(data, "field"),
        value=_read(data, "value"),
        new_value=_read(data, "new_value"),
        other=_read(data, "other"),
        quote=_read(data, "quote"),
        party_id=_read(data, "party"),
        note=_read(data, "note"),
        whole=bool(data.get("whole")),
    )


def build_verdict(asked: Asked, place: DealPlace, deal_id: str | None, reviewer: str) -> Verdict:
    """Build what a reviewer says of a mention. Raises JudgementError."""
    kind, other, value = _BUILDERS[asked.act](asked)
    is_whole = asked.whole and asked.field is not None and deal_id is not None
    return Verdict(
        kind=kind,
        reviewer=reviewer,
        target=deal_id or "" if is_whole else f"{place.document_id}/{place.deal}",
        other=other,
        field=asked.field if kind in _JUDGING_VALUES else None,
        value=value,
        quote=asked.quote if asked.field == PROMISE_FIELD else None,
        note=asked.note,
    )


# The kind of the judgement, what it is merged with or parted from, and the value.
_Said = tuple[JudgementKind, str | None, str | None]
_JUDGING_VALUES = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})


def _accept(asked: Asked) -> _Said:
    return (JudgementKind.ACCEPT, None, asked.value if asked.field else None)


def _reject(asked: Asked) -> _Said:
    if asked.field == PARTIES_FIELD:
        # That a party is not meant is said of the mention, not of a value.
        return (JudgementKind.SPLIT, f"{PARTY_MARK}{asked.party_id or asked.value}", None)
    return (JudgementKind.REJECT, None, asked.value if asked.field else None)


def _correct(asked: Asked) -> _Said:
    if asked.field is None or asked.new_value is None:
        raise JudgementError(["say which value is right"])
    return (JudgementKind.CORRECT, None, asked.new_value)


def _merge(asked: Asked) -> _Said:
    if asked.other is None:
        raise JudgementError(["say which other deal it is merged with"])
    return (JudgementKind.MERGE, asked.other, None)


_BUILDERS: Mapping[Act, Callable[[Asked], _Said]] = {
    Act.ACCEPT: _accept,
    Act.REJECT: _reject,
    Act.CORRECT: _correct,
    Act.MERGE: _merge,
    Act.SPLIT: lambda _: (JudgementKind.SPLIT, None, None),
    Act.NOTE: lambda _: (JudgementKind.NOTE, None, None),
}


def _read(data: Mapping[str, str], name: str) -> str | None:
    """Read a field of a form: without what no database can hold, and not without end."""
    told = data.get(name, "").encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    return told.strip()[:_LONGEST] or None
