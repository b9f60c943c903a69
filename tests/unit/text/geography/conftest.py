"""The places of the data that ships."""

import pytest

from jalin.text.directory import load_directory
from jalin.text.geography.gazetteer import Gazetteer, build_gazetteer
from jalin.text.geography.regions import load_regions


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Build the gazetteer of the data that ships."""
    return build_gazetteer(load_regions(), load_directory().countries)
