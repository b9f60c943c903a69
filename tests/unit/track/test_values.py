"""The values of a deal's fields."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jalin.model import (
    Amount,
    Claim,
    DealMention,
    Factuality,
    Instrument,
    Sector,
    Span,
    Stage,
    Step,
)
from jalin.track.history import derive_history
from jalin.track.telling import Telling
from jalin.track.values import ValueClaim, collect_values, write_amount
from register_factory import SENTENCE, date, deal, doc, parties


def collect(*mentions: tuple[str | None, DealMention]) -> tuple[ValueClaim, ...]:
    """Collect the claims of mentions with their days of publication."""
    tellings = [
        Telling(
            document=doc(f"{SENTENCE} Senilai Rp5 miliar. {index}", published=day), mention=mention
        )
        for index, (day, mention) in enumerate(mentions)
    ]
    return collect_values(tellings, derive_history(tellings))


def shown(claims: tuple[ValueClaim, ...], field: str) -> list[str]:
    """List the shown values of a field."""
    return [claim.value for claim in claims if claim.field == field and claim.shown]


def test_the_latest_claim_is_shown_and_the_others_stay() -> None:
    """The value of the latest document is shown, that of the earlier one kept beside it."""
    claims = collect(("2026-02-05", deal(place="Bandung")), ("2026-02-04", deal(place="Jakarta")))
    assert shown(claims, "place") == ["Bandung"]
    assert {claim.value for claim in claims if claim.field == "place"} == {"Bandung", "Jakarta"}


def planning(instrument: Instrument) -> DealMention:
    """Build a mention that only plans to sign."""
    planned = Step(
        stage=Stage.COMMITTED,
        factuality=Factuality.PLANNED,
        evidence=SENTENCE,
        instrument=instrument,
    )
    return deal(instrument=instrument, stage=Stage.PROPOSED, steps=[planned])


def test_a_planned_contract_stays_beside_a_signed_memorandum() -> None:
    """What is only planned is claimed, but never shown in the place of a fact."""
    claims = collect(
        ("2024-05-30", deal(instrument=Instrument.MEMORANDUM)),
        ("2025-02-04", planning(Instrument.CONTRACT)),
    )
    assert shown(claims, "instrument") == ["memorandum"]
    assert shown(claims, "stage") == ["intent"]
    assert "contract" in {claim.value for claim in claims if claim.field == "instrument"}


def test_without_any_fact_the_plan_is_shown() -> None:
    """Where nothing was signed yet, the planned instrument is the best that is known."""
    claims = collect(("2025-02-04", planning(Instrument.CONTRACT)))
    assert shown(claims, "instrument") == ["contract"]


@pytest.mark.parametrize("days", [("2026-02-04", "2026-02-04"), ("2026-02-04", "2026-03-01")])
def test_of_facts_the_stronger_instrument_is_shown(days: tuple[str, str]) -> None:
    """A contract that was signed stays shown, whatever is told later of a memorandum."""
    claims = collect(
        (days[0], deal(instrument=Instrument.CONTRACT)),
        (days[1], deal(instrument=Instrument.MEMORANDUM)),
    )
    assert shown(claims, "instrument") == ["contract"]


def test_the_parties_are_claims() -> None:
    """Each party's name is claimed with the words that name it."""
    claims = collect(("2026-02-04", deal()))
    assert shown(claims, "parties") == ["PT Pindad", "Ashok Leyland"]


def test_an_unnamed_instrument_outdoes_none() -> None:
    """A later text that names no instrument does not hide the one that was named."""
    claims = collect(
        ("2026-02-04", deal(instrument=Instrument.MEMORANDUM)),
        ("2026-02-05", deal(instrument=Instrument.UNSPECIFIED)),
    )
    assert shown(claims, "instrument") == ["memorandum"]


def test_stage_and_date_follow_the_history() -> None:
    """The earned stage and the latest step's date are shown, whatever came last."""
    claims = collect(
        ("2026-02-04", deal(stage=Stage.COMMITTED, date=date("2026-02-03"))),
        ("2026-03-01", deal(stage=Stage.TALKS, date=date("2025-12"))),
    )
    assert shown(claims, "stage") == ["committed"]
    assert shown(claims, "date") == ["2026-02-03"]


def test_sectors_and_amounts_add_up() -> None:
    """Fields that hold several values show all of them."""
    amount = Amount(text="Rp5 miliar", value=Decimal(5_000_000_000), currency="IDR")
    mention = replace(deal(sectors=[Sector.DEFENCE, Sector.RAIL]), amounts=(amount,))
    claims = collect(("2026-02-04", mention))
    assert shown(claims, "sectors") == ["defence", "rail"]
    (found,) = [claim for claim in claims if claim.field == "amounts"]
    assert (found.value, found.evidence.quote) == ("IDR 5000000000", "Rp5 miliar")


def test_the_readers_own_claim_gives_the_evidence() -> None:
    """A claim of the reader is cited with its sentence and rule, not the deal's sentence."""
    document = doc(f"{SENTENCE} Di Bandung.")
    start = document.text.index("Di Bandung.")
    evidence = document.quote(Span(start=start, end=start + 11))
    claim = Claim(field="place", value="Bandung", evidence=evidence, step="place/in")
    telling = Telling(document=document, mention=deal(place="Bandung", claims=[claim]))
    (found,) = [
        it for it in collect_values([telling], derive_history([telling])) if it.field == "place"
    ]
    assert (found.evidence.quote, found.rule) == ("Di Bandung.", "place/in")


def test_a_value_without_a_place_is_no_claim() -> None:
    """Where no sentence can be found, nothing is claimed."""
    claims = collect(("2026-02-04", deal(*parties("X", "Y"), evidence="tidak ada")))
    assert claims == ()


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (
            Amount(text="Rp1,2 triliun", value=Decimal("1.2E12"), currency="IDR"),
            "IDR 1200000000000",
        ),
        (Amount(text="50 unit", value=Decimal(50), unit="unit"), "50 unit"),
        (Amount(text="50", value=Decimal(50)), "50"),
        (Amount(text="miliaran", value=None), "miliaran"),
    ],
)
def test_equal_amounts_are_written_alike(amount: Amount, written: str) -> None:
    """An amount is written by value, by its text only where the value is not known."""
    assert write_amount(amount) == written
