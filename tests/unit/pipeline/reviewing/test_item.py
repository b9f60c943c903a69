"""One mention as it is judged."""

import pytest

from jalin.model import JudgementKind
from jalin.pipeline.errors import TargetNotFoundError
from jalin.pipeline.reviewing.item import can_be_corrected, find_item, list_choices
from jalin.pipeline.reviewing.likely import find_likely
from jalin.pipeline.show.summaries import load_listening
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from review_factory import DOCUMENTS, FIRST, TODAY, keep, place, verdict


def test_an_item_has_the_text_and_its_reading(register: Register) -> None:
    """Every value stands with its words in the text."""
    item = find_item(register, place("a"), TODAY)
    assert "".join(it.text for it in item.segments) == FIRST.text
    (value,) = item.fields["objects"]
    assert (value.value, value.quote, value.shown, value.rule) == (
        *("bus listrik", "nota", True),
        "test/objects",
    )
    (span,) = value.spans
    marked = "".join(it.text for it in item.segments if value.name in it.names)
    assert marked == span.slice(FIRST.text) == "nota"
    assert [it.words for it in item.promises] == ["Rampung pada Juni"]
    assert (item.confidence, item.last, item.siblings) == (0.9, None, (place("b"),))


def test_a_judged_value_says_by_whom(register: Register) -> None:
    """What a reviewer set is listed, though no words of the text say it."""
    keep(register, verdict(JudgementKind.CORRECT, "b", field="place", value="Bontang"))
    item = find_item(register, place("b"), TODAY)
    (value,) = [it for it in item.fields["place"] if it.value == "Bontang"]
    assert (value.reviewer, value.spans, value.shown) == ("Ana", (), True)
    assert item.last is not None
    assert item.last.value == "Bontang"


def test_a_rejected_mention_can_still_be_looked_at(register: Register) -> None:
    """It has no deal any more; its values are those of the reading."""
    keep(register, verdict(JudgementKind.REJECT))
    item = find_item(register, place("a"), TODAY)
    assert item.basis.deal_id is None
    assert [it.value for it in item.fields["objects"]] == ["bus listrik"]
    assert item.last is not None
    assert item.last.kind is JudgementKind.REJECT


@pytest.mark.parametrize(("document_id", "index"), [("tidak-ada", 0), (FIRST.id, 1)])
def test_what_is_not_there_is_told(register: Register, document_id: str, index: int) -> None:
    """A document that is not kept, or a mention that its reading does not have."""
    wanted = type(place("a"))(document_id=document_id, deal=index)
    with pytest.raises(TargetNotFoundError):
        find_item(register, wanted, TODAY)


def test_likely_deals_share_a_party(register: Register) -> None:
    """Deals that share none are not proposed, nor is the deal itself."""
    listening = load_listening(register, TODAY.day)
    (row,) = register.find(DealMentionRow, document_id=DOCUMENTS["b"].id)
    assert find_likely(register, row.deal_id, TODAY, listening) == ()
    keep(register, verdict(JudgementKind.SPLIT, "b"))
    (row,) = register.find(DealMentionRow, document_id=DOCUMENTS["b"].id)
    (other,) = find_likely(register, row.deal_id, TODAY, listening)
    assert other.deal.documents == 1
    assert sorted(other.shared) == ["Ashok Leyland", "PT Pindad"]


def test_a_vocabulary_gives_its_words() -> None:
    """Who a party is, is no value that can be set; free words have no list."""
    assert "signed" not in list_choices("stage")
    assert "memorandum" in list_choices("instrument")
    assert list_choices("place") == ()
    assert not can_be_corrected("parties")
    assert can_be_corrected("place")
