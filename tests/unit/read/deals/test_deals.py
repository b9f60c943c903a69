"""What is recorded of a deal."""

import pytest

from factory import names_of, only_deal, read

PAIR = "PT Nusa Karya dan PT Borneo Jaya"


@pytest.mark.parametrize(
    ("text", "instrument", "stage"),
    [
        (f"{PAIR} menandatangani nota kesepahaman.", "memorandum", "intent"),
        (f"{PAIR} menandatangani Letter of Intent.", "letter_of_intent", "intent"),
        (f"{PAIR} menandatangani Head of Agreement.", "agreement", "intent"),
        (f"{PAIR} menandatangani perjanjian kerja sama.", "agreement", "committed"),
        (f"{PAIR} menandatangani kontrak.", "contract", "committed"),
        (f"{PAIR} menandatangani kerja sama.", "unspecified", "intent"),
        (f"{PAIR} bertemu membahas pabrik.", "talks", "talks"),
        ("PT Nusa Karya mengakuisisi PT Borneo Jaya.", "equity", "committed"),
        ("PT Nusa Karya mengakuisisi PT Borneo Jaya pada 3 Januari 2025.", "equity", "completed"),
        ("PT Nusa Karya memesan dua kapal dari PT Borneo Jaya.", "contract", "committed"),
        ("PT Nusa Karya memasok ban kepada PT Borneo Jaya.", "contract", "operating"),
        ("PT Nusa Karya memperoleh fasilitas kredit dari Bank Dunia.", "programme", "committed"),
        ("PT Nusa Karya menawarkan kerja sama kepada PT Borneo Jaya.", "unspecified", "proposed"),
        (f"{PAIR} membentuk usaha patungan.", "joint_venture", "committed"),
        (f"{PAIR} mengakhiri kerja sama mereka.", "unspecified", "terminated"),
        (f"{PAIR} menunda proyek bersama itu.", "programme", "suspended"),
        (
            "PT Nusa Karya signed a memorandum of understanding with PT Borneo Jaya.",
            "memorandum",
            "intent",
        ),
    ],
)
def test_deal_has_the_instrument_and_stage_that_its_words_support(
    text: str, instrument: str, stage: str
) -> None:
    """The form of the cooperation and how far it got follow the codebook."""
    deal = only_deal(text)
    assert (deal.instrument, deal.stage) == (instrument, stage)


@pytest.mark.parametrize("cue", ["diharapkan", "ingin", "belum", "dikabarkan", "berencana"])
def test_signature_that_did_not_happen_lifts_nothing(cue: str) -> None:
    """A hoped, wished, denied, rumoured or planned contract is prepared, not committed."""
    deal = only_deal(f"{PAIR} {cue} menandatangani kontrak.")
    assert (deal.instrument, deal.stage, deal.stage.binding) == ("contract", "proposed", False)


def test_contract_about_to_be_signed_is_in_talks() -> None:
    """What will be signed is still being written."""
    assert only_deal(f"{PAIR} akan menandatangani kontrak.").stage == "talks"


def test_ceremony_alone_does_not_make_a_deal_implementing() -> None:
    """A groundbreaking is a step, not work under way."""
    assert only_deal(f"Groundbreaking pabrik kerja sama {PAIR} usai.").stage == "intent"


def test_ceremony_with_work_under_way_does() -> None:
    """Once the text reports work, the deal is implementing."""
    text = f"Groundbreaking pabrik kerja sama {PAIR} usai dan pabrik sedang dibangun."
    assert only_deal(text).stage == "implementing"


def test_draft_beside_a_signature_is_a_conflict() -> None:
    """Signed in one sentence and still drafted in another: talks, with the difference recorded."""
    text = f"{PAIR} menandatangani nota kesepahaman. {PAIR} memfinalisasi konsep MoU."
    deal = only_deal(text)
    assert deal.stage == "talks"
    assert deal.conflict


def test_plain_deal_has_no_conflict() -> None:
    """Nothing is recorded where the text agrees with itself."""
    assert only_deal(f"{PAIR} menandatangani nota kesepahaman.").conflict is None


def test_hub_has_one_deal_a_partner() -> None:
    """A hub that signs with three is three deals."""
    text = (
        "PT Nusa Karya menandatangani nota kesepahaman dengan PT Borneo Jaya, PT Sinar Timur, "
        "dan PT Gema Raya."
    )
    assert [names_of(deal.parties)[1] for deal in read(text).deals] == [
        "PT Borneo Jaya",
        "PT Sinar Timur",
        "PT Gema Raya",
    ]


