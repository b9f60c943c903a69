"""In whatever order news comes, how often and by whichever batches, one register follows."""

import os
import random
import tempfile
from pathlib import Path

import pytest

from jalin.pipeline.derive import rebuild
from jalin.read import read_document
from jalin.store.register import Register
from jalin.text.knowledge import load_knowledge
from register_factory import insight
from trust.order.shuffling import TODAY, add_history, derive_by, describe, draw_history, read_press

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
# Of the short form and of the long one. Each history begins with an empty register.
FEW, MANY = 2, 600


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Tell what follows where everything comes once, sorted, in one batch."""
    address = tmp_path_factory.mktemp("order") / "jalin.db"
    press = read_press()
    with Register.open(address) as register:
        # What comes under two names bears both, whichever comes first.
        history = draw_history(press, random.Random(0))  # noqa: S311 (no secret)
        items = sorted({repr(it): it for batch in history for it in batch}.items())
        add_history(register, [[it for _, it in items]], press)
        rebuild(register, insight())
        return describe(str(address), register)


@pytest.mark.parametrize(
    "n_histories", [FEW, pytest.param(MANY, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_any_order_gives_one_register(undisturbed: list[str], n_histories: int) -> None:
    """Six hundred histories are told apart by nothing: neither rows nor what is found."""
    press = read_press()
    for number in range(n_histories):
        chance = random.Random(f"{SEED} {number}")  # noqa: S311 (no secret)
        history = draw_history(press, chance)
        chunks = derive_by(chance.choice((1, 7, 200)), chance.choice((0.1, 0.5, 99)))
        with tempfile.TemporaryDirectory() as folder, chunks:
            address = Path(folder) / "jalin.db"
            with Register.open(address) as register:
                add_history(register, history, press)
                told = describe(str(address), register)
        assert told == undisturbed, f"history {number} of seed {SEED}"


def test_a_register_on_postgresql_is_the_same(undisturbed: list[str], postgres_url: str) -> None:
    """One history on the other engine gives the rows and answers of the first."""
    press = read_press()
    chance = random.Random(f"{SEED} postgresql")  # noqa: S311 (no secret)
    with Register.open(postgres_url) as register, derive_by(50, 0.5):
        add_history(register, draw_history(press, chance), press)
        assert describe(postgres_url, register) == undisturbed


@pytest.mark.parametrize(
    "n_orders", [1, pytest.param(40, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_the_order_of_reading_changes_no_reading(n_orders: int) -> None:
    """Nothing of one article stays behind in the reader to be found in another."""
    press = read_press()
    knowledge = load_knowledge()
    for number in range(n_orders):
        chance = random.Random(f"{SEED} reading {number}")  # noqa: S311 (no secret)
        for document in chance.sample(press.documents, 24):
            told = read_document(document, knowledge, today=TODAY)
            assert told == press.readings[document.id], f"order {number} of seed {SEED}"
