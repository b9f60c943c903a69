"""The made archive is the same each time, true to its texts, and grows as a real one does."""

from collections import Counter
from itertools import pairwise

from archive import build_archive
from archive_text import RUNGS
from jalin.resolve.copies import compare_texts

PAIRS = tuple(build_archive(600, seed=3))


def test_equal_seeds_give_equal_archives() -> None:
    """Documents and readings come out the same, those of another seed do not."""
    assert tuple(build_archive(40, seed=3)) == tuple(build_archive(40, seed=3))
    assert tuple(build_archive(40, seed=4)) != tuple(build_archive(40, seed=3))


def test_documents_are_many_and_in_order_of_publication() -> None:
    """No two are one document, and none comes before an earlier one."""
    documents = [document for document, _ in PAIRS]
    assert len({document.id for document in documents}) == len(documents) == 600
    days = [document.published for document in documents]
    assert all(str(one) <= str(other) for one, other in pairwise(days))


def test_every_quotation_stands_where_its_span_says() -> None:
    """Evidence, triggers, claims and promises are slices of the text."""
    for document, reading in PAIRS:
        quoted = [(it.text, it.span) for it in reading.promises]
        for deal in reading.deals:
            quoted += [(deal.evidence or "", deal.evidence_span)]
            quoted += [(deal.trigger or "", deal.trigger_span)]
            quoted += [(it.evidence.quote, it.evidence.span) for it in deal.claims]
            quoted += [(it.evidence, it.span) for it in deal.steps]
        assert all(span is not None and span.slice(document.text) == it for it, span in quoted)


def test_deals_are_told_several_times_and_climb() -> None:
    """Most documents follow an earlier one of their deal; all rungs are met."""
    deals = Counter(document.name.split("-")[1] for document, _ in PAIRS)
    assert 2 < len(PAIRS) / len(deals) < 6
    assert {reading.deals[0].stage for _, reading in PAIRS} == {rung.stage for rung in RUNGS}


def test_some_texts_are_copies_and_tellings_are_not() -> None:
    """A syndicated text is found to be a copy; two tellings of one deal are none."""
    texts = {document.name.split("-", 1)[1]: document.text for document, _ in PAIRS}
    copies = [name for name in texts if name.endswith("-1") and f"{name[:-1]}0" in texts]
    assert 20 < len(copies) < 150
    assert all(compare_texts(texts[name], texts[f"{name[:-1]}0"]) for name in copies)
    firsts = [name for name in texts if name.endswith("-0-0")]
    followed = [(name, name.replace("-0-0", "-1-0")) for name in firsts]
    assert not any(compare_texts(texts[a], texts[b]) for a, b in followed if b in texts)
