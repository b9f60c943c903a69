"""Where sources say what cannot both be true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from jalin.model import (
    Amount,
    DealMention,
    Factuality,
    Instrument,
    PartialDate,
    Stage,
    Step,
    StepKind,
)
from jalin.text.lexicon import load_lexicon
from jalin.track.contradictions import (
    Contradiction,
    ContradictionRule,
    find_contradictions,
)
from jalin.track.history import derive_history
from jalin.track.quarrels.words import QuarrelWords
from jalin.track.telling import Telling
from jalin.track.values.decisions import Decision, DecisionKind
from jalin.track.values.shown import collect_values
from register_factory import SENTENCE, date, deal, doc

WORDS = QuarrelWords.of(load_lexicon())


def tell(
    *mentions: tuple[str | None, DealMention], text: str = "", source: str = ""
) -> list[Telling]:
    """Build tellings of one deal, each in a text of its own published on its day."""
    return [
        Telling(
            document=doc(f"{SENTENCE} {text} {index}", published=day),
            mention=mention,
            source=source,
        )
        for index, (day, mention) in enumerate(mentions)
    ]


def find(tellings: Sequence[Telling], *decisions: Decision) -> tuple[Contradiction, ...]:
    """Find the contradictions among tellings, last first."""
    history = derive_history(tellings)
    claims = collect_values(tellings, history, decisions)
    return find_contradictions(tellings[::-1], history, claims, WORDS)


def sides(found: Iterable[Contradiction]) -> list[tuple[str, list[tuple[str, int, bool]]]]:
    """List fields with their values, the number of their sources, and which is shown."""
    return [(it.field, [(v.value, v.n_sources, v.shown) for v in it.values]) for it in found]


def signed(
    day: str | None = None,
    *,
    place: str | None = None,
    stage: Stage = Stage.INTENT,
    instrument: Instrument = Instrument.MEMORANDUM,
) -> DealMention:
    """Build a mention with one factual step."""
    return deal(stage=stage, instrument=instrument, date=date(day), place=place)


def test_two_dates_of_one_signing_quarrel() -> None:
    """The date of more sources is shown, the other kept, each with its sentences."""
    (found,) = find(
        tell(
            ("2024-05-30", signed("2024-05-30")),
            ("2024-06-04", signed("2024-06-04")),
            ("2024-07-22", signed("2024-05-30")),
        )
    )
    assert found.rule is ContradictionRule.DATES_OF_ONE_STEP
    assert sides([found]) == [("date", [("2024-05-30", 2, True), ("2024-06-04", 1, False)])]
    assert all(claim.evidence for value in found.values for claim in value.claims)


def test_quarrels_on_two_stages_are_two() -> None:
    """Each signing has its own quarrel, though they share a date."""
    found = find(
        tell(
            ("2024-07-01", signed("2024-05-01")),
            ("2024-07-02", signed("2024-05-05")),
            ("2024-07-03", signed("2024-05-05", stage=Stage.COMMITTED)),
            ("2024-07-04", signed("2024-05-09", stage=Stage.COMMITTED)),
            ("2024-07-05", signed("2022-05-01")),
        )
    )
    assert sides(found) == [
        ("date", [("2024-05-05", 1, True), ("2024-05-01", 1, False)]),
        ("date", [("2024-05-09", 1, True), ("2024-05-05", 1, False)]),
    ]


def test_a_coarser_date_stands_with_the_finer_one_that_it_includes() -> None:
    """A month and a day of it are one side against another month."""
    found = find(
        tell(
            ("2024-11-13", signed("2024-03")),
            ("2024-12-17", signed("2024-04")),
            ("2025-07-04", signed("2024-04-17")),
        )
    )
    assert sides(found) == [("date", [("2024-04-17", 2, True), ("2024-03", 1, False)])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (signed("2024-05"), signed("2024-05-30")),
        (signed("2024"), signed("2025")),
        (signed("2024-01-30"), signed("2024-05-30")),
        (
            signed("2024-05-30", instrument=Instrument.CONTRACT),
            signed("2024-06-04", instrument=Instrument.JOINT_VENTURE),
        ),
        (signed("2024-05-30", stage=Stage.TALKS), signed("2024-05-31", stage=Stage.TALKS)),
        (signed("2024-05-30", stage=Stage.OPERATING), signed("2024-06-04", stage=Stage.OPERATING)),
        (signed("2024-05", stage=Stage.OPERATING), signed("2024-06", stage=Stage.OPERATING)),
        (signed("2024-05-30"), signed("2024-06-04", stage=Stage.COMMITTED)),
        (signed("2024-05-30"), signed()),
    ],
)
def test_dates_that_can_both_be_true_do_not_quarrel(left: DealMention, right: DealMention) -> None:
    """Coarser dates, other papers, meetings, deliveries and other stages are no quarrel."""
    assert find(tell(("2024-07-01", left), ("2024-07-02", right))) == ()


def test_neighbouring_days_of_one_delivery_quarrel() -> None:
    """Deliveries a day apart are one delivery dated otherwise."""
    found = find(
        tell(
            ("2024-07-01", signed("2024-05-30", stage=Stage.OPERATING)),
            ("2024-07-02", signed("2024-05-31", stage=Stage.OPERATING)),
        )
    )
    assert sides(found) == [("date", [("2024-05-31", 1, True), ("2024-05-30", 1, False)])]


def test_a_source_that_tells_both_dates_tells_two_steps() -> None:
    """Who knows both days speaks of two signings."""
    both = deal(
        steps=[
            Step(
                stage=Stage.INTENT,
                factuality=Factuality.FACTUAL,
                evidence=SENTENCE,
                date=date(day),
            )
            for day in ("2024-05-30", "2024-06-04")
        ]
    )
    assert find(tell(("2024-07-01", both), ("2024-07-02", signed("2024-06-04")))) == ()


def test_copies_do_not_quarrel_among_themselves() -> None:
    """Texts of one source group are one source, whatever was read in each."""
    tellings = tell(
        ("2024-05-30", signed("2024-05-30", place="Bandung")),
        ("2024-06-04", signed("2024-06-04", place="Jakarta")),
        source="agency",
    )
    assert find(tellings) == ()


def test_two_cities_of_one_day_quarrel() -> None:
    """A step of one day happened in one city."""
    found = find(
        tell(
            ("2024-05-30", signed("2024-05-30", place="Bern")),
            ("2024-06-01", signed("2024-05-30", place="Bussnang")),
            ("2024-06-02", signed("2024-05-30", place="Bussnang, Swiss")),
        )
    )
    assert sides(found) == [("place", [("Bussnang", 2, True), ("Bern", 1, False)])]


def test_cities_of_one_province_quarrel() -> None:
    """That two cities lie in one province does not make them one."""
    found = find(
        tell(
            ("2024-05-30", signed("2024-05-30", place="Karawang, Jawa Barat")),
            ("2024-06-01", signed("2024-05-30", place="Bandung, Jawa Barat")),
        )
    )
    assert [it.field for it in found] == ["place"]


def test_a_source_that_tells_both_cities_quarrels_with_neither() -> None:
    """Who names both cities of a day explains the difference."""
    both = deal(
        steps=[
            Step(
                stage=Stage.INTENT,
                factuality=Factuality.FACTUAL,
                evidence=SENTENCE,
                date=date("2024-05-30"),
                place=place,
            )
            for place in ("Bern", "Bussnang")
        ]
    )
    one = signed("2024-05-30", place="Bern")
    assert find(tell(("2024-06-01", both), ("2024-06-02", one))) == ()


def test_two_cities_of_one_event_quarrel_beside_its_dates() -> None:
    """Where the dates quarrel, the cities may, too."""
    found = find(
        tell(
            ("2024-06-01", signed("2024-05-30", place="Bussnang")),
            ("2024-06-02", signed("2024-05-31", place="Bern")),
        )
    )
    assert [it.field for it in found] == ["date", "place"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Karawang", "Karawang, Jawa Barat"),
        ("Jakarta", "Istana Kepresidenan"),
        ("Bandung", "Jawa Barat"),
        ("Paris", "Prancis"),
    ],
)
def test_a_place_that_can_hold_the_other_agrees(left: str, right: str) -> None:
    """A province, a country or a venue gainsays no city."""
    tellings = tell(
        ("2024-05-30", signed("2024-05-30", place=left)),
        ("2024-06-01", signed("2024-05-30", place=right)),
    )
    assert find(tellings) == ()


def test_papers_of_one_day_quarrel_on_their_name() -> None:
    """What one calls a memorandum and another a contract cannot be both."""
    (found,) = find(
        tell(
            ("2024-05-30", signed("2024-05-30")),
            (
                "2024-06-01",
                signed("2024-05-30", stage=Stage.COMMITTED, instrument=Instrument.CONTRACT),
            ),
        )
    )
    assert sides([found]) == [("instrument", [("contract", 1, True), ("memorandum", 1, False)])]


def test_words_for_one_binding_paper_agree() -> None:
    """A contract may be called an agreement."""
    papers = (Instrument.CONTRACT, Instrument.AGREEMENT)
    tellings = tell(
        *(
            ("2024-05-30", signed("2024-05-30", stage=Stage.COMMITTED, instrument=paper))
            for paper in papers
        )
    )
    assert find(tellings) == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One source's word on a stage, in short."""

    published: str | None
    stage: Stage
    factuality: Factuality = Factuality.FACTUAL
    kind: StepKind = StepKind.DEVELOPMENT
    date: PartialDate | None = None
    instrument: Instrument | None = None


