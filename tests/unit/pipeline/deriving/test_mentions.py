"""Documents with their deals, resolved as far as the parties are."""

from jalin.model import JudgementKind
from jalin.pipeline.deriving.mentions import Mentions
from jalin.resolve.deals.candidates import DealPlace
from register_factory import deal, derived, insight, judgement, parties, reading, story

FIRST = story("a", "2026-02-04")
COPY = story("b", "2026-02-05", tail="Disunting ulang.")
TOLD = reading(FIRST, deal(*parties("Zulu", "Alfa")), deal(*parties("PT Len", "Thales")))
KEPT = [(FIRST, TOLD), (COPY, reading(COPY, deal(*parties("Zulu", "Alfa"))))]


def place(deal_index: int, document_id: str = FIRST.id) -> DealPlace:
    """Name a deal of the first document."""
    return DealPlace(document_id=document_id, deal=deal_index)


def test_candidates_come_in_order_of_place() -> None:
    """What is unknown is passed over."""
    mentions = Mentions(derived(*KEPT), insight())
    found = mentions.find([place(1), place(0), place(7), place(0, "nowhere")])
    assert [it.place for it in found] == [place(0), place(1)]


def test_a_rejected_mention_is_no_candidate() -> None:
    """It is left out, the other deal of its document is not."""
    reject = judgement(JudgementKind.REJECT, (TOLD, 0))
    mentions = Mentions(derived(*KEPT), insight().judged([reject]))
    assert [it.place for it in mentions.find_all([FIRST.id])] == [place(1)]
    assert mentions.party_ids(place(0)) == ()


def test_parties_come_as_the_document_names_them() -> None:
    """Not by alphabet."""
    mentions = Mentions(derived(*KEPT), insight())
    mentions.load([FIRST.id])
    assert mentions.party_ids(place(0)) == ("~zulu.business", "~alfa.business")


def test_a_telling_knows_the_source_of_its_text() -> None:
    """A copy counts as the first of its group, from its day on."""
    mentions = Mentions(derived(*KEPT), insight())
    mentions.load([COPY.id])
    telling = mentions.tell(place(0, COPY.id))
    assert (telling.source_id, str(telling.known)) == (FIRST.id, "2026-02-04")
    assert telling.reading == KEPT[1][1]
