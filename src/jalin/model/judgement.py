"""What a reviewer decided. Judgements are only ever added: one is taken back by another.

Here stands what a judgement is and what makes one malformed. What it does to the register is told
in `resolve/judged/rulings.py`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from jalin.model.partial_date import PartialDate
from jalin.model.truth import holds_nul
from jalin.model.vocabulary import Activity, Instrument, Sector, Stage

MADE_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
# A merge joins at least so many deals or parties.
_FEWEST_MERGED = 2


class JudgementKind(StrEnum):
    """What a reviewer can say of a deal, a value, a party, or an earlier judgement."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    WITHDRAW = "withdraw"


VALUE_KINDS = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.CORRECT})


class PromiseOutcome(StrEnum):
    """What a reviewer can say became of a promise (codebook, section 11; OCDS words)."""

    MET = "met"
    NOT_MET = "not_met"
    PARTIALLY_MET = "partially_met"


PROMISE_FIELD = "promise"
DATE_FIELD = "date"
# The fields that can be judged and their closed set of values, None where words are free. A field
# that adds up holds several values at once.
VALUES_BY_FIELD: Mapping[str, type[StrEnum] | None] = {
    "stage": Stage,
    "instrument": Instrument,
    DATE_FIELD: None,
    "place": None,
    "activities": Activity,
    "sectors": Sector,
    "objects": None,
    "amounts": None,
    "parties": None,
    PROMISE_FIELD: PromiseOutcome,
}
FIELDS_ADDING_UP = frozenset({"activities", "sectors", "objects", "amounts", "parties"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Anchor:
    """A deal mention, named so that a newer reading of its document has it again.

    `deal` is its place among the deals of the reading that was judged, `parties` the folded names
    of its parties, sorted, `evidence` its sentence.
    """

    document_id: str
    deal: int
    parties: tuple[str, ...]
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one reviewer.

    `made` is UTC to the second ("2026-02-04T10:00:00Z"). `parties` are ids of register parties.
    A merge joins all its anchors, or all its parties. A split keeps its first anchor apart from
    the others or, with a party, says that the party is not in that mention. `quote` is the text of
    the promise that is judged. `only_here`: the value is judged for the document of the anchor,
    not for the whole deal. `note` is the reason, or the note itself.
    """

    kind: JudgementKind
    reviewer: str
    made: str
    anchors: tuple[Anchor, ...] = ()
    parties: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    quote: str | None = None
    only_here: bool = False
    note: str | None = None
    withdraws: str | None = None

    @property
    def id(self) -> str:
        """Give the content hash: 16 hexadecimal digits of what is said.

        What is left unsaid does not count, so that a field added one day changes no older id.
        """
        content = json.dumps(_list_said(self), sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, str]:
        """Give the place among judgements: by time, those of one second by id."""
        return (self.made, self.id)

    @property
    def day(self) -> PartialDate:
        """Give the day on which it was made."""
        return PartialDate.parse(self.made[:10])

    @property
    def judges_mention(self) -> bool:
        """Tell whether it says of mentions that they are deals, or are none."""
        return self.kind in _MENTION_KINDS and self.field is None


_MENTION_KINDS = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT})


def _list_said(value: object) -> object:
    if isinstance(value, tuple):
        return [_list_said(each) for each in value]
    if isinstance(value, Judgement | Anchor):
        said = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _list_said(it) for each, it in said if it != each.default}
    return value


def write_made(now: dt.datetime) -> str:
    """Write a moment as `made` has it. Raises ValueError for one without a time zone."""
    if now.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {now!r}")
    return now.astimezone(dt.UTC).strftime(MADE_FORMAT)


def find_faults(judgement: Judgement) -> tuple[str, ...]:
    """Say in words what is wrong with a judgement; empty where nothing is."""
    return tuple(_find_faults(judgement))


def _find_faults(judgement: Judgement) -> Iterator[str]:
    if not judgement.reviewer.strip():
        yield "a judgement needs the name of its reviewer"
    if not _is_moment(judgement.made):
        yield f"not a moment such as 2026-02-04T10:00:00Z: {judgement.made!r}"
    if judgement.kind is not JudgementKind.WITHDRAW and judgement.withdraws is not None:
        yield f"only a withdrawal takes a judgement back, {judgement.kind} does not"
    if judgement.kind not in VALUE_KINDS and (judgement.field, judgement.value) != (None, None):
        yield f"{judgement.kind} takes no field and no value"
    if judgement.only_here and len({it.document_id for it in judgement.anchors}) != 1:
        yield "a value is judged for one document, or for the whole deal"
    said = json.dumps(_list_said(judgement), ensure_ascii=False)
    if not _is_text(said):
        yield "it holds half a character, which no file can keep"
    if holds_nul(said):
        yield "it holds a character that no register can keep"
    yield from _CHECKS[judgement.kind](judgement)


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_moment(text: str) -> bool:
    try:
        moment = dt.datetime.strptime(text, MADE_FORMAT).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return write_made(moment) == text


def _check_value(judgement: Judgement) -> Iterator[str]:
    if not judgement.anchors or judgement.parties:
        yield f"{judgement.kind} judges a deal"
    if judgement.field is None:
        if judgement.kind is JudgementKind.CORRECT or judgement.value is not None:
            yield f"say which field: {', '.join(VALUES_BY_FIELD)}"
    elif judgement.field not in VALUES_BY_FIELD:
        yield f"no field {judgement.field!r}; there are {', '.join(VALUES_BY_FIELD)}"
    elif not (judgement.value or "").strip():
        yield f"{judgement.kind} of {judgement.field} needs a value"
    else:
        yield from _check_words(judgement.field, judgement.value or "")
    yield from _check_promise(judgement)


def _check_words(field: str, value: str) -> Iterator[str]:
    values = VALUES_BY_FIELD[field]
    if values is not None and value not in set(values):
        yield f"{field} cannot be {value!r}; it can be {', '.join(values)}"
    if field == DATE_FIELD and not _is_date(value):
        yield f"not a date such as 2026-02-04, 2026-02 or 2026: {value!r}"


def _check_promise(judgement: Judgement) -> Iterator[str]:
    judges_promise = judgement.field == PROMISE_FIELD
    if judges_promise and judgement.kind is not JudgementKind.CORRECT:
        yield "what became of a promise is told with correct"
    if judges_promise != bool(judgement.quote):
        yield f"a quote and the field {PROMISE_FIELD} belong together"


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _check_merge(judgement: Judgement) -> Iterator[str]:
    if judgement.anchors and judgement.parties:
        yield "a merge joins deals or parties, not both"
    elif len(set(judgement.anchors or judgement.parties)) < _FEWEST_MERGED:
        yield "a merge needs two different deals, or two different parties"


def _check_split(judgement: Judgement) -> Iterator[str]:
    if judgement.parties:
        if len(judgement.anchors) != 1 or len(judgement.parties) != 1:
            yield "a party is split off one mention at a time"
    elif len(judgement.anchors) < _FEWEST_MERGED:
        yield "a split needs a mention and at least one other that it does not belong with"
    elif judgement.anchors[0] in judgement.anchors[1:]:
        yield "a mention cannot be split from itself"


def _check_note(judgement: Judgement) -> Iterator[str]:
    if not (judgement.anchors or judgement.parties):
        yield "a note is on a deal or on a party"
    if not (judgement.note or "").strip():
        yield "a note needs its text"


def _check_withdrawal(judgement: Judgement) -> Iterator[str]:
    if not judgement.withdraws:
        yield "a withdrawal names the judgement that it takes back"
    if judgement.anchors or judgement.parties:
        yield "a withdrawal is of a judgement, not of a deal or a party"


_CHECKS: Mapping[JudgementKind, Callable[[Judgement], Iterator[str]]] = {
    JudgementKind.ACCEPT: _check_value,
    JudgementKind.REJECT: _check_value,
    JudgementKind.CORRECT: _check_value,
    JudgementKind.MERGE: _check_merge,
    JudgementKind.SPLIT: _check_split,
    JudgementKind.NOTE: _check_note,
    JudgementKind.WITHDRAW: _check_withdrawal,
}
