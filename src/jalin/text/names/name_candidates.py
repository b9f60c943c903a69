"""Names that are organisations because the words around them say so.

A run of capitalised words that is no person, place or known organisation becomes an organisation
where, anywhere in the text, a word of business stands before it ("perusahaan", "menggandeng") or
after it (", produsen ...", "mengakuisisi").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import PartyKind, Span
from jalin.text.knowledge import Knowledge
from jalin.text.lexicon import Rule
from jalin.text.name_index import FormKind, KnownName
from jalin.text.names.name_chains import list_stop_words
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.tokens import Token

_BEFORE_WINDOW = 40
_AFTER_WINDOW = 60
_LONGEST_NAME = 6
# A line of which nearly every word is capitalised is a heading; case tells nothing there.
_HEADING_SHARE = 0.7
_HEADING_LEAST_WORDS = 4
# Indonesian derived words: prefixes of verbs and nouns, the suffix "-nya".
_DERIVED_WORD = re.compile(r"(?:Me[mn]|Ber|Ter|Di|Pe[mnr]|Se|Ke)[a-z]{3,}|\w+nya")
_WORD = re.compile(r"\w+")
_GAP_IN_NAME = re.compile(r"[ \u00a0\-]|'|’")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s*[\"”“']?|\n\s*|[\"“]\s*|\s-{1,2}\s|\s–\s)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the words of a text are already.

    `known` are its known names, as `find_known_names` gives them; `organisations` and `persons`
    are the spans of others.
    """

    known: Sequence[KnownName]
    organisations: Sequence[Span]
    persons: Sequence[Span]


