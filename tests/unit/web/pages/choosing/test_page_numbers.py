"""Pages of a list."""

from jalin.web.pages.choosing.page_numbers import PageNumber


def test_a_page_is_cut_out_of_a_list() -> None:
    """The last one may be short."""
    assert PageNumber(number=2, pages=2, size=3).cut("abcde") == ("d", "e")


def test_a_snapshot_has_one_page_with_all() -> None:
    """There is nobody to ask for another one."""
    assert PageNumber(number=1, pages=1, size=None).cut("abcde") == tuple("abcde")
