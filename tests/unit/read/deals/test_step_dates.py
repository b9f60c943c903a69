"""The day of a step."""

import pytest

from factory import analysis
from jalin.model import Span
from jalin.read.deals.step_dates import find_event_day, find_step_date


def date_of(text: str, trigger: str = "menandatangani", *, published: str = "2026-02-05") -> str:
    """Give the date of the step in the first sentence of a text."""
    found = analysis(text, published=published)
    start = text.index(trigger)
    span = Span(start=start, end=start + len(trigger))
    return str(find_step_date(found, found.sentences[0], span))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mereka menandatangani kontrak pada 4 Februari 2026.", "2026-02-04"),
        ("Pada Rabu (4/2) mereka menandatangani kontrak.", "2026-02-04"),
        ("Mereka menandatangani kontrak pada Januari 2026.", "2026-01"),
        ("Mereka menandatangani kontrak pada 2024.", "2024"),
        ("Mereka menandatangani kontrak.", "None"),
    ],
)
def test_date_in_the_sentence_is_the_step_s(text: str, date: str) -> None:
    """The date keeps its precision; without one there is none."""
    assert date_of(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Mereka menandatangani kontrak, kata Budi, Rabu (4/2/2026).",
        "Mereka menandatangani kontrak, ujarnya pada 4 Februari 2026.",
        "Dikutip pada 4 Februari 2026, mereka menandatangani kontrak.",
        "Dalam keterangan tertulis, Rabu (4/2/2026), mereka menandatangani kontrak.",
        "They menandatangani a contract, he said on 4 February 2026.",
    ],
)
def test_day_of_speaking_is_not_the_day_of_the_step(text: str) -> None:
    """A date behind a word of speech tells when somebody spoke."""
    assert date_of(text) == "None"


def test_date_behind_the_trigger_stays_the_step_s_though_somebody_spoke_before() -> None:
    """A speech verb before the trigger does not claim a date behind it."""
    text = "Ia mengatakan mereka menandatangani kontrak pada 4 Februari 2026."
    assert date_of(text) == "2026-02-04"


def test_future_date_is_no_date_of_a_step() -> None:
    """What lies after the day of the text has not happened."""
    assert date_of("Mereka menandatangani kontrak untuk bus pada Maret 2027.") == "None"


def test_bare_year_far_from_the_trigger_is_background() -> None:
    """A year alone counts only right beside the trigger."""
    text = "Mereka menandatangani kontrak pengganti armada tua yang dipakai warga sejak 2011."
    assert date_of(text) == "None"


def test_nearest_of_two_dates_is_the_step_s() -> None:
    """A date far off gives way to the one beside the trigger."""
    text = "Sejak 3 Januari 2026 mereka berunding, lalu menandatangani kontrak 4 Februari 2026."
    assert date_of(text) == "2026-02-04"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Hujan turun. Acara digelar Rabu (4/2/2026).", "2026-02-04"),
        ("Acara digelar 4 Januari 2026.", "None"),
        ("Acara digelar Februari 2026.", "None"),
        ("Acara usai, kata Budi, Rabu (4/2/2026).", "None"),
        ("Acara akan digelar 9 Februari 2026.", "None"),
    ],
)
def test_event_of_a_text_has_its_first_recent_day(text: str, date: str) -> None:
    """Old days, months, days of speaking and coming days are not the day of what is reported."""
    day = find_event_day(analysis(text))
    assert str(day.date if day else None) == date
