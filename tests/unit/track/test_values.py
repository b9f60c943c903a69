"""The values of a deal's fields."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jalin.model import Amount, Claim, DealMention, Instrument, Sector, Span, Stage
from jalin.track.history import derive_history
from jalin.track.telling import Telling
from jalin.track.values import ValueClaim, collect_values, write_amount
from register_factory import SENTENCE, date, deal, doc


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


def test_on_one_day_the_stronger_instrument_is_shown() -> None:
    """Two documents of one day: the stronger instrument is shown."""
    claims = collect(
        ("2026-02-04", deal(instrument=Instrument.CONTRACT)),
        ("2026-02-04", deal(instrument=Instrument.MEMORANDUM)),
    )
    assert shown(claims, "instrument") == ["contract"]


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
    assert collect(("2026-02-04", deal(evidence="tidak ada"))) == ()


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
