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
from jalin.track.values.claims import ShownBy, ValueClaim
from jalin.track.values.shown import (
    ShownValues,
    collect_values,
    find_shown,
)
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
    assert found.evidence is not None
    assert (found.value, found.evidence.quote) == ("IDR 5000000000", "Rp5 miliar")


def dated(day: str, *, published: str, stage: Stage = Stage.INTENT) -> tuple[str, DealMention]:
    """Build a mention that dates its step."""
    return published, deal(stage=stage, date=date(day))


def shown_by(claims: tuple[ValueClaim, ...], field: str) -> set[tuple[str, ShownBy | None]]:
    """List the shown values of a field with their rules."""
    return {
        (claim.value, claim.shown_by) for claim in claims if claim.field == field and claim.shown
    }


def test_of_two_dates_of_one_signing_that_of_more_sources_is_shown() -> None:
    """The later date stands only if as many independent texts tell it."""
    claims = collect(
        dated("2024-05-30", published="2024-05-30"),
        dated("2024-05-30", published="2024-06-01"),
        dated("2024-06-04", published="2024-06-04"),
    )
    assert shown_by(claims, "date") == {("2024-05-30", ShownBy.MORE_SOURCES)}


def test_copies_of_one_text_do_not_outvote_another() -> None:
    """Copies are one source: the date told last is shown, not the one copied most."""
    mentions = [
        dated("2024-05-30", published="2024-05-30"),
        dated("2024-05-30", published="2024-06-01"),
        dated("2024-06-04", published="2024-06-04"),
    ]
    tellings = [
        Telling(
            document=doc(f"{SENTENCE} {index}", published=day),
            mention=mention,
            source="agency" if index < 2 else "",
        )
        for index, (day, mention) in enumerate(mentions)
    ]
    claims = collect_values(tellings, derive_history(tellings))
    assert shown_by(claims, "date") == {("2024-06-04", ShownBy.LATEST_WORD)}


def test_the_finer_of_two_dates_of_one_signing_is_shown() -> None:
    """As many sources on both sides: the date that says more is shown."""
    claims = collect(
        dated("2024-03-28", published="2024-05-30"), dated("2024-04", published="2024-06-04")
    )
    assert shown_by(claims, "date") == {("2024-03-28", ShownBy.FINEST_DATE)}


def test_a_later_step_gives_the_date_of_the_deal() -> None:
    """Two steps far apart are no quarrel: the later is the deal's date, however few tell it."""
    claims = collect(
        dated("2022-05-30", published="2022-05-30"),
        dated("2022-05-30", published="2022-06-01"),
        dated("2024-06-04", published="2024-06-04", stage=Stage.COMMITTED),
    )
    assert shown_by(claims, "date") == {("2024-06-04", ShownBy.HISTORY)}


def test_a_paper_that_is_only_discussed_is_no_fact() -> None:
    """A contract under discussion does not outdo a memorandum that was signed."""
    claims = collect(
        ("2024-05-30", deal(instrument=Instrument.MEMORANDUM)),
        ("2024-06-30", deal(stage=Stage.TALKS, instrument=Instrument.CONTRACT)),
    )
    assert shown_by(claims, "instrument") == {("memorandum", ShownBy.FACT_BEFORE_PLAN)}


def money(text: str, value: str, currency: str = "USD", unit: str | None = None) -> Amount:
    """Build a sum that stands in the text of `collect`."""
    return Amount(text=text, value=Decimal(value), currency=currency, unit=unit)


def costing(*amounts: Amount) -> DealMention:
    """Build a mention with amounts; their words need not stand in the text."""
    return replace(deal(), amounts=amounts)


def test_one_sum_of_each_kind_of_money_is_shown() -> None:
    """Each source's largest sum counts; roundings of one are counted together."""
    claims = collect(
        ("2024-01-01", costing(money("1,18", "1180000000"), money("0,2", "200000000"))),
        ("2024-01-02", costing(money("1,2", "1200000000"))),
        ("2024-01-03", costing(money("3", "3000000000"), money("5 won", "5", "KRW"))),
        ("2024-01-04", costing(money("70", "70", "USD", "per kWh"))),
    )
    assert shown_by(claims, "amounts") == {
        ("USD 1200000000", ShownBy.LATEST_WORD),
        ("KRW 5", ShownBy.ONLY_VALUE),
        ("USD 70 per kWh", ShownBy.ONLY_VALUE),
    }


def test_of_sums_told_at_once_the_larger_is_shown() -> None:
    """Where nothing else tells them apart, the larger sum is shown."""
    claims = collect(
        ("2024-01-01", costing(money("9", "9"))), ("2024-01-01", costing(money("10", "10")))
    )
    assert shown_by(claims, "amounts") == {("USD 10", ShownBy.LARGER_SUM)}


def test_the_shown_values_of_the_deal_are_those_of_its_claims() -> None:
    """What stands for the deal is found from the history and the claims."""
    telling = Telling(document=doc(), mention=deal(date=date("2024-05"), place="Bandung"))
    history = derive_history([telling])
    claims = collect_values([telling], history)
    assert find_shown(history, claims) == ShownValues(
        stage=Stage.INTENT,
        date=date("2024-05"),
        instrument=Instrument.MEMORANDUM,
        place="Bandung",
    )


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
    assert found.evidence is not None
    assert (found.evidence.quote, found.rule) == ("Di Bandung.", "place/in")


def test_a_value_without_a_place_is_no_claim() -> None:
    """Where no sentence can be found, nothing is claimed."""
    claims = collect(("2026-02-04", deal(*parties("X", "Y"), evidence="tidak ada")))
    assert claims == ()
