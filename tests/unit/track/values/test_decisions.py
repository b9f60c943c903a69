"""What reviewers decide of values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jalin.model import Amount, Instrument, PartialDate, Sector, Stage
from jalin.track.history import derive_history
from jalin.track.telling import Telling
from jalin.track.values.claims import ShownBy, ValueClaim
from jalin.track.values.decisions import Decision, DecisionKind
from jalin.track.values.shown import ShownValues, collect_values, find_shown
from register_factory import SENTENCE, date, deal, doc

EARLIER, LATER = (
    Telling(
        document=doc(f"{SENTENCE} Senilai Rp5 miliar. {day}", name=day, published=day),
        mention=deal(
            stage=stage, instrument=instrument, place=place, date=date(day), sectors=[Sector.RAIL]
        ),
    )
    for day, stage, instrument, place in (
        ("2024-05-01", Stage.INTENT, Instrument.MEMORANDUM, "Bandung"),
        ("2024-09-01", Stage.COMMITTED, Instrument.CONTRACT, "Jakarta"),
    )
)


def decide(
    kind: DecisionKind,
    field: str,
    value: str,
    *,
    day: str = "2025-01-01",
    on: Telling | None = None,
) -> Decision:
    """Build a decision, on one document if told."""
    return Decision(
        judgement_id=f"{kind} {field} {value} {day}",
        kind=kind,
        field=field,
        value=value,
        reviewer="Sari",
        made=PartialDate.parse(day),
        document_id=on.document.id if on is not None else None,
    )


def collect(*decisions: Decision) -> tuple[tuple[ValueClaim, ...], ShownValues]:
    """Collect the claims of both tellings, and what stands for the deal."""
    history = derive_history([EARLIER, LATER])
    claims = collect_values([LATER, EARLIER], history, decisions)
    return claims, find_shown(history, claims, decisions)


def shown(claims: tuple[ValueClaim, ...], field: str) -> set[str]:
    """List the shown values of a field."""
    return {claim.value for claim in claims if claim.field == field and claim.shown}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "operating"),
        ("date", "2024-12"),
        ("instrument", "letter_of_intent"),
        ("place", "Surabaya"),
    ],
)
def test_a_correction_is_a_claim_of_its_own_and_shown(field: str, value: str) -> None:
    """The reviewer's value stands for the deal; it cites the judgement, not a document."""
    claims, values = collect(decide(DecisionKind.CORRECT, field, value))
    (claim,) = [it for it in claims if it.field == field and it.shown]
    assert (claim.value, claim.shown_by, claim.evidence) == (value, ShownBy.JUDGEMENT, None)
    assert (claim.judgement_id is not None, claim.reviewer) == (True, "Sari")
    assert str(getattr(values, field)) == value


def test_an_accepted_value_beats_the_machines_choice() -> None:
    """The accepted value is shown with its sentences, though a rule would choose another."""
    claims, values = collect(decide(DecisionKind.ACCEPT, "instrument", "memorandum"))
    assert values.instrument is Instrument.MEMORANDUM
    assert shown(claims, "instrument") == {"memorandum"}
    assert sum(claim.evidence is not None for claim in claims if claim.value == "memorandum") == 1


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("stage", "committed", "intent"),
        ("date", "2024-09-01", "2024-05-01"),
        ("instrument", "contract", "memorandum"),
        ("place", "Jakarta", "Bandung"),
    ],
)
@pytest.mark.parametrize("on", [None, LATER])
def test_a_rejected_value_stays_but_is_never_shown(
    field: str, value: str, left: str, on: Telling | None
) -> None:
    """The next best value stands for the deal, whether all claims or the only one is rejected."""
    claims, values = collect(decide(DecisionKind.REJECT, field, value, on=on))
    (claim,) = [it for it in claims if (it.field, it.value) == (field, value)]
    assert (claim.rejected, claim.shown) == (True, False)
    assert str(getattr(values, field)) == left


def test_where_all_rungs_are_rejected_a_proposal_is_left() -> None:
    """No rejected stage is shown, even if nothing lower was told."""
    _, values = collect(
        decide(DecisionKind.REJECT, "stage", "committed"),
        decide(DecisionKind.REJECT, "stage", "intent"),
    )
    assert values.stage is Stage.PROPOSED


@pytest.mark.parametrize("turned", [False, True])
def test_the_later_of_two_decisions_wins(*, turned: bool) -> None:
    """Of two corrections the later is shown, and the earlier kept, in whatever order they come."""
    decisions = [
        decide(DecisionKind.CORRECT, "place", "Solo", day="2025-01-01"),
        decide(DecisionKind.CORRECT, "place", "Medan", day="2025-02-01"),
    ]
    claims, values = collect(*(reversed(decisions) if turned else decisions))
    assert values.place == "Medan"
    assert {"Solo", "Bandung"} < {claim.value for claim in claims if claim.field == "place"}


