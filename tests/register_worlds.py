"""Small worlds for property tests: few texts, parties, things and days, so that much meets.

A world is what people can put into a register in any order: documents with their readings, among
them new readings of the same document, and judgements of every kind.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from jalin.model import (
    DealMention,
    Document,
    Factuality,
    Instrument,
    Judgement,
    JudgementKind,
    OtherRole,
    PartialDate,
    Party,
    PartyKind,
    Person,
    Promise,
    Reading,
    Role,
    Sector,
    Stage,
    Statement,
    Step,
    StepKind,
)
from jalin.model.judgement import find_faults, write_made
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.resolve.judged.anchors import build_anchor
from jalin.store.register import Register
from linking import link_parties
from register_factory import SENTENCE, insight

# Texts long enough to have copies, each with sentences that tell steps and promises.
STORIES = (
    (
        SENTENCE,
        "Bus listrik dirakit di Bandung oleh para teknisi dari kedua perusahaan itu.",
        "Pabrik itu akan rampung pada Juni 2025 dan menyerap ratusan tenaga kerja baru.",
        "Hingga kini belum ada kelanjutan, kata Budi di kantornya pada hari Senin.",
    ),
    (
        "PT Pindad dan Thales sepakat membangun radar bersama untuk pertahanan udara nasional.",
        "Kontrak senilai dua belas juta dolar itu berlaku selama lima tahun ke depan.",
        "Pengiriman pertama akan dilakukan pada Maret 2025, kata direktur utama perusahaan.",
        "Kerja sama itu dibatalkan karena pendanaan tidak kunjung tersedia sampai batas waktu.",
    ),
)
_UNSAID = "Ini tidak tertulis."
# Initials, a description, two spellings, a known name with its short form, states and ministries.
_NAMES = (
    "MAZ",
    "perusahaan setempat",
    "PT Bajamekar",
    "Badjamekar",
    "Kementerian Perindustrian",
)
_KNOWN = ("PT Pindad", "Pindad", "Ashok Leyland", "Thales", "Indonesia", "Prancis")
_DAYS = ("2024-01-10", "2024-01-20", "2024-03-05", "2024-06", "2024", "2025-02-01", "2025-09-30")
_NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)

dates = st.none() | st.sampled_from(_DAYS).map(PartialDate.parse)
parties = st.builds(
    Party,
    name=st.sampled_from((*_KNOWN, *_KNOWN, *_NAMES)),
    aliases=st.lists(st.sampled_from((*_KNOWN, *_NAMES)), max_size=1).map(tuple),
    kind=st.sampled_from((PartyKind.COMPANY, PartyKind.MINISTRY, PartyKind.OTHER)),
    country=st.sampled_from((None, "ID", "FR")),
    known_as=st.sampled_from((None, None, None, "pindad", "thales")),
)
_pairs = st.sampled_from(
    (
        ("PT Pindad", "Thales"),
        ("PT Pindad", "Ashok Leyland"),
        ("PT Bajamekar", "Thales"),
        ("Badjamekar", "Thales"),
    )
).map(lambda names: tuple(Party(name=name, kind=PartyKind.COMPANY) for name in names))


def _steps(sentences: Sequence[str]) -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        stage=st.sampled_from(Stage),
        factuality=st.sampled_from((Factuality.FACTUAL, *Factuality)),
        kind=st.sampled_from((StepKind.DEVELOPMENT, *StepKind)),
        instrument=st.sampled_from((None, Instrument.MEMORANDUM, Instrument.CONTRACT)),
        date=dates,
        place=st.sampled_from((None, "Bandung")),
        evidence=st.sampled_from(sentences),
    )


def _deals(sentences: Sequence[str]) -> st.SearchStrategy[DealMention]:
    return st.builds(
        DealMention,
        parties=_pairs | st.lists(parties, min_size=1, max_size=4).map(tuple),
        instrument=st.sampled_from((Instrument.MEMORANDUM, Instrument.CONTRACT, Instrument.TALKS)),
        stage=st.sampled_from(Stage),
        sectors=st.lists(st.sampled_from(list(Sector)[:2]), max_size=2, unique=True).map(tuple),
        objects=st.lists(st.sampled_from(("bus listrik", "radar")), max_size=2).map(tuple),
        other_roles=st.just(()) | st.just((OtherRole(name="Kadin", role=Role.WITNESS),)),
        date=dates,
        place=st.sampled_from((None, "Bandung", "Jakarta")),
        conflict=st.sampled_from((None, None, None, "beda")),
        evidence=st.sampled_from(sentences),
        steps=st.lists(_steps(sentences), max_size=3).map(tuple),
    )


@st.composite
def _tellings(draw: st.DrawFn, sentences: Sequence[str]) -> tuple[DealMention, ...]:
    """Draw the deals of a document; one after the first may lie under it."""
    told = draw(st.lists(_deals(sentences), max_size=3))
    return tuple(
        replace(it, under=0) if index and draw(st.booleans()) else it
        for index, it in enumerate(told)
    )


@st.composite
def _readings(draw: st.DrawFn, document: Document, reader: str) -> Reading:
    sentences = (*document.text.replace(". ", ".\n").split("\n"), _UNSAID)
    promises = st.builds(
        Promise,
        who=st.sampled_from(("PT Pindad", "Thales", "Budi")),
        text=st.sampled_from(sentences),
        due=dates,
    )
    told = draw(_tellings(sentences))
    speech = Statement(speaker="Budi", text=sentences[-2], direct=False)
    director = Person(name="Budi", role="Direktur", organisation="PT Pindad")
    return Reading(
        doc_id=document.name,
        document_id=document.id,
        relevant=bool(told),
        published=document.published,
        deals=told,
        promises=tuple(draw(st.lists(promises, max_size=2))),
        people=draw(st.sampled_from(((), (director,)))),
        statements=draw(st.sampled_from(((), (speech,)))),
        reader=reader,
    )


@st.composite
def _documents(draw: st.DrawFn, name: str) -> Document:
    """Draw a story: whole, without its end, or with another article's sentence after it."""
    story = list(draw(st.sampled_from(STORIES)))
    sentences = draw(st.sampled_from((story, story, story[:-1], [*story, STORIES[0][1]])))
    return Document(
        name=name,
        text=" ".join(sentences),
        outlet=draw(st.sampled_from((None, "Warta", "Kabar"))),
        published=draw(dates),
        url=f"https://example.org/{name}",
    )


