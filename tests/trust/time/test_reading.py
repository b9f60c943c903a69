"""Reading: no text takes much longer than it is longer.

What is counted is what the reader calls, which is the same on every machine, however busy. A clock
stands beside it, far off: it hears what is slow within one call.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from jalin.read import read_document
from jalin.source.article import RawArticle, build_document
from jalin.text.knowledge import Knowledge, load_knowledge
from trust.time.hostile_texts import LEAD, TEXTS

# Too long for every test run.
pytestmark = pytest.mark.slow

_TODAY = dt.date(2026, 2, 10)
# What grows as the text does makes four times as many calls for a text four times as long; what
# grows with its square makes sixteen times as many.
_LONGER = 4
_MOST_TIMES = 7.5
# What takes a second or two here; what grew with the square took minutes.
_MOST_SECONDS = 60.0
_SOME = ("company", "deal_on_and_on", "many_names", "hidden_marks")


@cache
def _load() -> Knowledge:
    """Load the grammar alone: the network has bounds of its own, and no screen turns texts away."""
    return replace(load_knowledge(), network=None, screen=None)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *(pytest.param(name, 2_500, id=f"{name}-short") for name in _SOME),
        *(
            pytest.param(name, 16_000, id=f"{name}-long", marks=pytest.mark.slow)
            for name in sorted(TEXTS)
        ),
    ],
)
def test_reading_grows_as_the_text_does(name: str, size: int) -> None:
    """A text that is four times as long makes about four times the work."""
    start = time.process_time()
    short, long = (_count_calls(_LEADS[name], length) for length in (size, _LONGER * size))
    assert long < _MOST_TIMES * short
    assert time.process_time() - start < _MOST_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_longest_text_is_read_in_its_time(name: str) -> None:
    """Nothing that a document may hold comes near the time that a document may take."""
    start = time.process_time()
    _read(_LEADS[name], 280_000)
    assert time.process_time() - start < _MOST_SECONDS


def _write(name: str) -> Callable[[int], str]:
    return lambda size: f"{LEAD}Kata {TEXTS[name](size)} kata Budi Santoso."


_LEADS = {name: _write(name) for name in TEXTS}


def _read(write: Callable[[int], str], size: int) -> None:
    article = RawArticle(name="a", source="a", text=write(size), title="PT Alfa teken MoU")
    document = build_document(article, _load().lexicon)
    read_document(document, _load(), today=_TODAY)


def _count_calls(write: Callable[[int], str], size: int) -> int:
    """Count the functions that are called to clean and read a text."""
    _load()
    count = 0

    def hear(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(hear)
    try:
        _read(write, size)
    finally:
        sys.setprofile(before)
    return count
