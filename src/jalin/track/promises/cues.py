"""The words by which promises are told apart and settled, out of the rule data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jalin.model import Stage
from jalin.text.amounts.amounts import find_amounts
from jalin.text.lexicon import Lexicon, Rule
from jalin.text.per_lexicon import once_per_lexicon

_EVENTS = "promised_events"
_OUTCOMES = "promise_outcomes"
_PASSIVE = re.compile(r"(?:\b(?:di|ter)\w{3,}(?:\s\w+)?|\bbe\s\w+(?:ed|ilt|ut))\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What will have happened once a promise is kept: the rung at which the deal then stands.

    `recurs`: it happens again and again. `piecemeal`: it is done bit by bit.
    """

    name: str
    stage: Stage
    recurs: bool
    piecemeal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCues:
    """The rules of promised events and of outcomes, and the words that carry no content."""

    lexicon: Lexicon
    events: tuple[tuple[re.Pattern[str], Event], ...]
    terms: tuple[tuple[re.Pattern[str], int], ...]
    manners: tuple[Rule, ...]
    outcomes: tuple[Rule, ...]
    retold: tuple[Rule, ...]
    fillers: tuple[re.Pattern[str], ...]
    measures: re.Pattern[str]

    def find_events(self, text: str) -> frozenset[Event]:
        """Find the events that a text speaks of."""
        return frozenset(event for pattern, event in self.events if pattern.search(text))

    def find_month(self, text: str, year: int) -> int | None:
        """Find the month by whose end a part of a year is over; of several parts the last."""
        found = (
            month
            for pattern, month in self.terms
            for match in pattern.finditer(text)
            if match["year"] == str(year)
        )
        return max(found, default=None)

    def has_manner(self, text: str, manner: str) -> bool:
        """Tell whether a text says how something is promised: `further`, `whole`, ..."""
        return any(
            rule.pattern.search(text) for rule in self.manners if rule.value["manner"] == manner
        )

    def find_outcome(self, text: str, outcome: str) -> Rule | None:
        """Find the rule by which a text tells an outcome; of several the first of the file."""
        rules = (rule for rule in self.outcomes if rule.value["outcome"] == outcome)
        return next((rule for rule in rules if rule.pattern.search(text)), None)

    def is_retold(self, text: str) -> bool:
        """Tell whether a text repeats what was said earlier."""
        return any(rule.pattern.search(text) for rule in self.retold)

    def find_content(self, text: str) -> str:
        """Find what is left of a promise without its event, its plan, its time and small words.

        What comes before the event is who does it, and content only where something is done to it.
        """
        matches = (match for pattern, _ in self.events for match in pattern.finditer(text))
        event = min(matches, key=lambda match: (match.start(), -match.end()), default=None)
        if event is not None and _PASSIVE.search(text, 0, event.end()) is None:
            text = text[event.end() :]
        for pattern in self.fillers:
            text = pattern.sub(" ", text)
        return text

    def list_quantities(self, text: str) -> Mapping[str, Decimal]:
        """List the greatest sum of each currency and count of each thing that a text tells."""
        quantities: dict[str, Decimal] = {}
        for amount in find_amounts(text, self.lexicon):
            thing = amount.currency or (amount.unit or "").casefold()
            if amount.value is not None and thing and self.measures.search(thing) is None:
                quantities[thing] = max(amount.value, quantities.get(thing, amount.value))
        return quantities


@once_per_lexicon
def build_promise_cues(lexicon: Lexicon) -> PromiseCues:
    """Build the cues once. Raises LexiconError where a rule is missing."""
    events = lexicon.rules(_EVENTS, "event.")
    terms = lexicon.rules(_EVENTS, "term.")
    manners = lexicon.rules(_EVENTS, "manner.")
    small = lexicon.rules(_EVENTS, "filler.")
    plans = lexicon.rules("promises", "promise.cue.")
    return PromiseCues(
        lexicon=lexicon,
        events=tuple((rule.pattern, _build_event(rule)) for rule in events),
        terms=tuple((rule.pattern, int(rule.value["month"])) for rule in terms),
        manners=manners,
        outcomes=lexicon.rules(_OUTCOMES, "outcome."),
        retold=lexicon.rules(_OUTCOMES, "retold."),
        fillers=tuple(rule.pattern for rule in (*terms, *events, *manners, *plans, *small)),
        measures=lexicon.rules(_EVENTS, "filler.measure")[0].pattern,
    )


def choose_names(events: Iterable[Event]) -> str:
    """Write the names of events in a fixed order."""
    return " ".join(sorted(event.name for event in events))


def _build_event(rule: Rule) -> Event:
    return Event(
        name=rule.value["event"],
        stage=Stage(rule.value["stage"]),
        recurs=rule.value.get("recurs") == "yes",
        piecemeal=rule.value.get("piecemeal") == "yes",
    )
