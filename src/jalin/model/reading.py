"""What one document says: the codebook's record, section 12, with its places.

Field names are those of the codebook; the fields after them (spans, claims, confidence, steps) are
Jalin's own and optional, so that gold data, which lacks them, is the same type. Every text field is
an exact slice of the document; where a span stands beside it, it is that slice.
"""

from dataclasses import dataclass
from decimal import Decimal

from jalin.model.partial_date import PartialDate
from jalin.model.span import Evidence, Span
from jalin.model.vocabulary import (
    Activity,
    Factuality,
    Instrument,
    PartyKind,
    Predicate,
    Role,
    Sector,
    Stage,
    StepKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money, a capacity, a count or a duration.

    `value` is in main units ("Rp 1,2 triliun" is 1200000000000). Money has a `currency` (ISO 4217),
    and a unit only where it is a price ("per kWh"); anything else has a `unit` as written, with
    "per tahun" where it is said per year.
    """

    text: str
    value: Decimal | None
    unit: str | None = None
    currency: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one field, and the sentence that says it.

    `field` is the name of a deal's field; `value` its plain form; `step` the reading step and rule
    that made the claim ("stage/signed"). `confidence` is the measured share of such values that is
    right in a deal that was rightly found.
    """

    field: str
    value: str
    evidence: Evidence
    step: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation that cooperates. `name` is its fullest form in the document.

    `country` is ISO 3166-1 alpha-2. `spans` are all its mentions in reading order. `known_as` is
    the id of the directory entry that it is, where it is known.
    """

    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    spans: tuple[Span, ...] = ()
    known_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRole:
    """An organisation that has a part in a deal without being a party."""

    name: str
    role: Role
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated development of a deal, as one sentence tells it."""

    stage: Stage
    factuality: Factuality
    evidence: str
    kind: StepKind = StepKind.DEVELOPMENT
    instrument: Instrument | None = None
    date: PartialDate | None = None
    place: str | None = None
    span: Span | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMention:
    """A deal as one document tells it. `under` is the index of its umbrella in the same reading."""

    parties: tuple[Party, ...]
    instrument: Instrument
    stage: Stage
    other_roles: tuple[OtherRole, ...] = ()
    activities: tuple[Activity, ...] = ()
    sectors: tuple[Sector, ...] = ()
    objects: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    amounts: tuple[Amount, ...] = ()
    trigger: str | None = None
    evidence: str | None = None
    conflict: str | None = None
    under: int | None = None
    trigger_span: Span | None = None
    evidence_span: Span | None = None
    steps: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    confidence: float | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person tied to an organisation by a role, the name without titles of address."""

    name: str
    role: str
    organisation: str
    span: Span | None = None
    confidence: float | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one organisation belongs to another."""

    subject: str
    predicate: Predicate
    object: str
    evidence: str | None = None
    span: Span | None = None
    confidence: float | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quotation, direct or indirect, without its quotation marks. `cue` is the speech verb."""

    speaker: str | None
    text: str
    direct: bool
    span: Span | None = None
    cue: str | None = None
    confidence: float | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A forward-looking statement that can later be checked."""

    who: str
    text: str
    due: PartialDate | None = None
    span: Span | None = None
    confidence: float | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says.

    `doc_id` is the document's name; `document_id` its content hash; `reader` names the reader and
    its version, so that a newer one knows what to read again.
    """

    doc_id: str
    relevant: bool
    published: PartialDate | None = None
    deals: tuple[DealMention, ...] = ()
    people: tuple[Person, ...] = ()
    relations: tuple[Relation, ...] = ()
    statements: tuple[Statement, ...] = ()
    promises: tuple[Promise, ...] = ()
    document_id: str | None = None
    reader: str | None = None