def find_by_context(
    text: str, tokens: Sequence[Token], taken: Taken, knowledge: Knowledge
) -> tuple[OrganisationMention, ...]:
    """Find organisations known by context alone, every mention of each, in reading order."""
    spans_by_name: dict[str, list[Span]] = defaultdict(list)
    for span in _find_runs(text, tokens, taken, knowledge):
        spans_by_name[span.slice(text)].append(span)
    rule_by_name: dict[str, Rule] = {}
    words = frozenset(_WORD.findall(text))
    for name, spans in spans_by_name.items():
        rule = _find_reason(text, spans, knowledge) or _find_acronym_reason(text, spans, knowledge)
        if rule is not None and not _is_plain_opening(text, spans, rule, words):
            rule_by_name[name] = rule
    _spread_over_lists(text, spans_by_name, rule_by_name, taken.organisations, knowledge)
    found = [
        _build(name, span, rule)
        for name, rule in rule_by_name.items()
        for span in spans_by_name[name]
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _spread_over_lists(
    text: str,
    spans_by_name: Mapping[str, Sequence[Span]],
    rule_by_name: dict[str, Rule],
    organisations: Sequence[Span],
    knowledge: Knowledge,
) -> None:
    """Take in the names that stand in one list with an organisation ("A, B dan C")."""
    rule = knowledge.lexicon.rules("organisations", "list.")[0]
    names_by_edge: dict[int, list[str]] = defaultdict(list)
    for name, spans in spans_by_name.items():
        if name not in rule_by_name and not _DERIVED_WORD.fullmatch(name):
            for edge in (edge for span in spans for edge in _list_neighbours(text, span, rule)):
                names_by_edge[edge].append(name)
    taken = [*organisations, *(span for name in rule_by_name for span in spans_by_name[name])]
    # What is taken in takes in its own neighbours: each place is looked at once.
    edges = [edge for span in taken for edge in (span.start, span.end)]
    while edges:
        for name in names_by_edge.pop(edges.pop(), ()):
            if name not in rule_by_name:
                rule_by_name[name] = rule
                edges += [edge for span in spans_by_name[name] for edge in (span.start, span.end)]


def _list_neighbours(text: str, span: Span, rule: Rule) -> Iterator[int]:
    """Give the places where, in a list, the name before ends and the one behind begins."""
    behind = rule.pattern.match(text, span.end)
    if behind is not None:
        yield behind.end()
    for match in rule.pattern.finditer(text, max(0, span.start - 8), span.start):
        if match.end() == span.start:
            yield match.start()


def _build(name: str, span: Span, rule: Rule) -> OrganisationMention:
    return OrganisationMention(
        span=span,
        text=name,
        kind=PartyKind(rule.value["kind"]),
        country=None,
        known_as=None,
        rule=rule.id,
        certain=False,
    )


def _find_runs(
    text: str, tokens: Sequence[Token], taken: Taken, knowledge: Knowledge
) -> Iterator[Span]:
    stop_words = list_stop_words(knowledge.lexicon)
    known = [n for n in taken.known if n.form.kind in (FormKind.PLACE, FormKind.COUNTRY)]
    places = {index for name in known for index in range(name.first, name.last)}
    seat_by_end = {name.first: name.span for name in known}
    named = {offset for span in taken.organisations for offset in range(span.start, span.end)}
    covered = (
        named
        | {offset for span in taken.persons for offset in range(span.start, span.end)}
        | _list_heading_offsets(text, tokens)
    )
    run: list[Token] = []
    for index, token in enumerate(tokens):
        usable = (
            token.is_capitalised
            and token.text.casefold() not in stop_words
            and index not in places
            and token.span.start not in covered
        )
        joined = run and _GAP_IN_NAME.fullmatch(text[run[-1].span.end : token.span.start])
        if not (usable and joined):
            yield from _close(run, text, seat_by_end.get(index), named)
            run = []
        if usable:
            run.append(token)
    yield from _close(run, text, None, named)


def _close(run: Sequence[Token], text: str, seat: Span | None, named: set[int]) -> Iterator[Span]:
    """Give the run as a span, with the country or city of its seat behind it ("Danone Indonesia").

    What is left over beside a known name is a piece of something else.
    """
    if not 0 < len(run) <= _LONGEST_NAME or sum(len(token.text) for token in run) == 1:
        return
    start, end = run[0].span.start, run[-1].span.end
    if text[start - 1 : start] == " " and start - 2 in named:
        return
    if seat is not None and text[end : seat.start] == " ":
        end = seat.end
    elif end + 1 in named and text[end] == " ":
        return
    yield Span(start=start, end=end)


def _list_heading_offsets(text: str, tokens: Sequence[Token]) -> set[int]:
    tokens_by_line: dict[int, list[Token]] = defaultdict(list)
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    line = 0
    for token in tokens:
        while line + 1 < len(line_starts) and line_starts[line + 1] <= token.span.start:
            line += 1
        tokens_by_line[line].append(token)
    headings = (
        members
        for members in tokens_by_line.values()
        if len(members) >= _HEADING_LEAST_WORDS
        and sum(t.is_capitalised for t in members) >= _HEADING_SHARE * len(members)
    )
    return {token.span.start for members in headings for token in members}


def _find_reason(text: str, spans: Sequence[Span], knowledge: Knowledge) -> Rule | None:
    before = knowledge.lexicon.rules("organisations", "before.")
    if any(
        _stands_behind(rule, text, span)
        for rule in before
        for span in spans
        if rule.value["form"] == "not"
    ):
        return None
    after = [
        rule
        for rule in knowledge.lexicon.rules("organisations", "after.")
        if rule.value["form"] != "initials"
    ]
    for span in spans:
        right = text[span.end : span.end + _AFTER_WINDOW]
        for rule in before:
            if _stands_behind(rule, text, span):
                return rule
        for rule in after:
            if rule.pattern.match(right):
                return rule
    return None


def _stands_behind(rule: Rule, text: str, span: Span) -> bool:
    left = text[max(0, span.start - _BEFORE_WINDOW) : span.start]
    return any(not left[match.end() :].strip(" ,\u00a0") for match in rule.pattern.finditer(left))


def _find_acronym_reason(text: str, spans: Sequence[Span], knowledge: Knowledge) -> Rule | None:
    """Find the rule that a name of several words followed by its initials names something."""
    rule = knowledge.lexicon.rules("organisations", "after.initials")[0]
    for span in spans:
        match = rule.pattern.match(text, span.end)
        initials = "".join(word[0] for word in re.findall(r"\w+", span.slice(text)))
        if match is None or match[1].casefold() in list_stop_words(knowledge.lexicon):
            continue
        if len(initials) > 1 and initials.casefold() == match[1].casefold():
            return rule
    return None


def _is_plain_opening(text: str, spans: Sequence[Span], rule: Rule, words: frozenset[str]) -> bool:
    """Tell whether a capitalised word only opens sentences, as any word may.

    `words` are all words of the text as they are written.
    """
    word = spans[0].slice(text)
    if " " in word or not word[1:].islower():
        return False
    if not all(_SENTENCE_START.search(text[max(0, s.start - 12) : s.start]) for s in spans):
        return False
    lower_elsewhere = _has_word(text, word.lower(), words)
    weak = len(spans) == 1 and rule.value["form"] == "deal"
    return lower_elsewhere or (weak and _DERIVED_WORD.fullmatch(word) is not None)


def _has_word(text: str, word: str, words: frozenset[str]) -> bool:
    if _WORD.fullmatch(word):
        return word in words
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
