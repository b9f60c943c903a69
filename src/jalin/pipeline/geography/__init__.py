"""Where deals are: counted by country of their parties, and by the places that they name."""

from jalin.pipeline.geography.counting import (
    NamedCount,
    PlaceCounts,
    count_countries,
    count_places,
)
from jalin.pipeline.geography.placing import Placing, Spot, place_deals

__all__ = [
    "NamedCount",
    "PlaceCounts",
    "Placing",
    "Spot",
    "count_countries",
    "count_places",
    "place_deals",
]
