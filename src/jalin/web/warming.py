"""Building what the pages are made of before somebody asks for them."""

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.searching.told import keep_told
from jalin.pipeline.serving.visit import Visit
from jalin.web.pages.front.overview import view_overview


def warm_pages(visit: Visit) -> None:
    """Build what the first page shows, which is most of what the others need, and keep it."""
    view_overview(visit)
    for sort in Sort:
        visit.catalogue.order(sort)
    visit.party_names.find("")
    keep_told(visit)
    visit.space.find_vector("")
