"""Evidence ids say where words stand, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.api.mcp.answering.evidence import EvidencePlace, parse_evidence_id, shorten


@given(st.integers(0, 10**8), st.integers(1, 10**6))
def test_an_id_is_read_as_it_was_written(start: int, length: int) -> None:
    """Writing and reading gives the same place."""
    place = EvidencePlace(document_id="be3f866539cf4658", start=start, end=start + length)
    assert parse_evidence_id(str(place)) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "be3f866539cf4658",
        "be3f866539cf4658:5-5",
        "be3f866539cf4658:9-5",
        "be3f866539cf4658:-1-5",
        "BE3F866539CF4658:1-5",
        "be3f866539cf465:1-5",
        "be3f866539cf4658:1-5; DROP TABLE documents",
        "be3f866539cf4658:1-99999999999999999999",
        "../../etc/passwd:1-5",
    ],
)
def test_what_is_no_evidence_id(text: str) -> None:
    """Anything else names no place."""
    assert parse_evidence_id(text) is None


@given(st.text(), st.integers(1, 50))
def test_what_is_shortened_is_short(text: str, most: int) -> None:
    """A text is never longer than allowed, and whole where it fits."""
    short = shorten(text, most)
    assert len(short) <= most
    assert short == text if len(text) <= most else short.endswith("…")
