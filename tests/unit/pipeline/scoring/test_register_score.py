"""How well a small register agrees with its gold."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from jalin.model import DealState, Document, Promise, Reading, Stage
from jalin.pipeline.derive import rebuild
from jalin.pipeline.scoring.register_gold import GoldDeal, GoldMention, GoldPromise, GoldState
from jalin.pipeline.scoring.register_score import Answer, RegisterScore, score_register
from jalin.store.register import Register
from jalin.text.lexicon import Lexicon, load_lexicon
from jalin.track.promises.promise import PromiseState
from register_factory import SENTENCE, date, deal, doc, parties, reading

PROMISE = "Pabrik bus rampung pada Juni 2026"
MEMORANDUM = doc(f"{SENTENCE} {PROMISE}.", name="memo", published="2026-02-04")
CONTRACT = doc(
    "PT Pindad dan Ashok Leyland meneken kontrak.", name="kontrak", published="2026-03-05"
)
RADAR = doc("PT Len Industri dan Thales meneken kesepakatan.", name="radar", published="2026-02-10")
LEN = parties("PT Len Industri", "Thales")

SIGNED = reading(
    MEMORANDUM,
    deal(date=date("2026-02-04")),
    promises=[Promise(who="PT Pindad", text=PROMISE, due=date("2026-06"))],
)
BOUND = reading(
    CONTRACT, deal(stage=Stage.COMMITTED, date=date("2026-03-04"), evidence=CONTRACT.text)
)
LISTENED = reading(RADAR, deal(*LEN, objects=["radar"], evidence=RADAR.text))
READINGS = (SIGNED, BOUND, LISTENED)

BUS_GOLD = GoldDeal(
    deal="bus",
    mentions=(GoldMention(doc_id="memo", deal=0), GoldMention(doc_id="kontrak", deal=0)),
    under=None,
    final_stage=Stage.COMMITTED,
    states=(
        GoldState(day=dt.date(2026, 2, 1), state=DealState.UNKNOWN),
        GoldState(day=dt.date(2026, 3, 31), state=DealState.MOVING),
    ),
    promises=(
        GoldPromise(
            text=PROMISE,
            doc_id="memo",
            outcome=PromiseState.SCHEDULED,
            as_of=dt.date(2026, 3, 31),
        ),
        GoldPromise(
            text=PROMISE, doc_id="memo", outcome=PromiseState.OVERDUE, as_of=dt.date(2026, 7, 31)
        ),
    ),
    contradictions=(),
    reannounced_in=(),
)
RADAR_GOLD = GoldDeal(
    deal="radar",
    mentions=(GoldMention(doc_id="radar", deal=0),),
    under=None,
    final_stage=Stage.INTENT,
    states=(GoldState(day=dt.date(2026, 3, 31), state=DealState.MOVING),),
    promises=(),
    contradictions=(),
    reannounced_in=(),
)
GOLD = (BUS_GOLD, RADAR_GOLD)


def keep(register: Register, *kept: tuple[Document, Reading]) -> None:
    """Keep documents with their readings, and derive the register."""
    for document, told in kept:
        register.add(document, told)
    rebuild(register)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Load the rule data."""
    return load_lexicon()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Keep the three documents with their readings."""
    with Register.open(tmp_path_factory.mktemp("register") / "jalin.db") as opened:
        keep(opened, *zip((MEMORANDUM, CONTRACT, RADAR), READINGS, strict=True))
        yield opened


def find_wrong(score: RegisterScore) -> Sequence[tuple[str, str, str | None]]:
    """Find the wrong answers: their kind, what is wanted, what was found."""
    return [(it.kind, it.wanted, it.found) for it in score.answers if not it.is_right]


def test_a_register_of_the_gold_readings_is_right(register: Register, lexicon: Lexicon) -> None:
    """Each mention is found, and every question has the answer of the gold."""
    score = score_register(register, GOLD, READINGS, lexicon)
    assert find_wrong(score) == []
    assert (score.n_found, score.n_gold) == (3, 3)
    assert score.clusters == score.of_found
    assert score.clusters.f1 == 1.0
    assert [score.share(kind) for kind in ("stage", "state", "promise")] == [1.0, 1.0, 1.0]


def test_every_question_is_answered_once(register: Register, lexicon: Lexicon) -> None:
    """One stage a deal, one state a day, one outcome a promise and day."""
    score = score_register(register, GOLD, READINGS, lexicon)
    assert [(it.kind, it.deal, it.asked[:10]) for it in score.answers] == [
        ("stage", "bus", "last"),
        ("stage", "radar", "last"),
        ("state", "bus", "2026-02-01"),
        ("state", "bus", "2026-03-31"),
        ("state", "radar", "2026-03-31"),
        ("promise", "bus", "2026-03-31"),
        ("promise", "bus", "2026-07-31"),
    ]


@pytest.mark.parametrize(
    ("gold", "wrong"),
    [
        pytest.param(
            replace(BUS_GOLD, final_stage=Stage.OPERATING),
            [("stage", "operating", "committed")],
            id="another stage",
        ),
        pytest.param(
            replace(
                BUS_GOLD,
                states=(GoldState(day=dt.date(2026, 3, 31), state=DealState.SUSPENDED),),
            ),
            [("state", "suspended", "moving")],
            id="another state",
        ),
        pytest.param(
            replace(
                BUS_GOLD,
                promises=(replace(BUS_GOLD.promises[0], outcome=PromiseState.MET),),
            ),
            [("promise", "met", "scheduled")],
            id="another outcome",
        ),
        pytest.param(
            replace(
                BUS_GOLD,
                promises=(replace(BUS_GOLD.promises[0], text="Kereta cepat mulai dibangun"),),
            ),
            [("promise", "scheduled", None)],
            id="a promise in other words",
        ),
        pytest.param(
            replace(BUS_GOLD, promises=(replace(BUS_GOLD.promises[0], doc_id="kontrak"),)),
            [("promise", "scheduled", None)],
            id="a promise of another document",
        ),
    ],
)
def test_a_wrong_answer_tells_what_was_found(
    register: Register,
    lexicon: Lexicon,
    gold: GoldDeal,
    wrong: Sequence[tuple[str, str, str | None]],
) -> None:
    """None is found where the register has no such thing."""
    assert find_wrong(score_register(register, (gold, RADAR_GOLD), READINGS, lexicon)) == wrong


def test_a_mention_that_no_reading_gives_is_missed(register: Register, lexicon: Lexicon) -> None:
    """It is alone in its cluster, and its deal has neither stage nor state."""
    missing = GoldDeal(
        deal="kapal",
        mentions=(GoldMention(doc_id="radar", deal=1), GoldMention(doc_id="kontrak", deal=1)),
        under=None,
        final_stage=Stage.INTENT,
        states=(GoldState(day=dt.date(2026, 3, 31), state=DealState.UNKNOWN),),
        promises=(),
        contradictions=(),
        reannounced_in=(),
    )
    ship = deal(*parties("PT PAL Indonesia", "Naval Group"), evidence=None)
    told = [SIGNED, *(replace(it, deals=(*it.deals, ship)) for it in (BOUND, LISTENED))]
    score = score_register(register, (*GOLD, missing), told, lexicon)
    assert (score.n_found, score.n_gold) == (3, 5)
    assert score.of_found.f1 == 1.0
    assert score.clusters.recall == pytest.approx(4 / 5)
    assert find_wrong(score) == [("stage", "intent", None), ("state", "unknown", None)]


def test_documents_that_are_not_in_the_register_are_missed(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    """A deal is answered by those of its mentions that are there."""
    with Register.open(tmp_path / "jalin.db") as register:
        keep(register, (MEMORANDUM, SIGNED))
        score = score_register(register, GOLD, READINGS, lexicon)
    assert (score.n_found, score.n_gold) == (1, 3)
    assert ("stage", "committed", "intent") in find_wrong(score)
    assert ("stage", "intent", None) in find_wrong(score)


def test_a_mention_is_found_by_its_parties(tmp_path: Path, lexicon: Lexicon) -> None:
    """The register's own reading may tell the deals of a document in another order."""
    both = replace(SIGNED, deals=(deal(*LEN, objects=["radar"]), *SIGNED.deals))
    gold = replace(BUS_GOLD, mentions=BUS_GOLD.mentions[:1], final_stage=Stage.INTENT)
    with Register.open(tmp_path / "jalin.db") as register:
        keep(register, (MEMORANDUM, both))
        score = score_register(register, (gold,), [SIGNED], lexicon)
    assert (score.n_found, score.n_gold) == (1, 1)
    assert find_wrong(score) == []


def test_the_share_of_what_nobody_asked_is_an_error(register: Register, lexicon: Lexicon) -> None:
    """No figure is made up where there is no question."""
    score = score_register(register, (RADAR_GOLD,), READINGS, lexicon)
    with pytest.raises(ZeroDivisionError):
        score.share("promise")


@pytest.mark.parametrize(("found", "n_right"), [("a", 1), ("b", 0), (None, 0)])
def test_an_answer_is_right_where_it_is_the_gold_one(found: str | None, n_right: int) -> None:
    """Nothing found is never right."""
    answer = Answer(kind="stage", deal="bus", asked="last", wanted="a", found=found)
    assert answer.is_right == bool(n_right)
