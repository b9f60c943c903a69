"""Judgements, and what they changed, in words."""

from dataclasses import replace

import pytest

from jalin.cli.pages.judgement_page import write_changes, write_judgement
from jalin.model import Anchor, Judgement, JudgementKind, Stage
from view_factory import summary

ONE = Anchor(document_id="a" * 16, deal=0, parties=("ashok leyland", "pindad"))
OTHER = Anchor(document_id="b" * 16, deal=2, parties=("len", "thales"))
DEAL = summary(place=None, documents=2)


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        (
            "accept",
            {"anchors": (ONE, OTHER)},
            "finds a deal in ashok leyland · pindad (2 mentions)",
        ),
        ("reject", {"anchors": (OTHER,)}, "finds no deal in len · thales (bbbbbbbb/2)"),
        (
            "accept",
            {"anchors": (ONE,), "field": "place", "value": "Bandung"},
            "accepts place “Bandung” of ashok leyland · pindad (aaaaaaaa/0)",
        ),
        (
            "correct",
            {"anchors": (OTHER,), "field": "place", "value": "Bandung", "only_here": True},
            "corrects place of len · thales (bbbbbbbb/2) to “Bandung” in this document",
        ),
        (
            "correct",
            {"anchors": (OTHER,), "field": "promise", "quote": "rampung Juni", "value": "not_met"},
            "corrects promise “rampung Juni” of len · thales (bbbbbbbb/2) to “not met”",
        ),
        (
            "merge",
            {"anchors": (ONE, OTHER)},
            "merges ashok leyland · pindad (aaaaaaaa/0) with len · thales (bbbbbbbb/2)",
        ),
        (
            "merge",
            {"parties": ("thales", "~thales.business")},
            "merges thales with ~thales.business",
        ),
        (
            "split",
            {"anchors": (ONE, OTHER)},
            "splits ashok leyland · pindad (aaaaaaaa/0) from len · thales (bbbbbbbb/2)",
        ),
        (
            "split",
            {"anchors": (OTHER,), "parties": ("thales",)},
            "says that thales is not in len · thales (bbbbbbbb/2)",
        ),
        ("note", {"parties": ("thales",), "note": "Lama."}, "notes on thales: Lama."),
        ("withdraw", {"withdraws": "0123456789abcdef"}, "withdraws 01234567"),
    ],
)
def test_a_judgement_is_a_sentence(kind: str, said: dict[str, object], words: str) -> None:
    """Who, what, of what, and the reason behind a colon."""
    judgement = Judgement(
        kind=JudgementKind(kind),
        reviewer="Ana",
        made="2026-02-04T10:00:00Z",
        **said,  # type: ignore[arg-type]
    )
    assert write_judgement(judgement) == f"Ana {words}"


def test_what_changed_is_told() -> None:
    """Deals that were left, joined, or stand otherwise; those that are as before are left out."""
    same = replace(DEAL, id="f" * 12)
    gone, new = replace(DEAL, id="a" * 12), replace(DEAL, id="b" * 12)
    changed = replace(DEAL, stage=Stage.COMMITTED, place="Bandung")
    assert list(write_changes([DEAL, gone, same], [changed, new, same])) == [
        "deal 01234567: stage intent → committed, place – → Bandung",
        "no longer in deal aaaaaaaa",
        "now in deal bbbbbbbb: intent, documents: 2",
    ]
