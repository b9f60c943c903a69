"""Rendered pages that are kept, within bounds."""

from jalin.web.frame.answering.kept_pages import KeptPage, KeptPages


def page(size: int) -> KeptPage:
    """Build a page of so many bytes."""
    return KeptPage(content=b"x" * size, status=200)


def test_a_page_is_found_again() -> None:
    """What was kept is found by its key alone."""
    kept = KeptPages()
    kept.keep("a", page(3))
    assert kept.find("a") == page(3)
    assert kept.find("b") is None


def test_the_least_used_page_is_forgotten_first() -> None:
    """Where bytes run out, the page goes that was not asked for the longest."""
    kept = KeptPages(most_bytes=10)
    kept.keep("a", page(4))
    kept.keep("b", page(4))
    kept.find("a")
    kept.keep("c", page(4))
    assert kept.find("a")
    assert kept.find("b") is None
    assert kept.find("c")


def test_pages_are_counted_too() -> None:
    """Many small pages are bounded by their number."""
    kept = KeptPages(most_pages=2)
    for name in "abc":
        kept.keep(name, page(1))
    assert [bool(kept.find(name)) for name in "abc"] == [False, True, True]


def test_a_page_kept_twice_counts_once() -> None:
    """Keeping a page anew takes the place of the old one."""
    kept = KeptPages(most_bytes=10)
    kept.keep("a", page(6))
    kept.keep("a", page(6))
    kept.keep("b", page(4))
    assert kept.find("a")
    assert kept.find("b")


def test_a_page_larger_than_all_room_is_not_kept() -> None:
    """One huge page leaves nothing behind, and breaks nothing."""
    kept = KeptPages(most_bytes=10)
    kept.keep("a", page(11))
    assert kept.find("a") is None
