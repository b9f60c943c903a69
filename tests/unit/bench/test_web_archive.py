"""The made press is the same each time, true to its texts, and derives to the deals it plans."""

from collections import Counter
from pathlib import Path

import pytest

from jalin.model import Factuality, Stage
from jalin.resolve.copies import compare_texts
from jalin.store.register import Register
from jalin.store.rows import ContradictionRow, DealRow
from web_plan import plan_press
from web_register import fill_register, make_press

CHAPTERS = tuple(plan_press(200, 900, seed=3))
PAIRS = tuple(make_press(200, 900, seed=3))


def test_equal_seeds_give_equal_presses() -> None:
    """Documents and readings come out the same, those of another seed do not."""
    assert tuple(make_press(20, 40, seed=3)) == tuple(make_press(20, 40, seed=3))
    assert tuple(make_press(20, 40, seed=4)) != tuple(make_press(20, 40, seed=3))


def test_as_many_deals_and_documents_as_asked() -> None:
    """Each deal is told at least once, and no two documents are one."""
    assert len({document.id for document, _ in PAIRS}) == len(PAIRS) == 900
    assert len({chapter.story.number for chapter in CHAPTERS}) == 200


def test_more_deals_than_documents_is_refused() -> None:
    """A deal that nobody tells cannot be made."""
    with pytest.raises(ValueError, match="at least once"):
        next(plan_press(3, 2))


def test_every_quotation_stands_where_its_span_says() -> None:
    """Evidence, triggers, claims, promises, words and names of persons are slices of the text."""
    for document, reading in PAIRS:
        quoted = [(it.text, it.span) for it in reading.promises]
        quoted += [(it.text, it.span) for it in reading.statements]
        quoted += [(it.name, it.span) for it in reading.people]
        for deal in reading.deals:
            quoted += [(deal.trigger or "", deal.trigger_span)]
            quoted += [(it.evidence.quote, it.evidence.span) for it in deal.claims]
            quoted += [(it.evidence, it.span) for it in deal.steps]
            quoted += [(it.text, it.span) for it in deal.amounts]
        assert all(span is not None and span.slice(document.text) == it for it, span in quoted)


def test_deals_are_of_all_sorts() -> None:
    """All stages and sectors are met, plans and denials beside facts, and both languages."""
    deals = [reading.deals[0] for _, reading in PAIRS]
    assert {deal.stage for deal in deals} == set(Stage)
    assert len({sector for deal in deals for sector in deal.sectors}) > 20
    manners = {step.factuality for deal in deals for step in deal.steps}
    assert manners == {Factuality.FACTUAL, Factuality.PLANNED, Factuality.DENIED}
    assert len({chapter.speech.joint for chapter in CHAPTERS}) == 2


def test_copies_are_copies_and_popular_parties_are_popular() -> None:
    """Some texts repeat another one, and few parties have many of the deals."""
    texts = {
        (it.story.number, it.number): doc for it, (doc, _) in zip(CHAPTERS, PAIRS, strict=True)
    }
    copies = [
        (document, texts[chapter.story.number, chapter.number])
        for chapter, (document, _) in zip(CHAPTERS, PAIRS, strict=True)
        if chapter.is_copy
    ]
    assert 60 < len(copies) < 180
    assert all(compare_texts(one.text, other.text) for one, other in copies)
    parties = Counter(party.name for it in CHAPTERS for party in it.story.parties)
    assert sum(count for _, count in parties.most_common(20)) > sum(parties.values()) / 6


def test_the_register_holds_the_planned_deals(tmp_path: Path) -> None:
    """No two deals fall together and none falls apart; some of their values quarrel."""
    with Register.open(tmp_path / "made.db") as register:
        assert fill_register(register, 60, 240, seed=3) == 240
        assert sum(1 for _ in register.all_rows(DealRow)) == 60
        assert any(register.all_rows(ContradictionRow))
