"""Growth is measured with the same documents added to both registers."""

from growth import Plan, find_deal

PLAN = Plan(before=300, batches=1, seed=3)


def test_the_small_register_holds_what_the_batches_tell_on() -> None:
    """Every document before them that tells one of their deals is chosen, in order."""
    chosen = PLAN.choose_few(120)
    names = [document.name for document, _ in chosen]
    deals = {find_deal(pair) for batch in PLAN.read_batches() for pair in batch}
    needed = [pair for pair in PLAN.read_before() if find_deal(pair) in deals]
    assert {document.name for document, _ in needed} <= set(names)
    assert len(chosen) == max(120, len(needed))
    order = [document.name for document, _ in PLAN.read_before()]
    assert names == [name for name in order if name in set(names)]


def test_batches_follow_what_was_there_before() -> None:
    """Hundreds of documents, none of them there already."""
    batches = PLAN.read_batches()
    assert [len(batch) for batch in batches] == [100, 100]
    before = {document.id for document, _ in PLAN.read_before()}
    assert not before & {document.id for batch in batches for document, _ in batch}