Kept = tuple[Document, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What comes into a register, in one of its orders.

    Of a document that is there several times, the last reading is the current one.
    """

    kept: tuple[Kept, ...]
    judgements: tuple[Judgement, ...] = ()


@st.composite
def worlds(draw: st.DrawFn, *, judged: bool = True, most: int = 5) -> World:
    """Draw a world."""
    kept: list[Kept] = []
    for number in range(draw(st.integers(1, most))):
        document = draw(_documents(f"d{number}"))
        kept.append((document, draw(_readings(document, "test/1"))))
    for number in draw(st.lists(st.integers(0, len(kept) - 1), max_size=2, unique=True)):
        document = kept[number][0]
        kept.append((document, draw(_readings(document, "test/2"))))
    judgements: list[Judgement] = []
    for number in range(draw(st.integers(0, 4)) if judged else 0):
        judgement = draw(_judgements(kept, judgements, number))
        judgements += [] if judgement is None else [judgement]
    return World(kept=tuple(kept), judgements=tuple(judgements))


@st.composite
def orders(draw: st.DrawFn, world: World) -> World:
    """Draw another order of a world; the readings of one document keep theirs."""
    shuffled = draw(st.permutations(world.kept))
    waiting = list(world.kept)
    kept = []
    for document, _ in shuffled:
        found = next(it for it in waiting if it[0].id == document.id)
        waiting.remove(found)
        kept.append(found)
    return World(kept=tuple(kept), judgements=world.judgements)


@st.composite
def _judgements(
    draw: st.DrawFn, kept: Sequence[Kept], before: Sequence[Judgement], number: int
) -> Judgement | None:
    """Draw a judgement of some mention, party, value or earlier judgement; None where none fits."""
    made = write_made(_NOON + number * dt.timedelta(hours=draw(st.sampled_from((1, 100)))))
    mentions = [(reading, deal) for _, reading in kept for deal in range(len(reading.deals))]
    parties = [it.id for it in link_parties([reading for _, reading in kept], insight().lookup)]
    kind = draw(st.sampled_from(list(_DRAWN_FIELDS)))
    said: dict[str, object] = {}
    if "withdraws" in _DRAWN_FIELDS[kind]:
        said["withdraws"] = draw(st.sampled_from([it.id for it in before] or ["0" * 16]))
    if "mentions" in _DRAWN_FIELDS[kind] and mentions:
        drawn = draw(st.lists(st.sampled_from(mentions), min_size=1, max_size=3))
        said["anchors"] = tuple(
            dict.fromkeys(build_anchor(it.document_id or "", it, deal) for it, deal in drawn)
        )
    if "mention" in _DRAWN_FIELDS[kind] and mentions:
        reading, deal = draw(st.sampled_from(mentions))
        said["anchors"] = (build_anchor(reading.document_id or "", reading, deal),)
        said["only_here"] = "value" in _DRAWN_FIELDS[kind] and draw(st.booleans())
    if "parties" in _DRAWN_FIELDS[kind] and parties:
        said["parties"] = tuple(draw(st.lists(st.sampled_from(parties), min_size=2, max_size=2)))
    if "party" in _DRAWN_FIELDS[kind] and parties:
        said["parties"] = (draw(st.sampled_from(parties)),)
    if "value" in _DRAWN_FIELDS[kind]:
        said["field"], said["value"] = draw(st.sampled_from(_VALUES))
    if "promise" in _DRAWN_FIELDS[kind]:
        texts = [promise.text for _, reading in kept for promise in reading.promises]
        said |= {"field": "promise", "value": draw(st.sampled_from(("met", "not_met")))}
        said["quote"] = draw(st.sampled_from(texts or [_UNSAID]))
    if kind.startswith("note"):
        said["note"] = "Perlu dicek."
    told = JudgementKind(kind.split()[0])
    judgement = Judgement(kind=told, reviewer="Ana", made=made, **said)  # type: ignore[arg-type]
    return None if find_faults(judgement) else judgement


_DRAWN_FIELDS = {
    "accept": {"mention"},
    "reject": {"mention"},
    "reject all": {"mentions"},
    "accept value": {"mention", "value"},
    "reject value": {"mention", "value"},
    "correct value": {"mention", "value"},
    "correct promise": {"mention", "promise"},
    "merge": {"mentions"},
    "split": {"mentions"},
    "merge parties": {"parties"},
    "split party": {"mention", "party"},
    "note": {"mention"},
    "withdraw": {"withdraws"},
}
_VALUES = (
    ("stage", "committed"),
    ("stage", "intent"),
    ("instrument", "memorandum"),
    ("date", "2024-01-10"),
    ("place", "Bandung"),
    ("objects", "radar"),
    ("objects", "kapal"),
)


def keep(register: Register, world: World) -> None:
    """Put a whole world into a register, underived."""
    for document, reading in world.kept:
        register.add(document, reading)
    for judgement in world.judgements:
        keep_judgement(register, judgement)


def keep_any(register: Register, items: Iterable[Kept | Judgement]) -> None:
    """Put documents and judgements into a register as they come."""
    for item in items:
        if isinstance(item, Judgement):
            keep_judgement(register, item)
        else:
            register.add(*item)
