"""The codes of events and actors: data of the YAML files beside this module, read once.

Which step is which event is written in `rules.yml`, contexts in `contexts.yml`, kinds of parties in
`actors.yml`; each entry says why.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from jalin.model import (
    Activity,
    Factuality,
    Instrument,
    LexiconError,
    PartyKind,
    Sector,
    Stage,
    StepKind,
)
from jalin.text.lexicon import read_entries

_Built = TypeVar("_Built")
_DIRECTORY = Path(__file__).parent
_VOCABULARIES = {
    "factuality": Factuality,
    "kind": StepKind,
    "stage": Stage,
    "instrument": Instrument,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """What of a step decides which event it is."""

    factuality: Factuality
    kind: StepKind
    stage: Stage
    instrument: Instrument | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """What a step is as an event. `when` maps what is asked of it to the words that fit.

    `type` is None where the step is no event. `cameo` is for contexts that `cameo_in` does not
    name, of which the first that fits counts. `example` is a sentence that tells `step`.
    """

    id: str
    when: Mapping[str, Collection[str]]
    type: str | None
    mode: str | None
    cameo: str | None
    cameo_in: Mapping[str, str]
    recipient: bool
    reason: str
    example: str
    step: StepWords

    def find_cameo(self, contexts: Collection[str]) -> str | None:
        """Find the code of CAMEO in some contexts."""
        fitting = (code for context, code in self.cameo_in.items() if context in contexts)
        return next(fitting, self.cameo)

    def fits(self, step: StepWords) -> bool:
        """Tell whether it is for a step."""
        return all(getattr(step, name) in words for name, words in self.when.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRule:
    """A context of the deals that have any of some sectors or activities."""

    id: str
    sectors: tuple[Sector, ...]
    activities: tuple[Activity, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRule:
    """What a kind of party is: its sector, and the code of one that has no country."""

    kind: PartyKind
    sector: str | None
    alone: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCodes:
    """All codes: what steps are, contexts of deals, what kinds of parties are."""

    rules: tuple[EventRule, ...]
    contexts: tuple[ContextRule, ...]
    actors: Mapping[PartyKind, ActorRule]

    def find_rule(self, step: StepWords) -> EventRule | None:
        """Find the rule for a step that happened or is planned."""
        return next((rule for rule in self.rules if rule.fits(step)), None)

    def find_contexts(self, sectors: Iterable[str], activities: Iterable[str]) -> tuple[str, ...]:
        """Find the contexts of a deal."""
        told = {*sectors, *activities}
        return tuple(
            it.id for it in self.contexts if not told.isdisjoint({*it.sectors, *it.activities})
        )


@cache
def load_event_codes(directory: Path = _DIRECTORY) -> EventCodes:
    """Read and check the codes as a whole. Raises LexiconError that lists every fault."""
    faults: list[str] = []
    codes = EventCodes(
        rules=tuple(_read(directory / "rules.yml", _build_rule, faults)),
        contexts=tuple(_read(directory / "contexts.yml", _build_context, faults)),
        actors=MappingProxyType(
            {it.kind: it for it in _read(directory / "actors.yml", _build_actor, faults)}
        ),
    )
    if faults:
        raise LexiconError(faults)
    return codes


def _read(path: Path, build: Callable[[dict[str, Any]], _Built], faults: list[str]) -> list[_Built]:
    built = []
    for line, entry in read_entries(path, faults):
        try:
            built.append(build(entry))
        except (KeyError, ValueError) as err:
            faults.append(f"{path.name}:{line}: {err}")
    return built


def _build_rule(entry: dict[str, Any]) -> EventRule:
    when = {
        name: frozenset(map(_VOCABULARIES[name], words)) for name, words in entry["when"].items()
    }
    return EventRule(
        id=entry["id"],
        when=MappingProxyType(when),
        type=entry["type"],
        mode=entry.get("mode"),
        cameo=entry.get("cameo"),
        cameo_in=MappingProxyType(dict(entry.get("cameo_in", {}))),
        recipient=entry.get("recipient", False),
        reason=entry["reason"],
        example=entry["example"],
        step=_build_step(entry["step"]),
    )


def _build_step(told: dict[str, Any]) -> StepWords:
    instrument = told["instrument"]
    return StepWords(
        factuality=Factuality(told["factuality"]),
        kind=StepKind(told["kind"]),
        stage=Stage(told["stage"]),
        instrument=None if instrument is None else Instrument(instrument),
    )


def _build_context(entry: dict[str, Any]) -> ContextRule:
    return ContextRule(
        id=entry["id"],
        sectors=tuple(map(Sector, entry.get("sectors", ()))),
        activities=tuple(map(Activity, entry.get("activities", ()))),
        reason=entry["reason"],
    )


def _build_actor(entry: dict[str, Any]) -> ActorRule:
    return ActorRule(
        kind=PartyKind(entry["id"]),
        sector=entry.get("sector"),
        alone=entry.get("alone"),
        reason=entry["reason"],
    )
