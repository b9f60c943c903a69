"""Organisations that have a part in a deal without being a party to it."""

from collections.abc import Iterator, Sequence

from jalin.model import OtherRole, Role, Span
from jalin.read.analysis import Analysis
from jalin.text.lexicon import Rule, find_rules
from jalin.text.sentences import Sentence

# The organisation stands at most this many characters from the words of its role.
_NEAR = 45


def find_other_roles(
    analysis: Analysis, sentences: Sequence[Sentence], parties: Sequence[int]
) -> tuple[OtherRole, ...]:
    """Find the other roles that the sentences of a deal name, each organisation once.

    `parties` are the indexes of the deal's own parties, which have no other role.
    """
    roles: dict[tuple[str, Role], OtherRole] = {}
    for sentence in sentences:
        for rule, match in find_rules(analysis.lexicon.rules("other_roles"), sentence.text):
            cue = Span(start=match.start(), end=match.end()).shift(sentence.span.start)
            for role in _find_holders(analysis, sentence, cue, rule, parties):
                roles.setdefault((role.name, role.role), role)
    return tuple(roles.values())


def _find_holders(
    analysis: Analysis, sentence: Sentence, cue: Span, rule: Rule, parties: Sequence[int]
) -> Iterator[OtherRole]:
    is_left = rule.value.get("side") == "left"
    for span, index in analysis.named_in(sentence.span):
        gap = cue.start - span.end if is_left else span.start - cue.end
        if index not in parties and 0 <= gap <= _NEAR:
            name = analysis.parties[index].name
            yield OtherRole(name=name, role=Role(rule.value["role"]), span=span)
