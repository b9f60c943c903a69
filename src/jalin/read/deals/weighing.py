"""How several judgements of one field become one: shares mixed, favoured, raised, chosen."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

_TINY = 1e-4
_Value = TypeVar("_Value")


def mix_choices(
    one: Mapping[str, float], other: Mapping[str, float], part: float
) -> dict[str, float]:
    """Mix two judgements of which only one value is right, the other's counting for `part`.

    Shares are multiplied, so that what either holds impossible stays so.
    """
    return {
        value: max(share, _TINY) ** (1 - part) * max(other[value], _TINY) ** part
        for value, share in one.items()
    }


def mix_each(one: Mapping[str, float], other: Mapping[str, float], part: float) -> dict[str, float]:
    """Mix two judgements of values that stand each for itself, the other's counting for `part`."""
    return {value: (1 - part) * share + part * other[value] for value, share in one.items()}


def favour(
    shares: Mapping[_Value, float], favoured: _Value | None, factor: float
) -> dict[_Value, float]:
    """Let the share of a favoured value count `factor` times; the shares again sum to one.

    They are rounded, so that machines that differ in the last digit choose alike.
    """
    raised = {value: s * (factor if value == favoured else 1) for value, s in shares.items()}
    total = sum(raised.values()) or 1.0
    return {value: round(share / total, 4) for value, share in raised.items()}


def agree(
    one: Mapping[str, float],
    other: Mapping[str, float],
    together: Mapping[str, Mapping[str, float]],
    part: float,
) -> tuple[dict[str, float], dict[str, float]]:
    """Weigh two fields in each other's light.

    `together` says how much oftener than by chance two values go together, 1 where it says nothing;
    `part` is the power with which that counts.
    """
    joint = {
        (left, right): share * its_share * together.get(left, {}).get(right, 1.0) ** part
        for left, share in one.items()
        for right, its_share in other.items()
    }
    lefts, rights = dict.fromkeys(one, 0.0), dict.fromkeys(other, 0.0)
    for (left, right), share in joint.items():
        lefts[left] += share
        rights[right] += share
    return favour(lefts, None, 1.0), favour(rights, None, 1.0)


def choose(shares: Mapping[_Value, float]) -> _Value:
    """Choose the likeliest value, of equal ones the first."""
    return max(shares, key=lambda value: shares[value])


def raise_shares(
    shares: Mapping[str, float], found: Iterable[str], bonus: float
) -> dict[str, float]:
    """Raise the share of values that a rule found."""
    known = frozenset(found)
    return {
        value: round(min(1.0, share + bonus * (value in known)), 4)
        for value, share in shares.items()
    }


def keep(shares: Mapping[str, float], least: float) -> tuple[str, ...]:
    """Keep the values whose share reaches `least`, the surest first; the surest stays anyhow."""
    ranked = sorted(shares, key=lambda value: -shares[value])
    return tuple(value for n, value in enumerate(ranked) if n == 0 or shares[value] >= least)
