"""The page of a deal."""

from dataclasses import replace

import pytest

from jalin.cli.pages.deal_page import build_deal_page
from jalin.model import Anchor, Instrument, Judgement, JudgementKind, StepKind
from jalin.pipeline.show.views import ContradictionView, Source
from jalin.store.rows import PART_GAP, DealJoinRow
from jalin.track.promises.promise import PromiseState
from jalin.track.tellings import TellingKind
from register_factory import SENTENCE
from view_factory import (
    promise_view,
    render,
    settlement,
    side,
    source,
    step_view,
    summary,
    telling_view,
    value_view,
    view,
)


def test_a_sentence_is_printed_once() -> None:
    """The second time a sentence is only pointed to."""
    steps = (step_view(), step_view(StepKind.CEREMONY))
    page = render(build_deal_page(view(steps=steps)))
    assert page.count(SENTENCE) == 1
    assert "[1] above" in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (StepKind.DEVELOPMENT, "● intent"),
        (StepKind.CEREMONY, "○ ceremony (intent)"),
        (StepKind.STANDSTILL, "○ nothing moves (intent)"),
    ],
)
def test_steps_are_named_by_what_they_are(kind: StepKind, words: str) -> None:
    """Only a development told as fact has a full dot."""
    page = render(build_deal_page(view(steps=(step_view(kind),))))
    assert f"2020-01-05  {words}" in page


def test_a_value_stands_with_those_beside_it() -> None:
    """The shown value comes first, the others are marked, a rejected one as rejected."""
    values = (
        value_view("amounts", "USD 9800000000"),
        value_view("amounts", "USD 15000000000", shown=False),
        value_view("place", "Bandung", shown=False, rejected=True),
    )
    page = render(build_deal_page(view(values=values)))
    assert "amounts  USD 9,800,000,000  [1]" in page
    assert "beside it: USD 15,000,000,000  [1]" in page
    assert "rejected: Bandung" in page
    assert "beside it: Bandung" not in page


def test_who_decided_a_value_is_named() -> None:
    """A value that a person set bears the name, and needs no sentence."""
    value = value_view("place", "Bandung", reviewers=("Ana",), quotes=())
    assert "Bandung  by Ana\n" in render(build_deal_page(view(values=(value,))))


@pytest.mark.parametrize("named", [Instrument.MEMORANDUM, None])
def test_an_unnamed_instrument_is_no_claim(named: Instrument | None) -> None:
    """That a text names no instrument is no claim against another, nor a claim at all."""
    values = tuple(value_view("instrument", it) for it in (named,) if it is not None)
    unnamed = value_view("instrument", Instrument.UNSPECIFIED, shown=named is None)
    page = render(build_deal_page(view(values=(*values, unnamed))))
    assert "beside it" not in page
    assert "unspecified" not in page


def test_a_promise_has_its_due_day_and_sentence() -> None:
    """Who promised what by when, and how it stands."""
    promises = (promise_view(PromiseState.OVERDUE), promise_view(due=None))
    page = render(build_deal_page(view(promises=promises)))
    assert "PT Pindad, due 2020-06: overdue\n" in page
    assert "PT Pindad, no date given: scheduled\n" in page
    assert "[2] Pabrik rampung pada Juni.  — Warta a, 2020-01-05" in page


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("outcome.missed.this_year", "→ told: [3] Pabrik belum rampung.  — Warta b"),
        ("done_late", "→ done late: [3] Pabrik belum rampung."),
        ("replaced", "→ promised anew for a later time: [3] Pabrik"),
    ],
)
def test_a_settled_promise_has_the_sentence_that_settles_it(rule: str, words: str) -> None:
    """Under the promise stands why it is settled, with the words that say so."""
    promise = promise_view(PromiseState.NOT_MET, settled=settlement(rule))
    page = render(build_deal_page(view(promises=(promise,))))
    assert "due 2020-06: not met\n" in page
    assert words in page