NOT_SIGNED = Word(
    published=None,
    stage=Stage.INTENT,
    factuality=Factuality.DENIED,
    instrument=Instrument.MEMORANDUM,
)


def say(*words: Word) -> tuple[str | None, DealMention]:
    """Build the mention of one source with its words."""
    steps = [
        Step(
            stage=it.stage,
            factuality=it.factuality,
            kind=it.kind,
            evidence=SENTENCE,
            date=it.date,
            instrument=it.instrument,
        )
        for it in words
    ]
    return words[0].published, deal(stage=words[0].stage, steps=steps)


def test_a_signing_that_another_denies_is_a_quarrel() -> None:
    """The side that the history believes is shown."""
    found = find(
        tell(
            say(Word(published=None, stage=Stage.INTENT, instrument=Instrument.MEMORANDUM)),
            say(
                Word(published="2022-01-20", stage=Stage.TALKS),
                NOT_SIGNED,
            ),
            say(
                Word(published="2022-01-21", stage=Stage.TALKS),
                NOT_SIGNED,
            ),
        )
    )
    assert sides(found) == [
        ("stage", [("intent (denied)", 2, True), ("intent (factual)", 1, False)])
    ]


@pytest.mark.parametrize(
    ("fact", "other", "rule"),
    [
        (
            Word(published="2024-05-01", stage=Stage.COMMITTED, date=date("2024-04-30")),
            Word(published="2024-05-10", stage=Stage.COMMITTED, factuality=Factuality.PLANNED),
            ContradictionRule.FACT_AGAINST_PLAN,
        ),
        (
            Word(published="2025-12-01", stage=Stage.IMPLEMENTING, date=date("2024-07-15")),
            Word(published="2025-03-12", stage=Stage.IMPLEMENTING, factuality=Factuality.PLANNED),
            ContradictionRule.FACT_AGAINST_PLAN,
        ),
        (
            Word(published="2024-11-14", stage=Stage.IMPLEMENTING),
            Word(published="2024-11-15", stage=Stage.INTENT, kind=StepKind.STANDSTILL),
            ContradictionRule.FACT_AGAINST_STANDSTILL,
        ),
        (
            Word(published="2024-06-27", stage=Stage.TERMINATED, date=date("2024-06-24")),
            Word(published="2024-07-01", stage=Stage.SUSPENDED),
            ContradictionRule.END_AGAINST_HALT,
        ),
    ],
)
def test_a_fact_quarrels_with_what_leaves_no_room_for_it(
    fact: Word, other: Word, rule: ContradictionRule
) -> None:
    """A plan of what is done, a standstill below it, a halt of what has ended."""
    (found,) = find(tell(say(fact), say(other)))
    assert (found.field, found.rule, len(found.values)) == ("stage", rule, 2)


