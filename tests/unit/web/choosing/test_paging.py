"""The pages of a list."""

import pytest

from jalin.pipeline.catalogue.filter import QuestionError
from jalin.web.choosing.paging import Paging, read_page


@pytest.mark.parametrize(
    ("page", "total", "held", "pages", "start"),
    [(1, 0, 1, 1, 0), (1, 10, 1, 1, 0), (2, 11, 2, 2, 10), (9, 11, 2, 2, 10)],
)
def test_a_list_is_cut_into_pages(page: int, total: int, held: int, pages: int, start: int) -> None:
    """Beyond the last page lies the last; an empty list has one."""
    paging = Paging.of(page, total, 10, str)
    assert (paging.page, paging.pages, paging.start) == (held, pages, start)


@pytest.mark.parametrize(("asked", "page"), [({}, 1), ({"page": ("3",)}, 3)])
def test_the_page_stands_in_the_address(asked: dict[str, tuple[str, ...]], page: int) -> None:
    """Without it the first one is meant."""
    assert read_page(asked) == page


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "٣", "9" * 20])
def test_what_is_no_page_is_told(text: str) -> None:
    """A broken address is answered as such."""
    with pytest.raises(QuestionError, match="page"):
        read_page({"page": (text,)})