def test_a_later_rejection_takes_a_correction_back() -> None:
    """The corrected value stays as a rejected claim, and the rule chooses again."""
    claims, values = collect(
        decide(DecisionKind.CORRECT, "place", "Solo", day="2025-01-01"),
        decide(DecisionKind.REJECT, "place", "Solo", day="2025-02-01"),
    )
    assert values.place == "Jakarta"
    (claim,) = [it for it in claims if it.value == "Solo"]
    assert (claim.rejected, claim.shown) == (True, False)


def test_a_later_acceptance_takes_a_rejection_back() -> None:
    """What was rejected first and accepted later is shown."""
    _, values = collect(
        decide(DecisionKind.REJECT, "place", "Bandung", day="2025-01-01"),
        decide(DecisionKind.ACCEPT, "place", "Bandung", day="2025-02-01"),
    )
    assert values.place == "Bandung"


def test_a_correction_of_one_document_competes_as_that_documents_word() -> None:
    """What a document was read to say is wrong; its true word goes by the rule of the field."""
    claims, values = collect(decide(DecisionKind.CORRECT, "place", "Bogor", on=EARLIER))
    assert values.place == "Jakarta"
    (wrong,) = [it for it in claims if it.value == "Bandung"]
    (right,) = [it for it in claims if it.value == "Bogor"]
    assert wrong.rejected
    assert (right.source_id, str(right.known)) == (EARLIER.source_id, "2024-05-01")


def test_a_rejection_of_one_document_leaves_the_others() -> None:
    """The sector that one text was wrongly read to name is still shown from the other."""
    claims, _ = collect(decide(DecisionKind.REJECT, "sectors", "rail", on=EARLIER))
    assert [(it.rejected, it.shown) for it in claims if it.field == "sectors"] == [
        (True, False),
        (False, True),
    ]


def test_fields_that_add_up_take_each_correction() -> None:
    """A corrected party, sector or object is shown beside the others."""
    claims, _ = collect(
        decide(DecisionKind.CORRECT, "objects", "truk listrik"),
        decide(DecisionKind.CORRECT, "objects", "suku cadang"),
        decide(DecisionKind.REJECT, "objects", "bus listrik"),
    )
    assert shown(claims, "objects") == {"truk listrik", "suku cadang"}


def test_a_corrected_sum_replaces_the_one_of_its_currency() -> None:
    """A reviewer's sum is the one shown of its kind of money."""
    amounts = (Amount(text="Rp5 miliar", value=Decimal(5_000_000_000), currency="IDR"),)
    telling = Telling(
        document=doc(f"{SENTENCE} Senilai Rp5 miliar."), mention=replace(deal(), amounts=amounts)
    )
    decision = decide(DecisionKind.CORRECT, "amounts", "IDR 6000000000")
    claims = collect_values([telling], derive_history([telling]), [decision])
    assert shown(claims, "amounts") == {"IDR 6000000000"}


def test_decisions_of_one_day_go_by_their_moment() -> None:
    """The moment orders what was decided on the same day."""
    first, second = (
        Decision(
            judgement_id=name,
            kind=DecisionKind.CORRECT,
            field="place",
            value=place,
            reviewer="Sari",
            made=PartialDate.parse("2025-01-01"),
            moment=moment,
        )
        for name, place, moment in (
            ("b", "Solo", "2025-01-01T08:00:00Z"),
            ("a", "Medan", "2025-01-01T09:00:00Z"),
        )
    )
    _, values = collect(first, second)
    assert values.place == "Medan"


def test_an_acceptance_on_one_document_leaves_the_choice_to_the_rule() -> None:
    """That a text says a place is right does not make it the place of the deal."""
    claims, values = collect(decide(DecisionKind.ACCEPT, "place", "Bandung", on=EARLIER))
    assert values.place == "Jakarta"
    assert not any(claim.rejected for claim in claims)


def test_the_word_on_a_document_goes_before_that_on_the_deal() -> None:
    """A value rejected for the deal but accepted for one text is said there, yet not shown."""
    claims, _ = collect(
        decide(DecisionKind.REJECT, "place", "Bandung"),
        decide(DecisionKind.ACCEPT, "place", "Bandung", on=EARLIER),
        decide(DecisionKind.CORRECT, "objects", "truk", on=EARLIER),
    )
    (claim,) = [it for it in claims if it.value == "Bandung"]
    assert (claim.rejected, claim.shown) == (False, False)
