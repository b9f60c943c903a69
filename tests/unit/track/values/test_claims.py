"""The claims that documents make."""

from decimal import Decimal

import pytest

from jalin.model import Amount, Factuality, Instrument, Stage, Step
from jalin.track.telling import Telling
from jalin.track.values.claims import count_sources, find_claims, write_amount
from register_factory import SENTENCE, date, deal, doc


def test_a_claim_knows_its_source_group() -> None:
    """Copies share the source and when it was first published; each keeps its own sentence."""
    copies = [
        Telling(
            document=doc(name=name, published=f"2024-05-0{day}"),
            mention=deal(place="Bandung"),
            source="agency",
            first=date("2024-05-01"),
        )
        for name, day in (("a", 1), ("b", 2))
    ]
    claims = [claim for claim in find_claims(copies) if claim.field == "place"]
    assert count_sources(claims) == 1
    assert {str(claim.known) for claim in claims} == {"2024-05-01"}
    assert [str(claim.published) for claim in claims] == ["2024-05-01", "2024-05-02"]
    assert len({claim.evidence for claim in claims}) == 2


@pytest.mark.parametrize(
    ("factuality", "factual"), [(Factuality.FACTUAL, True), (Factuality.PLANNED, False)]
)
def test_a_date_is_as_factual_as_the_step_that_carries_it(
    factuality: Factuality, *, factual: bool
) -> None:
    """The date of a planned step is no date of a fact, though another step is one."""
    fact = Step(stage=Stage.TALKS, factuality=Factuality.FACTUAL, evidence=SENTENCE)
    signing = Step(
        stage=Stage.INTENT, factuality=factuality, evidence=SENTENCE, date=date("2024-05")
    )
    mention = deal(date=date("2024-05"), steps=[fact, signing])
    (claim,) = [
        it for it in find_claims([Telling(document=doc(), mention=mention)]) if it.field == "date"
    ]
    assert claim.factual is factual


@pytest.mark.parametrize(
    ("stage", "instrument", "factual"),
    [
        (Stage.INTENT, Instrument.MEMORANDUM, True),
        (Stage.TALKS, Instrument.MEMORANDUM, False),
        (Stage.TALKS, Instrument.TALKS, True),
    ],
)
def test_a_paper_is_a_fact_once_it_is_signed(
    stage: Stage, instrument: Instrument, *, factual: bool
) -> None:
    """Talks about a memorandum are facts, the memorandum is not yet."""
    telling = Telling(document=doc(), mention=deal(stage=stage, instrument=instrument))
    (claim,) = [it for it in find_claims([telling]) if it.field == "instrument"]
    assert claim.factual is factual


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (
            Amount(text="Rp1,2 triliun", value=Decimal("1.2E12"), currency="IDR"),
            "IDR 1200000000000",
        ),
        (Amount(text="50 unit", value=Decimal(50), unit="unit"), "50 unit"),
        (
            Amount(text="US$70/kWh", value=Decimal(70), currency="USD", unit="per kWh"),
            "USD 70 per kWh",
        ),
        (Amount(text="50", value=Decimal(50)), "50"),
        (Amount(text="miliaran", value=None), "miliaran"),
    ],
)
def test_equal_amounts_are_written_alike(amount: Amount, written: str) -> None:
    """An amount is written by value, by its text only where the value is not known."""
    assert write_amount(amount) == written
