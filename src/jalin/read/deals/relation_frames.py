"""What the words between and before two names say of how the one belongs to the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.model import Party, PartyKind, Predicate, Relation, Span
from jalin.read.analysis import Analysis
from jalin.read.events.agents import is_bystander, is_generic
from jalin.text.lexicon import Rule
from jalin.text.sentences import Sentence

_STEP = "relations"
_LONGEST_GAP = 180
_REACH = 60
# Longer than any list of owners or subsidiaries: it bounds hostile texts.
_LONGEST_LIST = 20
# A ticker, an acronym or a second name in brackets right behind a name belongs to it.
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)")
# Between a parent and its subsidiary behind it: "yakni", a comma, "lainnya adalah".
_NAMELY = re.compile(
    r"\s*(?:lain(?:nya)?|sendiri)?,?\s*(?:yang\s[^,.;()]{2,60},\s*)?"
    r"(?:yakni|yaitu|adalah|ialah|bernama|seperti|termasuk)?,?\s*(?:PT\s)?"
)
_JOINT = re.compile(
    r"\s*(?:(?:sebesar\s|\()?[\d.,]+\s?(?:%|persen)\)?)?\s*"
    r"(?:,|;|,?\s*(?:dan|serta|and|maupun)(?=\s))\s*"
    r"(?:dan\s|and\s)?(?:[\d.,]+\s?(?:%|persen)\s(?:saham\s)?(?:di\s|pada\s)?)?(?:PT\s)?"
)
_MORE_OF_NAME = re.compile(r" ([A-Z][\w&]*)(?!\w)")
_HELD_IN = re.compile(r"\s*(?:di|pada|dalam)\s+(?:PT\s)?")
_SIDE_BY_SIDE = re.compile(r",?\s(?:pada\s|di\s|milik\s)?")
_THROUGH = re.compile(r",?\s(?:melalui|lewat)\s")
# What may stand between the two names where the words lead to the first, and where none do.
_LEADING = {"inside": _NAMELY, "held_by": _NAMELY, "held": _HELD_IN}
_BESIDE = {"unit": _SIDE_BY_SIDE, "through": _THROUGH}
_COMPANION = re.compile(r"(?:bersama|dengan|dan|kepada|bagi|di|ke|untuk)\s+$")
_UNIONS = frozenset({PartyKind.ALLIANCE, PartyKind.ASSOCIATION})
_POSSESSION = "relation.belongs_to"
# The frames in which the subordinate stands first.
_SUBJECT_FIRST = frozenset({"after", "held", "held_by", "unit", "closing"})
_HAVE_UNITS = frozenset({PartyKind.MINISTRY, PartyKind.UNIVERSITY, PartyKind.MILITARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The organisations named in one sentence, in order, their names followed to their ends."""

    text: str
    sentence: Sentence
    named: tuple[tuple[Span, Party], ...]
    given: frozenset[Span]

    def before(self, index: int) -> str:
        """Give the words of the sentence right before a name."""
        start = self.named[index][0].start
        return self.text[max(self.sentence.span.start, start - _REACH) : start]

    def between(self, index: int) -> str:
        """Give the words between a name and the next, a bracket behind the first left out."""
        gap = self.text[self.named[index][0].end : self.named[index + 1][0].start]
        bracket = _BRACKET.match(gap)
        return gap[bracket.end() :] if bracket is not None else gap


def list_named(analysis: Analysis, sentence: Sentence) -> tuple[tuple[Span, Party], ...]:
    """List the organisations that a sentence names, tellers and generic ones left out."""
    named = analysis.named_in(sentence.span)
    # One party may be named thousands of times: what it is is asked once.
    parties = {index: analysis.parties[index] for _, index in named}
    acting = {
        index: party
        for index, party in parties.items()
        if not is_generic(party, analysis) and not is_bystander(party, analysis)
    }
    return tuple((span, acting[index]) for span, index in named if index in acting)


