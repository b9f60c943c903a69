"""The page of events tells of every rule, context, actor and field, as the data has them."""

import dataclasses

from handbook import list_first_column, read_page
from jalin.export.standards.events.codes import ActorRule, ContextRule, EventRule, load_event_codes
from jalin.export.standards.events.event import CodedEvent, EventActor
from jalin.model import Factuality, Instrument, Stage, StepKind

PAGE = read_page("docs/reference/events.md")
CODES = load_event_codes()
# The order of the vocabularies: sets have none.
_ORDER: list[str] = [*Factuality, *StepKind, *Stage, *Instrument]


def write_code(words: object) -> str:
    """Write words as code; nothing stays empty."""
    told = words if isinstance(words, list | tuple) else [words]
    return ", ".join(f"`{word}`" for word in told if word)


def write_rule(rule: EventRule) -> str:
    """Write the line of a rule."""
    asked = "; ".join(
        f"{name} {write_code(sorted(words, key=_ORDER.index))}" for name, words in rule.when.items()
    )
    cameo = write_code([*rule.cameo_in.values(), rule.cameo])
    told = (write_code(rule.id), asked, write_code(rule.type) or "no event")
    return f"| {' | '.join((*told, write_code(rule.mode), cameo, rule.reason))} |"


def write_context(rule: ContextRule) -> str:
    """Write the line of a context."""
    told = (rule.id, rule.sectors, rule.activities)
    return f"| {' | '.join((*map(write_code, told), rule.reason))} |"


def write_actor(rule: ActorRule) -> str:
    """Write the line of a kind of party."""
    told = (rule.kind, rule.sector, rule.alone)
    return f"| {' | '.join((*map(write_code, told), rule.reason))} |"


def list_lines(heading: str) -> list[str]:
    """List the lines of the table under a heading, without its head."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def test_every_rule_is_told() -> None:
    """In the order in which they are asked, with the reason."""
    assert list_lines("Rules") == [write_rule(it) for it in CODES.rules]


def test_every_context_is_told() -> None:
    """With the sectors and activities that it comes from."""
    assert list_lines("Contexts") == [write_context(it) for it in CODES.contexts]


def test_every_kind_of_actor_is_told() -> None:
    """With its sector, and its code where it has no country."""
    assert list_lines("Actors") == [write_actor(it) for it in CODES.actors.values()]


def test_every_field_is_told() -> None:
    """In its order."""
    assert list_first_column(PAGE, "Fields") == [it.name for it in dataclasses.fields(CodedEvent)]
    (line,) = (it for it in PAGE.splitlines() if it.startswith("An actor is an object"))
    assert all(f"`{it.name}`" in line for it in dataclasses.fields(EventActor))