def test_a_promise_that_a_reviewer_settled_names_the_judgement() -> None:
    """A decision has no sentence: its day and its id stand in its place."""
    settled = settlement("judgement", words=None, judged="7e7177c900000000")
    page = render(build_deal_page(view(promises=(promise_view(settled=settled),))))
    assert "→ by a reviewer, 2020-07-01 (judgement 7e7177c9)\n" in page


def test_contradictions_show_each_side_with_its_sources() -> None:
    """The dot marks the side that stands for the deal; each side points to its sentences."""
    sides = (side("USD 9800000000", "a", "b", shown=True), side("USD 15000000000", "c"))
    found = ContradictionView(
        deal_id="0123456789ab", field="amounts", rule="totals_in_one_currency", sides=sides
    )
    page = render(build_deal_page(view(contradictions=(found,))))
    assert "amounts  totals in one currency\n" in page
    shown = "● USD 9,800,000,000  Warta a, 2020-01-05; Warta b, 2020-01-05  [2] [3]\n"
    assert shown in page
    assert "○ USD 15,000,000,000  Warta c, 2020-01-05  [4]\n" in page
    assert "[4] Nilainya USD 15000000000.  — Warta c" in page.split("Further sentences")[1]


def test_what_reviewers_decided_is_listed() -> None:
    """Each standing judgement is a sentence with its day."""
    judgement = Judgement(
        kind=JudgementKind.CORRECT,
        reviewer="Ana",
        made="2026-02-04T10:00:00Z",
        anchors=(Anchor(document_id="a" * 16, deal=0, parties=("pindad",)),),
        field="place",
        value="Bandung",
    )
    page = render(build_deal_page(view(judgements=(judgement,))))
    assert "What reviewers decided" in page
    assert "Ana corrects place of pindad (aaaaaaaa/0) to “Bandung”  2026-02-04\n" in page


def test_copies_and_reannouncements_are_marked() -> None:
    """Copies of one text are named so and count as one source; news bears no mark."""
    tellings = (
        telling_view(),
        telling_view(TellingKind.COPY, "b", "a"),
        telling_view(TellingKind.REANNOUNCEMENT, "c", "c"),
    )
    page = render(build_deal_page(view(tellings=tellings)))
    assert "Sources: 3 documents, 2 independent" in page
    assert "Warta a, 2020-01-05  Judul a  a\n" in page
    assert "Warta b, 2020-01-05  Judul b · copy  b\n" in page
    assert "Warta c, 2020-01-05  Judul c · announced again as new  c" in page


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (replace(source("artikel"), title=None), "  Warta artikel, 2020-01-05  artikel"),
        (replace(source("artikel"), outlet=None), "  artikel, 2020-01-05  Judul artikel"),
    ],
)
def test_the_name_of_a_document_stands_in_for_what_is_unsaid(told: Source, line: str) -> None:
    """Where title or outlet is not known the name has their place, and is not told again."""
    page = render(build_deal_page(view(tellings=(replace(telling_view(), source=told),))))
    assert page.splitlines()[-1] == line


def test_one_source_is_not_called_several() -> None:
    """A single document is not said to be independent of others."""
    assert "Sources: 1 document ─" in render(build_deal_page(view()))


def test_why_texts_tell_one_deal_is_said_once() -> None:
    """Equal reasons are counted; parties are named as the deal has them."""
    deal = summary()
    join = DealJoinRow(
        deal_id=deal.id,
        left_document_id="a",
        left_position=0,
        right_document_id="b",
        right_position=0,
        rule="same_sectors",
        parties=PART_GAP.join(it.id for it in deal.parties),
        shared="mining_metals",
    )
    other = replace(join, right_document_id="c")
    merged = replace(join, rule="judgement", parties="", shared="")
    page = render(build_deal_page(view(deal, joins=(join, other, merged))))
    assert "PT Pindad — Ashok Leyland; same sectors: mining metals  (2 times)\n" in page
    assert "  judgement" in page