def find_between(analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
    """Find the relations that a sentence tells by the words beside two of its names."""
    given = list_named(analysis, sentence)
    named = _follow_names(analysis, given)
    spans = frozenset(span for span, _ in given)
    line = _Line(text=analysis.document.text, sentence=sentence, named=named, given=spans)
    rules = analysis.lexicon.rules("relations")
    for index in range(len(named) - 1):
        between = line.between(index)
        if len(between) > _LONGEST_GAP:
            continue
        rule = next((rule for rule in rules if _stands(rule, line, index, between)), None)
        if rule is not None:
            yield from _relate(rule, line, index)


def _follow_names(
    analysis: Analysis, named: Sequence[tuple[Span, Party]]
) -> tuple[tuple[Span, Party], ...]:
    """Follow each name over the capitalised words behind it ("Nusa Finance | Indonesia").

    Persons and places end a name; a name that another one swallowed is left out.
    """
    text = analysis.document.text
    stops = {mention.span.start for mention in (*analysis.persons, *analysis.places)}
    found: list[tuple[Span, Party]] = []
    for span, party in named:
        if found and span.start < found[-1][0].end:
            continue
        end = span.end
        while (word := _MORE_OF_NAME.match(text, end)) and word.start(1) not in stops:
            end = word.end()
        found.append((Span(start=span.start, end=end), party))
    return tuple(found)


def _stands(rule: Rule, line: _Line, index: int, between: str) -> bool:
    """Tell whether a rule's words stand beside a name and the next as its frame asks."""
    frame, (left, right) = rule.value["frame"], line.named[index : index + 2]
    if frame == "after":
        return rule.pattern.fullmatch(between) is not None
    if frame in {"before", "closing"}:
        return any(match.end() == len(between) for match in rule.pattern.finditer(between))
    if frame in _LEADING:
        fits = _LEADING[frame].fullmatch(between)
        return bool(fits and rule.pattern.search(line.before(index)))
    if frame in _BESIDE:
        unit, whole = (left, right) if frame == "unit" else (right, left)
        named = whole[1].kind in _HAVE_UNITS and rule.pattern.match(unit[0].slice(line.text))
        return bool(named and _BESIDE[frame].fullmatch(between))
    return False


def _relate(rule: Rule, line: _Line, index: int) -> Iterator[Relation]:
    """Build the relations of the two names at an index and of those listed with them."""
    frame, right = rule.value["frame"], _list_right(line, index + 1)
    if frame in _SUBJECT_FIRST:
        both = rule.value.get("lists") == "both"
        subjects = range(_find_first(line, index) if both else index, index + 1)
        many = rule.value["predicate"] == Predicate.OWNS_STAKE_IN
        targets = right if many else right[:1]
    else:
        subjects, targets = right, range(index, index + 1)
        if frame == "before":
            owner = _find_owner(line, index)
            targets = range(owner, owner + 1)
    for subject in subjects:
        for target in targets:
            yield _build(rule, line, subject, target)


def _list_right(line: _Line, index: int) -> range:
    """List the indices of a name and of those that follow it in one list."""
    last, most = index, min(len(line.named), index + _LONGEST_LIST)
    while last + 1 < most and _JOINT.fullmatch(line.between(last)):
        last += 1
    return range(index, last + 1)


def _find_first(line: _Line, index: int) -> int:
    """Give the first name of the list that ends with a name."""
    least = max(0, index - _LONGEST_LIST)
    while index > least and _JOINT.fullmatch(line.between(index - 1)):
        index -= 1
    return index


def _find_owner(line: _Line, index: int) -> int:
    """Give who acts through a subsidiary: not the companion named last, but the one it joins."""
    while index > 0 and _COMPANION.search(line.before(index)):
        index -= 1
    return index


def _build(rule: Rule, line: _Line, subject: int, target: int) -> Relation:
    """Build a relation as a rule tells it; what is in a union is its member.

    Two names that were taken for one organisation's are two where the text relates them.
    """
    (place, party), (other_place, other) = line.named[subject], line.named[target]
    predicate = Predicate(rule.value["predicate"])
    if predicate is Predicate.PART_OF and other.kind in _UNIONS:
        predicate = Predicate.MEMBER_OF
    if rule.id == _POSSESSION and other.kind is PartyKind.GOVERNMENT:
        predicate = Predicate.STATE_OWNED_BY
    apart = party is not other
    return Relation(
        subject=party.name if apart and place in line.given else place.slice(line.text),
        predicate=predicate,
        object=other.name if apart and other_place in line.given else other_place.slice(line.text),
        evidence=line.sentence.text,
        span=line.sentence.span,
        step=f"{_STEP}/{rule.id}",
    )
