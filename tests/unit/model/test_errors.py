"""Errors word their own messages."""

import pytest

from jalin.model import AbortError, FormatError, LexiconError, SkipError


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (SkipError("a.html", "no-body"), "a.html: no-body"),
        (SkipError("a.html", "no-body", "2 tags"), "a.html: no-body (2 tags)"),
        (FormatError("gold.jsonl", 3, "no 'doc_id'"), "gold.jsonl, line 3: no 'doc_id'"),
        (
            LexiconError(["a.yml:1: x", "b.yml:2: y"]),
            "2 faults in the rule data:\na.yml:1: x\nb.yml:2: y",
        ),
    ],
)
def test_error_tells_place_and_fault(error: Exception, message: str) -> None:
    """The message names where and what."""
    assert str(error) == message


def test_skipping_a_document_is_no_reason_to_abort() -> None:
    """Who stops the run at AbortError does not stop it at a skipped document."""
    assert not isinstance(SkipError("a", "empty"), AbortError)
