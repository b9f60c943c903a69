"""Where a run of capitalised words holds an organisation and then a person."""

from jalin.text.persons.person_phrases import Run, find_phrase_start
from jalin.text.persons.person_scene import Scene
from jalin.text.persons.person_words import WordKind

_WORDS_OF_UNKNOWN_NAME = 2
_LONGEST_UNKNOWN_NAME = 4


def drop_organisation(scene: Scene, run: Run, spoken: frozenset[str]) -> Run:
    """Leave out of a run what precedes the name: the organisation after an office.

    The name begins at a common given name or at a word of `spoken`, which stands beside a speech
    verb elsewhere, unless what precedes it is never an organisation's name in the text.
    """
    if _stands_apart(scene, run):
        return run
    given = _first_of(scene, run, scene.cues.given)
    said = _first_of(scene, run, spoken)
    latest = next((place for place in (given, said) if place is not None), run.last - 1)
    if given is not None and given > run.first and _follows_organisation(scene, run):
        return Run(first=given, last=run.last)
    for first in range(latest, run.first, -1):
        if _falls_apart(scene, run, first):
            return Run(first=first, last=run.last)
    if given == latest and latest - run.first > 1:
        return Run(first=_take_initials(scene, run.first, latest), last=run.last)
    if run.last - run.first > _LONGEST_UNKNOWN_NAME and given is None:
        return Run(first=run.last - _WORDS_OF_UNKNOWN_NAME, last=run.last)
    return run


def _stands_apart(scene: Scene, run: Run) -> bool:
    """Tell whether nothing before a run can be an organisation that it goes on with.

    So it is behind a comma or a title, and behind the field of a state's office.
    """
    if run.first == 0 or run.last - run.first > _LONGEST_UNKNOWN_NAME:
        return False
    before = scene.words[run.first - 1]
    if before.kind is WordKind.TITLE:
        return True
    gap = scene.text[before.span.end : scene.words[run.first].span.start]
    if gap != " " or before.kind is not WordKind.FIELD:
        return False
    first = find_phrase_start(scene.text, scene.words, run.first, frozenset())
    if first is None:
        return False
    phrase = scene.text[scene.words[first].span.start : before.span.end]
    return any(pattern.match(phrase) for pattern in scene.cues.state_offices)


def _first_of(scene: Scene, run: Run, names: frozenset[str]) -> int | None:
    places = range(run.first, run.last)
    return next((index for index in places if scene.words[index].text in names), None)


def _follows_organisation(scene: Scene, run: Run) -> bool:
    """Tell whether a run goes on an organisation's name ("Partai Nusa | Surya")."""
    if run.first == 0:
        return False
    before = scene.words[run.first - 1]
    gap = scene.text[before.span.end : scene.words[run.first].span.start]
    return before.kind is WordKind.ORGANISATION and gap == " "


def _take_initials(scene: Scene, start: int, first: int) -> int:
    while first > start and scene.words[first - 1].kind is WordKind.INITIAL:
        first -= 1
    return first


def _falls_apart(scene: Scene, run: Run, first: int) -> bool:
    """Tell whether the halves of a run also stand apart, as an organisation and a name do."""
    if any(scene.words[index].kind is WordKind.INITIAL for index in range(run.first, first)):
        return False
    whole = scene.text_of(run)
    prefix = scene.text_of(Run(first=run.first, last=first))
    name = scene.text_of(Run(first=first, last=run.last))
    # The whole stands in the text once at least, so that a name found once is not alone.
    named = len(scene.places.find(name)) if first < run.last - 1 else 0
    alone = named > 1 and named > scene.text.count(whole)
    return alone or _is_mostly_silent(scene, prefix, whole)


def _is_mostly_silent(scene: Scene, prefix: str, whole: str) -> bool:
    """Tell whether a phrase stands outside the whole name, and mostly beside no speech verb."""
    rest = whole.removeprefix(prefix)
    ends = [(start, start + len(prefix)) for start in scene.places.find(prefix)]
    outside = [place for place in ends if not scene.text.startswith(rest, place[1])]
    said = sum(scene.stands_by_speech(start, end) for start, end in outside)
    return said * 2 < len(outside)
