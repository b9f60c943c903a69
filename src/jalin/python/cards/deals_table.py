"""The table of a list of deals."""

from collections.abc import Sequence

from jalin.pipeline.show.views import DealSummary
from jalin.python.cards.rendering import render

# As many as a screen shows; a table of pandas or a file has them all.
_MOST_ROWS = 20


def draw_deals(deals: Sequence[DealSummary]) -> str:
    """Draw the first deals of a list."""
    return render("deals.html", deals=deals[:_MOST_ROWS], total=len(deals))