def test_consortium_is_one_deal() -> None:
    """Partners that act together are one deal of all."""
    text = "PT Nusa Karya, PT Borneo Jaya, dan PT Sinar Timur membentuk konsorsium."
    assert names_of(only_deal(text).parties) == [
        "PT Nusa Karya",
        "PT Borneo Jaya",
        "PT Sinar Timur",
    ]


def test_deal_beneath_one_of_its_states_names_its_umbrella() -> None:
    """A business deal under an agreement of the two states points to it, and not the reverse."""
    text = (
        "Indonesia dan Prancis menandatangani nota kesepahaman. "
        "PT Pindad dan Thales menandatangani kontrak."
    )
    assert [deal.under for deal in read(text).deals] == [None, 0]


def test_deal_of_other_seats_is_not_beneath() -> None:
    """States of other countries are no umbrella."""
    text = (
        "Indonesia dan Jepang menandatangani nota kesepahaman. "
        "PT Pindad dan Thales menandatangani kontrak."
    )
    assert [deal.under for deal in read(text).deals] == [None, None]


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (
            f"{PAIR} menandatangani kontrak di Bandung, Jawa Barat, pada 4 Februari 2026.",
            "2026-02-04",
            "Bandung, Jawa Barat",
        ),
        (
            f"{PAIR} menandatangani kontrak. Penandatanganan digelar di Bandung, 3 Februari 2026.",
            "2026-02-03",
            "Bandung",
        ),
        (
            (
                f"{PAIR} menandatangani kontrak pada Januari 2026. "
                f"{PAIR} menandatangani kontrak lain pada 2024."
            ),
            "2026-01",
            None,
        ),
        (f"{PAIR} menandatangani kontrak, kata Budi, Rabu (4/2/2026).", None, None),
        (f"{PAIR} menandatangani kontrak.", None, None),
    ],
)
def test_deal_has_the_day_and_place_of_its_latest_step(
    text: str, date: str | None, place: str | None
) -> None:
    """The latest factual step dates a deal; a day of speaking and the publication day do not."""
    deal = only_deal(text)
    assert (deal.date and str(deal.date), deal.place) == (date, place)


def test_reported_event_dates_a_deal_signed_there() -> None:
    """A signature without a date of its own has the day of the reported event."""
    text = f"Acara digelar Rabu (4/2/2026). {PAIR} menandatangani kontrak."
    assert str(only_deal(text).date) == "2026-02-04"


def test_amount_told_twice_is_one() -> None:
    """Sums of the deal's sentences are listed once, as first written."""
    text = (
        f"{PAIR} menandatangani kontrak senilai Rp2 miliar. "
        f"{PAIR} menandatangani kontrak Rp 2 miliar itu kemarin."
    )
    assert [amount.text for amount in only_deal(text).amounts] == ["Rp2 miliar"]


def test_trigger_stands_inside_the_evidence() -> None:
    """The shortest phrase that states the deal and its sentence are slices of the text."""
    text = f"Panen baik. {PAIR} menandatangani kontrak."
    deal = only_deal(text)
    assert deal.trigger == "menandatangani"
    assert deal.trigger_span is not None
    assert deal.evidence_span is not None
    assert deal.evidence_span.contains(deal.trigger_span)
    assert deal.evidence_span.slice(text) == deal.evidence


@pytest.mark.parametrize("field", ["parties", "stage", "instrument", "date", "place", "sectors"])
def test_value_has_a_claim_with_its_evidence(field: str) -> None:
    """Every value of a deal points to where it is written and to the rule that saw it."""
    text = f"{PAIR} menandatangani kontrak bus listrik di Bandung pada 4 Februari 2026."
    claims = [claim for claim in only_deal(text).claims if claim.field == field]
    assert claims
    assert all(c.step and c.evidence.span.slice(text) == c.evidence.quote for c in claims)


def test_more_than_twelve_deals_are_cut_to_the_ones_told_most() -> None:
    """A text with many deals keeps twelve, in reading order."""
    letters = "Alfa Beta Gama Delta Zeta Eta Teta Jota Kapa Lamda Sigma Tau Omega Fi"
    text = " ".join(f"PT Nusa dan PT {name} menandatangani kontrak." for name in letters.split())
    last = "PT Nusa dan PT Fi menandatangani perjanjian."
    deals = read(f"{text} {last}").deals
    assert len(deals) == 12
    assert names_of(deals[-1].parties) == ["PT Nusa", "PT Fi"]


def test_confidence_is_a_share() -> None:
    """How sure a deal is lies between nothing and all."""
    confidence = only_deal(f"{PAIR} menandatangani kontrak.").confidence
    assert confidence is not None
    assert 0 < confidence <= 1
