"""What stands beside a run of words and shows it a person: speech verbs, offices after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jalin.model import Span
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon
from jalin.text.persons.person_phrases import Run, skip_titles_back
from jalin.text.persons.person_places import PhrasePlaces
from jalin.text.persons.person_words import Word

_CUE_REACH = 60
_APPOSITION_REACH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCues:
    """Patterns of what stands beside names, and the common given names."""

    given: frozenset[str]
    said: tuple[re.Pattern[str], ...]
    says: re.Pattern[str]
    office_after: re.Pattern[str]
    alias: re.Pattern[str]
    state_offices: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One text with everything that tells persons apart."""

    text: str
    words: tuple[Word, ...]
    cues: PersonCues
    places: PhrasePlaces
    _spoken_at: dict[tuple[int, int], bool] = field(default_factory=dict, repr=False, compare=False)

    def stands_by_speech(self, start: int, end: int) -> bool:
        """Tell whether a speech verb stands right before or after what lies between two places."""
        known = self._spoken_at.get((start, end))
        if known is None:
            known = self.follows_cue(start) or self.precedes_cue(end)
            self._spoken_at[start, end] = known
        return known

    def span_of(self, run: Run) -> Span:
        """Give the characters of a run."""
        return Span(start=self.words[run.first].span.start, end=self.words[run.last - 1].span.end)

    def text_of(self, run: Run) -> str:
        """Give the text of a run."""
        return self.span_of(run).slice(self.text)

    def is_said_by(self, run: Run) -> bool:
        """Tell whether a speech verb or "menurut" stands before a run, titles between allowed."""
        first = skip_titles_back(self.text, self.words, run.first)
        return self.follows_cue(self.words[first].span.start)

    def follows_cue(self, start: int) -> bool:
        """Tell whether a speech verb or "menurut" stands right before a place."""
        left = self.text[max(0, start - _CUE_REACH) : start]
        return any(
            not left[cue.end() :].strip()
            for pattern in self.cues.said
            for cue in pattern.finditer(left)
        )

    def precedes_cue(self, end: int) -> bool:
        """Tell whether a speech verb has what ends at a place as its subject."""
        limit = end + _APPOSITION_REACH + _CUE_REACH
        return self.cues.says.match(self.text, end, limit) is not None

    def has_office_after(self, run: Run) -> bool:
        """Tell whether an office follows a run: after a comma, a bracket, "selaku"."""
        end = self.span_of(run).end
        return self.cues.office_after.match(self.text, end, end + _APPOSITION_REACH) is not None


def build_scene(text: str, words: Sequence[Word], lexicon: Lexicon) -> Scene:
    """Set the words of a text before the cues that tell persons."""
    return Scene(
        text=text, words=tuple(words), cues=_build_cues(lexicon), places=PhrasePlaces(text)
    )


@once_per_lexicon
def _build_cues(lexicon: Lexicon) -> PersonCues:
    def join(file: str, prefix: str) -> str:
        return "|".join(f"(?:{rule.pattern.pattern})" for rule in lexicon.rules(file, prefix))

    degree = join("titles", "title.degree")
    filler, active = join("speech", "speech.filler"), join("speech", "speech.active")
    office = rf"(?:{join('roles', 'role.modifier')})?\s*(?:{join('roles', 'role.head.')})"
    own = {"speech.after_quote_own", "speech.according_own"}
    return PersonCues(
        given=frozenset(lexicon.rules("person_names", "name.given")[0].words),
        said=tuple(
            rule.pattern
            for prefix in ("speech.after_quote", "speech.passive", "speech.according")
            for rule in lexicon.rules("speech", prefix)
            if rule.id not in own
        ),
        says=re.compile(
            rf"(?:{degree})*(?:\s*,[^.!?\n\"“]{{2,90}},)?(?:\s*(?:{filler}))*\s*,?\s*(?:{active})"
        ),
        office_after=re.compile(
            rf"(?:{degree})*(?:\s*,\s*|\s*\(|{join('roles', 'role.bridge_after')}){office}",
            re.IGNORECASE,
        ),
        alias=lexicon.rules("person_names", "name.alias")[0].pattern,
        state_offices=tuple(
            lexicon.rules("roles", name)[0].pattern for name in ("role.country_wide", "role.region")
        ),
    )
