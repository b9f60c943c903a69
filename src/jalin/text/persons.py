"""Persons: which words of a text name one, and which names are one person.

A run of capitalised words is a person where its surroundings say so: a title or an office before
it, an office after it, a speech verb beside it, a common given name at its head. Later short forms
are found by the full names of the same text.
"""

from collections.abc import Iterator, Sequence

from jalin.model import Mention, MentionKind, Span
from jalin.text.lexicon import Lexicon
from jalin.text.person_cuts import cut_at_persons
from jalin.text.person_forms import find_fullest, is_form_of
from jalin.text.person_phrases import Run, find_phrase_start, find_runs, skip_titles_back
from jalin.text.person_scene import Scene, build_scene
from jalin.text.person_splits import drop_organisation
from jalin.text.person_words import Word, WordKind, classify_words
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
        rule = _find_reason(scene, run, spoken, frozenset(barred))
        if rule is not None:
            kept = drop_organisation(scene, run, spoken)
            found.append(_build(scene, kept, rule))
            barred.update(range(kept.first, kept.last))
    found.extend(_find_aliases(scene, found))
    found.extend(_find_short_forms(scene, runs, found))
    return tuple(sorted(found, key=lambda mention: mention.span))


def resolve_person(name: str, persons: Sequence[Mention], *, before: int | None = None) -> str:
    """Give the fullest form that a text has of a name, the name itself if there is no fuller one.

    Where several persons fit, the one named last before the offset `before` is meant.
    """
    alias = next((m for m in persons if m.rule == "person.alias" and m.text == name), None)
    if alias is not None:
        earlier = [m for m in persons if m.span < alias.span]
        return resolve_person(earlier[-1].text, persons) if earlier else name
    firm = [m for m in persons if m.rule not in _WEAK_RULES]
    resolved = find_fullest(name, [(m.text, m.span.start) for m in firm], before=before)
    if " " in resolved and any(m.text == resolved for m in firm):
        return resolved
    return find_fullest(resolved, [(m.text, m.span.start) for m in persons], before=before)


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
    scene: Scene, run: Run, spoken: frozenset[str], barred: frozenset[int]
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
    scene: Scene, run: Run, start: int, spoken: frozenset[str], barred: frozenset[int]
) -> bool:
    """Tell whether an office leads to a run, and the run is its holder, not a part of it."""
    if find_phrase_start(scene.text, scene.words, start, barred) is None:
        return False
    if _has_word_of(scene, run, scene.cues.given | spoken):
        return True
    before = scene.words[start - 1].kind
    if run.last - run.first == 1 and before not in _ENDS_OF_ORGANISATION:
        return False
    return run.last >= len(scene.words) or _ends_phrase(scene, run, before)


def _ends_phrase(scene: Scene, run: Run, before: WordKind) -> bool:
    following = scene.words[run.last]
    gap = scene.text[scene.words[run.last - 1].span.end : following.span.start]
    if gap.strip() == "" and "\n" not in gap:
        after_head = following.kind is WordKind.TAKEN and before is WordKind.HEAD
        return following.kind in _AFTER_NAME or after_head
    return not (gap.strip() == "," and following.kind in {WordKind.NAME, WordKind.TITLE})


def _is_coordinated(scene: Scene, run: Run, barred: frozenset[int]) -> bool:
    """Tell whether "dan" joins a run to a person named just before it."""
    before = run.first - 1
    return scene.words[before].text in {"dan", "and", "serta"} and before - 1 in barred


def _find_aliases(scene: Scene, found: Sequence[Mention]) -> Iterator[Mention]:
    for mention in found:
        match = scene.cues.alias.match(scene.text[mention.span.end : mention.span.end + 60])
        if match is None:
            continue
        first, last = match.span("alias")
        span = Span(start=first, end=last).shift(mention.span.end)
        named = any(w.span == span and w.kind is WordKind.NAME for w in scene.words)
        if named and not any(other.span.overlaps(span) for other in found):
            yield Mention(
                span=span, text=match["alias"], kind=MentionKind.PERSON, rule="person.alias"
            )


def _find_short_forms(
    scene: Scene, runs: Sequence[Run], found: Sequence[Mention]
) -> Iterator[Mention]:
    names = {mention.text for mention in found}
    for run in runs:
        span = scene.span_of(run)
        free = not any(span.overlaps(mention.span) for mention in found)
        if free and any(is_form_of(scene.text_of(run), name) for name in names):
            yield _build(scene, run, "person.short_form")


def _build(scene: Scene, run: Run, rule: str) -> Mention:
    return Mention(
        span=scene.span_of(run), text=scene.text_of(run), kind=MentionKind.PERSON, rule=rule
    )
