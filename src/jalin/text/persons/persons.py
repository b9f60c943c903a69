"""Persons: which words of a text name one, and which names are one person.

A run of capitalised words is a person where its surroundings say so: a title or an office before
it, an office after it, a speech verb beside it, a common given name at its head. Later short forms
are found by the full names of the same text.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from jalin.model import Mention, MentionKind, Span
from jalin.text.lexicon import Lexicon
from jalin.text.persons.person_cuts import cut_at_persons
from jalin.text.persons.person_forms import NameForms
from jalin.text.persons.person_phrases import Run, find_phrase_start, find_runs, skip_titles_back
from jalin.text.persons.person_scene import Scene, build_scene
from jalin.text.persons.person_splits import drop_organisation
from jalin.text.persons.person_words import Word, WordKind, classify_words
from jalin.text.sentences import Sentence

_LONGEST_NAME = 8
_LONGEST_SHORT_FORM = 2
# Seen by its shape or its place alone: such a name may have taken a word too many.
_WEAK_RULES = frozenset({"person.given_name", "person.says", "person.short_form"})
_ENDS_OF_ORGANISATION = frozenset({WordKind.TAKEN, WordKind.CAPITALS})
_AFTER_NAME = frozenset({WordKind.OTHER, WordKind.STOP, WordKind.CONNECTOR})


def find_persons(
    text: str, sentences: Sequence[Sentence], lexicon: Lexicon, taken: Sequence[Span]
) -> tuple[Mention, ...]:
    """Find all mentions of persons, in reading order, without titles and degrees.

    `taken` are spans of organisations and places; where one ran on over a person, it is cut. A name
    never crosses the end of a sentence. `rule` of a mention says what showed the person.
    """
    free = [span for span in cut_at_persons(text, taken, lexicon) if span is not None]
    scene = build_scene(text, classify_words(text, free, lexicon), lexicon)
    ends = {sentence.span.end for sentence in sentences}
    runs = [part for run in find_runs(text, scene.words) for part in _cut(scene.words, run, ends)]
    spoken = _list_spoken(scene, runs)
    found: list[Mention] = []
    barred: set[int] = set()
    for run in runs:
        rule = _find_reason(scene, run, spoken, barred)
        if rule is not None:
            kept = drop_organisation(scene, run, spoken)
            found.append(_build(scene, kept, rule))
            barred.update(range(kept.first, kept.last))
    found.extend(_find_aliases(scene, found, barred))
    found.extend(_find_short_forms(scene, runs, found))
    return tuple(sorted(found, key=lambda mention: mention.span))


class PersonNames:
    """The persons that a text names, in reading order: which of them a name stands for."""

    __slots__ = ("_all", "_firm", "_holder_by_alias")

    def __init__(self, persons: Sequence[Mention]) -> None:
        """Take the mentions of one text, in reading order."""
        self._firm = NameForms((m.text, m.span.start) for m in persons if m.rule not in _WEAK_RULES)
        self._all = NameForms((m.text, m.span.start) for m in persons)
        self._holder_by_alias: dict[str, str | None] = {}
        for mention in persons:
            if mention.rule == "person.alias" and mention.text not in self._holder_by_alias:
                index = bisect_left(persons, mention.span, key=lambda other: other.span)
                holder = persons[index - 1].text if index > 0 else None
                self._holder_by_alias[mention.text] = holder

    def resolve(self, name: str, *, before: int | None = None) -> str:
        """Give the fullest form that the text has of a name, the name if there is no fuller one.

        Where several persons fit, the one named last before the offset `before` is meant.
        """
        if name in self._holder_by_alias:
            holder = self._holder_by_alias[name]
            return name if holder is None else self.resolve(holder)
        resolved = self._firm.find_fullest(name, before=before)
        if " " in resolved and resolved in self._firm:
            return resolved
        return self._all.find_fullest(resolved, before=before)


def _cut(words: Sequence[Word], run: Run, ends: set[int]) -> Iterator[Run]:
    first = run.first
    for index in range(run.first, run.last - 1):
        if words[index].span.end in ends or words[index].span.end + 1 in ends:
            yield Run(first=first, last=index + 1)
            first = index + 1
    yield Run(first=first, last=run.last)


def _list_spoken(scene: Scene, runs: Sequence[Run]) -> frozenset[str]:
    """List the words of names that stand beside a speech verb: they begin or end full names."""
    return frozenset(
        scene.words[index].text
        for run in runs
        if run.last - run.first <= _LONGEST_SHORT_FORM
        and (
            scene.is_said_by(run)
            or (run.last - run.first == 1 and scene.precedes_cue(scene.span_of(run).end))
        )
        for index in range(run.first, run.last)
        if scene.words[index].kind is WordKind.NAME
    )


def _find_reason(
    scene: Scene, run: Run, spoken: frozenset[str], barred: AbstractSet[int]
) -> str | None:
    """Give the rule by which a run is a person, None where nothing shows one."""
    several = run.last - run.first > 1
    if run.last - run.first > _LONGEST_NAME or scene.text_of(run).isupper():
        return None
    named = scene.words[run.first].text in scene.cues.given
    known = _has_word_of(scene, run, scene.cues.given)
    says = scene.precedes_cue(scene.span_of(run).end)
    start = skip_titles_back(scene.text, scene.words, run.first)
    reasons = (
        (scene.is_said_by(run), "person.said"),
        (start < run.first, "person.title"),
        (_has_office_before(scene, run, start, spoken, barred), "person.office"),
        (not several and _holds_state_office(scene, run, start, barred), "person.state_office"),
        (several and _is_coordinated(scene, run, barred), "person.coordinated"),
        ((several or known) and scene.has_office_after(run), "person.office_after"),
        (says and named, "person.says_named"),
        (says and (several or known), "person.says"),
        (several and named, "person.given_name"),
    )
    return next((rule for holds, rule in reasons if holds), None)


def _has_word_of(scene: Scene, run: Run, names: frozenset[str]) -> bool:
    return any(scene.words[index].text in names for index in range(run.first, run.last))


def _has_office_before(
    scene: Scene, run: Run, start: int, spoken: frozenset[str], barred: AbstractSet[int]
) -> bool:
    """Tell whether an office leads to a run, and the run is its holder, not a part of it."""
    if find_phrase_start(scene.text, scene.words, start, barred) is None:
        return False
    if _has_word_of(scene, run, scene.cues.given) or _has_word_of(scene, run, spoken):
        return True
    before = scene.words[start - 1].kind
    if run.last - run.first == 1 and before not in _ENDS_OF_ORGANISATION:
        return False
    return run.last >= len(scene.words) or _ends_phrase(scene, run, before)


def _holds_state_office(scene: Scene, run: Run, start: int, barred: AbstractSet[int]) -> bool:
    """Tell whether one word follows an office of a state or a region, which holds no company."""
    first = find_phrase_start(scene.text, scene.words, start, barred)
    if first is None or (scene.words[start - 1].kind is WordKind.HEAD and start - first == 1):
        return False
    phrase = scene.text[scene.words[first].span.start : scene.words[start - 1].span.end]
    if not any(pattern.match(phrase) for pattern in scene.cues.state_offices):
        return False
    before = scene.words[start - 1]
    return run.last >= len(scene.words) or _ends_phrase(scene, run, before.kind)


def _ends_phrase(scene: Scene, run: Run, before: WordKind) -> bool:
    following = scene.words[run.last]
    gap = scene.text[scene.words[run.last - 1].span.end : following.span.start]
    if gap.strip() == "" and "\n" not in gap:
        after_head = following.kind is WordKind.TAKEN and before is WordKind.HEAD
        return following.kind in _AFTER_NAME or after_head
    return not (gap.strip() == "," and following.kind in {WordKind.NAME, WordKind.TITLE})


def _is_coordinated(scene: Scene, run: Run, barred: AbstractSet[int]) -> bool:
    """Tell whether "dan" joins a run to a person named just before it."""
    before = run.first - 1
    return scene.words[before].text in {"dan", "and", "serta"} and before - 1 in barred


def _find_aliases(
    scene: Scene, found: Sequence[Mention], barred: AbstractSet[int]
) -> Iterator[Mention]:
    free = {
        word.span
        for index, word in enumerate(scene.words)
        if word.kind is WordKind.NAME and index not in barred
    }
    # An alias may have an alias in turn.
    pending = list(found)
    for mention in pending:
        match = scene.cues.alias.match(scene.text[mention.span.end : mention.span.end + 60])
        if match is None:
            continue
        first, last = match.span("alias")
        span = Span(start=first, end=last).shift(mention.span.end)
        if span in free:
            free.remove(span)
            alias = Mention(
                span=span, text=match["alias"], kind=MentionKind.PERSON, rule="person.alias"
            )
            pending.append(alias)
            yield alias


def _find_short_forms(
    scene: Scene, runs: Sequence[Run], found: Sequence[Mention]
) -> Iterator[Mention]:
    names = NameForms((mention.text, mention.span.start) for mention in found)
    inside = {offset for m in found for offset in range(m.span.start, m.span.end)}
    for run in runs:
        span = scene.span_of(run)
        free = inside.isdisjoint(range(span.start, span.end))
        if free and names.has_fuller(scene.text_of(run)):
            yield _build(scene, run, "person.short_form")


def _build(scene: Scene, run: Run, rule: str) -> Mention:
    return Mention(
        span=scene.span_of(run), text=scene.text_of(run), kind=MentionKind.PERSON, rule=rule
    )
