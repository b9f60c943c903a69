"""Whatever the text: reading ends, and all that it gives is written there."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factory import TODAY, doc, knowledge
from jalin.model import Document, Reading, Span
from jalin.read.analyse import analyse_document
from jalin.read.reader import read_document

NAMES = (
    "PT Nusa Karya",
    "PT Nusa Karya Mandiri",
    "PT Borneo Jaya (BRJ)",
    "BRJ",
    "Pindad",
    "PT Pindad (Persero)",
    "Thales",
    "Indonesia",
    "Prancis",
    "Indonesia-Belarusia",
    "Menteri Perindustrian",
    "Kementerian Perindustrian Belarusia",
    "Bupati Badung",
    "Badan Padi dan Sagu",
    "sejumlah perusahaan asal Jepang",
    "Pelaku usaha lokal",
    "Borneo Nickel Ltd.",
    "Direktur Utama PT Nusa Karya Budi Santoso",
    "Budi",
    "AS",
    "Nusaraya",
)
VERBS = (
    "menandatangani nota kesepahaman dengan",
    "dan",
    "akan menggandeng",
    "belum mengakuisisi",
    "merupakan anak usaha",
    "memasok ban kepada",
    "membahas konsep MoU bersama",
    "memiliki 30 persen saham di",
    "mengatakan bahwa",
    "melalui anak usahanya,",
    "disaksikan",
    "diharapkan menunda proyek",
)
TAILS = (
    "pada 4 Februari 2026",
    "Rabu (4/2)",
    "di Bandung, Jawa Barat",
    "senilai Rp1,2 triliun",
    "pada 2027",
    "untuk pengembangan bus listrik",
    ", kata Budi",
    "“Kami siap,” ujarnya",
    "“",
    "(",
)
ENDS = (".", ".\n", "?", " ", ", ", "\n\n", "”.")
CLAUSES = st.tuples(*map(st.sampled_from, (NAMES, VERBS, NAMES, TAILS, ENDS)))
ARTICLES = st.lists(CLAUSES, min_size=1, max_size=6).map(
    lambda clauses: " ".join(" ".join(parts[:-1]) + parts[-1] for parts in clauses)
)
PIECES = st.sampled_from((*NAMES, *VERBS, *TAILS, *ENDS))
MIXTURES = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join)
TEXTS = st.one_of(ARTICLES, MIXTURES, st.text())
DOCUMENTS = st.builds(doc, TEXTS, published=st.sampled_from(("2026-02-05", "2026-02", None)))


def read(document: Document) -> Reading:
    """Read a document."""
    return read_document(document, knowledge(), today=TODAY)


def written(reading: Reading) -> Iterator[tuple[Span, str]]:
    """List every span of a reading with the words that should stand there."""
    for deal in reading.deals:
        assert deal.trigger_span is not None
        assert deal.evidence_span is not None
        yield deal.trigger_span, deal.trigger or ""
        yield deal.evidence_span, deal.evidence or ""
        yield from ((claim.evidence.span, claim.evidence.quote) for claim in deal.claims)
        yield from ((step.span, step.evidence) for step in deal.steps if step.span)
        yield from ((amount.span, amount.text) for amount in deal.amounts if amount.span)
    for statement in reading.statements:
        assert statement.span is not None
        yield statement.span, statement.text
    for promise in reading.promises:
        assert promise.span is not None
        yield promise.span, promise.text
    for relation in reading.relations:
        assert relation.span is not None
        yield relation.span, relation.evidence or ""


@settings(deadline=None)
@given(DOCUMENTS)
def test_all_that_is_read_is_written_there(document: Document) -> None:
    """Every span of a reading cuts the very words that the reading gives for it."""
    for span, words in written(read(document)):
        assert span.slice(document.text) == words


@settings(deadline=None)
@given(DOCUMENTS)
def test_same_document_gives_the_same_reading(document: Document) -> None:
    """Reading has no memory."""
    assert read(document) == read(document)


@settings(deadline=None)
@given(DOCUMENTS)
def test_reading_keeps_the_shape_of_the_codebook(document: Document) -> None:
    """Relevance is having a deal; each has two parties and its trigger in its evidence."""
    reading = read(document)
    assert reading.relevant == bool(reading.deals)
    assert len(reading.deals) <= 12
    for index, deal in enumerate(reading.deals):
        assert len({party.name for party in deal.parties}) >= 2
        assert (deal.trigger or "") in (deal.evidence or "")
        assert deal.under is None or deal.under in set(range(len(reading.deals))) - {index}
    assert reading.relevant or not (reading.people or reading.relations or reading.statements)


@settings(deadline=None)
@given(DOCUMENTS)
def test_mentions_of_parties_are_slices_of_their_own(document: Document) -> None:
    """Each party is written where its spans say, and no two parties share a place."""
    parties = analyse_document(document, knowledge(), today=TODAY).parties
    spans = sorted(span for party in parties for span in party.spans)
    assert all(span.slice(document.text).strip() for span in spans)
    assert all(party.spans for party in parties)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(deadline=None)
@given(DOCUMENTS)
def test_persons_and_places_are_slices(document: Document) -> None:
    """A person or a place is named by the words at its span."""
    found = analyse_document(document, knowledge(), today=TODAY)
    for mention in (*found.persons, *found.places):
        assert mention.span.slice(document.text) == mention.text
