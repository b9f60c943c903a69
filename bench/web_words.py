"""The words of a made press: what deals are about, how each stage is told, who says so, where.

Both languages of the register are here. A telling picks its phrases from these tables; the rest of
its text is made of the filling words, the first of which are met the most, as Zipf's law says.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from archive_text import SYLLABLES
from jalin.model import Activity, Instrument, Sector, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing that deals are about, in both languages, and what is usually done with it."""

    indonesian: str
    english: str
    sector: Sector
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One language as the made press writes it. `deeds` are told by stage and by instrument."""

    outlets: tuple[str, ...]
    deeds: dict[Stage | Instrument, str]
    manners: dict[str, str]
    joint: str
    deed: str
    earlier: str
    amount: str
    promise: str
    speech: str
    months: tuple[str, ...]
    fillers: tuple[str, ...]
    weights: tuple[float, ...]


_MAKE = (Activity.CO_PRODUCTION, Activity.TECHNOLOGY_TRANSFER)
_BUY = (Activity.SUPPLY, Activity.DISTRIBUTION)
_BUILD = (Activity.CONSTRUCTION, Activity.INVESTMENT)
_RUN = (Activity.OPERATION, Activity.FINANCING)
_LEARN = (Activity.TRAINING, Activity.JOINT_STUDY)
_DESIGN = (Activity.CO_DEVELOPMENT, Activity.CONTRACT_MANUFACTURING)
_RULE = (Activity.POLICY_COORDINATION, Activity.JOINT_STUDY)

THINGS = tuple(
    Thing(indonesian=own, english=foreign, sector=sector, activities=activities)
    for sector, told in {
        Sector.AUTOMOTIVE: (("mobil niaga", "commercial van", _MAKE), ("truk", "truck", _BUY)),
        Sector.ELECTRIC_VEHICLES: (
            ("bus listrik", "electric bus", _MAKE),
            ("mobil listrik", "electric car", _BUILD),
            ("stasiun pengisian", "charging station", _RUN),
        ),
        Sector.BATTERIES: (
            ("sel baterai", "battery cell", _BUILD),
            ("bahan katoda", "cathode material", _DESIGN),
        ),
        Sector.MOTORCYCLES: (("motor listrik", "electric motorcycle", _BUY),),
        Sector.DEFENCE: (
            ("kendaraan taktis", "tactical vehicle", _MAKE),
            ("amunisi", "ammunition", _BUY),
            ("radar", "radar", _MAKE),
            ("pesawat nirawak", "drone", _DESIGN),
        ),
        Sector.AEROSPACE: (("helikopter", "helicopter", _BUY), ("satelit", "satellite", _DESIGN)),
        Sector.MARITIME: (
            ("kapal patroli", "patrol vessel", _MAKE),
            ("pelabuhan peti kemas", "container port", _BUILD),
        ),
        Sector.RAIL: (("kereta ringan", "light rail train", _BUY), ("gerbong", "wagon", _MAKE)),
        Sector.LOGISTICS: (("gudang pendingin", "cold store", _RUN),),
        Sector.CYBER: (("keamanan siber", "cyber security", _LEARN),),
        Sector.DIGITAL: (
            ("pusat data", "data centre", _BUILD),
            ("layanan awan", "cloud service", _RUN),
        ),
        Sector.ELECTRONICS: (("semikonduktor", "semiconductor", _DESIGN),),
        Sector.ENERGY: (
            ("panel surya", "solar panel", _BUY),
            ("panas bumi", "geothermal plant", _BUILD),
            ("hidrogen hijau", "green hydrogen", _DESIGN),
        ),
        Sector.OIL_GAS: (("kilang", "refinery", _BUILD), ("gas alam", "natural gas", _BUY)),
        Sector.MINING_METALS: (
            ("smelter nikel", "nickel smelter", _BUILD),
            ("tembaga", "copper", _BUY),
        ),
        Sector.CHEMICALS: (("petrokimia", "petrochemical", _BUILD),),
        Sector.AGRICULTURE_FOOD: (
            ("pupuk", "fertiliser", _BUY),
            ("benih padi", "rice seed", _LEARN),
        ),
        Sector.CONSTRUCTION: (("jalan tol", "toll road", _BUILD),),
        Sector.FINANCE: (("pembayaran lintas batas", "cross-border payment", _RULE),),
        Sector.HEALTH: (("vaksin", "vaccine", _MAKE), ("alat kesehatan", "medical device", _BUY)),
        Sector.EDUCATION: (("pelatihan vokasi", "vocational training", _LEARN),),
        Sector.TOURISM: (("kawasan wisata", "resort", _RUN),),
        Sector.MEDIA: (("siaran digital", "digital broadcast", _RULE),),
        Sector.RETAIL: (("pasar daring", "online market", _RUN),),
        Sector.OTHER: (("riset terapan", "applied research", _RULE),),
    }.items()
    for own, foreign, activities in told
)

# Papers of a wish and papers that bind, the usual ones several times.
INTENTS = (
    *(Instrument.MEMORANDUM,) * 5,
    *(Instrument.LETTER_OF_INTENT, Instrument.PROGRAMME, Instrument.ALLIANCE),
)
BONDS = (
    *(Instrument.CONTRACT,) * 4,
    *(Instrument.AGREEMENT, Instrument.AGREEMENT, Instrument.JOINT_VENTURE),
    *(Instrument.EQUITY, Instrument.LICENCE),
)
PLACES = (
    *("Jakarta", "Bandung", "Surabaya", "Karawang", "Batam", "Medan", "Makassar", "Semarang"),
    *("Cilegon", "Bekasi", "Morowali", "Balikpapan", "Gresik", "Palembang", "Denpasar", "Kendal"),
    *("Samarinda", "Pontianak", "Kupang", "Padang", "Pekanbaru", "Malang", "Cikarang", "Batang"),
)
CAPITALS = ("Tokyo", "Beijing", "Seoul", "Paris", "Berlin", "Ankara", "New Delhi", "Abu Dhabi")

_COMMON_INDONESIAN = """
yang dan di dengan untuk pada dalam akan ini itu dari oleh tidak juga lebih telah sebagai kata para
karena tahun bisa ada kami mereka negara pemerintah industri ekonomi investasi pasar produksi pabrik
perusahaan kerja sama menteri proyek ekspor impor teknologi tenaga lapangan nilai tambah kawasan
pembangunan kebutuhan pasokan dalam negeri luar negeri pelaku usaha komponen lokal target tahap
harga pertumbuhan kapasitas peluang dukungan kebijakan regulasi perizinan lahan listrik bahan baku
hilirisasi rantai pasok kualitas standar sertifikasi layanan masyarakat daerah provinsi kabupaten
"""
_COMMON_ENGLISH = """
the of and to in for that with on by as is at from it will has be are this which said their not
more also was have its government industry economy investment market production plant company
cooperation minister project export import technology jobs value region development demand supply
domestic foreign business local component target phase price growth capacity opportunity support
policy regulation permit land power material chain quality standard service people province between
"""
_ROOTS = tuple(
    f"{one}{two}{three}" for one in SYLLABLES[::5] for two in SYLLABLES for three in "knr"
)
_AFFIXES = (
    ("", ""),
    ("me", ""),
    ("di", "kan"),
    ("pe", "an"),
    ("ber", ""),
    ("ke", "an"),
    ("", "nya"),
)
_ENDINGS = ("", "s", "ed", "ing", "er", "ment", "ity")
_FLAT = 6


def make_indonesian() -> tuple[str, ...]:
    """Make the filling words of Indonesian, the commonest first."""
    made = [f"{head}{root}{tail}" for root in _ROOTS for head, tail in _AFFIXES]
    return (*dict.fromkeys(_COMMON_INDONESIAN.split()), *_shuffle(made))


def make_english() -> tuple[str, ...]:
    """Make the filling words of English, the commonest first."""
    made = [f"{root}{tail}" for root in _ROOTS for tail in _ENDINGS]
    return (*dict.fromkeys(_COMMON_ENGLISH.split()), *_shuffle(made))


def _shuffle(words: Sequence[str]) -> list[str]:
    return random.Random("words").sample(words, len(words))  # noqa: S311 - no secret


def _weigh(words: Sequence[str]) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + _FLAT) for rank in range(len(words))))


_INDONESIAN_WORDS, _ENGLISH_WORDS = make_indonesian(), make_english()
_ORDER = (
    *(Stage.PROPOSED, Stage.TALKS, Stage.IMPLEMENTING, Stage.OPERATING, Stage.COMPLETED),
    *(Stage.SUSPENDED, Stage.TERMINATED),
    *(Instrument.MEMORANDUM, Instrument.LETTER_OF_INTENT, Instrument.PROGRAMME),
    *(Instrument.ALLIANCE, Instrument.CONTRACT, Instrument.AGREEMENT, Instrument.JOINT_VENTURE),
    *(Instrument.EQUITY, Instrument.LICENCE),
)

INDONESIAN = Speech(
    outlets=tuple(
        f"{kind} {place}"
        for kind in ("Warta", "Kabar", "Harian", "Suara")
        for place in ("Nusantara", "Niaga", "Pagi", "Utama", "Kota", "Bahari", "Industri", "Rakyat")
    ),
    deeds=dict(
        zip(
            _ORDER,
            (
                *("menjajaki kerja sama", "membahas kerja sama", "memulai pembangunan"),
                *("mulai memproduksi", "merampungkan proyek", "menunda kerja sama"),
                *("membatalkan kerja sama", "menandatangani nota kesepahaman"),
                *("menandatangani surat minat", "meluncurkan program bersama"),
                *("membentuk aliansi", "menandatangani kontrak", "menandatangani perjanjian"),
                *("mendirikan perusahaan patungan", "membeli saham", "meneken lisensi"),
            ),
            strict=True,
        )
    ),
    manners={"factual": "", "planned": "berencana ", "denied": "membantah telah "},
    joint=" dan ",
    deed="{parties} {manner}{trigger} {thing} di {place} pada {date}.",
    earlier="Sebelumnya, pada {date}, kedua pihak {trigger} {thing}.",
    amount="Nilai proyek {thing} itu mencapai {amount}.",
    promise="{who} akan mulai memproduksi {thing} pada {due}.",
    speech="“Kami yakin {thing} {words},” kata {name}, {role} {who}.",
    months=(
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"),
        *("Oktober", "November", "Desember"),
    ),
    fillers=_INDONESIAN_WORDS,
    weights=_weigh(_INDONESIAN_WORDS),
)
ENGLISH = Speech(
    outlets=tuple(
        f"{place} {kind}"
        for kind in ("Post", "Observer", "Business Daily")
        for place in ("Archipelago", "Straits", "Equator", "Java", "Pacific")
    ),
    deeds=dict(
        zip(
            _ORDER,
            (
                *("explored cooperation on", "discussed cooperation on", "began construction of"),
                *("started production of", "completed the project for", "put off cooperation on"),
                *("cancelled cooperation on", "signed a memorandum of understanding on"),
                *("signed a letter of intent on", "launched a joint programme for"),
                *("formed an alliance for", "signed a contract for", "signed an agreement on"),
                *("set up a joint venture for", "bought a stake in", "signed a licence for"),
            ),
            strict=True,
        )
    ),
    manners={"factual": "", "planned": "plan to have ", "denied": "deny having "},
    joint=" and ",
    deed="{parties} {manner}{trigger} the {thing} in {place} on {date}.",
    earlier="Earlier, on {date}, the two sides {trigger} the {thing}.",
    amount="The {thing} project is worth {amount}.",
    promise="{who} will start production of the {thing} in {due}.",
    speech="“We trust that the {thing} {words},” said {name}, {role} of {who}.",
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December"),
    ),
    fillers=_ENGLISH_WORDS,
    weights=_weigh(_ENGLISH_WORDS),
)
FIRST_NAMES = (
    "Budi",
    "Siti",
    "Agus",
    "Dewi",
    "Rina",
    "Joko",
    "Kenji",
    "Min-jun",
    "Claire",
    "Anwar",
)
LAST_NAMES = (
    "Santosa",
    "Wijaya",
    "Pratama",
    "Lestari",
    "Tanaka",
    "Park",
    "Martin",
    "Yilmaz",
    "Rao",
)
ROLES = (("Direktur Utama", "chief executive"), ("Juru Bicara", "spokesperson"), ("Ketua", "chair"))
