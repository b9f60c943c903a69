"""The rule data by which amounts and places are compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from jalin.text.lexicon import Lexicon, Rule

_FILE = "units_of_amounts"
# "Lebih dari " and its like stand right before the number, with a currency between at most.
_REACH = 24
_BETWEEN = re.compile(r"\W*(?:\S+\s*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarrelWords:
    """Units, vague words, and kinds of places."""

    things: tuple[Rule, ...]
    kinds: tuple[Rule, ...]
    rates: tuple[Rule, ...]
    vague: tuple[Rule, ...]
    venues: tuple[Rule, ...]
    wide: tuple[Rule, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Take the rules out of the lexicon."""
        return cls(
            things=lexicon.rules(_FILE, "thing."),
            kinds=lexicon.rules(_FILE, "kind."),
            rates=lexicon.rules(_FILE, "rate"),
            vague=lexicon.rules(_FILE, "vague"),
            venues=lexicon.rules(_FILE, "venue"),
            wide=lexicon.rules(_FILE, "wide"),
        )

    def find_thing(self, unit: str) -> str | None:
        """Find what a unit counts, None for what can be of anything: shares, times, people.

        >>> words.find_thing("hektare"), words.find_thing("mobil setahun")
        ('hectare', 'car a rate')
        """
        rate = " a rate" if _find(self.rates, unit) else ""
        bare = unit
        for rule in self.rates:
            bare = rule.pattern.sub("", bare).strip()
        if not bare or _find(self.kinds, bare):
            return None
        thing = _find(self.things, bare)
        return (bare.casefold() if thing is None else thing.value["thing"]) + rate

    def is_vague(self, text: str, start: int, end: int) -> bool:
        """Tell whether a number is hedged, by the words in it or right before it."""
        first = max(0, start - _REACH)
        window, number = text[first:end], start - first
        return any(
            match.end() > number or _BETWEEN.fullmatch(window, match.end(), number) is not None
            for rule in self.vague
            for match in rule.pattern.finditer(window)
        )

    def is_city(self, place: str) -> bool:
        """Tell whether a place is neither a venue nor a wide region, so that it can be gainsaid."""
        if _find(self.venues, place):
            return False
        return not any(rule.pattern.fullmatch(place.strip()) for rule in self.wide)


def _find(rules: Iterable[Rule], text: str) -> Rule | None:
    return next((rule for rule in rules if rule.pattern.search(text)), None)
