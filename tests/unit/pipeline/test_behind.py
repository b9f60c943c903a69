"""A register between two states: behind of a newer reading, or bereft of what was judged."""

import datetime as dt
from collections.abc import Iterator

import pytest

from jalin.model import DealMention, Document, JudgementKind, Reading
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.errors import TargetNotFoundError
from jalin.pipeline.judging import Verdict, judge
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.show.changes import compare_days
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.summaries import list_deals
from jalin.store.register import Register
from jalin.store.rows import DealRow
from register_factory import SENTENCE, deal, doc, fill, insight, judgement, party, reading

OTHER = deal(party("PT Terang"), party("Thales"))
TODAY = dt.date(2026, 3, 1)
DAYS = (None, dt.date(2024, 4, 1), dt.date(2024, 7, 1))


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a register in memory, derived by the present rules."""
    with Register.open(":memory:") as opened:
        rebuild(opened, insight())
        yield opened


def tell(name: str, published: str | None, *deals: DealMention) -> tuple[Document, Reading]:
    """Give a document with its reading."""
    document = doc(f"{SENTENCE} {name}", name=name, published=published)
    return document, reading(document, *deals)


@pytest.mark.parametrize("newer", [(), (deal(),), (OTHER, deal())], ids=["none", "one", "swapped"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_pages_open_while_a_newer_reading_waits(
    register: Register, newer: tuple[DealMention, ...], day: dt.date | None
) -> None:
    """What is derived may point at deals that the newer reading no longer tells."""
    document, told = tell("a", "2024-03-01", deal(), OTHER)
    fill(register, (document, told), tell("b", "2024-06-01", deal(), OTHER))
    register.add(document, reading(document, *newer, reader="test/2"))
    moment, lexicon = Moment.of(TODAY, day), insight().lexicon
    shown = [show_deal(register, it.id, moment, insight()) for it in list_deals(register, moment)]
    list_promises(register, moment, lexicon)
    list_contradictions(register, moment, lexicon)
    compare_days(register, dt.date(2024, 4, 1), TODAY, lexicon)
    assert len(shown) == 2


def test_what_a_newer_reading_no_longer_tells_cannot_be_judged(register: Register) -> None:
    """It is told which mentions there are, and nothing is kept."""
    document, told = tell("a", "2024-03-01", deal())
    fill(register, (document, told))
    register.add(document, reading(document, reader="test/2"))
    (found,) = register.find(DealRow)
    verdict = Verdict(kind=JudgementKind.NOTE, reviewer="Ana", target=found.id, note="Benar.")
    with pytest.raises(TargetNotFoundError):
        judge(register, verdict, now=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    assert register.judgements() == ()


@pytest.mark.parametrize("by", ["withdrawal", "reading"])
@pytest.mark.parametrize("judged_on", [None, "2024-07-01"], ids=["undated", "later"])
def test_a_decision_that_counts_no_more_leaves_every_day(
    register: Register, by: str, judged_on: str | None
) -> None:
    """Also the days before its own document, on which it counted as well."""
    document, told = tell("a", judged_on, deal())
    fill(
        register, (document, told), tell("b", "2024-05-01", deal()), tell("c", "2023-01-05", deal())
    )
    stage = judgement(
        JudgementKind.CORRECT, (told, 0), made="2024-05-01", field="stage", value="terminated"
    )
    kept = keep_judgement(register, stage)
    ensure_derived(register, insight())
    if by == "withdrawal":
        keep_judgement(register, judgement(JudgementKind.WITHDRAW, withdraws=kept.id))
    else:
        register.add(document, reading(document, OTHER, reader="test/2"))
    ensure_derived(register, insight())
    derived = list(register.dump())
    rebuild(register, insight())
    assert derived == list(register.dump())
