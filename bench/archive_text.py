"""The documents of a made archive: their words, and the readings that fit them to the letter.

Every quotation is an exact slice of its text. Copies of a telling have the same body; two tellings
have little more in common than the names and the forms of a few sentences.
"""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import (
    Activity,
    Claim,
    DealMention,
    Document,
    Evidence,
    Factuality,
    Instrument,
    PartialDate,
    Party,
    Promise,
    Reading,
    Sector,
    Span,
    Stage,
    Step,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing that deals are about."""

    thing: str
    sector: Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A stage and how it is told. `trigger` is the phrase that states it."""

    stage: Stage
    instrument: Instrument
    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One document to be written: who tells what of a deal when.

    `told` is the day of the first telling of a text, which a copy comes after.
    """

    deal: int
    number: int
    day: dt.date
    told: dt.date
    parties: tuple[Party, ...]
    thing: str
    sector: Sector
    rung: int
    outlet: str
    is_copy: bool


RUNGS = (
    Rung(stage=Stage.PROPOSED, instrument=Instrument.TALKS, trigger="menjajaki kerja sama"),
    Rung(stage=Stage.TALKS, instrument=Instrument.TALKS, trigger="membahas kerja sama"),
    Rung(
        stage=Stage.INTENT,
        instrument=Instrument.MEMORANDUM,
        trigger="menandatangani nota kesepahaman",
    ),
    Rung(stage=Stage.COMMITTED, instrument=Instrument.CONTRACT, trigger="menandatangani kontrak"),
    Rung(stage=Stage.IMPLEMENTING, instrument=Instrument.CONTRACT, trigger="memulai pembangunan"),
    Rung(stage=Stage.OPERATING, instrument=Instrument.CONTRACT, trigger="mulai memproduksi"),
    Rung(stage=Stage.COMPLETED, instrument=Instrument.CONTRACT, trigger="merampungkan pengadaan"),
)
ITEMS = tuple(
    Item(thing=thing, sector=sector)
    for sector, things in (
        (Sector.ELECTRIC_VEHICLES, ("bus listrik", "mobil listrik", "stasiun pengisian")),
        (Sector.BATTERIES, ("sel baterai", "bahan katoda", "daur ulang baterai")),
        (Sector.DEFENCE, ("kendaraan taktis", "amunisi", "radar", "pesawat nirawak")),
        (Sector.AEROSPACE, ("helikopter", "suku cadang pesawat", "satelit")),
        (Sector.MARITIME, ("kapal patroli", "galangan", "pelabuhan")),
        (Sector.RAIL, ("kereta ringan", "gerbong", "persinyalan")),
        (Sector.DIGITAL, ("pusat data", "jaringan serat optik", "layanan awan")),
        (Sector.ENERGY, ("tenaga surya", "panas bumi", "hidrogen hijau")),
        (Sector.MINING_METALS, ("smelter nikel", "bauksit", "tembaga")),
        (Sector.AGRICULTURE_FOOD, ("pupuk", "benih padi", "peternakan sapi")),
        (Sector.HEALTH, ("vaksin", "alat kesehatan", "bahan baku obat")),
        (Sector.EDUCATION, ("beasiswa", "pelatihan vokasi", "riset terapan")),
    )
    for thing in things
)
VARIANTS = (
    *("perkotaan", "nasional", "generasi baru", "skala kecil", "wilayah timur", "untuk ekspor"),
    *("tahap pertama", "tahap kedua", "kawasan industri", "berbiaya rendah", "jarak jauh"),
)
OUTLETS = tuple(
    f"{kind} {place}"
    for kind in ("Warta", "Kabar", "Harian")
    for place in ("Nusantara", "Niaga", "Pagi", "Utama", "Kota", "Bahari", "Industri", "Rakyat")
)
SYLLABLES = tuple(f"{head}{tail}" for head in "bdgjklmnprstwy" for tail in ("a", "i", "u", "en"))
_PLACES = ("Jakarta", "Bandung", "Surabaya", "Karawang", "Batam", "Medan", "Makassar", "Semarang")
# Words of no meaning make the filling sentences: no two of them are alike.
_WORDS = tuple(f"{one}{two}{tail}" for one in SYLLABLES for two in SYLLABLES[::3] for tail in "kn")
_FILLERS = range(5, 9)
_FILLER_WORDS = range(9, 15)
_PROMISED = 0.4


def write_document(telling: Telling, seed: int) -> tuple[Document, Reading]:
    """Write the text of a telling, and what is to be read in it."""
    # A copy draws the same numbers as the text that it is a copy of.
    name = f"{telling.deal}-{telling.number}"
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - no secret
    place = chance.choice(_PLACES)
    rung = RUNGS[telling.rung]
    partners = " dan ".join(party.name for party in telling.parties)
    deed = f"{partners} {rung.trigger} {telling.thing} di {place} pada {telling.told.isoformat()}."
    promise = _promise(telling, chance)
    sentences = [deed, *_fill(chance), *([promise.text] if promise else []), *_fill(chance)[:2]]
    text = _lay_out(sentences, telling)
    document = Document(
        name=f"{seed}-{name}-{int(telling.is_copy)}",
        text=text,
        title=f"{telling.parties[0].name} dan {telling.thing}",
        outlet=telling.outlet,
        published=PartialDate.of(telling.day),
    )
    deal = _read_deal(telling, document, deed, place)
    return document, _read(document, deal, promise)


def _lay_out(sentences: Sequence[str], telling: Telling) -> str:
    body = "\n".join(sentences)
    if not telling.is_copy:
        return body
    return f"JAKARTA, {telling.outlet} - {body}\nArtikel ini telah tayang di {telling.outlet}."


def _fill(chance: random.Random) -> list[str]:
    sizes = (chance.choice(_FILLER_WORDS) for _ in range(chance.choice(_FILLERS) // 2 + 1))
    return [" ".join(chance.choices(_WORDS, k=size)).capitalize() + "." for size in sizes]


def _promise(telling: Telling, chance: random.Random) -> Promise | None:
    if chance.random() >= _PROMISED:
        return None
    due = PartialDate(year=telling.told.year + chance.randint(0, 3), month=chance.randint(1, 12))
    who = telling.parties[0].name
    text = f"{who} berjanji {telling.thing} siap pada {due}."
    return Promise(who=who, text=text, due=due)


def _read_deal(telling: Telling, document: Document, deed: str, place: str) -> DealMention:
    rung = RUNGS[telling.rung]
    date = PartialDate.of(telling.told)
    evidence = document.quote(_find(document, deed))
    step = Step(
        stage=rung.stage,
        factuality=Factuality.FACTUAL,
        evidence=deed,
        instrument=rung.instrument,
        date=date,
        place=place,
        span=evidence.span,
        step="made/step",
    )
    return DealMention(
        parties=telling.parties,
        instrument=rung.instrument,
        stage=rung.stage,
        activities=(Activity.SUPPLY,),
        sectors=(telling.sector,),
        objects=(telling.thing,),
        date=date,
        place=place,
        trigger=rung.trigger,
        evidence=deed,
        trigger_span=_find(document, rung.trigger),
        evidence_span=evidence.span,
        steps=(step,),
        claims=_claim(evidence, telling, place),
        step="made/deal",
    )


def _claim(evidence: Evidence, telling: Telling, place: str) -> tuple[Claim, ...]:
    rung = RUNGS[telling.rung]
    values = {
        "instrument": rung.instrument,
        "stage": rung.stage,
        "date": telling.told.isoformat(),
        "place": place,
        "objects": telling.thing,
        "sectors": telling.sector,
    }
    return tuple(
        Claim(field=field, value=str(value), evidence=evidence, step=f"{field}/made")
        for field, value in values.items()
    )


def _read(document: Document, deal: DealMention, promise: Promise | None) -> Reading:
    promises: tuple[Promise, ...] = ()
    if promise is not None:
        span = _find(document, promise.text)
        promises = (Promise(who=promise.who, text=promise.text, due=promise.due, span=span),)
    return Reading(
        doc_id=document.name,
        relevant=True,
        published=document.published,
        deals=(deal,),
        promises=promises,
        document_id=document.id,
    )


def _find(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start=start, end=start + len(quote))
