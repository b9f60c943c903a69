"""Which parties belong to a trigger.

Parties in a row ("A, B dan C", "antara A dan B", "Direktur A bersama Kepala B") form a group; the
group before the trigger and the group after it are its sides. Where the sentence names one side
only, the party that the text is about stands for the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalin.model import Span
from jalin.read.analysis import Analysis
from jalin.read.events.agents import Agent
from jalin.read.events.triggers import Trigger
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon

_HUB_TRIGGER = "trigger.sign"
_HUB_LEAST = 3
_BESIDE = 12
_NEAR = 60
_FAR = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The parties of a trigger, by index.

    `left` are those before the trigger. `inferred` tells that one side is not in the sentence,
    `generic` that one is not named, `linked` that a word of cooperation stands right before it.
    """

    parties: tuple[int, ...]
    left: tuple[int, ...] = ()
    inferred: bool = False
    generic: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    """The rules of `linking.yml`, compiled: what stands between parties and words of a deal."""

    row: re.Pattern[str]
    verb: re.Pattern[str]
    towards: re.Pattern[str]
    called: re.Pattern[str]
    among: re.Pattern[str]
    beside: re.Pattern[str]
    together: re.Pattern[str]


@once_per_lexicon
def _read_links(lexicon: Lexicon) -> _Links:
    def pattern(name: str) -> re.Pattern[str]:
        return lexicon.rules("linking", f"link.{name}")[0].pattern

    return _Links(
        row=pattern("row"),
        verb=pattern("verb"),
        towards=pattern("towards"),
        called=pattern("called"),
        among=pattern("among"),
        beside=pattern("beside"),
        together=pattern("together"),
    )


def attach_parties(
    analysis: Analysis, trigger: Trigger, agents: Sequence[Agent], main: Sequence[int]
) -> tuple[Attachment, ...]:
    """Choose the parties of a trigger from the agents of its sentence.

    `main` are the parties that the text is about, first the most. A hub that signs with several
    others gives one attachment a pair. Empty where no two sides are found.
    """
    text, links = analysis.document.text, _read_links(analysis.lexicon)
    groups = _group(text, [agent for agent in agents if not agent.generic], links)
    left, right = _choose_sides(text, trigger, groups, links)
    if trigger.frame == "joint":
        return (Attachment(parties=left),) if len(left) > 1 else ()
    sides = tuple(dict.fromkeys((*left, *right)))
    if len(sides) > 1:
        together = links.together.search(trigger.sentence.text) is not None
        return tuple(
            Attachment(parties=pair, left=left)
            for pair in _split_hub(trigger, left, right, acts_together=together)
        )
    unnamed = [[agent] for agent in agents if agent.generic]
    counterpart = _choose_right(text, trigger, unnamed, links)
    if sides and counterpart:
        linked = bool(links.beside.search(text[: counterpart[0].span.start][-_BESIDE:]))
        both = (*sides, *_indexes(counterpart))
        return (Attachment(parties=both, generic=True, linked=linked),)
    partner = next((index for index in main if index not in sides), None)
    if sides and partner is not None:
        return (Attachment(parties=(partner, *sides), inferred=True),)
    return ()


def _choose_sides(
    text: str, trigger: Trigger, groups: Sequence[Sequence[Agent]], links: _Links
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    before = [group for group in groups if group[-1].span.start < trigger.span.start]
    after = [group for group in groups if group[0].span.start >= trigger.span.start]
    behind = _choose_right(text, trigger, after, links)
    left, right = _indexes(_choose_left(trigger, before)), _indexes(behind)
    if len(right) > 1:
        # "X is a joint venture of A and B": X is what they made. "X urged work between A and B":
        # X only speaks.
        to_trigger = text[before[-1][-1].span.end : trigger.span.start] if before else ""
        to_right = text[trigger.span.start : behind[0].span.start]
        if links.called.search(to_trigger) or links.among.search(to_right):
            left = ()
    return left, right


def _split_hub(
    trigger: Trigger, left: tuple[int, ...], right: tuple[int, ...], *, acts_together: bool
) -> tuple[tuple[int, ...], ...]:
    """Give one pair for each partner of a hub that signs with a list of others, else all.

    Partners that act together, as a consortium, stay together.
    """
    others = [index for index in right if index not in left]
    is_hub = trigger.rule == _HUB_TRIGGER and len(left) == 1 and len(others) >= _HUB_LEAST
    if is_hub and not acts_together:
        return tuple((left[0], other) for other in others)
    return (tuple(dict.fromkeys((*left, *right))),)


def _group(text: str, agents: Sequence[Agent], links: _Links) -> list[list[Agent]]:
    groups: list[list[Agent]] = [[agent] for agent in agents[:1]]
    for left, right in pairwise(agents):
        gap = text[left.span.end : right.span.start]
        if links.row.fullmatch(gap) and not links.verb.search(gap):
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups


def _choose_left(trigger: Trigger, groups: Sequence[Sequence[Agent]]) -> Sequence[Agent]:
    near = [g for g in groups if trigger.span.start - g[-1].span.end <= _FAR]
    return near[-1] if near else ()


def _choose_right(
    text: str, trigger: Trigger, groups: Sequence[Sequence[Agent]], links: _Links
) -> Sequence[Agent]:
    for group in groups:
        if group[0].span.start < trigger.span.start:
            continue
        gap = Span(start=min(trigger.span.end, group[0].span.start), end=group[0].span.start)
        between = gap.slice(text)
        if len(between) <= _NEAR or (len(between) <= _FAR and links.towards.search(between)):
            return group
    return ()


def _indexes(agents: Sequence[Agent]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(agent.index for agent in agents))
