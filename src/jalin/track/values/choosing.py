"""How one of several claimed values is chosen: by rules in order, until one value is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jalin.track.values.claims import ShownBy, ValueClaim

# Gives what speaks for a value, given all claims that make it; more is better.
Weigh = Callable[[str, Sequence[ValueClaim]], tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A shown value, and the rule that chose it."""

    value: str
    shown_by: ShownBy


def choose_by(claims: Sequence[ValueClaim], *rules: tuple[ShownBy, Weigh]) -> Choice | None:
    """Choose among claimed values: fact before plan, then the rules, each among what is left.

    The last rule must leave no two values alike. Without a claim nothing is chosen.
    """
    if not claims:
        return None
    facts = [claim for claim in claims if claim.factual] or list(claims)
    for shown_by, found in ((ShownBy.ONLY_VALUE, claims), (ShownBy.FACT_BEFORE_PLAN, facts)):
        if len({claim.value for claim in found}) == 1:
            return Choice(value=found[0].value, shown_by=shown_by)
    left = sorted({claim.value for claim in facts})
    for shown_by, weigh in rules:  # noqa: B007 (it tells the rule that left one value)
        made = {value: [claim for claim in facts if claim.value == value] for value in left}
        weights = {value: weigh(value, made[value]) for value in left}
        best = max(weights.values())
        left = [value for value in left if weights[value] == best]
        if len(left) == 1:
            break
    return Choice(value=left[0], shown_by=shown_by)


def weigh_latest(value: str, made: Sequence[ValueClaim]) -> tuple[int, str]:  # noqa: ARG001 (a rule)
    """Weigh a value by when it was last told by a source that was new."""
    days = (claim.known.order for claim in made if claim.known is not None)
    return (0, "".join(map(str, max(days, default=()))))
