"""A condition of a question, as it was understood."""

from dataclasses import dataclass
from decimal import Decimal

from jalin.model import PartialDate
from jalin.pipeline.searching.asking.fields import Field, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum in the main unit of a currency."""

    currency: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a deal has to meet, or must not. Alternatives of one sort, which the field tells.

    `names` are as they are written; `values` are values of a vocabulary, in which a comparison of
    rungs is already resolved. `at` is the place of the first character of its value, from 0.
    """

    field: Field
    sign: Sign
    at: int
    is_excluded: bool = False
    names: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    numbers: tuple[int, ...] = ()
    sums: tuple[Money, ...] = ()
