"""The codebook's figures."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from jalin.export.readings import encode_reading
from jalin.model import (
    Activity,
    Amount,
    DealMention,
    Instrument,
    Party,
    PartyKind,
    Person,
    Predicate,
    Promise,
    Reading,
    Relation,
    Sector,
    Stage,
    Statement,
)
from jalin.pipeline.scoring.figures import Figure, Scores, score_readings
from jalin.pipeline.scoring.names import is_same_name, measure_overlap
from register_factory import SENTENCE, date, deal, doc, parties, party, reading

_Value = TypeVar("_Value")
REFERENCE = Path(__file__).parents[4] / "shared" / "eval" / "score.py"


def find(scores: Scores, name: str) -> Figure:
    """Find a figure by name."""
    return next(figure for figure in scores.figures if figure.name == name)


def told(*deals: DealMention) -> Reading:
    """Build a reading."""
    return reading(doc(), *deals)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PT Pindad (Persero)", "Pindad", True),
        ("Kementerian Perindustrian", "Kementrian Perindustrian", True),
        ("Inalum", "Antam", False),
        ("", "", False),
        (None, "Pindad", False),
        ("PT", "PT", True),
    ],
)
def test_names_are_compared_without_legal_words(
    one: str | None, other: str | None, *, same: bool
) -> None:
    """Names meet without legal words and with a typing slip; a missing name meets nothing."""
    assert is_same_name(one, other) is same


def test_overlap_is_dice_over_words() -> None:
    """Two phrases share twice their common words over all words."""
    assert measure_overlap("bus listrik", "Bus listrik kota") == pytest.approx(0.8)
    assert measure_overlap("", None) == 0


def test_a_perfect_answer_scores_one_everywhere() -> None:
    """Gold against itself has every figure at 1."""
    gold = told(deal(sectors=[Sector.DEFENCE]), deal(*parties("PT Len", "Thales")))
    scores = score_readings([gold], [gold])
    assert {figure.f1 for figure in scores.figures if figure.gold} == {1.0}
    assert scores.misses == ()


def test_a_missing_answer_counts_as_empty() -> None:
    """A gold document without an answer loses its recall, and its deals are named."""
    scores = score_readings([told(deal())], [])
    assert find(scores, "relevance").recall == 0
    assert [(miss.fault, miss.parties) for miss in scores.misses] == [
        ("missed deal", ("PT Pindad", "Ashok Leyland"))
    ]


def test_a_deal_is_found_by_half_of_its_parties() -> None:
    """Jaccard of parties decides; the fields are counted over found deals only."""
    near = deal(*parties("PT Pindad", "Ashok Leyland", "PT Len", "Thales"))
    far = deal(*parties("PT Pindad", "PT Len", "Thales"))
    assert find(score_readings([told(deal())], [told(near)]), "deal").hits == 1
    scores = score_readings([told(deal())], [told(far)])
    assert find(scores, "deal").hits == 0
    assert [miss.fault for miss in scores.misses] == ["missed deal", "false deal"]
    assert all(figure.name != "party" for figure in scores.figures)


def test_strict_asks_for_instrument_and_stage_too() -> None:
    """A found deal with another stage is not strictly right."""
    scores = score_readings([told(deal())], [told(deal(stage=Stage.TALKS))])
    assert (find(scores, "deal").hits, find(scores, "deal_strict").hits) == (1, 0)


def test_an_alias_is_a_name() -> None:
    """Parties meet by any of their forms."""
    other = deal(party("Pindad"), party("Leyland", "Ashok Leyland"))
    assert find(score_readings([told(deal())], [told(other)]), "party").hits == 2


@pytest.mark.skipif(not REFERENCE.exists(), reason="../shared/eval/score.py is not here")
def test_the_figures_are_those_of_the_reference(tmp_path: Path) -> None:
    """Every figure, count and interval equals what score.py gives for the same files."""
    rng = random.Random(11)  # noqa: S311 (a test's noise)
    gold = [_draw_reading(rng, str(index)) for index in range(12)]
    predicted = [_spoil(each, rng) for each in gold if rng.random() > 0.1]
    files = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    for path, readings in zip(files, (gold, predicted), strict=True):
        path.write_bytes(b"".join(map(encode_reading, readings)))
    answer = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, REFERENCE, *files, "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    figures = {figure.name: figure for figure in score_readings(gold, predicted).figures}
    assert {name: _as_reference(it) for name, it in figures.items()} == json.loads(answer.stdout)


def _as_reference(figure: Figure) -> dict[str, object]:
    return {
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
        "hits": figure.hits,
        "predicted": figure.predicted,
        "gold": figure.gold,
        "ci95": list(figure.interval),
    }


_NAMES = ("PT Pindad (Persero)", "Ashok Leyland", "Kementerian Perindustrian", "JICA", "PT Len")
_WORDS = (
    *("kami", "akan", "mulai", "memasok", "baterai", "bus", "listrik"),
    *("pada", "tahun", "depan", "di", "Bandung"),
)


def _draw(rng: random.Random, values: Sequence[_Value], most: int) -> tuple[_Value, ...]:
    return tuple(rng.sample(list(values), rng.randint(0, most)))


def _draw_words(rng: random.Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randint(3, 9)))


def _draw_party(rng: random.Random, name: str) -> Party:
    kind = rng.choice((PartyKind.COMPANY, PartyKind.MINISTRY))
    return party(
        name, *_draw(rng, ("Pindad", "MAZ"), 1), kind=kind, country=rng.choice((None, "ID"))
    )


def _draw_deal(rng: random.Random) -> DealMention:
    names = rng.sample(_NAMES, rng.randint(2, 4))
    amount = Amount(text="x", value=rng.choice((None, Decimal(50), Decimal("1.2E12"))))
    mention = deal(
        *(_draw_party(rng, name) for name in names),
        stage=rng.choice(list(Stage)),
        instrument=rng.choice(list(Instrument)),
        objects=[_draw_words(rng) for _ in range(rng.randint(0, 3))],
        sectors=_draw(rng, list(Sector)[:5], 3),
        date=date(rng.choice((None, "2026", "2026-02-04"))),
        evidence=SENTENCE,
    )
    return replace(mention, amounts=(amount,), activities=_draw(rng, list(Activity)[:4], 2))


def _draw_reading(rng: random.Random, name: str) -> Reading:
    if rng.random() < 0.2:
        return Reading(doc_id=name, relevant=False)
    speaker = rng.choice((None, "Budi"))
    return Reading(
        doc_id=name,
        relevant=True,
        deals=tuple(_draw_deal(rng) for _ in range(rng.randint(1, 4))),
        people=(Person(name="Budi", role=_draw_words(rng), organisation=rng.choice(_NAMES)),),
        relations=(Relation(subject="A", predicate=Predicate.PART_OF, object=rng.choice(_NAMES)),),
        statements=(Statement(speaker=speaker, text=_draw_words(rng), direct=True),),
        promises=(Promise(who="Budi", text=_draw_words(rng), due=date("2026")),),
    )


def _spoil(each: Reading, rng: random.Random) -> Reading:
    """Answer a gold reading with some of its parts taken from another."""
    other = _draw_reading(rng, each.doc_id)
    deals = [it for it in each.deals if rng.random() > 0.3] + list(other.deals[:1])
    if rng.random() < 0.3:
        deals = [replace(it, stage=Stage.TALKS, parties=it.parties[1:]) for it in deals]
    return replace(
        each,
        deals=tuple(deals),
        people=each.people if rng.random() < 0.5 else other.people,
        statements=each.statements if rng.random() < 0.5 else other.statements,
        promises=each.promises + other.promises,
    )
