"""One warm process and one set of cases for all tests of this folder."""

from collections.abc import Iterator

import pytest

from trust.kill.cases import Case, open_cases
from trust.kill.handing import Warm, open_warm

N_DOCUMENTS = 4


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Start a warm process."""
    with open_warm() as opened:
        yield opened


@pytest.fixture(scope="session")
def cases(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Case]]:
    """Make the commands that are killed, with what they begin with."""
    with open_cases(warm, tmp_path_factory.mktemp("cases"), N_DOCUMENTS) as made:
        yield made
