"""The words of linked data."""

import pytest

from jalin.export.standards.linked_data.words import CONTEXT, refer, write_date
from jalin.model import PartialDate


@pytest.mark.parametrize(
    ("date", "kind"), [("2026-02-04", "date"), ("2026-02", "gYearMonth"), ("2026", "gYear")]
)
def test_a_date_says_how_exact_it_is(date: str, kind: str) -> None:
    """By its type."""
    assert write_date(PartialDate.parse(date)) == {"@type": f"xsd:{kind}", "@value": date}


def test_what_is_not_told_is_no_date() -> None:
    """Nothing is written of it."""
    assert write_date(None) is None


def test_only_a_page_of_the_web_is_referred_to() -> None:
    """Not what runs, and not what the vocabularies would be taken for."""
    assert refer("https://a.example/b") == {"@id": "https://a.example/b"}
    refused = ("javascript:alert(1)", "_:b", "@type", *(f"{it}:x" for it in CONTEXT), None)
    assert [refer(it) for it in refused] == [None] * len(refused)
