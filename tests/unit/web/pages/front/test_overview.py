"""The first page."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Stage
from jalin.pipeline.serving.library import Library
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.site import SiteLinks
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.rendering import build_wording, render
from jalin.web.pages.front.overview import OverviewContent, build_overview_page
from page_client import TODAY, fill_pages


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a register of three deals."""
    with Library(fill_pages(tmp_path / "jalin.db"), lambda: TODAY) as library:
        yield library


def build_frame(language: Language = Language.ENGLISH) -> Frame:
    """Build the frame of a snapshot."""
    return Frame(wording=build_wording(language), theme=Theme.AUTO, links=SiteLinks(), today=TODAY)


def view(library: Library, day: dt.date | None = None) -> OverviewContent:
    """View the first page."""
    with library.visit(day) as visit:
        content = build_overview_page(visit, build_frame()).content
    assert isinstance(content, OverviewContent)
    return content


def test_new_is_what_was_first_told_lately(library: Library) -> None:
    """The newest deals come first; only those of the last ninety days are counted as new."""
    content = view(library)
    assert [str(it.date) for it in content.new] == ["2026-06-01", "2026-05-04", "2024-03-01"]
    assert (content.n_new, content.since) == (2, dt.date(2026, 4, 1))


def test_a_past_day_knows_nothing_of_later(library: Library) -> None:
    """As of a day, only what was told by then is there."""
    content = view(library, dt.date(2024, 6, 30))
    assert [it.deal.stage for it in content.new] == [Stage.COMMITTED]
    assert (content.funnel.total, content.funnel.bound) == (1, 1)


def test_a_day_before_everything_is_shown_too(library: Library) -> None:
    """An empty register is a page that says so, in both languages."""
    for language in Language:
        with library.visit(dt.date(1990, 1, 1)) as visit:
            frame = build_frame(language)
            html = render(build_overview_page(visit, frame), frame)
        assert html.count('class="empty"') == 6


def test_a_snapshot_links_to_files_alone(library: Library) -> None:
    """Without a server no form is there, and no address of one."""
    with library.visit() as visit:
        frame = build_frame()
        html = render(build_overview_page(visit, frame), frame)
    assert "<form" not in html
    assert 'href="/' not in html
    assert 'href="deals/' in html
