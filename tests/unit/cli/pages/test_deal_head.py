"""The head of a deal's page."""

from dataclasses import replace

import pytest
from rich.console import Group

from jalin.cli.pages.deal_head import build_deal_head
from jalin.cli.pages.notes import Notes
from jalin.model import DealState, Role, Stage
from jalin.pipeline.show.views import DealView, LinkView, MemberView
from jalin.store.rows import DealLink
from view_factory import SILENCE, party_row, quote, render, source, summary, view


def _print(shown: DealView) -> str:
    return render(Group(*build_deal_head(shown, Notes())))


def test_a_deal_is_introduced() -> None:
    """Who, the id, about what, and where it stands by which paper."""
    assert _print(view()).splitlines()[:3] == [
        "PT Pindad ID — Ashok Leyland IN   deal 0123456789ab",
        "bus listrik",
        "●●●○○○○ intent, not binding · memorandum · 2020-01-05, Jakarta",
    ]


def test_an_end_is_neither_binding_nor_not() -> None:
    """A deal that left the ladder shows what it had reached, and a cross."""
    ended = summary(
        stage=Stage.TERMINATED, reached=Stage.COMMITTED, state=DealState.DISPUTED, objects=()
    )
    assert "●●●●✕○○ terminated · memorandum" in _print(view(ended))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (DealState.MOVING, "moving · last news 2020-01-05, quiet from 2021-01-05 if nothing"),
        (DealState.QUIET, "quiet since 2021-01-05, silent for too long from 2022-01-05"),
        (
            DealState.STALLED_INFERRED,
            "stalled (inferred) · last news 2020-01-05, quiet since 2021-01-05, silent for too",
        ),
        (DealState.UNKNOWN, "unknown · last news 2020-01-05, quiet since 2021-01-05"),
        (DealState.TERMINATED_ANNOUNCED, "terminated (announced) · last news 2020-01-05\n"),
    ],
)
def test_the_state_tells_of_the_silence_that_it_rests_on(state: DealState, told: str) -> None:
    """What silence means is told with its days; what somebody announced needs none."""
    assert told in _print(view(summary(state=state)))


@pytest.mark.parametrize(
    ("state", "heard", "told"),
    [
        (DealState.STALLED_INFERRED, SILENCE.heard, "that told it: Warta a 3, Warta b 1"),
        (DealState.UNKNOWN, (), "that told it: nothing"),
        (DealState.MOVING, (), None),
        (DealState.DISPUTED, SILENCE.heard, None),
    ],
)
def test_who_was_read_is_told_where_silence_counts(
    state: DealState, heard: tuple[tuple[str, int], ...], told: str | None
) -> None:
    """The listening record stands where the state follows from silence, and nowhere else."""
    page = _print(view(summary(state=state), silence=replace(SILENCE, heard=heard)))
    assert ("read since of the outlets" in page) is (told is not None)
    assert told is None or told in page


def test_a_deal_without_dated_news_says_so() -> None:
    """Where nothing tells when news came there is no silence to measure."""
    page = _print(view(summary(state=DealState.UNKNOWN), silence=None))
    assert "unknown · nothing tells when news came\n" in page


@pytest.mark.parametrize(
    ("kind", "is_upward", "words"),
    [
        (DealLink.UNDER, True, "under the umbrella of deal fedcba987654"),
        (DealLink.UNDER, False, "umbrella of deal fedcba987654"),
        (DealLink.PARTNER_CHANGE, True, "goes on with another partner as deal fedcba987654"),
        (DealLink.PARTNER_CHANGE, False, "takes the place of deal fedcba987654"),
    ],
)
def test_links_to_other_deals_are_told(kind: DealLink, is_upward: bool, words: str) -> None:  # noqa: FBT001 (a case)
    """Each link has its words for either end, and the document that tells it."""
    link = LinkView(kind=kind, other_id="fedcba987654", is_upward=is_upward, source=source("b"))
    assert f"\n{words}  Warta b, 2020-01-05\n" in _print(view(links=(link,)))


def test_parties_are_listed_with_their_sentences() -> None:
    """A party has kind, country and the numbers of its sentences; others have their part."""
    member = MemberView(party=party_row(), quotes=(quote(),))
    page = _print(view(members=(member,), roles=(("Presiden", Role.WITNESS),)))
    words = [line.split() for line in page.splitlines()]
    assert ["PT", "Pindad", "company", "ID", "[1]"] in words
    assert ["Presiden", "witness,", "no", "party"] in words
