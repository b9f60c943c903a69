"""Names with a slip in them: what was read is said at the line that asked."""

from collections.abc import Callable

import pytest

import jalin

ASK: tuple[Callable[[jalin.Register, str], object], ...] = (
    lambda reg, query: reg.deals(query),
    lambda reg, query: reg.dataset(query),
    lambda reg, query: reg.search(query),
)


@pytest.mark.parametrize("ask", ASK)
def test_a_corrected_name_is_said(
    reg: jalin.Register, ask: Callable[[jalin.Register, str], object]
) -> None:
    """With a warning that names this file, not one of ours."""
    with pytest.warns(UserWarning, match=r"'pindat'; shown for .*Pindad") as told:
        ask(reg, "party:pindat")
    assert [warning.filename for warning in told] == [__file__]


def test_what_is_written_rightly_is_not_spoken_of(reg: jalin.Register) -> None:
    """Warnings are errors here."""
    assert len(reg.deals("party:pindad")) > 0
