"""The figures on gold stand on or above their floors."""

import pytest

from corpora import HELD, Corpus, load_gold, read_corpus
from floors import digest_corpus, find_breaches, load_floors, measure_f1
from jalin.pipeline.scoring.figures import score_readings
from jalin.text.knowledge import Knowledge, load_knowledge

_NAMES = [corpus.name for corpus in HELD]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Load rules and network once."""
    return load_knowledge()


@pytest.fixture(params=HELD, ids=_NAMES)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Give each corpus that has floors and is on this machine."""
    held: Corpus = request.param
    if not held.is_there:
        pytest.skip(f"{held.name}: its gold or articles are not on this machine")
    return held


def test_no_figure_is_below_its_floor(corpus: Corpus, knowledge: Knowledge) -> None:
    """What could be read once can still be read, and every figure has a floor."""
    f1 = measure_f1(score_readings(load_gold(corpus), read_corpus(corpus, knowledge)))
    floors = load_floors().corpora[corpus.name].floors
    assert list(find_breaches(f1, floors)) == []
    assert set(floors) == set(f1)


def test_the_floors_are_of_this_gold_and_these_articles(corpus: Corpus) -> None:
    """Floors hold for what they were measured on: bench/run.py --set-floors renews them."""
    assert load_floors().corpora[corpus.name].digest == digest_corpus(corpus)
