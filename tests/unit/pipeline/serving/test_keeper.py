"""What is built once and kept."""

import threading
import time

from jalin.pipeline.serving.keeper import Keeper


def test_a_value_is_built_once_for_a_key() -> None:
    """The second who asks gets what the first one built; another key has its own."""
    keeper, built = Keeper(2), []

    def build() -> int:
        built.append(1)
        return len(built)

    assert [keeper.keep(key, "n", build) for key in ("a", "a", "b", "a")] == [1, 1, 2, 1]


def test_shelves_that_were_not_used_for_long_go() -> None:
    """The shelf used last stays."""
    keeper = Keeper(2)
    for key in ("a", "b", "a", "c"):
        keeper.keep(key, "n", lambda key=key: key)  # type: ignore[misc]
    assert keeper.keep("a", "n", lambda: "new") == "a"
    assert keeper.keep("b", "n", lambda: "new") == "new"


def test_a_value_may_rest_on_another_of_its_shelf() -> None:
    """To build one may ask for others."""
    keeper = Keeper(1)
    found = keeper.keep("a", "sum", lambda: keeper.keep("a", "one", lambda: 1) + 1)
    assert found == keeper.keep("a", "one", lambda: 0) + 1


def test_a_value_that_cannot_be_built_is_tried_again() -> None:
    """A fault is nobody's answer."""
    keeper = Keeper(1)
    faults = [ValueError("broken")]

    def build() -> str:
        if faults:
            raise faults.pop()
        return "built"

    try:
        keeper.keep("a", "n", build)
    except ValueError:
        assert keeper.keep("a", "n", build) == "built"
    else:
        raise AssertionError("no fault was raised")


def test_many_threads_build_a_value_once() -> None:
    """Those who come while it is built wait for it."""
    keeper, built, found = Keeper(1), [], []

    def build() -> str:
        built.append(1)
        time.sleep(0.05)
        return "built"

    threads = [
        threading.Thread(target=lambda: found.append(keeper.keep("a", "n", build)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(built), found) == (1, ["built"] * 8)
