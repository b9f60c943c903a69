"""The words of the feeds in both languages: what an event of each kind is called and tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import DealState, Stage
from jalin.pipeline.events.event import EventKind
from jalin.track.promises.promise import PromiseState


class FeedLanguage(StrEnum):
    """A language in which feeds are written."""

    ENGLISH = "en"
    INDONESIAN = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedWords:
    """What the feeds say in one language. `{}` stands for what is told.

    `titles` name the feeds, `heads` begin the title of an event of each kind. `days` tell by when
    something is due: on a day, within a month, within a year.
    """

    titles: Mapping[EventKind | None, str]
    subtitle: str
    filtered: str
    heads: Mapping[EventKind, str]
    stages: Mapping[Stage, str]
    states: Mapping[DealState, str]
    outcomes: Mapping[PromiseState, str]
    moved: str
    stands: str
    announced: str
    against: str
    due: str
    became: str
    quoted: str
    reviewer: str
    unknown: str
    no_deal: str
    calendar: str
    calendar_about: str
    days: tuple[str, str, str]
    promised_by: str
    state: str
    inexact: str


ENGLISH = FeedWords(
    titles={
        None: "Jalin: everything that changed",
        EventKind.NEW: "Jalin: new deals",
        EventKind.MOVED: "Jalin: deals that moved",
        EventKind.CONTRADICTED: "Jalin: contradictions",
        EventKind.OVERDUE: "Jalin: overdue promises",
        EventKind.SETTLED: "Jalin: promises settled",
    },
    subtitle="Who agreed what with whom, and what became of it, each with its sentence.",
    filtered="Only what fits: {}.",
    heads={
        EventKind.NEW: "New",
        EventKind.MOVED: "Moved",
        EventKind.CONTRADICTED: "Contradicted",
        EventKind.OVERDUE: "Overdue",
        EventKind.SETTLED: "Settled",
    },
    stages={
        Stage.PROPOSED: "proposed",
        Stage.TALKS: "in talks",
        Stage.INTENT: "intent (not binding)",
        Stage.COMMITTED: "committed (binding)",
        Stage.IMPLEMENTING: "implementing",
        Stage.OPERATING: "operating",
        Stage.COMPLETED: "completed",
        Stage.SUSPENDED: "suspended",
        Stage.TERMINATED: "terminated",
    },
    states={
        DealState.MOVING: "moving",
        DealState.QUIET: "quiet",
        DealState.STALLED_ANNOUNCED: "stalled, as announced",
        DealState.STALLED_INFERRED: "stalled, as inferred",
        DealState.SUSPENDED: "suspended",
        DealState.TERMINATED_ANNOUNCED: "terminated, as announced",
        DealState.TERMINATED_INFERRED: "terminated, as inferred",
        DealState.DISPUTED: "disputed",
        DealState.COMPLETED: "completed",
        DealState.UNKNOWN: "unknown",
    },
    outcomes={
        PromiseState.SCHEDULED: "scheduled",
        PromiseState.MET: "met",
        PromiseState.NOT_MET: "not met",
        PromiseState.PARTIALLY_MET: "partly met",
        PromiseState.OVERDUE: "overdue",
    },
    moved="From {} to {}.",
    stands="Stands at: {}.",
    announced="Announced: {}.",
    against="Sources tell {} differently: {}.",
    due="Was due {}, and nobody has said what became of it.",
    became="The promise was {}, now it is {}.",
    quoted="“{}” ({})",
    reviewer="Decided by a reviewer.",
    unknown="not known",
    no_deal="Promise beside no deal",
    calendar="Jalin: promises due",
    calendar_about="What was promised by when, each with its sentence.",
    days=("on {}", "within {}, no day told", "within {}, no month told"),
    promised_by="Promised by {}, due {}.",
    state="State: {}.",
    inexact="The entry stands on the last day that the date can mean.",
)
INDONESIAN = FeedWords(
    titles={
        None: "Jalin: semua perubahan",
        EventKind.NEW: "Jalin: kesepakatan baru",
        EventKind.MOVED: "Jalin: kesepakatan yang bergerak",
        EventKind.CONTRADICTED: "Jalin: pertentangan",
        EventKind.OVERDUE: "Jalin: janji lewat tenggat",
        EventKind.SETTLED: "Jalin: janji yang terjawab",
    },
    subtitle="Siapa menyepakati apa dengan siapa, dan apa jadinya, lengkap dengan kalimatnya.",
    filtered="Hanya yang sesuai: {}.",
    heads={
        EventKind.NEW: "Baru",
        EventKind.MOVED: "Bergerak",
        EventKind.CONTRADICTED: "Bertentangan",
        EventKind.OVERDUE: "Lewat tenggat",
        EventKind.SETTLED: "Terjawab",
    },
    stages={
        Stage.PROPOSED: "diusulkan",
        Stage.TALKS: "dibicarakan",
        Stage.INTENT: "niat (tidak mengikat)",
        Stage.COMMITTED: "komitmen (mengikat)",
        Stage.IMPLEMENTING: "dilaksanakan",
        Stage.OPERATING: "beroperasi",
        Stage.COMPLETED: "selesai",
        Stage.SUSPENDED: "ditangguhkan",
        Stage.TERMINATED: "diakhiri",
    },
    states={
        DealState.MOVING: "bergerak",
        DealState.QUIET: "sepi",
        DealState.STALLED_ANNOUNCED: "mandek, diumumkan",
        DealState.STALLED_INFERRED: "mandek, disimpulkan",
        DealState.SUSPENDED: "ditangguhkan",
        DealState.TERMINATED_ANNOUNCED: "berakhir, diumumkan",
        DealState.TERMINATED_INFERRED: "berakhir, disimpulkan",
        DealState.DISPUTED: "dipersengketakan",
        DealState.COMPLETED: "selesai",
        DealState.UNKNOWN: "tidak diketahui",
    },
    outcomes={
        PromiseState.SCHEDULED: "terjadwal",
        PromiseState.MET: "ditepati",
        PromiseState.NOT_MET: "tidak ditepati",
        PromiseState.PARTIALLY_MET: "ditepati sebagian",
        PromiseState.OVERDUE: "lewat tenggat",
    },
    moved="Dari {} ke {}.",
    stands="Berada pada: {}.",
    announced="Diumumkan: {}.",
    against="Sumber berbeda tentang {}: {}.",
    due="Tenggatnya {}, dan belum ada yang mengatakan apa jadinya.",
    became="Janji ini tadinya {}, kini {}.",
    quoted="“{}” ({})",
    reviewer="Diputuskan oleh penelaah.",
    unknown="tidak diketahui",
    no_deal="Janji di luar kesepakatan",
    calendar="Jalin: janji jatuh tempo",
    calendar_about="Apa yang dijanjikan dan kapan, lengkap dengan kalimatnya.",
    days=("pada {}", "dalam {}, tanpa tanggal", "dalam {}, tanpa bulan"),
    promised_by="Dijanjikan oleh {}, tenggat {}.",
    state="Keadaan: {}.",
    inexact="Catatan ini ditaruh pada hari terakhir yang dapat dimaksud oleh tanggalnya.",
)
WORDS: Mapping[FeedLanguage, FeedWords] = {
    FeedLanguage.ENGLISH: ENGLISH,
    FeedLanguage.INDONESIAN: INDONESIAN,
}
