"""Names found in a text."""

from dataclasses import dataclass

from jalin.model.span import Span
from jalin.model.vocabulary import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something. `rule` is the id of the rule or directory entry that saw it."""

    span: Span
    text: str
    kind: MentionKind
    rule: str
