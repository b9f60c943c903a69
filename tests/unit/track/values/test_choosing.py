"""How one of several values is chosen."""

from jalin.track.values.choosing import Choice, choose_by
from jalin.track.values.claims import ShownBy, ValueClaim


def claim(value: str) -> ValueClaim:
    """Build a factual claim."""
    return ValueClaim(
        field="place",
        value=value,
        factual=True,
        evidence=None,
        published=None,
        known=None,
        source_id="a",
    )


def test_without_claims_nothing_is_chosen() -> None:
    """Where nothing is said, nothing is shown."""
    assert choose_by([]) is None


def test_rules_that_leave_values_alike_leave_the_choice_to_the_alphabet() -> None:
    """The choice never depends on the order of claims."""
    rule = (ShownBy.MORE_SOURCES, lambda _value, _made: (1, ""))
    assert choose_by([claim("b"), claim("a")], rule) == Choice(
        value="a", shown_by=ShownBy.MORE_SOURCES
    )
