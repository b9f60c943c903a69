"""What is built once and kept."""

import datetime as dt
import threading
import time

import pytest

from jalin.pipeline.serving.keeper import BusyError, Keeper, ShelfKey

DAY = dt.date(2026, 6, 30)


def _key(revision: str = "a") -> ShelfKey:
    return ShelfKey(revision=revision, day=DAY)


def _past(number: int) -> ShelfKey:
    return ShelfKey(revision="a", day=DAY - dt.timedelta(days=number), is_past=True)


def _keeper(present: int = 1, past: int = 1) -> Keeper:
    return Keeper(present=present, past=past)


def test_a_value_is_built_once_for_a_key() -> None:
    """The second who asks gets what the first one built; another key has its own."""
    keeper, built = _keeper(2), []

    def build() -> int:
        built.append(1)
        return len(built)

    assert [keeper.keep(_key(it), "n", build) for it in ("a", "a", "b", "a")] == [1, 1, 2, 1]


def test_shelves_that_were_not_used_for_long_go() -> None:
    """The shelf used last stays."""
    keeper = _keeper(2)
    for name in ("a", "b", "a", "c"):
        keeper.keep(_key(name), "n", lambda name=name: name)  # type: ignore[misc]
    assert keeper.keep(_key("a"), "n", lambda: "new") == "a"
    assert keeper.keep(_key("b"), "n", lambda: "new") == "new"


def test_no_number_of_past_days_pushes_the_present_out() -> None:
    """Of the past a few days are kept, whatever is asked; the present stays."""
    keeper = _keeper(1, 3)
    keeper.keep(_key(), "n", lambda: "present")
    for number in range(1000):
        keeper.keep(_past(number), "n", lambda number=number: number)  # type: ignore[misc]
    assert keeper.keep(_key(), "n", lambda: "new") == "present"
    kept = [number for number in range(1000) if keeper.has(_past(number), "n")]
    assert kept == [997, 998, 999]


def test_what_is_for_all_days_pushes_no_day_out() -> None:
    """It has shelves of its own, which go as those of the present do."""
    keeper = _keeper(1, 1)
    keeper.keep(_key(), "n", lambda: "present")
    keeper.keep(_past(1), "n", lambda: "past")
    for revision in ("a", "b"):
        key = ShelfKey(revision=revision, day=None)
        assert keeper.keep(key, "n", lambda revision=revision: revision) == revision  # type: ignore[misc]
    assert keeper.keep(_key(), "n", lambda: "new") == "present"
    assert keeper.keep(_past(1), "n", lambda: "new") == "past"
    assert not keeper.has(ShelfKey(revision="a", day=None), "n")


@pytest.mark.parametrize("key", [_key(), _past(1)])
def test_of_made_up_questions_the_last_ones_are_kept(key: ShelfKey) -> None:
    """Their number has no end, and that of their answers has one."""
    keeper, built = _keeper(), []
    for question in range(100):
        keeper.recall(key, "n", question, lambda question=question: built.append(question))  # type: ignore[misc]
    keeper.recall(key, "n", 99, lambda: built.append("again"))
    assert built == [*range(100)]
    keeper.recall(key, "n", 0, lambda: built.append("again"))
    assert built[-1] == "again"


def test_a_value_may_rest_on_another_of_its_shelf() -> None:
    """To build one may ask for others."""
    keeper = _keeper()
    found = keeper.keep(_key(), "sum", lambda: keeper.keep(_key(), "one", lambda: 1) + 1)
    assert found == keeper.keep(_key(), "one", lambda: 0) + 1


def test_a_past_day_may_rest_on_another() -> None:
    """Two days that are compared are built in one turn."""
    keeper = _keeper(1, 2)
    found = keeper.keep(_past(1), "sum", lambda: keeper.recall(_past(2), "one", 1, lambda: 1) + 1)
    assert found == 1 + 1


def test_a_value_that_cannot_be_built_is_tried_again() -> None:
    """A fault is nobody's answer, of a past day neither."""
    keeper = _keeper()

    def fail() -> str:
        raise ValueError("broken")

    for key in (_key(), _past(1), _past(2), _past(3), _past(4)):
        with pytest.raises(ValueError, match="broken"):
            keeper.keep(key, "n", fail)
        assert keeper.keep(key, "n", lambda: "built") == "built"


@pytest.mark.parametrize(("key", "threads"), [(_key(), 8), (_past(1), 3)])
def test_many_threads_build_a_value_once(key: ShelfKey, threads: int) -> None:
    """Those who come while it is built wait for it."""
    keeper, built, found = _keeper(), [], []

    def build() -> str:
        built.append(1)
        time.sleep(0.05)
        return "built"

    asking = [
        threading.Thread(target=lambda: found.append(keeper.keep(key, "n", build)))
        for _ in range(threads)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert (len(built), found) == (1, ["built"] * threads)


def test_who_asks_for_many_past_days_at_once_is_told_to_wait() -> None:
    """One builds, few wait, the others are sent away at once; the present is built meanwhile."""
    keeper, begun, done = _keeper(1, 8), threading.Event(), threading.Event()
    told: list[object] = []

    def build() -> str:
        begun.set()
        done.wait(10)
        return "built"

    def ask(number: int) -> None:
        try:
            told.append(keeper.keep(_past(number), "n", build))
        except BusyError as err:
            told.append(err.wait_s)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    while len(told) < len(threads) - 3:
        time.sleep(0.01)
    assert keeper.keep(_key(), "n", lambda: "present") == "present"
    done.set()
    for thread in threads:
        thread.join()
    assert told == [3] * 9 + ["built"] * 3
    assert keeper.keep(_past(20), "n", lambda: "later") == "later"
