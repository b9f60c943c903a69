"""The standstills of a deal: sentences that say of it that nothing moves."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factory import analysis
from jalin.model import (
    DealMention,
    Factuality,
    Instrument,
    PartialDate,
    Party,
    Span,
    Stage,
    Step,
    StepKind,
)
from jalin.read.analysis import Analysis
from jalin.read.deals.standstills import tell_standstills

PAIR = ("PT Nusa Karya", "PT Borneo Jaya")
OTHER_PAIR = ("PT Mega Surya", "PT Tirta Abadi")
SIGNED = "PT Nusa Karya dan PT Borneo Jaya menandatangani kontrak kapal patroli."
SIGNED_EN = "PT Nusa Karya and PT Borneo Jaya signed a contract for patrol boats."
SIGNED_BY_OTHERS = "PT Mega Surya dan PT Tirta Abadi menandatangani kontrak turbin."
STUCK = "Pekerjaan belum bisa dimulai."


def step(stage: Stage, factuality: Factuality = Factuality.FACTUAL) -> Step:
    """Build a development that stands nowhere in the text."""
    return Step(
        stage=stage,
        factuality=factuality,
        evidence="x",
        step="steps/trigger.order",
    )


def deal(  # noqa: PLR0913 (a builder)
    found: Analysis,
    names: Sequence[str] = PAIR,
    *,
    stage: Stage = Stage.COMMITTED,
    shown: str = "",
    objects: tuple[str, ...] = (),
    steps: tuple[Step, ...] = (),
) -> DealMention:
    """Build the deal of the named parties; `shown` is the sentence that shows it."""
    start = found.document.text.index(shown)
    return DealMention(
        parties=tuple(_find_party(found, name) for name in names),
        instrument=Instrument.CONTRACT,
        stage=stage,
        objects=objects,
        evidence=shown,
        evidence_span=Span(start=start, end=start + len(shown)) if shown else None,
        steps=steps,
    )


def _find_party(found: Analysis, name: str) -> Party:
    (party,) = (each for each in found.parties if name in (each.name, *each.aliases))
    return party


def told(text: str, *, signed: str = SIGNED, published: str | None = "2026-02-05") -> list[Step]:
    """Tell the standstills of a text whose only deal is that of the pair."""
    found = analysis(f"{signed} {text}", published=published)
    (only,) = tell_standstills(found, [deal(found, shown=signed)])
    return [each for each in only.steps if each.kind is StepKind.STANDSTILL]


@pytest.mark.parametrize(
    "text",
    [
        STUCK,
        "Namun, hingga kini belum ada kelanjutan.",
        "Kerja sama itu mandek sejak tahun lalu.",
        "Kontraknya belum berlaku efektif.",
        "Pembayaran dari PT Borneo Jaya tak kunjung datang.",
        "Usaha patungan PT Nusa Karya dan PT Borneo Jaya kini mati suri.",
        "Kontrak itu masih terganjal perizinan.",
        "Proyek itu belum menunjukkan kemajuan.",
    ],
)
def test_standstill_told_in_indonesian_is_a_step(text: str) -> None:
    """A sentence that says that nothing moves is one step of the deal, told as fact."""
    (only,) = told(text)
    assert (only.kind, only.factuality) == (StepKind.STANDSTILL, Factuality.FACTUAL)
    assert only.evidence == text
    assert only.instrument is None


@pytest.mark.parametrize(
    "text",
    [
        "Work has not yet begun.",
        "The contract has yet to take effect.",
        "So far, no boat has been delivered.",
        "The venture of PT Nusa Karya and PT Borneo Jaya has fallen silent.",
        "The project remains on paper.",
        "PT Borneo Jaya stopped its payments.",
        "There has been no progress on the plant.",
    ],
)
def test_standstill_told_in_english_is_a_step(text: str) -> None:
    """The same holds for a text in English."""
    (only,) = told(text, signed=SIGNED_EN)
    assert only.evidence == text


@pytest.mark.parametrize(
    "text",
    [
        "Mengapa pekerjaan belum juga dimulai?",
        "Proyek itu terancam mandek.",
        "Jika perundingan menemui jalan buntu, PT Nusa Karya mencari mitra lain.",
        "Proyek itu sempat mandek.",
        "Sebelumnya, proyek itu mandek.",
        "Program ini tidak hanya jalan di tempat.",
        "Kontrak itu tidak mandek.",
        "Proyek itu mandek dua tahun, kini pekerjaan dilanjutkan.",
        "Mereka hendak menghidupkan lagi proyek yang mandek.",
        "Kerja sama ini untuk menyelesaikan proyek mangkrak.",
        "Proyek itu mengurangi macet.",
        "Pekerjaan sudah dimulai.",
        "The project might be stalled.",
        "Has work not yet begun?",
        "Talks had stalled.",
        "There was no progress until the ministry signed.",
        "The project stalled for a year before work resumed.",
    ],
)
def test_question_fear_and_past_tell_no_standstill(text: str) -> None:
    """What is asked, feared, conditional, denied, over or taken up again is no standstill."""
    assert told(text) == []


def test_standstill_of_others_is_not_of_the_deal() -> None:
    """A sentence in which a stranger acts tells nothing of the deal before it."""
    assert told("PT Mega Surya mengatakan proyek jalan tol mandek.") == []


def test_sentence_of_another_paragraph_has_to_take_up_the_deal() -> None:
    """Behind a break only a sentence that goes on about the deal is about it."""
    assert told("\n\nPekerjaan belum bisa dimulai.") == []
    assert len(told("\n\nMeski begitu, pekerjaan belum bisa dimulai.")) == 1
    assert len(told("\n\nLalu sunyi.\n\nMenurut kabar, kontrak itu mandek.")) == 1


def test_standstill_counts_for_the_deal_whose_party_it_names() -> None:
    """Of two deals only the one is meant of which a party is named."""
    text = f"{SIGNED} {SIGNED_BY_OTHERS} Proyek PT Mega Surya itu mandek."
    found = analysis(text)
    deals = [deal(found, shown=SIGNED), deal(found, OTHER_PAIR, shown=SIGNED_BY_OTHERS)]
    named = [len(each.steps) for each in tell_standstills(found, deals)]
    assert named == [0, 1]


def test_standstill_counts_for_the_deal_whose_object_it_names() -> None:
    """Of two deals the one is meant whose object stands in the sentence."""
    found = analysis(f"{SIGNED} {SIGNED_BY_OTHERS} Pengadaan kapal patroli belum terlaksana.")
    deals = [
        deal(found, shown=SIGNED, objects=("kapal patroli",)),
        deal(found, OTHER_PAIR, shown=SIGNED_BY_OTHERS, objects=("turbin",)),
    ]
    assert [len(each.steps) for each in tell_standstills(found, deals)] == [1, 0]


def test_standstill_that_names_nobody_is_of_none_of_two_deals() -> None:
    """Nothing tells which of two deals a sentence without names is about."""
    found = analysis(f"{SIGNED} {SIGNED_BY_OTHERS} {STUCK}")
    deals = [deal(found, shown=SIGNED), deal(found, OTHER_PAIR, shown=SIGNED_BY_OTHERS)]
    assert [each.steps for each in tell_standstills(found, deals)] == [(), ()]


def test_completed_deal_stands_still_no_more() -> None:
    """What has reached its purpose is left as it is."""
    found = analysis(f"{SIGNED} {STUCK}")
    done = deal(found, shown=SIGNED, stage=Stage.COMPLETED)
    assert tell_standstills(found, [done]) == (done,)


@pytest.mark.parametrize(
    ("stage", "steps", "rung"),
    [
        (Stage.INTENT, (), Stage.INTENT),
        (Stage.SUSPENDED, (), Stage.PROPOSED),
        (Stage.SUSPENDED, (step(Stage.TALKS), step(Stage.COMMITTED)), Stage.COMMITTED),
        (
            Stage.SUSPENDED,
            (step(Stage.TALKS), step(Stage.OPERATING, Factuality.PLANNED)),
            Stage.TALKS,
        ),
    ],
)
def test_standstill_stands_on_the_rung_that_the_deal_reached(
    stage: Stage, steps: tuple[Step, ...], rung: Stage
) -> None:
    """A halted deal stands where its facts got; plans lift it nowhere."""
    found = analysis(f"{SIGNED} {STUCK}")
    (only,) = tell_standstills(found, [deal(found, shown=SIGNED, stage=stage, steps=steps)])
    (still,) = (each for each in only.steps if each.kind is StepKind.STANDSTILL)
    assert still.stage is rung
    assert only.stage is stage


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Hingga akhir Maret 2025, pekerjaan belum dimulai.", "2025-03"),
        ("As of June 2025, work has not yet begun.", "2025-06"),
        ("Kontrak itu mandek pada 2014.", "2014"),
        ("Pembayaran PT Borneo Jaya terhenti selama 2018 sampai 2021.", "2021"),
        ('"Pekerjaan belum bisa dimulai," kata Budi Santoso, Kamis (14/11/2024).', "2024-11-14"),
        ("PT Nusa Karya tahun lalu mengatakan pekerjaan belum dimulai.", "2025"),
        ("PT Nusa Karya said last year that work could not start.", "2025"),
        ("Kontrak yang diteken pada 2019 itu mandek.", None),
        ("Kontrak itu mandek sejak 2019.", None),
        ("Pekerjaan belum dimulai hingga Maret 2027.", None),
        (STUCK, None),
    ],
)
def test_date_is_that_for_which_nothing_moved(text: str, date: str | None) -> None:
    """The day until which, the time in which, or the day on which somebody said so; none to come.

    The day since which nothing moves and the days of other events are none.
    """
    (only,) = told(text)
    assert only.date == (None if date is None else PartialDate.parse(date))


def test_steps_stay_in_the_order_of_the_text() -> None:
    """A standstill takes its place among the other steps."""
    found = analysis(f"Proyek PT Nusa Karya mandek. {SIGNED}")
    start = found.document.text.index(SIGNED)
    signing = replace(step(Stage.COMMITTED), span=Span(start=start, end=start + len(SIGNED)))
    (only,) = tell_standstills(found, [deal(found, shown=SIGNED, steps=(signing,))])
    assert [each.kind for each in only.steps] == [StepKind.STANDSTILL, StepKind.DEVELOPMENT]


def test_text_without_cues_is_left_as_it_is() -> None:
    """Deals of which nothing is said are given back unchanged."""
    found = analysis(f"{SIGNED} Pekerjaan berjalan lancar.")
    deals = (deal(found, shown=SIGNED),)
    assert tell_standstills(found, deals) == deals
