"""Which promises are one promise, told several times."""

import pytest

from jalin.track.promises.links import link_promises
from ledger_factory import CUES, article, promise
from register_factory import date

TEXT = "PT Nusaraya akan memproduksi sel baterai"


def count(*told: tuple[str, str | None]) -> int:
    """Count the lines of the ledger for promises of text and due date, one article each."""
    promises = [
        promise(article(f"{text}.", f"2025-01-1{n}"), text, due)
        for n, (text, due) in enumerate(told)
    ]
    return len(link_promises(promises, CUES))


@pytest.mark.parametrize(
    ("text", "due", "lines"),
    [
        ("The plant will start operating in June", "2025-06", 1),
        ("Pabrik itu beroperasi pada 2025", "2025", 1),
        ("Pabrik itu beroperasi awal 2025", "2025", 2),
        ("Pabrik itu beroperasi pada Juli 2025", "2025-07", 2),
        ("Pabrik itu beroperasi", None, 2),
        ("Perjanjian itu diteken pada Juni 2025", "2025-06", 2),
        ("Produksi komersial tahap kedua dimulai Juni 2025", "2025-06", 2),
        ("Jika izin terbit, pabrik itu beroperasi Juni 2025", "2025-06", 2),
        ("Harga saham naik pada Juni 2025", "2025-06", 2),
    ],
)
def test_one_event_by_one_date_is_one_promise(text: str, due: str | None, lines: int) -> None:
    """The event, its manner and its date must agree; the language need not."""
    assert count((TEXT, "2025-06"), (text, due)) == lines


def test_a_coarse_date_that_can_mean_several_stays_by_itself() -> None:
    """Rather two lines too many than one promise that was never given."""
    assert count((TEXT, "2025-06"), (TEXT, "2025-09"), (TEXT, "2025")) == 3


@pytest.mark.parametrize(
    ("other", "lines"),
    [
        (f"{TEXT} di Karawang", 1),
        ("PT Nusaraya akan memproduksi bus kota bersama mitranya", 2),
        ("PT Nusaraya will make cells with the help of the ministry", 2),
    ],
)
def test_without_a_date_the_words_must_agree(other: str, lines: int) -> None:
    """Nothing but the words tells that two undated promises are one."""
    assert count((TEXT, None), (other, None)) == lines


def test_without_event_and_words_nothing_is_linked() -> None:
    """Where nothing can be compared, two promises stay two."""
    assert count(("Itu nanti", None), ("Ini nanti", None)) == 2


@pytest.mark.parametrize(
    ("other", "lines"),
    [
        ("Nusaraya aims for revenue of US$50 million in 2025", 1),
        ("Pendapatan US$ 60 juta dibidik pada 2025", 2),
        ("Laba yang tinggi dibidik pada 2025", 2),
    ],
)
def test_a_promise_of_no_known_event_is_known_by_its_sum(other: str, lines: int) -> None:
    """The same sum by the same date is the same promise."""
    told = "PT Nusaraya menargetkan pendapatan US$ 50 juta pada 2025"
    assert count((told, "2025"), (other, "2025")) == lines


def test_copies_count_once() -> None:
    """A line has as many sources as independent texts."""
    promises = [
        promise(article(f"{TEXT}.", f"2025-01-1{n}", source="s"), TEXT, "2025-06") for n in (0, 1)
    ]
    (line,) = link_promises(promises, CUES)
    assert (len(line.promises), line.source_ids) == (2, frozenset({"s"}))


def test_a_line_is_known_by_its_first_telling() -> None:
    """A later telling adds to a line and does not rename it; the finest date is shown."""
    told = article("Pabrik itu beroperasi pada 2025.", "2025-01-10")
    first = promise(told, "Pabrik itu beroperasi pada 2025", "2025")
    later = promise(article(f"{TEXT}.", "2025-02-10"), TEXT, "2025-06")
    (alone,) = link_promises([first], CUES)
    (both,) = link_promises([later, first], CUES)
    assert alone.id == both.id
    assert (both.due, both.promises) == (date("2025-06"), (first, later))
