"""Numbers, shares and sums as people of either language write them."""

import re
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, format_percent

from jalin.web.frame.preferences import Language

# A sum as the register keeps it: its currency, then the number; a count is a number, then its unit.
_SUM = re.compile(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)(?: (.+))?")
_COUNT = re.compile(r"(-?\d{4,}(?:\.\d+)?)\b(.*)", re.DOTALL)
# From here on a sum is written in words: "USD 1.2 billion".
_LARGE = 1_000_000


def write_number(number: float | Decimal, language: Language) -> str:
    """Write a number with its separators."""
    return format_decimal(number, locale=language.value)


def write_share(share: float | None, language: Language) -> str:
    """Write a share as whole per cent; a dash where there is none."""
    return "–" if share is None else format_percent(share, format="#,##0%", locale=language.value)


def write_amount(value: str, language: Language) -> str:
    """Write an amount of the register: large sums in words, other long numbers with separators."""
    match = _SUM.fullmatch(value)
    if match is not None:
        number = Decimal(match[2])
        unit = f" {match[3]}" if match[3] else ""
        return f"{match[1]} {_write_sum(number, language)}{unit}"
    counted = _COUNT.fullmatch(value)
    if counted is not None:
        return write_number(Decimal(counted[1]), language) + counted[2]
    return value


def _write_sum(number: Decimal, language: Language) -> str:
    if abs(number) < _LARGE:
        return write_number(number, language)
    return format_compact_decimal(
        number, format_type="long", locale=language.value, fraction_digits=2
    )
