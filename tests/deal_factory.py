"""Builders of deal candidates with their kin, and of tellings with their steps."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from jalin.model import (
    Activity,
    Factuality,
    Instrument,
    Party,
    PartyKind,
    Person,
    Reading,
    Relation,
    Sector,
    Stage,
    Statement,
    Step,
    StepKind,
)
from jalin.resolve.deals.candidates import Candidate, DealPlace, find_keys
from jalin.resolve.deals.kin import find_kin
from jalin.resolve.deals.subjects import SubjectWords
from jalin.text.directory import Country, Directory, Organisation
from jalin.track.telling import Telling
from register_factory import SENTENCE, date, deal, doc, reading

# A small world: two groups with their companies, of which one group lies under a ministry.
WORLD = Directory(
    organisations={
        entry.id: entry
        for entry in (
            Organisation(id="pindad", name="Pindad", kind=PartyKind.COMPANY, parent="defend-id"),
            Organisation(
                id="pal", name="PAL Indonesia", kind=PartyKind.COMPANY, parent="defend-id"
            ),
            Organisation(
                id="defend-id", name="DEFEND ID", kind=PartyKind.COMPANY, parent="kemenbumn"
            ),
            Organisation(
                id="kemenbumn", name="Kementerian BUMN", kind=PartyKind.MINISTRY, country="ID"
            ),
            Organisation(
                id="kemhan", name="Kementerian Pertahanan", kind=PartyKind.MINISTRY, country="ID"
            ),
            Organisation(
                id="ashok-leyland", name="Ashok Leyland", kind=PartyKind.COMPANY, parent="hinduja"
            ),
            Organisation(id="hinduja", name="Hinduja", kind=PartyKind.COMPANY),
            Organisation(id="thales", name="Thales", kind=PartyKind.COMPANY),
        )
    },
    countries={
        "ID": Country(id="ID", name="Indonesia"),
        "FR": Country(id="FR", name="Prancis"),
    },
)
PARTY_IDS = (*WORLD.organisations, "ID", "FR", "ministry:pertahanan.fr", "~baja.business")
WORDS = SubjectWords(
    {"bis": "bus", "buses": "bus", "electric": "listrik", "aircraft": "pesawat"},
    frozenset({"pabrik", "unit"}),
)
STILL = "Kelanjutan proyek itu belum ada."


def candidate(  # noqa: PLR0913 (a builder)
    document: str = "a",
    ids: str = "pindad ashok-leyland",
    *,
    place: int = 0,
    objects: Sequence[str] = (),
    sectors: Sequence[Sector] = (),
    activities: Sequence[Activity] = (),
    instrument: Instrument = Instrument.MEMORANDUM,
    stage: Stage = Stage.INTENT,
    kind: PartyKind = PartyKind.COMPANY,
    under: int | None = None,
    umbrella: bool = False,
    signed: str | None = None,
    told: str | None = "2024-05-17",
    described: Iterable[str] = (),
    relations: Sequence[Relation] = (),
) -> Candidate:
    """Build a candidate with party ids of the small world; its parties are of one kind.

    `relations` are what its document tells of its parties, which go by their ids there.
    """
    document_told = replace(reading(doc()), relations=tuple(relations))
    mention = deal(
        Party(name="X", kind=kind),
        Party(name="Y", kind=kind),
        objects=objects,
        sectors=sectors,
        instrument=instrument,
        stage=stage,
        under=under,
        date=date(signed),
    )
    return Candidate(
        place=DealPlace(document_id=document, deal=place),
        mention=replace(mention, activities=tuple(activities)),
        kin=find_kin({each: [each] for each in ids.split()}, document_told, WORLD),
        subject=WORDS.read(objects),
        told=date(told),
        described=frozenset(described),
        is_umbrella=umbrella,
    )


def find_pairs(candidates: Iterable[Candidate]) -> frozenset[frozenset[DealPlace]]:
    """Find the pairs of mentions that share a key."""
    return frozenset(
        frozenset((one.place, other.place))
        for one, other in combinations(candidates, 2)
        if set(find_keys(one)) & set(find_keys(other))
    )


def step(  # noqa: PLR0913 (a builder)
    stage: Stage = Stage.INTENT,
    day: str | None = None,
    *,
    factuality: Factuality = Factuality.FACTUAL,
    kind: StepKind = StepKind.DEVELOPMENT,
    instrument: Instrument | None = None,
    place: str | None = None,
    evidence: str = SENTENCE,
) -> Step:
    """Build a step, a development that is a fact unless told otherwise."""
    return Step(
        stage=stage,
        factuality=factuality,
        kind=kind,
        instrument=instrument,
        date=date(day),
        place=place,
        evidence=evidence,
        step="s/1",
    )


def tell(  # noqa: PLR0913 (a builder)
    *steps: Step,
    name: str = "a",
    published: str | None = None,
    text: str = SENTENCE,
    source: str = "",
    first: str | None = None,
    stage: Stage = Stage.INTENT,
    conflict: str | None = None,
    people: Sequence[Person] = (),
    statements: Sequence[Statement] = (),
) -> Telling:
    """Build a telling of a deal by these steps; without steps a signing is told as a fact."""
    document = doc(f"{text} ({name})", name=name, published=published)
    mention = deal(stage=stage, steps=steps or None, evidence=SENTENCE, conflict=conflict)
    told: Reading = reading(document, mention, people=people, statements=statements)
    return Telling(
        document=document, mention=mention, source=source, first=date(first), reading=told
    )


def stand_still(
    *steps: Step, said: bool = True, name: str = "a", published: str | None = None
) -> Telling:
    """Build a telling that nothing moves, somebody's word unless told otherwise."""
    return tell(
        step(kind=StepKind.STANDSTILL, evidence=STILL),
        *steps,
        text=STILL,
        name=name,
        published=published,
        statements=[Statement(speaker=None, text=STILL, direct=False)] if said else [],
    )