@pytest.mark.parametrize(
    ("fact", "others"),
    [
        # The denial is older than the signing.
        (
            Word(published="2024-05-01", stage=Stage.COMMITTED, date=date("2024-04-30")),
            [Word(published="2023-09-06", stage=Stage.COMMITTED, factuality=Factuality.DENIED)],
        ),
        # The denial names no paper and comes long after: it is of another one.
        (
            Word(published="2018-03-03", stage=Stage.INTENT, instrument=Instrument.MEMORANDUM),
            [Word(published="2019-11-04", stage=Stage.INTENT, factuality=Factuality.DENIED)],
        ),
        # The plan is older than the signing.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [Word(published="2024-04-20", stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # The plan comes long after: it is of another paper.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [Word(published="2024-09-20", stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # The other source tells the fact, too, and plans or misses more of it.
        (
            Word(published="2024-05-01", stage=Stage.OPERATING),
            [
                Word(published="2024-05-02", stage=Stage.OPERATING),
                Word(published="2024-05-02", stage=Stage.OPERATING, factuality=Factuality.DENIED),
            ],
        ),
        # Who tells the contract plans the work that follows it.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING, date=date("2023-04-30")),
            [
                Word(published="2024-05-02", stage=Stage.COMMITTED),
                Word(
                    published="2024-05-02",
                    stage=Stage.IMPLEMENTING,
                    factuality=Factuality.PLANNED,
                ),
            ],
        ),
        # A plan that nobody dates leaves open which came first.
        (
            Word(published="2024-05-01", stage=Stage.INTENT),
            [Word(published=None, stage=Stage.INTENT, factuality=Factuality.PLANNED)],
        ),
        # Plans of production come again.
        (
            Word(published="2024-05-01", stage=Stage.OPERATING),
            [Word(published="2024-05-02", stage=Stage.OPERATING, factuality=Factuality.PLANNED)],
        ),
        # Work that nobody dates can have begun after the plan.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING),
            [Word(published="2024-05-02", stage=Stage.IMPLEMENTING, factuality=Factuality.PLANNED)],
        ),
        # A denial of another day, or of another paper.
        (
            Word(published="2024-05-01", stage=Stage.INTENT, date=date("2024-04-30")),
            [
                Word(
                    published="2024-05-02",
                    stage=Stage.INTENT,
                    factuality=Factuality.DENIED,
                    date=date("2023-07-21"),
                )
            ],
        ),
        (
            Word(published="2024-05-01", stage=Stage.INTENT, instrument=Instrument.MEMORANDUM),
            [
                Word(
                    published="2024-05-02",
                    stage=Stage.INTENT,
                    factuality=Factuality.DENIED,
                    instrument=Instrument.LETTER_OF_INTENT,
                )
            ],
        ),
        # A standstill of which nobody tells the day.
        (
            Word(published="2024-05-01", stage=Stage.IMPLEMENTING),
            [Word(published=None, stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        # A halt of last year came before the end.
        (
            Word(published="2024-06-27", stage=Stage.TERMINATED),
            [Word(published="2023-07-01", stage=Stage.SUSPENDED)],
        ),
        # That nothing had moved before it did is no quarrel.
        (
            Word(published="2021-03-05", stage=Stage.COMMITTED),
            [Word(published="2021-03-03", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        # A standstill on a higher rung, or long after, gainsays nothing.
        (
            Word(published="2024-06-27", stage=Stage.INTENT),
            [Word(published="2024-06-28", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
        (
            Word(published="2020-06-27", stage=Stage.IMPLEMENTING),
            [Word(published="2024-06-28", stage=Stage.INTENT, kind=StepKind.STANDSTILL)],
        ),
    ],
)
def test_what_leaves_room_for_a_fact_is_no_quarrel(fact: Word, others: list[Word]) -> None:
    """Older words, later plans, and sources that tell the fact themselves gainsay nothing."""
    assert find(tell(say(fact), say(*others))) == ()


def number(value: str, unit: str | None = None, currency: str | None = None) -> Amount:
    """Build an amount whose words are its value and unit."""
    text = " ".join(filter(None, (currency, value, unit)))
    return Amount(text=text, value=Decimal(value), unit=unit, currency=currency)


def counting(*amounts: Amount, lead: str = "") -> Telling:
    """Build a telling that says its amounts, each after the lead."""
    text = f"{SENTENCE} " + " ".join(f"Ada {lead}{amount.text}." for amount in amounts)
    return Telling(document=doc(text), mention=replace(deal(), amounts=amounts))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([number("7.7E9", currency="USD")], [number("9.8E9", currency="USD")]),
        ([number("1180000", currency="EUR")], [number("1180000000", currency="EUR")]),
        ([number("108", "hectares")], [number("126", "hektare")]),
        ([number("48", "pesawat")], [number("50", "aircraft")]),
        ([number("130", "electric buses")], [number("112", "unit")]),
        ([number("1", "unit bus"), number("2", "unit")], [number("1", "bus"), number("3", "unit")]),
        ([number("50000", "mobil setahun")], [number("40000", "cars a year")]),
    ],
)
def test_different_totals_of_one_kind_quarrel(left: list[Amount], right: list[Amount]) -> None:
    """Neither source knows the other's largest number of the kind."""
    (found,) = find([counting(*left), counting(*right)])
    assert (found.field, len(found.values)) == ("amounts", 2)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([number("3E12", currency="IDR")], [number("3.18E12", currency="IDR")]),
        ([number("21E12", currency="IDR")], [number("21.1E12", currency="IDR")]),
        ([number("3E12", currency="IDR")], [number("210E6", currency="USD")]),
        (
            [number("108", "hektare")],
            [number("108", "hektare"), number("126", "hektare")],
        ),
        ([number("17", "percent")], [number("30", "persen")]),
        ([number("48", "bulan")], [number("36", "months")]),
        ([number("10", "GWh")], [number("8", "ton")]),
        ([number("50000", "mobil setahun")], [number("100", "mobil")]),
        ([number("9E9", currency="KRW")], [number("600E9", currency="KRW")]),
        ([number("20", "bus")], [number("300", "electric buses")]),
        ([Amount(text="Rp", value=None, currency="IDR")], [number("5E9", currency="IDR")]),
        ([number("0", currency="IDR")], [number("5E9", currency="IDR")]),
        ([number("5")], [number("7")]),
        ([number("12", "meter")], [number("8", "meter")]),
        ([number("70", "per kWh", "USD")], [number("7E9", currency="USD")]),
    ],
)
def test_amounts_that_can_both_be_true_do_not_quarrel(
    left: list[Amount], right: list[Amount]
) -> None:
    """Roundings, other currencies and kinds, and what the other text knows, too, are none."""
    assert find([counting(*left), counting(*right)]) == ()


@pytest.mark.parametrize(
    ("lead", "n_found"), [("sekitar ", 0), ("lebih dari ", 0), ("more than ", 0), ("", 1)]
)
def test_a_vague_number_agrees_with_its_neighbours(lead: str, n_found: int) -> None:
    """About 120 agrees with 118; 120 alone does not."""
    tellings = [counting(number("120", "bus"), lead=lead), counting(number("118", "bus"))]
    assert len(find(tellings)) == n_found


def test_roundings_are_one_side_against_another_sum() -> None:
    """The side with a shown claim is shown, and both its claims stand in it."""
    found = find([counting(number(it, currency="IDR")) for it in ("21E12", "21.1E12", "16E12")])
    (contradiction,) = found
    assert [value.n_sources for value in contradiction.values] == [2, 1]
    assert contradiction.rule is ContradictionRule.TOTALS_IN_ONE_CURRENCY
    assert contradiction.values[0].shown


def test_a_rejected_value_takes_no_part() -> None:
    """What a reviewer rejected is no side of a quarrel."""
    tellings = tell(("2024-05-30", signed("2024-05-30")), ("2024-06-04", signed("2024-06-04")))
    decision = Decision(
        judgement_id="j",
        kind=DecisionKind.REJECT,
        field="date",
        value="2024-06-04",
        reviewer="Sari",
        made=PartialDate.parse("2025"),
    )
    assert find(tellings, decision) == ()


def test_a_conflict_inside_one_text_is_told_once_for_all_copies() -> None:
    """What the reading records of headline and body becomes a contradiction with its sentence."""
    told = deal(conflict="The headline says built, the body says planned.")
    (found,) = find(tell(("2024-05-30", told), ("2024-05-31", told), source="agency"))
    assert (found.field, found.rule) == ("conflict", ContradictionRule.SAID_INSIDE)
    (value,) = found.values
    assert (value.value, value.n_sources) == (told.conflict, 1)
    assert [claim.evidence.quote for claim in value.claims if claim.evidence] == [SENTENCE]


def test_a_conflict_without_any_sentence_is_not_told() -> None:
    """A claim without a place in a source does not exist."""
    assert find(tell(("2024-05-30", deal(conflict="so", evidence="tidak ada")))) == ()
