"""Times in words."""

import pytest

from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.wording import Wording
from jalin.web.pages.figures.durations import write_days


@pytest.mark.parametrize(
    ("days", "english", "indonesian"),
    [
        (None, "–", "–"),
        (0, "0 days", "0 hari"),
        (1, "1 day", "1 hari"),
        (59, "59 days", "59 hari"),
        (61, "2 months", "2 bulan"),
        (600, "20 months", "20 bulan"),
        (992, "2.7 years", "2,7 tahun"),
    ],
)
def test_times_are_as_coarse_as_they_are_long(
    days: float | None, english: str, indonesian: str
) -> None:
    """Days for weeks, months for a year, then years."""
    assert write_days(days, Wording(Language.ENGLISH)) == english
    assert write_days(days, Wording(Language.INDONESIAN)) == indonesian
